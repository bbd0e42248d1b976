// Drives a sequence of visits through the rules of a shift.
#include "engine/routing/rich/schedule.h"

#include <algorithm>
#include <limits>

namespace routing::rich {

/// A vehicle on its way.
struct Scheduler::Clock {
  Problem const& problem;
  Vehicle const& vehicle;
  Route* route{};  ///< null when nobody reads the steps
  int place{};
  Ticks now{}, at_wheel{}, driven{};
  std::size_t next_pause{};
  std::int64_t distance{};
  Cost late_cost{};
  Ticks waited{}, slack{kNever};
  Constraint broken{Constraint::none};

  void fail(Constraint rule) {
    if (broken == Constraint::none) broken = rule;
  }
  void write(StepKind kind, int index, Ticks arrives, Ticks starts, Ticks leaves) {
    if (route) route->steps.push_back({kind, index, arrives, starts, leaves, place});
  }

  bool must_rest(Ticks leg) const { return at_wheel + leg > vehicle.driving.driving; }
  /// When it would be there.
  Ticks arrival_at(int to) const {
    auto const leg = problem.matrix.duration_of(place, to);
    return now + leg + (must_rest(leg) ? vehicle.driving.rest : 0);
  }

  /// Drives; rests before when the leg would be too much at once.
  void go(int to) {
    auto const leg = problem.matrix.duration_of(place, to);
    auto const& rule = vehicle.driving;
    if (leg > rule.driving) fail(Constraint::rest);
    if (must_rest(leg)) {
      write(StepKind::rest, 0, now, now, now + rule.rest);
      now += rule.rest, at_wheel = 0;
    }
    at_wheel += leg, driven += leg, now += leg;
    distance += problem.matrix.distance_of(place, to);
    place = to;
    if (driven > rule.driving_total) fail(Constraint::driving);
  }

  void wait_until(Ticks then) {
    if (then <= now) return;
    if (then - now >= vehicle.driving.rest) at_wheel = 0;
    waited += then - now;
    now = then;
  }

  void take_pause() {
    auto const& pause = vehicle.breaks[next_pause];
    auto const starts = std::max(now, pause.from);
    if (starts > pause.until) fail(Constraint::pause);
    write(StepKind::pause, static_cast<int>(next_pause), now, starts, starts + pause.length);
    wait_until(starts);
    slack = std::min(slack, waited + std::max(0, pause.until - now));
    if (pause.length >= vehicle.driving.rest) at_wheel = 0;
    now += pause.length;
    ++next_pause;
  }

  /// Pauses here when the next chance, at `later()`, is after the window.
  template <typename Later>
  void pause_if_due(Later const& later) {
    while (next_pause < vehicle.breaks.size() && later() > vehicle.breaks[next_pause].until) take_pause();
  }

