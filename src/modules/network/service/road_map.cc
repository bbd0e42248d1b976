// Roads in, ways out; the prepared network of each region is kept in memory until another map comes.
#include "modules/network/service/road_map.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>

#include "engine/roads/connected.h"
#include "engine/roads/hierarchy.h"
#include "engine/roads/packed.h"
#include "modules/network/service/ground_map.h"
#include "modules/network/service/shelf.h"
#include "modules/network/service/snapshot.h"
#include "modules/network/service/table_service.h"
#include "modules/network/store/road_map.h"
#include "platform/osm/road_map.h"

namespace network::service {
namespace {

/// What a mail van makes by class of road where no limit is signed, km/h. Ours: the general limits of art. 45
/// of the Implementing Regulation of the Road Traffic Safety Law less what bends, villages and fields take
/// away.
constexpr std::array<int, platform::osm::kRoadClasses> kUsualKmh = {90, 65, 55, 45, 40, 30, 25, 15, 15, 15};
/// Of a signed limit a van makes so much on the way.
constexpr double kShareOfLimit = 0.8;
/// From the node to the road: on foot-like tracks, no straighter than other ways.
constexpr double kOffRoadMps = 15 / 3.6, kDetour = 1.4;
/// A node further from every road is on none of them.
constexpr double kOffRoadMax_m = 3000;

struct RoadNetwork {
  explicit RoadNetwork(roads::Graph graph) : graph{std::move(graph)}, hierarchy{this->graph} {}
  roads::Graph graph;
  roads::Hierarchy hierarchy;
};

/// The roads of the region, null without a map.
std::shared_ptr<RoadNetwork const> network_of(Tx& tx, base::Region region) {
  auto const row = store::find_road_map(tx, region);
  if (!row) return nullptr;
  if (auto known = shelf<RoadNetwork>().find(region, row->revision)) return known;
  auto graph = roads::unpack(store::road_map_body(tx, region));
  if (!graph) throw std::runtime_error{"the stored road map is damaged: import it again"};
  auto fresh = std::make_shared<RoadNetwork const>(*std::move(graph));
  shelf<RoadNetwork>().put(region, row->revision, fresh);
  return fresh;
}

std::int32_t seconds_on(platform::osm::Road const& road) {
  auto const kmh =
      road.limit_kmh ? road.limit_kmh * kShareOfLimit : kUsualKmh[static_cast<std::size_t>(road.kind)];
  return std::max(1, static_cast<std::int32_t>(std::lround(road.length_m / (kmh / 3.6))));
}

roads::Graph graph_of(platform::osm::RoadMap map) {
  std::vector<roads::Road> roads;
  for (auto const& road : map.roads) {
    roads.push_back({road.from, road.to, road.length_m, seconds_on(road)});
    if (!road.one_way) roads.push_back({road.to, road.from, road.length_m, seconds_on(road)});
  }
  return roads::main_part(roads::Graph{std::move(map.crossings), roads});
}

store::RoadMapRow row_of(Act& act, std::string const& source, roads::Graph const& graph) {
  std::random_device random;
  store::RoadMapRow row{static_cast<std::int64_t>(std::uint64_t{random()} << 16 | 1),
                        source,
                        graph.n_nodes(),
                        0,
                        0,
                        act.now,
                        act.hat.person};
  for (int node = 0; node < graph.n_nodes(); ++node)
    for (auto const& road : graph.roads_from(node)) ++row.roads, row.length_m += road.length_m;
  return row;
}

/// Where a node meets the roads.
struct Access {
  int crossing{-1};
  double gap_m{};
  bool is_on_road() const { return crossing >= 0 && gap_m <= kOffRoadMax_m; }
  double off_road_m() const { return gap_m * kDetour; }
};

Access access_of(RoadNetwork const& network, base::Position position) {
  auto const crossing = network.graph.nearest(position);
  if (crossing < 0) return {};
  return {crossing, base::distance_m(position, network.graph.position(crossing))};
}

std::vector<Access> accesses_of(RoadNetwork const& network, std::span<base::Position const> places) {
  std::vector<Access> out;
  for (auto const& place : places) out.push_back(access_of(network, place));
  return out;
}

/// As the crow flies with a detour, between all places.
Ways by_air(std::span<base::Position const> places) {
  auto const matrix = roads::crow_flights(places, {});
  auto const n = places.size();
  return {*matrix.duration, *matrix.distance, n == 0 ? 0 : n * (n - 1)};
}

/// The ways by road where both ends are on one.
Ways by_road(RoadNetwork const& network, std::span<base::Position const> places) {
  auto const access = accesses_of(network, places);
  std::vector<int> crossings;
  for (auto const& a : access) crossings.push_back(std::max(a.crossing, 0));
  auto const road = network.hierarchy.quickest_ways(crossings);
  auto ways = by_air(places);
  for (int from = 0; from < road.n_places; ++from)
    for (int to = 0; to < road.n_places; ++to) {
      if (from == to || !access[from].is_on_road() || !access[to].is_on_road()) continue;
      auto const off_road_m = access[from].off_road_m() + access[to].off_road_m();
      auto const cell = road.cell(from, to);
      ways.distance_m[cell] = road.distance_of(from, to) + static_cast<std::int32_t>(std::lround(off_road_m));
      ways.duration_s[cell] =
          road.duration_of(from, to) + static_cast<std::int32_t>(std::lround(off_road_m / kOffRoadMps));
      --ways.estimated;
    }
  return ways;
}

/// What the table service knows; the other ways stay as they are.
void take_over(platform::osrm::Table const& table, Ways& ways) {
  std::size_t unknown = 0;
  for (std::size_t cell = 0; cell < ways.duration_s.size(); ++cell) {
    auto const is_known = table.duration_s[cell] && table.distance_m[cell];
    if (is_known) ways.duration_s[cell] = *table.duration_s[cell], ways.distance_m[cell] = *table.distance_m[cell];
    unknown += !is_known;
  }
  ways.estimated = std::min(ways.estimated, unknown);
}

std::vector<base::Position> positions_of(Tx& tx, base::Region region, std::span<NodeId const> nodes) {
  std::vector<base::Position> out;
  auto const snapshot = snapshot_of(tx, region);
  for (auto const id : nodes) {
    auto const* node = snapshot->find(id);
    out.push_back(node ? base::Position{node->lat_e7, node->lon_e7} : base::Position{});
  }
  return out;
}

std::int64_t count_off_road(Tx& tx, base::Region region, base::ServiceDate today) {
  auto const network = network_of(tx, region);
  if (!network) return 0;
  auto const nodes = network::list_nodes(tx, region, today);
  return std::ranges::count_if(nodes, [&network](Node const& node) {
    return !access_of(*network, {node.lat_e7, node.lon_e7}).is_on_road();
  });
}

RoadMapFacts facts_of(store::RoadMapRow const& row, std::int64_t nodes_off_road) {
  return {row.source,  row.crossings,       row.roads,            row.length_m, row.imported_at,
          nodes_off_road, has_table_service(), table_service_fault()};
}

}  // namespace

base::Result<RoadMapFacts> import_roads(Act& act, ImportRoads const& request, std::string_view pbf) {
  auto const graph = graph_of(TRY(platform::osm::read_road_map(pbf)));
  auto const row = row_of(act, request.source, graph);
  store::put_road_map(act.tx, act.region, row, roads::pack(graph));
  TRY(import_ground_map(act, pbf));
  auto const facts = facts_of(row, count_off_road(act.tx, act.region, base::service_date_of(act.now)));
  act.record(events::kRoadsImported, "network/road_map", {}, facts);
  return facts;
}

base::Result<RoadMapFacts> get_road_map(Look& look, RoadMapQuery const&) {
  auto const row = store::find_road_map(look.tx, look.region);
  if (!row) return RoadMapFacts{.source = {}, .has_tables = has_table_service(), .tables_fault = table_service_fault()};
  return facts_of(*row, count_off_road(look.tx, look.region, base::service_date_of(look.now)));
}

}  // namespace network::service

namespace network {

Ways ways_between(Tx& tx, base::Region region, std::span<NodeId const> nodes) {
  auto const places = service::positions_of(tx, region, nodes);
  auto const network = service::network_of(tx, region);
  auto own = network ? service::by_road(*network, places) : service::by_air(places);
  if (auto const table = service::ask_table_service(places)) service::take_over(*table, own);
  return own;
}

}  // namespace network
