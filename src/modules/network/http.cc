// Routes of network: what can be asked for, with which permission. Decides nothing.
#include "modules/network/http.h"

#include "modules/network/service/feed_export.h"
#include "modules/network/service/feed_import.h"
#include "modules/network/service/ground_map.h"
#include "modules/network/service/line.h"
#include "modules/network/service/mail_route.h"
#include "modules/network/service/market.h"
#include "modules/network/service/node.h"
#include "modules/network/service/road_map.h"
#include "modules/network/service/search.h"

namespace network {
namespace {

using platform::app::Host;
using platform::http::Method;
using platform::http::Rate;
using namespace service;

constexpr char const* kRead = "network.read";
constexpr char const* kEdit = "network.edit";
constexpr char const* kImport = "network.import";

void add_nodes(Host& host) {
  host.query<NodeQuery, NodeList>({Method::get, "/api/network/nodes", kRead, "Nodes, centre first."},
                                  service::list_nodes);
  host.query<OneNode, NodeView>({Method::get, "/api/network/nodes/{node}", kRead, "One node."}, get_node);
  host.command<Node, Node>({Method::post, "/api/network/nodes", kEdit, "Creates a node.", Rate::write},
                           create_node);
  host.command<Node, Node>({Method::put, "/api/network/nodes/{id}", kEdit, "Changes a node.", Rate::write},
                           change_node);
  host.command<CloseNode, Node>(
      {Method::post, "/api/network/nodes/{node}/close", kEdit, "Closes a node on a day.", Rate::write},
      close_node);
  host.command<SetOperators, SetOperators>(
      {Method::put, "/api/network/nodes/{node}/operators", kEdit, "Says who runs a node.", Rate::write},
      set_operators);
}

void add_lines(Host& host, service::Tiles const& tiles) {
  host.query<LineQuery, LineList>({Method::get, "/api/network/lines", kRead, "Lines by code."}, list_lines);
  host.query<OneLine, LineBoard>(
      {Method::get, "/api/network/lines/{line}", kRead, "One line with stops and times."}, get_line);
  host.query<BoardQuery, Board>({Method::get, "/api/network/board", kRead, "Trips of a day."}, get_board);
  host.query<OneTrip, DayTrip>({Method::get, "/api/network/trips/{trip}", kRead, "One trip of a day."},
                               get_trip);
  host.query<DeparturesQuery, DepartureList>(
      {Method::get, "/api/network/departures", kRead, "Departures from a node that may carry mail."},
      service::list_departures);
  host.query<MapQuery, NetworkMap>(
      {Method::get, "/api/network/map", kRead, "The network as GeoJSON."},
      [tiles](Look& look, MapQuery const& query) { return get_map(look, query, tiles); });
  host.command<LinkStop, LinkStop>(
      {Method::put, "/api/network/stops/{stop}/node", kEdit, "Says at which node a stop is.", Rate::write},
      link_stop);
  host.command<SetHold, SetHold>(
      {Method::put, "/api/network/trips/{trip}/hold", kEdit, "Says what a trip's hold takes.", Rate::write},
      set_hold);
}

void add_calendars(Host& host) {
  host.query<Everything, CalendarList>({Method::get, "/api/network/calendars", kRead, "Service calendars."},
                                       list_calendars);
  host.query<Everything, MarketList>({Method::get, "/api/network/markets", kRead, "Markets and their rules."},
                                     list_markets);
  host.query<MarketDaysQuery, MarketDays>({Method::get, "/api/network/nodes/{node}/market_days", kRead,
                                           "Days on which a market is held at a node."},
                                          list_market_days);
  host.command<Market, Market>(
      {Method::post, "/api/network/markets", kEdit, "Creates a market.", Rate::write}, create_market);
  host.command<Market, Market>(
      {Method::put, "/api/network/markets/{id}", kEdit, "Changes a market.", Rate::write}, change_market);
}

void add_mail_routes(Host& host) {
  host.query<MailRouteQuery, MailRouteList>({Method::get, "/api/network/mail_routes", kRead, "Mail routes."},
                                            list_mail_routes);
  host.command<MailRouteView, MailRouteView>(
      {Method::post, "/api/network/mail_routes", kEdit, "Saves a mail route with its nodes.", Rate::write},
      save_mail_route);
}

void add_feeds(Host& host) {
  host.query<FeedQuery, FeedList>({Method::get, "/api/network/feeds", kRead, "Sources of timetables."},
                                  list_feeds);
  host.upload<ImportFeed, ImportReport>(
      {Method::post, "/api/network/import", kImport, "Imports a GTFS feed (zip), or tells what would change.",
       Rate::heavy},
      [](platform::command::Act& act, ImportFeed const& request, platform::http::Upload const& file) {
        return import_archive(act, request, file.bytes);
      });
  host.file<ExportFeed>(
      {Method::get, "/api/network/export", kRead, "A timetable as GTFS (zip).", Rate::heavy},
      [](platform::command::Look& look, ExportFeed const& query) -> base::Result<platform::http::File> {
        auto bytes = TRY(export_archive(look, query));
        return platform::http::File{"application/zip", query.feed + "-gtfs.zip", std::move(bytes)};
      });
}

void add_roads(Host& host) {
  host.query<RoadMapQuery, RoadMapFacts>(
      {Method::get, "/api/network/road_map", kRead, "The road map in use."}, get_road_map);
  host.query<GroundMapQuery, GroundMap>(
      {Method::get, "/api/network/ground_map", kRead, "The base map as GeoJSON."}, get_ground_map);
  host.upload<ImportRoads, RoadMapFacts>(
      {Method::post, "/api/network/road_map", kImport, "Takes in a road map (OpenStreetMap .osm.pbf).",
       Rate::heavy},
      [](platform::command::Act& act, ImportRoads const& request, platform::http::Upload const& file) {
        return import_roads(act, request, file.bytes);
      });
}

}  // namespace

void add_routes(Host& host, service::Tiles const& tiles) {
  host.permission({kRead, "查看站点与时刻表", "See nodes and timetables"});
  host.permission({kEdit, "维护站点、集市与邮路", "Keep nodes, markets and mail routes"});
  host.permission({kImport, "导入时刻表", "Import timetables"});
  add_nodes(host);
  add_lines(host, tiles);
  add_calendars(host);
  add_mail_routes(host);
  add_feeds(host);
  add_roads(host);
  host.search([](platform::command::Look& look, std::string_view text) {
    std::vector<Host::Hit> hits;
    if (!look.hat.may(kRead)) return hits;
    for (auto const& f : search(look, text)) hits.push_back({f.kind, f.id, f.title, f.subtitle, f.path});
    return hits;
  });
}

}  // namespace network