  /// Pauses while it waits anyway.
  void pause_while_waiting(Ticks until) {
    auto const fits = [&](Break const& pause) { return std::max(now, pause.from) + pause.length <= until; };
    while (now < until && next_pause < vehicle.breaks.size() && fits(vehicle.breaks[next_pause]))
      take_pause();
  }
};

bool Scheduler::is_one_trip(Vehicle const& vehicle, std::span<int const> visits) const {
  Load aboard;
  auto collected = false;
  for (auto const index : visits)
    if (problem_.visits[index].kind == VisitKind::delivery) aboard += problem_.visits[index].load;
  if (!aboard.fits(vehicle.capacity)) return false;
  for (auto const index : visits) {
    auto const& visit = problem_.visits[index];
    if (visit.kind == VisitKind::delivery && collected && vehicle.backhaul) return false;
    if (visit.kind == VisitKind::delivery || visit.kind == VisitKind::dropoff)
      aboard -= visit.load;
    else
      aboard += visit.load;
    collected = collected || visit.kind == VisitKind::collection;
    if (!aboard.fits(vehicle.capacity)) return false;
  }
  return true;
}

/// A locked pickup may wait for its dropoff to find a place; until then it stays aboard.
bool Scheduler::is_in_order(int at, Visit const& visit, Vehicle const& vehicle) const {
  auto const mate = position_[visit.mate];
  if (visit.kind == VisitKind::dropoff) return mate >= 0 && mate < at;
  return mate > at || (mate < 0 && at < static_cast<int>(vehicle.locked.size()));
}

/// Rules that do not depend on times: skills, order of pairs, locked beginning, trips.
Constraint Scheduler::find_misfit(Vehicle const& vehicle, std::span<int const> visits) {
  position_.resize(problem_.visits.size(), -1);
  for (std::size_t i = 0; i < visits.size(); ++i) position_[visits[i]] = static_cast<int>(i);
  auto misfit = Constraint::none;
  for (std::size_t i = 0; i < visits.size() && misfit == Constraint::none; ++i) {
    auto const& visit = problem_.visits[visits[i]];
    if (visit.needs & ~vehicle.skills)
      misfit = Constraint::skills;
    else if (visit.mate >= 0 && !is_in_order(static_cast<int>(i), visit, vehicle))
      misfit = Constraint::mate;
  }
  for (auto const index : visits) position_[index] = -1;
  if (visits.size() < vehicle.locked.size() ||
      !std::equal(vehicle.locked.begin(), vehicle.locked.end(), visits.begin()))
    misfit = Constraint::locked;
  return misfit;
}

/// Shortest detours by dynamic programming over the first visit of each trip. Pairs stay within a trip.
bool Scheduler::split_into_trips(Vehicle const& vehicle, std::span<int const> visits) {
  trip_starts_.clear();
  if (is_one_trip(vehicle, visits)) return true;
  if (vehicle.trips < 2) return false;
  constexpr auto kNone = std::numeric_limits<std::int64_t>::max();
  auto const n = visits.size();
  detour_.assign(n + 1, kNone), came_from_.assign(n + 1, -1), n_trips_.assign(n + 1, 0);
  detour_[0] = 0;
  for (std::size_t first = 0; first < n; ++first) {
    if (detour_[first] == kNone || n_trips_[first] == vehicle.trips) continue;
    if (first > 0 && first < vehicle.locked.size()) continue;
    int open_pairs = 0;
    for (auto end = first + 1; end <= n; ++end) {
      auto const kind = problem_.visits[visits[end - 1]].kind;
      open_pairs += kind == VisitKind::pickup ? 1 : kind == VisitKind::dropoff ? -1 : 0;
      if (open_pairs < 0) break;
      if (open_pairs > 0 || !is_one_trip(vehicle, visits.subspan(first, end - first))) continue;
      auto const last = problem_.visits[visits[end - 1]].place;
      auto const next = end < n ? problem_.visits[visits[end]].place : vehicle.end;
      auto const& m = problem_.matrix;
      auto const extra = end == n ? 0
                                  : std::int64_t{m.distance_of(last, vehicle.start)} +
                                        m.distance_of(vehicle.start, next) - m.distance_of(last, next);
      if (detour_[first] + extra >= detour_[end]) continue;
      detour_[end] = detour_[first] + extra, came_from_[end] = static_cast<int>(first);
      n_trips_[end] = n_trips_[first] + 1;
    }
  }
  if (detour_[n] == kNone) return false;
  for (auto at = came_from_[n]; at > 0; at = came_from_[at]) trip_starts_.push_back(at);
  std::reverse(trip_starts_.begin(), trip_starts_.end());
  return true;
}

/// When everything that the trip delivers has come in.
Ticks Scheduler::released(std::span<int const> visits, std::size_t first) const {
  auto const next = std::upper_bound(trip_starts_.begin(), trip_starts_.end(), first);
  auto const end = next == trip_starts_.end() ? visits.size() : *next;
  Ticks latest = 0;
  for (auto i = first; i < end; ++i)
    if (problem_.visits[visits[i]].kind == VisitKind::delivery)
      latest = std::max(latest, problem_.visits[visits[i]].released);
  return latest;
}

void Scheduler::reload(Clock& clock, Ticks released) {
  auto const& vehicle = clock.vehicle;
  clock.pause_if_due([&] { return clock.arrival_at(vehicle.start); });
  clock.go(vehicle.start);
  clock.pause_while_waiting(released);
  clock.pause_if_due([&] { return std::max(clock.now, released) + vehicle.reload; });
  auto const arrives = clock.now;
  clock.wait_until(released);
  clock.write(StepKind::reload, 0, arrives, clock.now, clock.now + vehicle.reload);
  clock.now += vehicle.reload;
}

void Scheduler::serve(Clock& clock, int index) {
  auto const& visit = clock.problem.visits[index];
  clock.pause_if_due([&] { return std::max(clock.arrival_at(visit.place), visit.from) + visit.service; });
  clock.go(visit.place);
  clock.pause_while_waiting(visit.from);
  auto const arrives = clock.now;
  clock.wait_until(visit.from);
  if (clock.now > visit.until) clock.fail(Constraint::window);
  auto const bound = clock.now <= visit.wanted_until ? std::min(visit.until, visit.wanted_until) : clock.now;
  clock.slack = std::min(clock.slack, clock.waited + std::max(0, bound - clock.now));
  clock.late_cost += visit.late_cost * std::max(0, clock.now - visit.wanted_until);
  clock.write(StepKind::visit, index, arrives, clock.now, clock.now + visit.service);
  clock.now += visit.service;
}

Timing Scheduler::drive(Vehicle const& vehicle, std::span<int const> visits, Ticks leaves, Route* route,
                        Ticks* slack) const {
  leaves = std::max(leaves, released(visits, 0));
  Clock clock{problem_, vehicle, route, vehicle.start, leaves};
  while (clock.next_pause < vehicle.breaks.size() && vehicle.breaks[clock.next_pause].until <= leaves)
    ++clock.next_pause;
  auto trip = trip_starts_.begin();
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (trip != trip_starts_.end() && *trip == i) ++trip, reload(clock, released(visits, i));
    serve(clock, visits[i]);
    if (clock.broken != Constraint::none && !route) return {clock.broken, 0, leaves};
  }
  clock.pause_if_due([&] { return clock.arrival_at(vehicle.end); });
  clock.go(vehicle.end);
  if (clock.now > vehicle.until) clock.fail(Constraint::shift);
  if (clock.now - leaves > vehicle.working) clock.fail(Constraint::working);
  if (slack) *slack = std::min(clock.slack, clock.waited);
  if (route) route->leaves = leaves, route->returns = clock.now;
  auto const cost =
      vehicle.fixed + clock.distance * vehicle.per_distance + (clock.now - leaves) * vehicle.per_time;
  return {clock.broken, cost + clock.late_cost, leaves, clock.now};
}

