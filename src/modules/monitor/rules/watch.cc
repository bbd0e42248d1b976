// One small function a kind; none of them looks at the clock.
#include "modules/monitor/rules/watch.h"

#include <algorithm>
#include <limits>

#include "modules/monitor/rules/run.h"

namespace monitor::rules {
namespace {

constexpr std::int64_t kMinute = 60'000;
/// A report that is older says nothing about speed and doors of now.
constexpr std::int64_t kFreshMs = 2 * kMinute;
constexpr std::uint32_t kDoors = 0b11111U << 13;

using Found = std::optional<Hit>;

std::int64_t minutes(base::Instant from, base::Instant until) { return (until.ms - from.ms) / kMinute; }

Hit hit_on(TripFact const& t, std::int64_t value) {
  Hit h;
  h.vehicle = t.vehicle;
  h.line = t.line;
  h.trip = t.trip;
  h.service_date = t.service_date;
  h.value = value;
  if (t.latest) {
    h.at_place = {static_cast<std::int32_t>(t.latest->lat_e7), static_cast<std::int32_t>(t.latest->lon_e7)};
  }
  return h;
}
Hit hit_at(TripFact const& t, StopFact const& stop, std::int64_t value) {
  auto h = hit_on(t, value);
  h.node = stop.node;
  h.place = stop.name;
  return h;
}

bool is_under_way(TripFact const& t) { return has_left(t) && !has_ended(t); }

bool is_fresh(TripFact const& t, base::Instant now) {
  return t.latest && t.latest->at.ms && now.ms - t.latest->at.ms <= kFreshMs;
}

/// @returns metres; the largest number when no stop has a place
double to_nearest_stop(TripFact const& t) {
  base::Position const here{static_cast<std::int32_t>(t.latest->lat_e7),
                            static_cast<std::int32_t>(t.latest->lon_e7)};
  auto nearest = std::numeric_limits<double>::max();
  for (auto const& stop : t.stops)
    if (stop.place != base::Position{}) nearest = std::min(nearest, base::distance_m(here, stop.place));
  return nearest;
}

Found late_departure(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (t.stops.empty() || !t.is_told || has_left(t) || has_ended(t)) return {};
  auto const late = minutes(t.stops.front().departs_at, now);
  if (late < r.threshold) return {};
  return hit_at(t, t.stops.front(), late);
}

/// A vehicle that was heard on this trip and is silent now may have come on: what is known ends with its last word, and
/// the silence itself is told by `offline`.
base::Instant known_until(TripFact const& t, base::Instant now) {
  if (!t.latest || t.stops.empty() || t.latest->heard_at < t.stops.front().departs_at) return now;
  return now.ms - t.latest->heard_at.ms > kRecentMs ? t.latest->heard_at : now;
}

/// The first stop ahead that it will be too late at.
Found late_arrival(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (!is_under_way(t)) return {};
  for (std::size_t i = 1; i < t.stops.size(); ++i) {
    auto const& stop = t.stops[i];
    if (stop.arrived_at.ms) continue;
    auto const late = minutes(stop.arrives_at, std::max(stop.expected_at, known_until(t, now)));
    if (late >= r.threshold) return hit_at(t, stop, late);
  }
  return {};
}

Found off_route(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (!is_under_way(t) || !is_fresh(t, now) || t.deviation_m < r.threshold) return {};
  return hit_on(t, t.deviation_m);
}

/// Standing at a stop before its time is waiting, not a stop on the way.
bool waits_at_stop(TripFact const& t, base::Instant now) {
  return std::ranges::any_of(t.stops, [&](StopFact const& s) {
    return s.arrived_at.ms && !s.departed_at.ms && now <= s.departs_at;
  });
}

Found long_stop(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (!is_under_way(t) || !t.standing_since.ms || waits_at_stop(t, now)) return {};
  auto const stands = minutes(t.standing_since, known_until(t, now));
  if (stands < r.threshold) return {};
  return hit_on(t, stands);
}

/// The trip should be on its way and nothing is heard of its vehicle, which has reported before.
Found offline(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (t.stops.empty() || !t.latest || has_ended(t) || t.stops.back().arrives_at < now) return {};
  auto const begun = has_left(t) ? t.stops.front().departed_at : t.stops.front().departs_at;
  auto const heard = std::max({begun, t.latest->heard_at, t.heard_since});
  auto const silent = minutes(heard, now);
  if (silent < r.threshold) return {};
  return hit_on(t, silent);
}

Found over_speed(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (!is_fresh(t, now) || t.latest->speed_dkmh <= r.threshold * 10) return {};
  return hit_on(t, t.latest->speed_dkmh / 10);
}

Found door_open(AlertRule const& r, TripFact const& t, base::Instant now) {
  if (!is_under_way(t) || !is_fresh(t, now) || !(t.latest->status & kDoors)) return {};
  auto const away = to_nearest_stop(t);
  if (away < static_cast<double>(r.threshold)) return {};
  return hit_on(t, static_cast<std::int64_t>(std::min(away, 100'000.0)));
}

Found hold_overload(AlertRule const& r, TripFact const& t, base::Instant) {
  if (has_ended(t) || t.over_kg <= r.threshold) return {};
  return hit_on(t, t.over_kg);
}

Found find(AlertRule const& r, TripFact const& t, base::Instant now) {
  switch (r.kind) {
    case AlertKind::late_departure:
      return late_departure(r, t, now);
    case AlertKind::late_arrival:
      return late_arrival(r, t, now);
    case AlertKind::off_route:
      return off_route(r, t, now);
    case AlertKind::long_stop:
      return long_stop(r, t, now);
    case AlertKind::offline:
      return offline(r, t, now);
    case AlertKind::over_speed:
      return over_speed(r, t, now);
    case AlertKind::door_open:
      return door_open(r, t, now);
    case AlertKind::hold_overload:
      return hold_overload(r, t, now);
    default:
      return {};
  }
}

std::string source_of(AlertRule const& r, base::ServiceDate day, std::string const& what) {
  return std::to_string(r.id.value) + '/' + std::to_string(day.yyyymmdd) + '/' + what;
}

}  // namespace

bool has_left(TripFact const& t) {
  return std::ranges::any_of(t.stops, [&](StopFact const& s) {
    return s.departed_at.ms || (&s != &t.stops.front() && s.arrived_at.ms);
  });
}
bool has_ended(TripFact const& t) { return !t.stops.empty() && t.stops.back().arrived_at.ms; }

std::vector<Hit> hits_of(AlertRule const& r, TripFact const& t, base::Instant now, DayKinds const* kinds) {
  if (!applies(r, {t.line, t.vehicle, {}, now, kinds})) return {};
  auto found = find(r, t, now);
  if (!found) return {};
  found->source = source_of(r, t.service_date, "trip/" + std::to_string(t.trip.value));
  return {*std::move(found)};
}

std::vector<Hit> hits_of(AlertRule const& r, ConnectionFact const& c, base::Instant now, DayKinds const* kinds) {
  if (r.kind != AlertKind::missed_connection || !applies(r, {c.from->line, c.from->vehicle, {}, now, kinds}))
    return {};
  auto const left = minutes(c.expected_at, c.leaves_at);
  if (left >= r.threshold || c.leaves_at.ms == 0) return {};
  auto h = hit_on(*c.from, left);
  h.node = c.node;
  h.place = c.place;
  h.source = source_of(r, c.from->service_date, "bag/" + c.bag);
  return {std::move(h)};
}

std::vector<Hit> hits_of(AlertRule const& r, TripFact const& t, BagFact const& bag, base::Instant now,
                         DayKinds const* kinds) {
  if (r.kind != AlertKind::wrong_unload || !applies(r, {t.line, t.vehicle, {}, now, kinds})) return {};
  for (auto stop = t.stops.begin(); stop != t.stops.end(); ++stop) {
    if (stop->node != bag.unload_node) continue;
    auto const later =
        std::any_of(stop + 1, t.stops.end(), [](StopFact const& s) { return s.arrived_at.ms != 0; });
    if (!stop->departed_at.ms && !later) return {};
    auto h = hit_at(t, *stop, 0);
    h.place = bag.barcode;
    h.source = source_of(r, t.service_date, "bag/" + bag.barcode);
    return {std::move(h)};
  }
  return {};
}

}  // namespace monitor::rules
