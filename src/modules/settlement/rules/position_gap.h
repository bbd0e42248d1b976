// Prices under negotiation, rated side by side with the events of a period.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/face/talked.h"
#include "modules/settlement/rules/bill.h"

namespace settlement::rules {

/// A clause under both sides' prices.
struct PositionGap {
  agreement::ConditionKey condition;
  std::int64_t quantity{};  ///< in units of the engine; of a penalty or a bonus the incidents
  std::int64_t n_events{};
  base::Money ours_li, theirs_li;  ///< of the period, without tax
  base::Money monthly_gap_li;      ///< theirs less ours for 30 days of it
};
DESCRIBE(PositionGap, "A clause under both sides' prices.", FIELD(condition, "which"),
         FIELD(quantity, "items, bags, trips, grams, metres, days of service, 厘, or incidents"),
         FIELD(n_events, "events behind it"), FIELD(ours_li, "of the period by our price, 厘"),
         FIELD(theirs_li, "by theirs, 厘"), FIELD(monthly_gap_li, "theirs less ours for 30 days, 厘"))

/// The last whole quarter of the calendar before a day.
Period quarter_before(base::ServiceDate);

/// Each clause counts all that it speaks of, as if there were no other: of two that count the same, each has
/// its sum. Month by month, so that tiers, guarantees and caps count as in statements. Clauses of which
/// nothing happened are left out. @errors what engine/rating refuses
base::Result<std::vector<PositionGap>> gaps_of(std::vector<agreement::TalkedPrice> const&, Sides const&,
                                               Period const&, std::vector<DayEvents> const&, Keys const&);

}  // namespace settlement::rules
