// Looks whether it is a demo and nothing else, then moves it.
#include "app/demo/clear.h"

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "app/demo/demo.h"
#include "platform/app/backups.h"
#include "platform/db/aside.h"
#include "platform/event/checkpoint.h"

namespace app::demo {
namespace {

namespace fs = std::filesystem;

int refuse(std::string const& why) {
  std::fprintf(stderr, "yidao: nothing was cleared: %s\n", why.c_str());
  return 1;
}

/// "20261125T131500Z"
std::string name_of_now() {
  using namespace std::chrono;
  auto const ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  auto const name = platform::app::backup_name({ms});
  return name.substr(name.find('-') + 1, 16);
}

/// Why this is no demo; "" when it is one. Its region is that of no county, so nothing else can lie there.
std::string why_no_demo(platform::db::Database& database) {
  std::vector<base::Region> regions;
  database.read([&](platform::db::Tx& tx) { regions = platform::event::list_regions(tx); });
  if (regions.empty()) return "the database is empty";
  for (auto const region : regions)
    if (region.value != kDemoRegion)
      return "the database holds the county " + std::to_string(region.value) + ", which is no demo";
  return {};
}

/// The file with what belongs to it, and its copies: none of them may be taken for the real county's.
void move_files(fs::path const& data, fs::path const& aside) {
  fs::create_directory(aside);
  fs::permissions(aside, fs::perms::owner_all);
  for (auto const* name : {"yidao.db", "yidao.db-wal", "yidao.db-shm", "backup"})
    if (fs::exists(data / name)) fs::rename(data / name, aside / name);
}

}  // namespace

int clear(ProgramOptions const& options, std::string const& typed) {
  if (typed != kDemoCounty)
    return refuse(std::string{"type the county's name to confirm: --county "} + kDemoCounty);
  auto const is_file = options.database_url.empty();
  if (is_file && !fs::exists(options.data_dir + "/yidao.db")) return refuse("no database in " + options.data_dir);
  // A server that writes the file is noticed here, before anything has moved.
  if (auto const why = why_no_demo(*platform::app::open_database(options)); !why.empty()) return refuse(why);
  auto const now = name_of_now();
  auto const aside = is_file ? options.data_dir + "/demo-" + now : "demo_" + now;
  if (is_file) move_files(options.data_dir, aside);
  else platform::db::set_aside_postgres(options.database_url, aside);
  std::printf("The demo county lies in %s%s now; delete it when nobody needs it. Keys and certificates stay.\n"
              "The real county begins with: yidao begin COACH_COMPANY POST --region NNNNNN (six digits of GB/T 2260)\n",
              is_file ? "" : "schema ", aside.c_str());
  return 0;
}

}  // namespace app::demo
