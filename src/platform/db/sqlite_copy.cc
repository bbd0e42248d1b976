// SQLite's own copier under a snapshot that is held from its first page to its last.
//
// A copier without a snapshot begins again after every commit of another connection, and never ends on a busy county.
// The snapshot keeps the writer's log from being used again from its beginning, so the log grows meanwhile.
#include "platform/db/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "platform/db/sqlite_connection.h"

namespace platform::db {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Pages between two pauses.
constexpr int kStepPages = 500;
/// Steps after which what was written goes to disk, so that no long flush holds up the writer's short ones.
constexpr int kFlushEvery = 8;

void flush(std::string const& path) {
  auto const fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  auto const failed = fd < 0 || fsync(fd) != 0;
  std::string const why = std::strerror(errno);
  if (fd >= 0) close(fd);
  if (failed) throw std::runtime_error("backup: " + path + ": " + why);
}

void copy_pages(std::string const& file, std::string const& target, std::function<bool()> const& stopping) {
  SqliteConnection source{file, SqliteConnection::Use::read};
  SqliteConnection copy{target, SqliteConnection::Use::write};
  copy.script("PRAGMA journal_mode = OFF");  // a copy that was not finished is thrown away
  copy.script("PRAGMA synchronous = OFF");   // flushed here
  source.script("BEGIN");
  source.script("SELECT count(*) FROM sqlite_schema");
  auto* const pages = sqlite3_backup_init(copy.handle(), "main", source.handle(), "main");
  if (!pages) throw std::runtime_error(std::string{"backup: "} + sqlite3_errmsg(copy.handle()));
  auto step = SQLITE_OK;
  for (int n = 1; step == SQLITE_OK || step == SQLITE_BUSY; ++n) {
    auto const begun = Clock::now();
    step = stopping && stopping() ? SQLITE_INTERRUPT : sqlite3_backup_step(pages, kStepPages);
    if (n % kFlushEvery == 0) flush(target);
    if (step != SQLITE_DONE) std::this_thread::sleep_for(Clock::now() - begun);
  }
  sqlite3_backup_finish(pages);
  if (step != SQLITE_DONE) throw std::runtime_error(std::string{"backup: "} + sqlite3_errstr(step));
}

}  // namespace

void copy_sqlite(std::string const& file, std::string const& target, std::function<bool()> const& stopping) {
  if (fs::exists(target)) throw std::runtime_error("backup: " + target + " exists already");
  auto const part = target + ".part";
  fs::remove(part);
  try {
    copy_pages(file, part, stopping);
    flush(part);
    fs::rename(part, target);
    auto const folder = fs::path{target}.parent_path();
    flush(folder.empty() ? "." : folder.string());
  } catch (...) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw;
  }
}

}  // namespace platform::db
