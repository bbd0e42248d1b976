// Stop times to planned stops, shapes to paths.
#include "engine/following/feed_courses.h"

#include <map>

namespace following {
namespace {

/// Spreads the time between timed neighbours evenly over the stops without one.
void fill_times(std::vector<PlannedStop>& stops) {
  for (std::size_t i = 1; i < stops.size(); ++i) {
    if (stops[i].arrives.seconds >= 0) continue;
    auto next = i;
    while (next < stops.size() && stops[next].arrives.seconds < 0) ++next;
    if (next == stops.size()) return;
    auto const from = stops[i - 1].departs.seconds, to = stops[next].arrives.seconds;
    auto const n = static_cast<std::int32_t>(next - i + 1);
    for (auto k = i; k < next; ++k) {
      auto const at = from + (to - from) * static_cast<std::int32_t>(k - i + 1) / n;
      stops[k].arrives = stops[k].departs = {at};
    }
    i = next;
  }
}

std::vector<PlannedStop> planned_stops(gtfs::Feed const& feed, gtfs::Trip const& trip) {
  std::vector<PlannedStop> out;
  for (auto const& time : trip.stop_times) {
    auto const stop = feed.stops.find(time.stop);
    if (stop == feed.stops.end()) continue;
    auto const arrives = time.arrival.seconds >= 0 ? time.arrival : time.departure;
    auto const departs = time.departure.seconds >= 0 ? time.departure : time.arrival;
    auto const waits = departs.seconds > arrives.seconds && arrives.seconds >= 0;
    out.push_back({{stop->second.lat_e7, stop->second.lon_e7},
                   arrives,
                   departs,
                   out.empty() || time.timepoint == 1 || waits});
  }
  fill_times(out);
  return out;
}

std::vector<base::Position> shape_of(gtfs::Feed const& feed, gtfs::Trip const& trip) {
  std::vector<base::Position> out;
  if (auto const shape = feed.shapes.find(trip.shape); shape != feed.shapes.end())
    for (auto const& point : shape->second.points) out.push_back({point.lat_e7, point.lon_e7});
  return out;
}

std::string line_of(gtfs::Trip const& trip) {
  auto out = trip.route + '\n' + trip.shape;
  for (auto const& time : trip.stop_times) out += '\n' + time.stop;
  return out;
}

}  // namespace

std::vector<DayTrip> day_trips(gtfs::Feed const& feed, base::ServiceDate date) {
  std::vector<DayTrip> out;
  std::map<std::string, std::int64_t> lines;
  for (auto const& [id, trip] : feed.trips) {
    auto const line = lines.try_emplace(line_of(trip), static_cast<std::int64_t>(lines.size())).first->second;
    auto const calendar = feed.calendars.find(trip.service);
    if (calendar == feed.calendars.end() || !calendar->second.runs_on(date) || !trip.frequencies.empty())
      continue;
    auto stops = planned_stops(feed, trip);
    if (stops.size() < 2 || stops.front().departs.seconds < 0 || stops.back().arrives.seconds < 0) continue;
    out.push_back({id, line, std::make_shared<Course const>(std::move(stops), shape_of(feed, trip))});
  }
  return out;
}

}  // namespace following
