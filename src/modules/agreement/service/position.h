// Use cases of conditions and of both sides' positions on them.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/rules/position.h"
#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct SaveCondition {
  rules::ProspectId prospect;
  rules::ConditionId condition;
  rules::ConditionKind kind{};
  std::string name;
  Basis basis{};
  Link link{};
  Way way{};
  Place place{};
  Measure measure{};
  Incident incident{};
  std::int64_t monthly{};
  bool dropped{};
  std::int64_t version{1};
};
DESCRIBE(SaveCondition, "Writes a condition down, or corrects one.", FIELD(prospect, "of which talks"),
         FIELD(condition, "which; 0: a new one").or_default(), FIELD(kind, "field of the agreement; stays"),
         FIELD(name, "what it is about").longest(60).or_default(),
         FIELD(basis, "what is counted").or_default(), FIELD(link, "part of the way").or_default(),
         FIELD(way, "direction").or_default(), FIELD(place, "kind of node").or_default(),
         FIELD(measure, "what is measured").or_default(), FIELD(incident, "what is fined").or_default(),
         FIELD(monthly, "expected a month, in units of the price; of a revenue share 厘")
             .at_least(0)
             .at_most(1'000'000'000'000)
             .or_default(),
         FIELD(dropped, "no longer talked about").or_default(),
         FIELD(version, "version that was seen").or_default())
struct StatePosition {
  rules::ProspectId prospect;
  rules::ConditionId condition;
  rules::PositionSide side{};
  std::int64_t value{}, until{};
  std::vector<TariffTier> further;
  TierMode tier_mode{};
  base::Money guarantee_li{}, cap_li{};
  std::string text;
};
DESCRIBE(StatePosition, "Writes down what a side says to a condition.", FIELD(prospect, "of which talks"),
         FIELD(condition, "to what"), FIELD(side, "whose"),
         FIELD(value, "in the unit of the condition's kind").or_default(),
         FIELD(until, "end of a window, seconds of the day").or_default(),
         FIELD(further, "of a tariff: prices beyond the first, which is the value").longest(19).or_default(),
         FIELD(tier_mode, "how tiers count").or_default(),
         FIELD(guarantee_li, "at least, 厘 a month; 0: none").at_least(0).or_default(),
         FIELD(cap_li, "at most, 厘 a month; 0: no cap").at_least(0).or_default(),
         FIELD(text, "in words").longest(400).or_default())
/// The position matrix 立场表.
struct Matrix {
  std::vector<rules::MatrixRow> rows;
  base::Money gap_li;
  std::int64_t n_agreed{}, n_unstated{};
  std::vector<rules::Position> said;
};
DESCRIBE(Matrix, "Both sides' positions by clause.", FIELD(rows, "clauses in order"),
         FIELD(gap_li, "sum of the gaps of a month in 厘, of clauses that are talked about"),
         FIELD(n_agreed, "clauses on which both say the same"),
         FIELD(n_unstated, "clauses on which a side is silent"),
         FIELD(said, "every position, in order of time"))

/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, condition_unknown, changed_meanwhile,
/// condition_name_missing, monthly_missing
base::Result<rules::Condition> save_condition(Act&, SaveCondition const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, condition_unknown, position_out_of_range,
/// window_reversed, position_text_missing
base::Result<rules::Position> state_position(Act&, StatePosition const&);
/// All prices of a position, from the first on.
std::vector<TariffTier> tiers_of(rules::Position const&);
/// @errors those of rating
base::Result<Matrix> matrix_of(Tx&, base::Region, rules::ProspectId);

}  // namespace agreement::service
