// Pages through what is old enough, each page in a transaction of its own.
#include "modules/mail/jobs/retention.h"

#include "modules/mail/store/contact.h"

namespace mail::jobs {

void forget_contacts(platform::db::Database& database, base::Region region, base::Instant ended_before) {
  constexpr std::size_t kPage = 500;
  for (auto more = true; more;) {
    std::size_t n = 0;
    database.write_now([&](platform::db::Tx& tx) {
      auto const items = store::list_naming_people(tx, region, ended_before, kPage);
      for (auto const item : items) store::erase_contacts(tx, region, item);
      n = items.size();
      return n > 0;
    });
    more = n == kPage;
  }
}

}  // namespace mail::jobs
