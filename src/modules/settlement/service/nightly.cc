// In nobody's name, by the clock.
#include "modules/settlement/service/nightly.h"

#include "modules/settlement/service/batch_rating.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"

namespace settlement::service {

void rate_after_day_end(platform::db::Database& database, TermsBook const& book, base::Region region,
                        base::Instant now) {
  auto const today = base::service_date_of(now);
  bool done = false;
  database.read([&](Tx& tx) { done = store::was_rated_on(tx, region, today); });
  if (done) return;
  rate_all(database, book, region, now);
  database.write_now([&](Tx& tx) {
    store::mark_rated(tx, region, today);
    return true;
  });
}

void raise_recent_losses(platform::db::Database& database, TermsBook const& book, LossPolicy const& policy,
                         base::Region region, base::Instant now) {
  auto const today = base::service_date_of(now);
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    auto const before = raise_decided(act, book, policy, base::add_days(today, -1));
    return before + raise_decided(act, book, policy, today) > 0;
  });
}

}  // namespace settlement::service
