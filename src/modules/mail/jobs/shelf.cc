// Pages through what waits; a task that was asked before is not asked again.
#include "modules/mail/jobs/shelf.h"

#include "modules/mail/service/chore.h"
#include "modules/mail/service/notify.h"
#include "modules/mail/store/item.h"

namespace mail::jobs {

void look_at_shelves(platform::db::Database& database, base::Region region, base::Instant now) {
  auto const before = now.plus_ms(-kDaysBeforeCall * 86'400'000);
  constexpr std::int64_t kPage = 500;
  ItemId after;
  for (bool more = true; more;) {
    database.write_now([&](platform::db::Tx& tx) {
      auto const page = store::list_waiting_since(tx, region, before, after, kPage);
      for (auto const& item : page) {
        service::ask_about_shelf(tx, region, now, item);
        service::tell_waiting(tx, region, now, item);
      }
      more = std::ssize(page) == kPage;
      if (more) after = page.back().id;
      return true;
    });
  }
}

}  // namespace mail::jobs
