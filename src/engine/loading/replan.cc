// Keeping the plan: bags that come in, trips that fail, holds that shrink, moves by hand.
#include <algorithm>
#include <utility>

#include "engine/loading/planner.h"

namespace loading {
namespace {

constexpr int kRoundsForOne = 60;      ///< repairs around one bag that found no room
constexpr int kRoundsForTrip = 3'000;  ///< repairs after a trip failed

base::ServiceTime ready_after_ride(Day const& day, StationIndex station, base::ServiceTime unloaded) {
  auto const& s = day.station(station);
  return {unloaded.seconds + static_cast<std::int32_t>(s.handling.value - s.cutoff.value)};
}

}  // namespace

std::size_t Planner::insert(Bag const& bag) {
  auto const i = waiting_.size();
  waiting_.push_back({bag, nullptr});
  plan_.placements.emplace_back();
  place_cheapest(i, nullptr);
  Prices const free{legs_.size()};
  for (int round = 0; round < kRoundsForOne && plan_.placements[i].cost_li > least_cost_of(i); ++round)
    repair_once(i, free);
  explain(i);
  return i;
}

void Planner::commit_until(base::ServiceTime now) {
  for (auto& placement : plan_.placements)
    if (placement.way.kind == WayKind::departures && placement.way.departs <= now.seconds)
      placement.committed = true;
}

/// The first ride that can no longer be made as planned: its trip stops short of it, or leaves before the bag
/// is there.
std::optional<std::size_t> Planner::broken_ride(Way const& way, Disturbance const& what) const {
  auto const call = [this](TripIndex trip, std::int32_t c) -> timetable::Call const& {
    return problem_.day.trip(trip).calls[static_cast<std::size_t>(c)];
  };
  for (std::size_t r = 0; r < static_cast<std::size_t>(way.n_rides); ++r) {
    auto const& ride = way.rides[r];
    if (!what.late.value && ride.trip == what.trip && ride.unload >= what.from_call) return r;
    if (r == 0) continue;
    auto const& from = call(way.rides[r - 1].trip, way.rides[r - 1].unload);
    auto const ready = from.arrives.seconds + problem_.day.station(from.station).handling.value;
    if (call(ride.trip, ride.load).departs.seconds < ready) return r;
  }
  return {};
}

/// The rides stay on the holds as made, for good.
void Planner::keep_rides(std::size_t i, std::vector<Ride> const& rides) {
  for (auto const& ride : rides) {
    Way way;
    way.n_rides = 1;
    way.first_leg[0] = legs_.of(ride.trip, ride.load);
    way.end_leg[0] = legs_.of(ride.trip, ride.unload);
    holds_.load(way, waiting_[i].bag.amount);
    plan_.placements[i].travelled.push_back(ride);
  }
}

/// A way that holds in spite of the delay arrives at another time.
void Planner::retime(std::size_t i) {
  auto way = plan_.placements[i].way;
  auto const& last = way.rides[static_cast<std::size_t>(way.n_rides - 1)];
  way.arrives = problem_.day.trip(last.trip).calls[static_cast<std::size_t>(last.unload)].arrives.seconds;
  take_out(i);
  put(i, way);
}

void Planner::reroute(std::size_t i, Disturbance const& what) {
  auto& bag = waiting_[i].bag;
  auto& placement = plan_.placements[i];
  auto const way = placement.way;
  if (way.departs > what.now.seconds) {  // it has not left: everything is open
    take_out(i);
    placement.committed = false;
    bag.ready = std::max(bag.ready, what.now);
    return place_cheapest(i, nullptr);
  }
  auto const broken = broken_ride(way, what);
  if (!broken) return retime(i);
  auto kept = std::vector<Ride>(way.rides.begin(), way.rides.begin() + static_cast<std::ptrdiff_t>(*broken));
  auto const& ride = way.rides[*broken];
  auto const& calls = problem_.day.trip(ride.trip).calls;
  auto since = what.now;
  bool const aboard = *broken == 0 || calls[static_cast<std::size_t>(ride.load)].departs <= what.now;
  if (aboard) {  // brought off at the last call that was served
    kept.push_back({ride.trip, ride.load, std::max(ride.load, what.from_call - 1)});
    bag.origin = calls[static_cast<std::size_t>(kept.back().unload)].station;
  } else {
    auto const& last =
        problem_.day.trip(kept.back().trip).calls[static_cast<std::size_t>(kept.back().unload)];
    bag.origin = last.station;
    since = std::max(last.arrives, what.now);
  }
  bag.ready = ready_after_ride(problem_.day, bag.origin, since);
  take_out(i);
  waiting_[i].menu = nullptr;
  placement.committed = false;
  keep_rides(i, kept);
  place_cheapest(i, nullptr);
}

Plan const& Planner::disturb(Disturbance const& what) {
  commit_until(what.now);
  std::vector<std::size_t> touched;
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    for (int r = 0; r < plan_.placements[i].way.n_rides; ++r) {
      auto const& ride = plan_.placements[i].way.rides[static_cast<std::size_t>(r)];
      if (ride.trip == what.trip && ride.unload >= what.from_call) touched.push_back(i);
    }
  if (what.late.value)
    problem_.day.delay(what.trip, what.from_call, what.late);
  else
    problem_.day.cancel(what.trip, what.from_call);
  menus_.forget();
  for (auto& waiting : waiting_) waiting.menu = nullptr;
  for (auto const i : touched) reroute(i, what);
  Prices const free{legs_.size()};
  for (int round = 0; round < kRoundsForTrip && !touched.empty(); ++round) {
    auto const i = touched[dice_() % touched.size()];
    if (!plan_.placements[i].committed && plan_.placements[i].cost_li > least_cost_of(i))
      repair_once(i, free);
  }
  finish();
  return plan_;
}

Plan const& Planner::change_room(TripIndex trip, std::vector<Amount> room) {
  auto& before = problem_.room[static_cast<std::size_t>(trip)];
  holds_.change_room(legs_, trip, before, room);
  before = std::move(room);
  auto const is_over = [&] {
    for (std::size_t c = 0; c < before.size(); ++c)
      if (!Amount{}.fits(
              holds_.left()[static_cast<std::size_t>(legs_.of(trip, static_cast<std::int32_t>(c)))]))
        return true;
    return false;
  };
  std::vector<std::size_t> riders;
  for (std::size_t i = 0; i < waiting_.size(); ++i)
    if (!plan_.placements[i].committed && rides_on(i, trip)) riders.push_back(i);
  std::ranges::sort(riders, {}, [&](std::size_t i) { return std::pair{waiting_[i].bag.priority, i}; });
  std::vector<std::size_t> out;
  for (auto const i : riders) {
    if (!is_over()) break;
    take_out(i);
    out.push_back(i);
  }
  std::ranges::reverse(out);
  for (auto const i : out) place_cheapest(i, nullptr);
  finish();
  return plan_;
}

Plan const& Planner::change_skills(TripIndex trip, std::uint64_t skills) {
  problem_.skills.resize(problem_.day.trips().size());
  problem_.skills[static_cast<std::size_t>(trip)] = skills;
  menus_.forget();
  for (auto& waiting : waiting_) waiting.menu = nullptr;
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    if (plan_.placements[i].committed || !rides_on(i, trip)) continue;
    if (!skills_missing(problem_, trip, waiting_[i].bag.needs)) continue;
    take_out(i);
    place_cheapest(i, nullptr);
  }
  finish();
  return plan_;
}

