// The ten nightly rules and from where on each of them speaks.
#pragma once
#include <array>
#include <string>

#include "base/units.h"
#include "modules/cost/cost.h"

namespace cost::rules {

/// @source clauses.md 3.6.2; features.md 3.6.2
enum class Rule {
  duplicate,        ///< the same event or the same expense is charged twice
  off_tariff,       ///< a unit price that the agreement in force does not have
  ghost_trip,       ///< charged for a trip that never ran
  split,            ///< expenses just under the limit of approval that together are above it
  off_day,          ///< office business on a day on which the side does not work
  round_sum,        ///< a large round sum
  sudden_change,    ///< a line costs much more or less than usual
  impossible_time,  ///< hand-overs of one vehicle nearer in time than the way between them allows
  weight_differs,   ///< charged weight and weight in custody differ
  count_differs     ///< events of a statement and signed events differ
};
DESCRIBE_ENUM(Rule, "A nightly rule.", "duplicate", "off_tariff", "ghost_trip", "split", "off_day", "round_sum",
              "sudden_change", "impossible_time", "weight_differs", "count_differs")
inline constexpr std::size_t kRules = 10;

/// What `value` counts: duplicate, split: days; off_tariff: 厘 of rounding for an event; round_sum: 厘 of which it is
/// a multiple; sudden_change, weight_differs: percent; impossible_time: km/h as the crow flies; count_differs: events.
/// What `floor_li` is: split: the limit of approval; else amounts below it are let pass.
struct Threshold {
  base::Id<struct ThresholdTag> id;  ///< 0: as installed
  OrganisationId organisation;
  Rule rule{};
  bool active{true};
  std::int64_t value{};
  base::Money floor_li;
  std::int64_t version{};
};
DESCRIBE(Threshold, "From where on a rule speaks.", FIELD(id, "key, 0: as installed"),
         FIELD(organisation, "for which side"), FIELD(rule, "which rule"), FIELD(active, "whether it is looked at"),
         FIELD(value, "in the unit of the rule"), FIELD(floor_li, "limit of approval, or what is let pass, 厘"),
         FIELD(version, "grows with every change"))

using Thresholds = std::array<Threshold, kRules>;

inline constexpr base::Money yuan(std::int64_t n) { return {n * 1000}; }

/// As installed.
inline Thresholds standard_thresholds(OrganisationId organisation) {
  constexpr std::array<std::pair<std::int64_t, base::Money>, kRules> kStandard{{
      {30, yuan(0)},        // duplicate
      {10, yuan(0)},        // off_tariff: a fen
      {0, yuan(0)},         // ghost_trip
      {7, yuan(5'000)},     // split
      {0, yuan(500)},       // off_day
      {1'000'000, yuan(5'000)},  // round_sum
      {50, yuan(1'000)},    // sudden_change
      {120, yuan(0)},       // impossible_time
      {5, yuan(0)},         // weight_differs
      {0, yuan(0)},         // count_differs
  }};
  Thresholds out;
  for (std::size_t i = 0; i < kRules; ++i) {
    out[i].organisation = organisation;
    out[i].rule = static_cast<Rule>(i);
    out[i].value = kStandard[i].first;
    out[i].floor_li = kStandard[i].second;
  }
  return out;
}

inline Threshold const& of(Thresholds const& all, Rule rule) { return all[static_cast<std::size_t>(rule)]; }

}  // namespace cost::rules
