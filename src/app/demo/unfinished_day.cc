// The copy has its day in its name: "unfinished-20261120.db".
#include "app/demo/unfinished_day.h"

#include <charconv>
#include <filesystem>
#include <optional>

#include "platform/db/sqlite.h"

namespace app::demo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "unfinished-", kSuffix = ".db";

fs::path copy_of(ProgramOptions const& options, base::ServiceDate day) {
  return fs::path{options.data_dir} /
         (std::string{kPrefix} + std::to_string(day.yyyymmdd) + std::string{kSuffix});
}

std::optional<base::ServiceDate> day_of(std::string const& name) {
  if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix)) return {};
  base::ServiceDate day;
  auto const* const end = name.data() + name.size() - kSuffix.size();
  auto const read = std::from_chars(name.data() + kPrefix.size(), end, day.yyyymmdd);
  if (read.ptr != end || read.ec != std::errc{}) return {};
  return day;
}

std::vector<base::ServiceDate> list_kept(ProgramOptions const& options) {
  std::vector<base::ServiceDate> out;
  if (!can_take_back(options) || !fs::exists(options.data_dir)) return out;
  for (auto const& entry : fs::directory_iterator{options.data_dir})
    if (auto const day = day_of(entry.path().filename().string())) out.push_back(*day);
  return out;
}

/// Whether somebody worked with the data after that day, so that taking it back would lose their work.
bool was_lived_in_after(ProgramOptions const& options, base::ServiceDate day) {
  std::optional<std::int64_t> at;
  platform::app::open_database(options)->read(
      [&at](platform::db::Tx& tx) { at = tx.find_integer("SELECT max(at) FROM journal_event"); });
  return at && base::service_date_of({*at}) > day;
}

void put_in_place(ProgramOptions const& options, base::ServiceDate day) {
  fs::path const file = fs::path{options.data_dir} / "yidao.db";
  // The log belongs to the file that goes: with the copy it would be read as the copy's.
  for (auto const* log : {"-wal", "-shm"}) fs::remove(file.string() + log);
  fs::rename(copy_of(options, day), file);
}

}  // namespace

bool can_take_back(ProgramOptions const& options) { return options.database_url.empty(); }

void keep_morning(ProgramOptions const& options, base::ServiceDate day) {
  if (!can_take_back(options)) return;
  fs::remove(copy_of(options, day));
  platform::db::copy_sqlite(options.data_dir + "/yidao.db", copy_of(options, day));
}

void forget_morning(ProgramOptions const& options, base::ServiceDate day) {
  if (can_take_back(options)) fs::remove(copy_of(options, day));
}

void take_back_unfinished(ProgramOptions const& options) {
  for (auto const day : list_kept(options))
    if (was_lived_in_after(options, day))
      forget_morning(options, day);
    else
      put_in_place(options, day);
}

}  // namespace app::demo
