// A trip is matched with the one that its vehicle runs next.
#include "modules/planning/rules/block.h"

#include <algorithm>
#include <map>
#include <set>

namespace planning::rules {
namespace {

bool runs(TripOfPlan const& t) {
  return t.trip.state != TripState::merged &&
         (t.trip.state != TripState::cancelled || t.trip.cancelled_from > 0);
}

class Matching {
 public:
  Matching(DayPlan const& plan, Between const& between, base::Seconds turnaround) : between_{between} {
    for (std::size_t i = 0; i < between.nodes.size(); ++i) places_.emplace(between.nodes[i], i);
    for (auto const& t : plan.trips)
      if (runs(t)) trips_.push_back(&t);
    std::ranges::stable_sort(trips_, {}, [](auto const* t) { return t->calls.front().departs; });
    before_.assign(trips_.size(), -1);
    next_.resize(trips_.size());
    for (std::size_t a = 0; a < trips_.size(); ++a)
      for (std::size_t b = a + 1; b < trips_.size(); ++b)
        if (auto const wait = wait_between(a, b) - turnaround.value; wait >= 0)
          next_[a].push_back({distance(a, b), wait, static_cast<int>(b)});
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

  std::size_t cell(std::size_t a, std::size_t b) const {
    return places_.at(last_call(*trips_[a]).node) * between_.nodes.size() +
           places_.at(trips_[b]->calls.front().node);
  }
  std::int64_t distance(std::size_t a, std::size_t b) const { return between_.distance_m[cell(a, b)]; }
  /// Time to spare between them; below zero when one vehicle cannot run both.
  std::int64_t wait_between(std::size_t a, std::size_t b) const {
    auto const &x = trips_[a]->trip, &y = trips_[b]->trip;
    if (x.hold_g != y.hold_g || x.hold_cm3 != y.hold_cm3 || x.vehicle != y.vehicle) return -1;
    return trips_[b]->calls.front().departs.seconds - last_call(*trips_[a]).arrives.seconds -
           between_.duration_s[cell(a, b)];
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

  Between const& between_;
  std::map<NodeId, std::size_t> places_;
  std::vector<TripOfPlan const*> trips_;  ///< by departure
  std::vector<std::vector<Link>> next_;   ///< what each trip's vehicle could run next
  std::vector<int> before_;               ///< the trip before in the block; −1: the first
  std::vector<char> tried_;
};

}  // namespace

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

}  // namespace planning::rules
