// A trip is matched with the one that its vehicle runs next.
#include "modules/planning/rules/block.h"

#include <algorithm>
#include <map>
#include <set>

namespace planning::rules {
namespace {

base::ServiceTime departure_of(TripOfPlan const& t) { return t.calls.front().departs; }

/// Ways from where trips end to where others begin.
class Deadheads {
 public:
  explicit Deadheads(Between const& between) : between_{between} {
    for (std::size_t i = 0; i < between.nodes.size(); ++i) places_.emplace(between.nodes[i], i);
  }
  std::int64_t distance_m(TripOfPlan const& a, TripOfPlan const& b) const {
    return between_.distance_m[cell(a, b)];
  }
  /// Time to spare between them.
  std::int64_t spare_s(TripOfPlan const& a, TripOfPlan const& b) const {
    return departure_of(b).seconds - last_call(a).arrives.seconds - between_.duration_s[cell(a, b)];
  }

 private:
  std::size_t cell(TripOfPlan const& a, TripOfPlan const& b) const {
    return places_.at(last_call(a).node) * between_.nodes.size() + places_.at(b.calls.front().node);
  }

  Between const& between_;
  std::map<NodeId, std::size_t> places_;
};

bool same_vehicle(PlanTrip const& a, PlanTrip const& b) {
  return a.hold_g == b.hold_g && a.hold_cm3 == b.hold_cm3 && a.vehicle == b.vehicle;
}

class Matching {
 public:
  Matching(DayPlan const& plan, Between const& between, base::Seconds turnaround) : ways_{between} {
    for (auto const& t : plan.trips)
      if (runs(t)) trips_.push_back(&t);
    std::ranges::stable_sort(trips_, {}, [](auto const* t) { return departure_of(*t); });
    before_.assign(trips_.size(), -1);
    next_.resize(trips_.size());
    for (std::size_t a = 0; a < trips_.size(); ++a)
      for (std::size_t b = a + 1; b < trips_.size(); ++b)
        if (auto const wait = wait_between(a, b); wait >= turnaround.value && wait >= 0)
          next_[a].push_back({ways_.distance_m(*trips_[a], *trips_[b]), wait, static_cast<int>(b)});
    for (auto& next : next_)
      std::ranges::sort(next, {}, [](Link const& l) { return std::pair{l.deadhead_m, l.wait_s}; });
  }

  std::vector<Block> blocks() {
    for (std::size_t a = 0; a < trips_.size(); ++a) {
      tried_.assign(trips_.size(), 0);
      find_next(static_cast<int>(a));
    }
    std::vector<Block> out;
    std::vector<std::size_t> block_of(trips_.size());
    for (std::size_t b = 0; b < trips_.size(); ++b) {
      auto const a = before_[b];
      if (a < 0) out.push_back({});
      block_of[b] = a < 0 ? out.size() - 1 : block_of[static_cast<std::size_t>(a)];
      auto& block = out[block_of[b]];
      auto const link = a < 0 ? Link{} : link_of(static_cast<std::size_t>(a), static_cast<int>(b));
      block.trips.push_back({trips_[b]->trip.seq, {link.deadhead_m}, {link.wait_s}});
      block.deadhead_m.value += link.deadhead_m;
    }
    return out;
  }

 private:
  struct Link {
    std::int64_t deadhead_m{}, wait_s{};
    int to{};
  };

  /// Time to spare between them; below zero when one vehicle cannot run both.
  std::int64_t wait_between(std::size_t a, std::size_t b) const {
    return same_vehicle(trips_[a]->trip, trips_[b]->trip) ? ways_.spare_s(*trips_[a], *trips_[b]) : -1;
  }
  Link link_of(std::size_t a, int b) const { return *std::ranges::find(next_[a], b, &Link::to); }

  /// Gives a trip its next one, moving others on where that makes room (augmenting path).
  bool find_next(int a) {
    for (auto const& link : next_[static_cast<std::size_t>(a)]) {
      auto const b = static_cast<std::size_t>(link.to);
      if (tried_[b]) continue;
      tried_[b] = 1;
      if (before_[b] >= 0 && !find_next(before_[b])) continue;
      before_[b] = a;
      return true;
    }
    return false;
  }

