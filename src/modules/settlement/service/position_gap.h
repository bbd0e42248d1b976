// What the prices that two sides talk about come to with what really happened: a period's events, priced
// twice.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/agreement/face/talked.h"
#include "modules/settlement/rules/position_gap.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

struct AskPositionGaps {
  agreement::ProspectKey prospect;
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskPositionGaps, "Which talks, and whose volume.", FIELD(prospect, "talks"),
         FIELD(first_day, "first day; left out with the last: of the last quarter").or_default(),
         FIELD(last_day, "last day").or_default())
struct PositionGaps {
  base::ServiceDate first_day, last_day;
  std::int64_t n_events{};
  std::string payer_name, payee_name;
  std::vector<rules::PositionGap> items;
};
DESCRIBE(PositionGaps, "Clauses under both sides' prices with the volume of a period.",
         FIELD(first_day, "first day"), FIELD(last_day, "last day"),
         FIELD(n_events, "signed events between the two; 0 where the other side has no account here"),
         FIELD(payer_name, "who would pay"), FIELD(payee_name, "who would be paid: the carrier"),
         FIELD(items, "clauses of which there was something; the others keep their estimate"))

/// For those whose talks they are; reads only.
/// @errors prospect_unknown, talks_out_of_reach, period_malformed, what engine/rating refuses
base::Result<PositionGaps> view_position_gaps(Look&, AskPositionGaps const&);

}  // namespace settlement::service