bool Planner::place(std::size_t i, Way const& way, bool force) {
  auto const old = plan_.placements[i].way;
  take_out(i);
  bool const fits = is_in_time(waiting_[i].bag, way) && holds_.fits(way, waiting_[i].bag.amount);
  put(i, fits || force ? way : old);
  explain(i);
  return fits || force;
}

std::vector<Planner::Choice> Planner::choices_of(std::size_t i) {
  std::vector<Choice> out;
  auto const& bag = waiting_[i].bag;
  holds_.unload(plan_.placements[i].way, bag.amount);
  for (auto const& way : menu_of(i).ways)
    out.push_back(
        {way, cost_of(problem_.weights, bag, way), is_in_time(bag, way), holds_.fits(way, bag.amount)});
  holds_.load(plan_.placements[i].way, bag.amount);
  return out;
}

std::vector<Move> moves_between(Plan const& before, Plan const& after) {
  std::vector<Move> out;
  for (std::size_t i = 0; i < after.placements.size(); ++i) {
    auto const old = i < before.placements.size() ? before.placements[i] : Placement{};
    auto const& now = after.placements[i];
    bool const same = old.way.kind == now.way.kind && old.way.n_rides == now.way.n_rides &&
                      old.way.rides == now.way.rides && old.way.van == now.way.van;
    if (!same) out.push_back({i, old, now});
  }
  return out;
}

}  // namespace loading
