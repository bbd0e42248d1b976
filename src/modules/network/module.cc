// How network offers itself to the program: the only file that sees all its roles.
#include "modules/network/module.h"

#include <optional>
#include <stdexcept>

#include "modules/network/http.h"
#include "modules/network/service/feed_import.h"
#include "modules/network/service/feed_tool.h"
#include "modules/network/service/refusal_table.h"
#include "modules/network/service/road_map_tool.h"
#include "modules/network/service/table_service.h"
#include "modules/network/service/tiles.h"

namespace schema {
std::span<platform::db::Migration const> network();
}

namespace network {
namespace {

service::Tiles tiles_of(platform::app::Settings const& settings) {
  service::Tiles tiles;
  tiles.url = platform::app::text_setting(settings, "network.tiles_url");
  tiles.credit = platform::app::text_setting(settings, "network.tiles_credit");
  tiles.max_zoom = platform::app::whole_setting(settings, "network.tiles_max_zoom", tiles.max_zoom);
  auto const named = platform::app::text_setting(settings, "network.tiles_datum");
  auto const datum = named.empty() ? std::optional{tiles.datum} : base::from_name<service::Datum>(named);
  if (!datum) throw std::runtime_error{"network.tiles_datum: \"" + named + "\" is neither wgs84 nor gcj02"};
  tiles.datum = *datum;
  return service::checked(std::move(tiles));
}

void install(platform::app::Host& host) {
  host.refusals(service::refusal_table());
  service::use_table_service(platform::app::text_setting(host.settings, "network.osrm_url"));
  add_routes(host, tiles_of(host.settings));
  host.tool({"import gtfs",
             "Imports a timetable that is a GTFS feed; faults are named by file, row and field",
             {"FILE: the feed, a zip file or a folder of its .txt files"},
             false,
             [&host](platform::app::ToolRun const& run) {
               return service::import_from_disk(*host.database, host.region, host.clock(), run.arguments.front());
             }});
  host.tool({"import roads",
             "Takes in the roads that vans are planned on, from an OpenStreetMap extract",
             {"FILE: the extract, .osm.pbf"},
             false,
             [&host](platform::app::ToolRun const& run) {
               return service::import_roads_from_disk(*host.database, host.region, host.clock(),
                                                      run.arguments.front());
             }});
}

}  // namespace

platform::app::Module const module{"network", {}, &schema::network, &install};

base::Result<std::string> import_gtfs(platform::command::Act& act, std::string const& feed_name,
                                      std::map<std::string, std::string, std::less<>> const& files, bool dry_run) {
  service::ImportFeed const request{.feed = feed_name, .dry_run = dry_run};
  auto const packed = files.size() == 1 && files.begin()->first.ends_with(".zip");
  auto const report = packed ? service::import_archive(act, request, files.begin()->second)
                             : service::import_files(act, request, files);
  if (!report) return report.refusal();
  return platform::json::render(report.value());
}

}  // namespace network
