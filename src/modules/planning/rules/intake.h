// The plan in force takes in bags that were sealed since it was made; nothing that is planned moves for them.
#pragma once
#include <cstddef>
#include <vector>

#include "modules/mail/mail.h"
#include "modules/planning/rules/assembly.h"
#include "modules/planning/rules/plan.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {

struct SealedBag {
  mail::Bag bag;
  std::vector<mail::BaggedMail> items;
  std::vector<std::string> products;
};

/// Loads of loose mail give way to the bags that their items went into: first those on the items' own
/// departure, then others of the relation. Each bag takes its best way with the room that is left, or stays
/// with a reason; it stands at the end of the plan's loads. The figures follow; the bound was of other mail
/// and is taken back until `prove` says a new one.
/// @param now  of the plan's day: what leaves before is missed
void take_in(DayPlan&, std::vector<SealedBag> const&, Settings const&, StationRules, base::ServiceTime now);

}  // namespace planning::rules
