// Writes numbered rows through platform/db until its power is lost, and names each row when it is said to be durable.
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <random>
#include <string>

#include "power_table.h"

namespace {

using platform::db::Database;
using platform::db::Tx;

constexpr int kUnderWayMax = 12;

void write_row(Database& database, std::int64_t id, std::string const& bytes, std::function<void(bool)> done) {
  database.write(
      [id, bytes](Tx& tx) {
        tx.execute("INSERT INTO power_row (id, bytes) VALUES ($1, $2)", {id, bytes});
        tx.execute("UPDATE power_count SET n = n + 1", {});
        return true;
      },
      [done](std::exception_ptr error) { done(!error); });
}

std::int64_t last_row(Database& database) {
  std::int64_t last = 0;
  database.read([&](Tx& tx) { last = tx.find_integer("SELECT max(id) FROM power_row").value_or(0); });
  return last;
}

}  // namespace

/// usage: power_writer FILE SEED
int main(int, char** words) {
  auto const database = faults::open_power_table(words[1]);
  std::mt19937 chance{static_cast<unsigned>(std::stoul(words[2]))};
  std::mutex mutex;
  std::condition_variable wake;
  int under_way = 0;
  for (auto id = last_row(*database) + 1; id < 1'000'000; ++id) {
    std::unique_lock lock{mutex};
    wake.wait(lock, [&] { return under_way < kUnderWayMax; });
    ++under_way;
    lock.unlock();
    write_row(*database, id, std::string(chance() % 3000, 'x'), [&, id](bool stored) {
      auto const line = std::to_string(id) + "\n";
      if (stored && write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(1);
      std::lock_guard const guard{mutex};
      --under_way;
      wake.notify_one();
    });
  }
}
