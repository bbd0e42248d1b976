// The one division of a period by which it is priced and its promises are judged: months of each version.
#pragma once
#include <vector>

#include "modules/settlement/rules/facts.h"
#include "modules/settlement/rules/period.h"
#include "modules/settlement/rules/terms.h"

namespace settlement::rules {

/// A version's own days of a month of its cycle. Points into what it was made of.
struct VersionMonth {
  Terms const* terms{};
  MonthPart month;
  rating::Period counts;               ///< its days, as the tariff counts them
  std::vector<DayEvents const*> days;  ///< those with events on which it was in force, by time
};

/// By version, then month; without those in which a version was in force on no day.
/// @param terms  versions of one agreement, none overlapping another
std::vector<VersionMonth> version_months_of(std::vector<Terms> const& terms, Period const&,
                                            std::vector<DayEvents> const& days);

}  // namespace settlement::rules
