// Commands through the bus: 64 submitters that wait for their answer, a row and an event each, the journal
// sealed beside.
//
//   command_bench [sqlite|postgres] [seconds] [submitters]
// PostgreSQL runs in a throw-away cluster with fsync off, so its figure tells the cost of the program, not of
// the disk.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>

#include "load.h"
#include "platform/command/bus.h"
#include "platform/event/relay.h"
#include "testing/database.h"
#include "testing/postgres.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace {

using namespace platform;
using Clock = std::chrono::steady_clock;

constexpr base::Region kRegion{411400};
constexpr db::Migration kItems[] = {{"bench", "001_item",
                                     "CREATE TABLE item (region BIGINT NOT NULL, id BIGINT NOT NULL, number "
                                     "TEXT NOT NULL, node BIGINT NOT NULL,"
                                     " PRIMARY KEY (region, id))"}};

struct Scan {
  std::string number;
  std::int64_t gross_g{};
};
DESCRIBE(Scan, "A scan.", FIELD(number, "item"), FIELD(gross_g, "grams"))

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::unique_ptr<db::Database> open(std::string_view engine, std::string const& folder) {
  if (engine == "postgres") return db::open_postgres({.url = testing_support::make_postgres_database()});
  return db::open_sqlite({.file = folder + "/bench.db"});
}

/// Submits its next command when the answer to the last one came.
class Submitter {
 public:
  Submitter(command::Bus& bus, std::atomic<std::uint64_t>& next, std::atomic<bool> const& stop,
            std::latch& ended)
      : bus_{bus}, next_{next}, stop_{stop}, ended_{ended} {}
  void submit() {
    if (stop_) return ended_.count_down();
    auto const n = next_++;
    started_ = Clock::now();
    command::Command c{
        base::Uuid::make_v7(now(), n * 0x9E3779B97F4A7C15, n), "POST /api/bench", "d", hat_, {}, {}};
    bus_.submit(
        std::move(c), [n](command::Act& act) { return store(act, n); },
        [this](command::Answer const& answer) { note(answer); });
  }
  bench::Histogram latency;
  std::int64_t failed{};

 private:
  static base::Result<std::string> store(command::Act& act, std::uint64_t n) {
    auto const id = act.make_id<base::Id<struct ItemTag>>();
    Scan const scan{"9800000" + std::to_string(n), 1500};
    act.tx.execute("INSERT INTO item (region, id, number, node) VALUES ($1, $2, $3, $4)",
                   {act.region, id, scan.number, 7});
    act.record("bench.scanned", "bench/item/" + std::to_string(id.value), {7}, scan);
    return std::string{"{}"};
  }
  void note(command::Answer const& answer) {
    latency.add(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started_).count());
    failed += answer.status != 200;
    submit();
  }

  command::Bus& bus_;
  std::atomic<std::uint64_t>& next_;
  std::atomic<bool> const& stop_;
  std::latch& ended_;
  Clock::time_point started_;
  std::shared_ptr<auth::Hat const> hat_ =
      std::make_shared<auth::Hat>(auth::Hat{.id = {1}, .region = kRegion, .person = {2}});
};

}  // namespace

int main(int argc, char** argv) {
  std::string_view const engine = argc > 1 ? argv[1] : "sqlite";
  auto const seconds = argc > 2 ? std::atoi(argv[2]) : 5;
  auto const count = argc > 3 ? std::atoi(argv[3]) : 64;
  testing_support::TemporaryFolder const folder;
  auto const database = open(engine, folder.path());
  database->migrate(schema::platform());
  database->migrate(kItems);
  event::Relay relay{*database, {}, {.holder = "bench", .clock = now}};
  command::Bus bus{*database, now};
  bus.on_committed([&relay] { relay.wake(); });

  std::atomic<std::uint64_t> next{1};
  std::atomic<bool> stop{false};
  std::latch ended{count};
  std::vector<std::unique_ptr<Submitter>> submitters;
  auto const start = Clock::now();
  for (int i = 0; i < count; ++i) submitters.push_back(std::make_unique<Submitter>(bus, next, stop, ended));
  for (auto const& s : submitters) s->submit();
  std::this_thread::sleep_for(std::chrono::seconds{seconds});
  stop = true;
  ended.wait();
  bench::Outcome total{.seconds = std::chrono::duration<double>(Clock::now() - start).count()};
  for (auto const& s : submitters) {
    total.latency.merge(s->latency);
    total.failed += s->failed;
  }
  total.ok = total.latency.count() - total.failed;
  bench::print((std::string{"commands, "} + std::string{engine}).c_str(), total);
  auto const settling = Clock::now();
  relay.settle();
  std::printf("journal sealed %.2f s after the last command\n",
              std::chrono::duration<double>(Clock::now() - settling).count());
}