  Deadheads ways_;
  std::vector<TripOfPlan const*> trips_;  ///< by departure
  std::vector<std::vector<Link>> next_;   ///< what each trip's vehicle could run next
  std::vector<int> before_;               ///< the trip before in the block; −1: the first
  std::vector<char> tried_;
};

/// Running trips by number of their block, each by departure; without number under 0.
std::map<std::int64_t, std::vector<TripOfPlan const*>> by_number(DayPlan const& plan) {
  std::map<std::int64_t, std::vector<TripOfPlan const*>> out;
  for (auto const& t : plan.trips)
    if (runs(t)) out[t.trip.block].push_back(&t);
  for (auto& [number, trips] : out)
    std::ranges::stable_sort(trips, {}, [](auto const* t) { return departure_of(*t); });
  return out;
}

}  // namespace

bool runs(TripOfPlan const& t) {
  return t.trip.state != TripState::merged &&
         (t.trip.state != TripState::cancelled || t.trip.cancelled_from > 0);
}

PlanCall const& last_call(TripOfPlan const& t) {
  return t.trip.cancelled_from > 0 ? t.calls[static_cast<std::size_t>(t.trip.cancelled_from - 1)]
                                   : t.calls.back();
}

std::vector<NodeId> block_nodes(DayPlan const& plan) {
  std::set<NodeId> out;
  for (auto const& t : plan.trips)
    if (runs(t)) out.insert({t.calls.front().node, last_call(t).node});
  return {out.begin(), out.end()};
}

std::vector<Block> blocks_of(DayPlan const& plan, Between const& between, base::Seconds turnaround) {
  return Matching{plan, between, turnaround}.blocks();
}

void number_blocks(DayPlan& plan, Between const& between, base::Seconds turnaround) {
  for (auto& t : plan.trips)
    if (!runs(t)) t.trip.block = 0;
  auto const known = by_number(plan);
  auto last = known.empty() ? 0 : known.rbegin()->first;
  auto const number = [&plan](std::int64_t seq, std::int64_t block) {
    plan.trips[static_cast<std::size_t>(seq)].trip.block = block;
  };
  if (!last) {
    for (auto const& block : blocks_of(plan, between, turnaround)) {
      ++last;
      for (auto const& t : block.trips) number(t.trip_seq, last);
    }
    return;
  }
  Deadheads const ways{between};
  for (auto const& [block, trips] : known) {
    auto now = block;
    for (std::size_t i = 0; i < trips.size(); ++i) {
      auto const goes_on = i && block && same_vehicle(trips[i - 1]->trip, trips[i]->trip) &&
                           ways.spare_s(*trips[i - 1], *trips[i]) >= turnaround.value;
      if (!goes_on && (i || !block)) now = ++last;
      number(trips[i]->trip.seq, now);
    }
  }
}

std::vector<Block> numbered_blocks(DayPlan const& plan, Between const& between) {
  Deadheads const ways{between};
  std::vector<Block> out;
  for (auto const& [number, trips] : by_number(plan)) {
    if (!number) continue;  // of a plan that is older than blocks
    auto& block = out.emplace_back();
    for (std::size_t i = 0; i < trips.size(); ++i) {
      auto const* const before = i ? trips[i - 1] : nullptr;
      base::Metres const deadhead{before ? ways.distance_m(*before, *trips[i]) : 0};
      block.trips.push_back({trips[i]->trip.seq, deadhead, {before ? ways.spare_s(*before, *trips[i]) : 0}});
      block.deadhead_m += deadhead;
    }
  }
  std::ranges::stable_sort(out, {}, [&plan](Block const& b) {
    return departure_of(plan.trips[static_cast<std::size_t>(b.trips.front().trip_seq)]);
  });
  return out;
}

}  // namespace planning::rules
