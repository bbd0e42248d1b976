// R4, R8: a county's large database: how soon it serves again after a kill, and how long a copy of it takes.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "crash.h"
#include "platform/db/sqlite.h"
#include "testing/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }
double gib(std::string const& file) { return static_cast<double>(fs::file_size(file)) / 1073741824; }

/// Old scans, as years of work leave them.
void fill(std::string const& file, double wanted_gib) {
  auto const database = platform::db::open_sqlite({.file = file, .readers = 1});
  for (std::int64_t id = 1; gib(file) < wanted_gib;)
    database->write_now([&](platform::db::Tx& tx) {
      for (auto const end = id + 50'000; id < end; ++id)
        tx.execute("INSERT INTO mail_scan (region, id, item, bag, action, node, waybill, person, hat, at, happened_at,"
                   " note) VALUES ($1, $2, $3, 0, 'arrive', $4, 0, 7, 7, $5, $5, $6)",
                   {1, id, id * 7919 % 100'000'000, id % 500, 1'700'000'000'000 + id * 100, "老记录"});
      return true;
    });
}

}  // namespace

/// usage: restart_bench [GIB]
int main(int n, char** words) {
  testing_support::TemporaryFolder const folder;
  auto const file = folder.path() + "/yidao.db";
  auto founded = faults::found_county(folder.path(), "");
  fill(file, n > 1 ? std::atof(words[1]) : 2.0);
  faults::CrashedCounty county{std::move(founded), 1};
  for (int i = 0; i < 3; ++i) {
    county.work_until_struck([&] { county.kill_server(); });
    county.server().process().wait();
    auto const log = gib(file + "-wal");
    auto const begun = Clock::now();
    county.start_again();
    std::printf("%.1f GiB, log of %.0f MiB: serves %.2f s after it was killed and started\n", gib(file), log * 1024,
                seconds_since(begun));
    std::fflush(stdout);
  }
  auto const begun = Clock::now();
  platform::db::copy_sqlite(file, folder.path() + "/copy.db");
  std::printf("copied in %.1f s, beside the server\n", seconds_since(begun));
}
