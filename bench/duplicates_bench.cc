// R3: a million requests of 400,000 commands in any order through the bus on SQLite; each command acts once.
//
//   duplicates_bench [REQUESTS]
// What a command does cannot be done twice unseen: it adds one to a counter and answers the sum.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <latch>
#include <memory>
#include <random>
#include <vector>

#include "platform/command/bus.h"
#include "platform/event/journal.h"
#include "platform/event/relay.h"
#include "testing/database.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace {

using namespace platform;
using Clock = std::chrono::steady_clock;

constexpr base::Region kRegion{411400};
constexpr int kSubmitters = 64;
constexpr db::Migration kTables[] = {
    {"bench", "001_counter",
     "CREATE TABLE counter (region BIGINT NOT NULL, id BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY "
     "(region, id));"
     "CREATE TABLE done (region BIGINT NOT NULL, command BIGINT NOT NULL, n BIGINT NOT NULL,"
     " PRIMARY KEY (region, n))"}};

struct Counted {
  std::int64_t command{}, n{};
};
DESCRIBE(Counted, "A command and the counter after it.", FIELD(command, "which"), FIELD(n, "the counter"))

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

/// Command 0, 1, 2 … each twice or three times, all shuffled.
std::vector<std::uint32_t> shuffled(std::size_t requests) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t command = 0; order.size() < requests; ++command)
    order.insert(order.end(), 2 + command % 2, command);
  std::shuffle(order.begin(), order.end(), std::minstd_rand{1});
  return order;
}

class Storm {
 public:
  Storm(command::Bus& bus, std::vector<std::uint32_t> order)
      : bus_{bus},
        order_{std::move(order)},
        commands_{1 + *std::ranges::max_element(order_)},
        answers_(commands_) {}

  void blow() {
    for (int i = 0; i < kSubmitters; ++i) submit();
    ended_.wait();
  }
  std::size_t requests() const { return order_.size(); }
  std::uint32_t commands() const { return commands_; }
  std::int64_t failed() const { return failed_; }
  std::int64_t differed() const { return differed_; }

 private:
  /// The next one when the answer to the last one came.
  void submit() {
    auto const at = next_++;
    if (at >= order_.size()) return ended_.count_down();
    auto const n = order_[at];
    command::Command c{base::Uuid::make_v7({1'795'500'000'000}, n * 0x9E3779B97F4A7C15, n),
                       "POST /api/bench",
                       "d",
                       hat_,
                       {},
                       {}};
    bus_.submit(
        std::move(c), [n](command::Act& act) { return count(act, n); },
        [this, n](command::Answer const& answer) {
          take(n, answer);
          submit();
        });
  }
  static base::Result<std::string> count(command::Act& act, std::uint32_t command) {
    Counted const done{command, act.tx
                                    .find_integer("INSERT INTO counter (region, id, n) VALUES ($1, 1, 1)"
                                                  " ON CONFLICT (region, id) DO UPDATE SET n = counter.n + 1"
                                                  " RETURNING n",
                                                  {act.region})
                                    .value()};
    act.tx.insert("done", act.region, done);
    act.record("bench.counted", "bench/command", {7}, done);
    return json::render(done);
  }
  void take(std::uint32_t n, command::Answer const& answer) {
    Counted done;
    if (answer.status != 200 || !json::decode(answer.body, done).empty()) {
      ++failed_;
      return;
    }
    std::int64_t first = 0;
    if (!answers_[n].compare_exchange_strong(first, done.n) && first != done.n) ++differed_;
  }

  command::Bus& bus_;
  std::vector<std::uint32_t> order_;
  std::uint32_t commands_;
  std::vector<std::atomic<std::int64_t>> answers_;
  std::atomic<std::size_t> next_{};
  std::atomic<std::int64_t> failed_{}, differed_{};
  std::latch ended_{kSubmitters};
  std::shared_ptr<auth::Hat const> hat_ =
      std::make_shared<auth::Hat>(auth::Hat{.id = {1}, .region = kRegion, .person = {2}});
};

bool check(db::Database& database, Storm const& storm) {
  std::int64_t counter{}, done{}, outcomes{}, events{}, broken{};
  database.read([&](db::Tx& tx) {
    counter = tx.find_integer("SELECT n FROM counter WHERE region = $1", {kRegion}).value_or(0);
    done =
        tx.find_integer("SELECT count(DISTINCT command) FROM done WHERE region = $1", {kRegion}).value_or(0);
    outcomes =
        tx.find_integer("SELECT count(*) FROM command_outcome WHERE region = $1", {kRegion}).value_or(0);
    auto const chain = event::verify(tx, kRegion, event::HashKind::sha256);
    events = chain.entries;
    broken = chain.first_break.has_value() + chain.waiting;
  });
  std::printf("  counter %ld, commands in it %ld, stored outcomes %ld, events in the chain %ld\n", counter,
              done, outcomes, events);
  std::printf("  requests failed %ld, answered otherwise than the first time %ld, chain faults %ld\n",
              storm.failed(), storm.differed(), broken);
  auto const n = static_cast<std::int64_t>(storm.commands());
  return counter == n && done == n && outcomes == n && events == n &&
         storm.failed() + storm.differed() + broken == 0;
}

}  // namespace

int main(int argc, char** argv) {
  auto const requests = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  testing_support::TemporaryFolder const folder;
  auto const database = db::open_sqlite({.file = folder.path() + "/bench.db"});
  database->migrate(schema::platform());
  database->migrate(kTables);
  event::Relay relay{*database, {}, {.holder = "bench", .clock = now}};
  command::Bus bus{*database, now};
  bus.on_committed([&relay] { relay.wake(); });
  Storm storm{bus, shuffled(requests)};
  auto const start = Clock::now();
  storm.blow();
  auto const seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::printf("%zu requests of %u commands in %.1f s: %.0f/s\n", storm.requests(), storm.commands(), seconds,
              static_cast<double>(storm.requests()) / seconds);
  relay.settle();
  auto const good = check(*database, storm);
  std::puts(good ? "  each command acted once" : "  A COMMAND WAS LOST OR ACTED TWICE");
  return good ? 0 : 1;
}
