// Reads files, imports them as one command of the machine's operator, prints the report.
#include "modules/network/service/feed_tool.h"

#include <cstdio>
#include <filesystem>
#include <optional>

#include "modules/network/service/feed_import.h"
#include "platform/command/command_line.h"

namespace network::service {
namespace {

using platform::command::read_file;

gtfs::Files read_folder(std::filesystem::path const& path) {
  gtfs::Files files;
  for (auto const& entry : std::filesystem::directory_iterator{path})
    if (entry.is_regular_file()) files[entry.path().filename().string()] = read_file(entry.path());
  return files;
}

void print(char const* what, RecordChanges const& c) {
  std::printf("%-10s +%lld ~%lld -%lld =%lld\n", what, static_cast<long long>(c.added),
              static_cast<long long>(c.changed), static_cast<long long>(c.removed),
              static_cast<long long>(c.unchanged));
}

void print(ImportReport const& r) {
  for (auto const& f : r.faults)
    std::printf("%s %s:%lld %s %s「%s」 %s %s\n", base::to_name(f.severity), f.file.c_str(),
                static_cast<long long>(f.row), f.field.c_str(), f.code.c_str(), f.value.c_str(), f.zh.c_str(),
                f.en.c_str());
  print("agencies", r.agencies);
  print("stops", r.stops);
  print("lines", r.lines);
  print("calendars", r.calendars);
  print("shapes", r.shapes);
  print("trips", r.trips);
  std::printf("%s: %lld errors, %lld warnings\n", r.committed ? "imported" : "not imported",
              static_cast<long long>(r.errors), static_cast<long long>(r.warnings));
}

}  // namespace

int import_from_disk(platform::db::Database& database, base::Region region, base::Instant now,
                     std::string const& path) {
  auto const folder = std::filesystem::is_directory(path);
  auto const files = folder ? read_folder(path) : gtfs::Files{};
  auto const archive = folder ? std::string{} : read_file(path);
  std::optional<base::Result<ImportReport>> outcome;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    outcome.emplace(folder ? import_files(act, {}, files) : import_archive(act, {}, archive));
    return outcome->ok() && outcome->value().committed;
  });
  if (!outcome->ok()) {
    platform::command::print_refusal(outcome->refusal());
    return 1;
  }
  print(outcome->value());
  return outcome->value().committed ? 0 : 1;
}

}  // namespace network::service
