// Reads the file, stores it on behalf of the machine's operator, prints the report.
#include "modules/mail/service/manifest_tool.h"

#include <cstdio>
#include <filesystem>
#include <optional>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/manifest.h"
#include "modules/mail/service/signing.h"
#include "modules/mail/service/timetable.h"
#include "platform/command/command_line.h"

namespace mail::service {
namespace {

base::Result<ManifestWork> read_work(platform::db::Tx& tx, base::Region region, ManifestFile const& file,
                                     std::string const& bytes) {
  auto const node = find_place(tx, region, file.node_code);
  if (!node) return base::refuse(refusal::node_unknown, file.node_code);
  auto read = TRY(read_manifest(tx, region, bytes));
  auto const number = std::filesystem::path{file.path}.stem().string().substr(0, 64);
  return ManifestWork{number, node->id, std::move(read.rows), read.report.faulty,
                      std::move(read.report.faults)};
}

void print(ManifestDone const& done) {
  for (auto const& f : done.faults)
    std::printf("row %lld %s %s: %s %s\n", static_cast<long long>(f.row), f.column.c_str(), f.title.c_str(),
                f.message_zh.c_str(), f.message_en.c_str());
  std::printf("added %lld, known %lld, refused %lld, faulty %lld\n", static_cast<long long>(done.added),
              static_cast<long long>(done.known), static_cast<long long>(done.refused),
              static_cast<long long>(done.faulty));
}

}  // namespace

int import_from_disk(platform::db::Database& database, base::Region region,
                     std::function<base::Instant()> clock, ManifestFile const& file) {
  auto const bytes = platform::command::read_file(file.path);
  std::optional<base::Result<ManifestWork>> work;
  database.read([&](platform::db::Tx& tx) { work.emplace(read_work(tx, region, file, bytes)); });
  if (!work->ok()) {
    platform::command::print_refusal(work->refusal());
    return 1;
  }
  auto const hat = platform::command::operator_hat(region);
  auto const seed = "manifest/" + std::to_string(work->value().node.value) + "/" + digest_of(bytes) + "/" +
                    std::to_string(clock().ms);
  auto const done =
      store_manifest({database, clock, hat, seed}, work->value(), {}, [](std::size_t) { return true; });
  print(done);
  return done.faulty + done.refused == 0 ? 0 : 1;
}

}  // namespace mail::service
