// Nothing is locked while the gateway thinks: a text that was withdrawn meanwhile keeps its later state.
#include "modules/message/jobs/texts.h"

#include "modules/message/store/text.h"

namespace message::jobs {

void send_texts(platform::db::Database& database, base::Region region, base::Instant now, Gateway const& gateway) {
  std::vector<rules::Text> due;
  database.read([&](Tx& tx) { due = store::list_due_texts(tx, region, now, 50); });
  for (auto& text : due) {
    auto const status = gateway(text);
    auto const after = rules::answered(std::move(text), status, now);
    database.write_now([&](Tx& tx) {
      if (!store::save_text(tx, region, after).ok()) return false;
      service::tell(tx, region, now, after);
      return true;
    });
    if (status == 0) return;  // it is away: the others need not wait for it one by one
  }
}

void forget_texts(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    store::erase_old_texts(tx, region, now.plus_ms(-rules::kTextDays * 86'400'000), now);
    return true;
  });
}

}  // namespace message::jobs
