// Lines of CSV; roads bend, buses are slower on side roads, holds differ by vehicle.
#include "app/demo/feed_text.h"

#include <algorithm>
#include <cstdio>

#include "base/geo.h"

namespace app::demo {
namespace {

constexpr double kRoadFactor = 1.35;      // a mountain road against the straight line
constexpr double kTrunkSpeed = 40 / 3.6;  // m/s between townships
constexpr double kSideSpeed = 25 / 3.6;
constexpr int kDwell_s = 60;
constexpr int kFirst_s = 6 * 3600 + 30 * 60;
constexpr int kLast_s = 17 * 3600 + 30 * 60;

struct Hold {
  char const *kg, *m3;
};
constexpr Hold kHolds[] = {{"385", "1.8"}, {"260", "1.2"}, {"520", "2.6"}};  // 26, 19 and 35 seats

base::Position at(NodePlan const& n) { return {n.node.lat_e7, n.node.lon_e7}; }

std::string degrees(std::int32_t e7) {
  char text[24];
  std::snprintf(text, sizeof text, "%.7f", e7 / 1e7);
  return text;
}

int ride_s(NodePlan const& a, NodePlan const& b) {
  auto const side =
      a.node.kind == network::NodeKind::village_point || b.node.kind == network::NodeKind::village_point;
  auto const seconds = base::distance_m(at(a), at(b)) * kRoadFactor / (side ? kSideSpeed : kTrunkSpeed);
  return std::max(60, static_cast<int>(seconds) / 60 * 60);
}

std::string date_text(base::ServiceDate d) { return std::to_string(d.yyyymmdd); }

}  // namespace

FeedText::FeedText(std::vector<NodePlan> const& nodes, base::ServiceDate first) : nodes_{nodes} {
  files_["agency.txt"] =
      "agency_id,agency_name,agency_url,agency_timezone,agency_lang\nyx,云岫县客运公司,https://"
      "example.invalid/,"
      "Asia/Shanghai,zh\n";
  files_["stops.txt"] = "stop_id,stop_name,stop_lat,stop_lon,x_handover\n";
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    auto const& n = nodes[i].node;
    files_["stops.txt"] += stop(static_cast<int>(i)) + "," + n.name + "," + degrees(n.lat_e7) + "," +
                           degrees(n.lon_e7) + "," + n.place_code + "\n";
  }
  auto const last = date_text(base::add_days(first, 400));
  files_["calendar.txt"] =
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
      "daily,1,1,1,1,1,1,1," +
      date_text(first) + "," + last + "\n";
  for (auto const& cycle : kMarketCycles)
    files_["calendar.txt"] +=
        std::string{cycle.service} + ",0,0,0,0,0,0,0," + date_text(first) + "," + last + "\n";
  files_["routes.txt"] = "route_id,agency_id,route_short_name,route_long_name,route_type,route_color\n";
  files_["trips.txt"] =
      "route_id,service_id,trip_id,trip_headsign,direction_id,shape_id,x_cargo_kg,x_cargo_m3\n";
  files_["stop_times.txt"] = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
  files_["shapes.txt"] = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n";
}

/// Between two places the road bends once to each side.
void FeedText::add_shape(std::string const& id, std::vector<int> const& nodes) {
  int sequence = 0;
  auto const point = [&](double lat, double lon) {
    auto const p = base::position_of(lat, lon);
    files_["shapes.txt"] +=
        id + "," + degrees(p.lat_e7) + "," + degrees(p.lon_e7) + "," + std::to_string(++sequence) + "\n";
  };
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    auto const a = at(nodes_[static_cast<std::size_t>(nodes[i])]);
    auto const b = at(nodes_[static_cast<std::size_t>(nodes[i + 1])]);
    auto const north = b.lat() - a.lat(), east = b.lon() - a.lon();
    point(a.lat(), a.lon());
    for (auto const& [along, aside] : {std::pair{0.3, 0.09}, std::pair{0.7, -0.07}})
      point(a.lat() + along * north + aside * east, a.lon() + along * east - aside * north);
  }
  auto const end = at(nodes_[static_cast<std::size_t>(nodes.back())]);
  point(end.lat(), end.lon());
}

void FeedText::add_trip(std::string const& id, std::vector<int> const& nodes, int start_s) {
  auto arrives = start_s;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i) {
      auto const& from = nodes_[static_cast<std::size_t>(nodes[i - 1])];
      auto const& to = nodes_[static_cast<std::size_t>(nodes[i])];
      arrives += ride_s(from, to);
    }
    auto const departs = i && i + 1 < nodes.size() ? arrives + kDwell_s : arrives;
    files_["stop_times.txt"] += id + "," + base::to_text(base::ServiceTime{arrives}) + "," +
                                base::to_text(base::ServiceTime{departs}) + "," + stop(nodes[i]) + "," +
                                std::to_string(i + 1) + "\n";
    arrives = departs;
  }
}

void FeedText::add_line(LinePlan const& plan, std::vector<int> const& nodes) {
  auto const [number, runs, minute, market] = plan;
  auto const line = std::to_string(100 + number);
  auto const& first = nodes_[static_cast<std::size_t>(nodes.front())].node.name;
  auto const& last = nodes_[static_cast<std::size_t>(nodes.back())].node.name;
  auto const back = std::vector<int>{nodes.rbegin(), nodes.rend()};
  auto const hold = kHolds[number % std::size(kHolds)];
  static constexpr char const* kColors[] = {"1B7F4B", "1D5FA8", "B4531A", "7A3E9D", "0E7C86"};
  files_["routes.txt"] +=
      line + ",yx," + line + "," + first + "—" + last + ",3," + kColors[number % std::size(kColors)] + "\n";
  add_shape(line + "-0", nodes);
  add_shape(line + "-1", back);
  auto const step = runs > 1 ? (kLast_s - kFirst_s) / (runs - 1) : 0;
  auto const trip = [&](std::string const& id, int direction, char const* service, int start_s) {
    files_["trips.txt"] += line + "," + service + "," + id + "," + (direction ? first : last) + "," +
                           std::to_string(direction) + "," + line + "-" + std::to_string(direction) + "," +
                           hold.kg + "," + hold.m3 + "\n";
    add_trip(id, direction ? back : nodes, start_s);
  };
  // A coach that went out turns round at the end, so the way back starts one ride later.
  for (int run = 0; run < runs; ++run) {
    auto const start_s = kFirst_s + minute * 60 + run * step / 300 * 300;
    trip(line + "-out-" + std::to_string(run + 1), 0, "daily", start_s);
    trip(line + "-back-" + std::to_string(run + 1), 1, "daily", start_s + 5'400);
  }
  trip(line + "-market", 0, market, 6 * 3600 + minute * 60);
}

std::map<std::string, std::string, std::less<>> FeedText::files() && { return std::move(files_); }

}  // namespace app::demo
