// S4: how long it takes to read a county's whole hash chain and to find that it holds, on SQLite.
//
//   journal_bench [ENTRIES]
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "platform/event/journal.h"
#include "testing/database.h"
#include "testing/temporary_folder.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace {

using namespace platform;
using Clock = std::chrono::steady_clock;

constexpr base::Region kRegion{530'190};

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

/// An event of the size that a scan leaves.
event::Event make_event(std::int64_t id) {
  event::Event e;
  e.id = {id};
  e.type = "mail.item_arrived";
  e.subject = "mail/item/" + std::to_string(7'000'000'000 + id);
  e.at = e.happened_at = {1'795'500'000'000 + id * 10};
  e.person = {7};
  e.hat = {70};
  e.organisation = {2};
  e.node = {id % 500 + 1};
  e.command = "01936f6e-0000-7000-8000-" + std::to_string(100'000'000'000 + id);
  e.data.text = R"({"id":")" + std::to_string(7'000'000'000 + id) +
                R"(","number":"KX20000000001","state":"here","receiver_name":"张**","weight_g":1250,"version":3})";
  return e;
}

void fill(db::Database& database, std::int64_t entries) {
  constexpr std::int64_t kPage = 10'000;
  for (std::int64_t id = 1; id <= entries; id += kPage)
    database.write_now([&](db::Tx& tx) {
      for (auto at = id; at < id + kPage && at <= entries; ++at) event::append(tx, kRegion, make_event(at));
      event::seal_waiting(tx, kRegion, event::HashKind::sha256, kPage);
      return true;
    });
}

}  // namespace

int main(int n, char** words) {
  auto const entries = n > 1 ? std::atoll(words[1]) : 1'000'000;
  testing_support::TemporaryFolder const folder;
  auto const database = db::open_sqlite({.file = folder.path() + "/bench.db"});
  database->migrate(schema::platform());
  auto begun = Clock::now();
  fill(*database, entries);
  std::printf("%lld entries sealed in %.1f s\n", entries, seconds_since(begun));
  begun = Clock::now();
  event::Verification found;
  database->read([&](db::Tx& tx) { found = event::verify(tx, kRegion, event::HashKind::sha256); });
  std::printf("%lld entries verified in %.2f s\n", static_cast<long long>(found.entries), seconds_since(begun));
  return found.first_break || found.entries != entries ? 1 : 0;
}
