// Reads the file, takes it in as one command of the machine's operator, prints the facts.
#include "modules/network/service/road_map_tool.h"

#include <cstdio>
#include <filesystem>
#include <optional>

#include "modules/network/service/road_map.h"
#include "platform/command/command_line.h"

namespace network::service {

int import_roads_from_disk(platform::db::Database& database, base::Region region, base::Instant now,
                           std::string const& path) {
  auto const bytes = platform::command::read_file(path);
  ImportRoads const request{std::filesystem::path{path}.filename().string()};
  std::optional<base::Result<RoadMapFacts>> outcome;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    outcome.emplace(import_roads(act, request, bytes));
    return outcome->ok();
  });
  if (!outcome->ok()) {
    platform::command::print_refusal(outcome->refusal());
    return 1;
  }
  auto const& facts = outcome->value();
  std::printf("%s: %lld crossings, %lld km of road, %lld nodes off every road\n", facts.source.c_str(),
              static_cast<long long>(facts.crossings), static_cast<long long>(facts.length_m / 1000),
              static_cast<long long>(facts.nodes_off_road));
  return 0;
}

}  // namespace network::service