Timing Scheduler::time(int index, std::span<int const> visits) {
  auto const& vehicle = problem_.vehicles[index];
  if (visits.empty()) return {};
  if (auto const misfit = find_misfit(vehicle, visits); misfit != Constraint::none) return {misfit};
  if (!split_into_trips(vehicle, visits)) {
    auto const one_by_one = std::all_of(visits.begin(), visits.end(), [&](int const& visit) {
      return problem_.visits[visit].load.fits(vehicle.capacity);
    });
    return {one_by_one && vehicle.trips > 1 ? Constraint::trips : Constraint::capacity};
  }
  Ticks slack{};
  auto const soon = drive(vehicle, visits, vehicle.from, nullptr, &slack);
  auto const is_timed = vehicle.per_time > 0 || vehicle.working < kNever;
  if (!is_timed || slack <= 0 || (!soon.holds() && soon.broken != Constraint::working)) return soon;
  auto const late = drive(vehicle, visits, soon.leaves + slack, nullptr, nullptr);
  return late.holds() && (!soon.holds() || late.cost < soon.cost) ? late : soon;
}

Route Scheduler::write_down(int index, std::span<int const> visits) {
  auto const timing = time(index, visits);
  Route route{index, 0, 0, {}};
  drive(problem_.vehicles[index], visits, timing.leaves, &route, nullptr);
  return route;
}

}  // namespace routing::rich
