// The outbox over the database.
#include "modules/tracking/service/superior.h"

#include <algorithm>

#include "modules/tracking/store/terminal.h"

namespace tracking::service {
namespace {

constexpr std::int64_t kRows = 200;
constexpr std::size_t kReports = 2'000;  // some 200 KB of messages

/// From the front, as many rows as a parcel takes.
void cut_to_parcel(std::vector<store::Forward>& rows) {
  std::size_t n = 0, reports = 0;
  while (n < std::min<std::size_t>(rows.size(), kRows) &&
         (n == 0 || reports + rows[n].reports.size() <= kReports))
    reports += rows[n++].reports.size();
  rows.resize(n);
}

class BooksOfForwards final : public Outbox {
 public:
  BooksOfForwards(platform::db::Database& database, base::Region region, std::function<base::Instant()> clock,
                  jtt::platform::Revision revision)
      : database_{database}, region_{region}, clock_{std::move(clock)}, revision_{revision} {}

  std::vector<Waiting> next(std::vector<store::ForwardId> const& on_their_way) override {
    std::vector<Waiting> out;
    database_.read([&](Tx& tx) {
      out.clear();
      auto rows = store::list_forward(tx, region_, kRows + std::ssize(on_their_way));
      std::erase_if(rows, [&](auto const& row) {
        return std::ranges::find(on_their_way, row.id) != on_their_way.end();
      });
      cut_to_parcel(rows);
      for (auto const& row : rows) out.push_back(waiting(tx, row));
    });
    return out;
  }

  void erase(std::vector<store::ForwardId> const& ids) override {
    database_.write_now([&](Tx& tx) {
      store::erase_forward(tx, region_, ids);
      return true;
    });
  }

  void keep(std::vector<jtt::platform::PostQuestion> const& asked) override {
    database_.write_now([&](Tx& tx) {
      for (auto const& q : asked) take_question(tx, region_, clock_(), q);
      return true;
    });
  }
  std::vector<WaitingAnswer> answers() override {
    std::vector<WaitingAnswer> out;
    database_.read([&](Tx& tx) { out = list_answers(tx, region_, revision_); });
    return out;
  }
  void note_sent(std::vector<QuestionId> const& ids) override {
    database_.write_now([&](Tx& tx) {
      service::note_sent(tx, region_, clock_(), ids);
      return true;
    });
  }

  base::Instant now() const override { return clock_(); }

 private:
  Waiting waiting(Tx& tx, store::Forward const& row) const {
    auto const terminal = store::find_by_vehicle(tx, region_, row.vehicle);
    return {row.id, row.vehicle, terminal ? terminal->number : "",
            rules::told_of(row.reports, clock_(), revision_)};
  }

  platform::db::Database& database_;
  base::Region region_;
  std::function<base::Instant()> clock_;
  jtt::platform::Revision revision_;
};

}  // namespace

std::unique_ptr<Outbox> open_outbox(platform::db::Database& database, base::Region region,
                                    std::function<base::Instant()> clock, jtt::platform::Revision revision) {
  return std::make_unique<BooksOfForwards>(database, region, std::move(clock), revision);
}

Watcher forwarding() {
  return [](Tx& tx, base::Region region, std::string const& vehicle, std::span<Watched const> fresh) {
    auto const received_at = fresh.back().report.received_at;
    store::Forward row{{base::ids_of_thread().next(received_at.ms)}, vehicle, received_at, {}};
    for (auto const& watched : fresh) row.reports.push_back(watched.report);
    store::insert_forward(tx, region, row);
  };
}

}  // namespace tracking::service
