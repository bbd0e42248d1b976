// One transaction for everything that a turn of the gateway has accepted.
#include "modules/tracking/service/books.h"

#include "modules/tracking/rules/electronic_waybill.h"
#include "modules/tracking/rules/medium.h"
#include "modules/tracking/service/command.h"
#include "modules/tracking/service/electronic_waybill.h"
#include "modules/tracking/store/command.h"
#include "modules/tracking/store/intake.h"
#include "modules/tracking/store/medium.h"
#include "modules/tracking/store/quarantine.h"
#include "modules/tracking/store/terminal.h"
#include "modules/tracking/store/upload.h"
#include "platform/documents/encoding.h"
#include "platform/json/json.h"

namespace tracking::service {
namespace {

Outgoing to_outgoing(rules::TerminalCommand const& c) {
  rules::Parameters p;
  platform::json::decode(c.parameters.text, p);
  auto const gbk = platform::documents::to_gb18030(c.kind == rules::CommandKind::set_area ? p.area.name : p.text);
  for (auto& one : p.set) one.text = platform::documents::to_gb18030(one.text);
  return {c.id, c.terminal, rules::to_order(c.kind, p, gbk, false), rules::to_order(c.kind, p, gbk, true)};
}

class DatabaseBooks final : public Books {
 public:
  DatabaseBooks(platform::db::Database& database, base::Region region, std::function<base::Instant()> clock)
      : database_{database}, region_{region}, clock_{std::move(clock)}, seen_until_{clock_()} {}

  std::optional<Known> find(std::string_view number) override {
    std::optional<Known> out;
    database_.read([&](Tx& tx) {
      auto const t = store::find_by_number(tx, region_, number);
      if (t)
        out = Known{t->id,           t->version,      t->number,           t->vehicle,
                    t->organisation, t->is_forwarder, store::open_code(*t), t->device};
    });
    return out;
  }

  News news(std::string const& gateway) override {
    constexpr std::int64_t kCommands = 500, kOverlapMs = 5'000;
    News out;
    auto const since = seen_until_.plus_ms(-kOverlapMs);  // a change is committed a little after its time
    auto const now = clock_();
    database_.read([&](Tx& tx) {
      for (auto const& t : store::list_changed(tx, region_, since)) out.changed.push_back({t.id, t.version});
      out.elsewhere = store::list_links_elsewhere(tx, region_, gateway, since);
      for (auto const& c : store::list_queued(tx, region_, kCommands)) out.queued.push_back(to_outgoing(c));
    });
    seen_until_ = now;
    return out;
  }

  void store(std::shared_ptr<Group const> group, std::function<void(bool)> done) override {
    database_.write(
        [this, group](Tx& tx) {
          write(tx, *group);
          return true;
        },
        [done = std::move(done)](std::exception_ptr error) { done(!error); });
  }

  void end_links(std::string const& gateway) override {
    database_.write_now([&](Tx& tx) {
      store::end_links(tx, region_, gateway, clock_());
      return true;
    });
  }

  base::Instant now() const override { return clock_(); }

 private:
  void write(Tx& tx, Group const& g) {
    auto const now = clock_();
    if (g.n_reports > 0)
      store::insert_intake(tx, region_, {base::ids_of_thread().next(now.ms)}, g.n_reports, g.reports);
    for (auto u : g.uploads) {
      u.id = {base::ids_of_thread().next(now.ms)};
      if (auto const waybill = rules::waybill_of(u)) tell_waybill(tx, region_, now, *waybill);
      if (auto const medium = rules::medium_of(u))
        store::insert_medium(tx, region_, *medium, rules::data_of(u));
      else
        store::insert_upload(tx, region_, u);
    }
    for (auto q : g.quarantined) {
      q.id = {base::ids_of_thread().next(now.ms)};
      store::insert_quarantined(tx, region_, q);
    }
    for (auto const& link : g.links) store::put_link(tx, region_, link);
    for (auto const& s : g.shown) store::note_shown(tx, region_, s.id, s.raw_number, s.is_2019, s.device);
    for (auto const& move : g.moves) move_command(tx, region_, now, move);
  }

  platform::db::Database& database_;
  base::Region region_;
  std::function<base::Instant()> clock_;
  base::Instant seen_until_;
};

}  // namespace

std::unique_ptr<Books> open_books(platform::db::Database& database, base::Region region,
                                  std::function<base::Instant()> clock) {
  return std::make_unique<DatabaseBooks>(database, region, std::move(clock));
}

}  // namespace tracking::service
