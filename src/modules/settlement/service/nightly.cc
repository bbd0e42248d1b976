// Acts in nobody's name, once an operating day.
#include "modules/settlement/service/nightly.h"

#include "modules/settlement/service/rating.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"

namespace settlement::service {

void rate_after_day_end(platform::db::Database& database, TermsBook const& book, base::Region region,
                        base::Instant now) {
  auto const today = base::service_date_of(now);
  bool done = false;
  database.read([&](Tx& tx) { done = store::was_rated_on(tx, region, today); });
  if (done) return;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    rate_all(act, book);
    store::mark_rated(act.tx, region, today);
    return true;
  });
}

}  // namespace settlement::service
