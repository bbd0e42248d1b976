// Follows each route step by step with its own clock and its own scales.
#include "engine/routing/check.h"

#include <algorithm>
#include <map>
#include <set>

namespace routing {
namespace {

/// By how much a limit is passed; none is passed that is not there, however long a route goes on.
std::int64_t beyond(std::int64_t value, Ticks limit) {
  return limit >= kNever ? 0 : std::max<std::int64_t>(0, value - limit);
}

bool is_standing(Step const& step) { return step.kind == StepKind::rest || step.kind == StepKind::pause; }

/// One route being followed.
class Follower {
 public:
  Follower(Problem const& problem, Route const& route, Judgement& judgement)
      : problem_{problem}, route_{route}, vehicle_{problem.vehicles[route.vehicle]}, judgement_{judgement} {}

  void follow() {
    now_ = route_.leaves;
    place_ = vehicle_.start;
    check_locked();
    load_trip(0);
    if (now_ < vehicle_.from) report(Constraint::shift, -1, vehicle_.from - now_);
    for (std::size_t i = 0; i < route_.steps.size(); ++i) take_step(i);
    drive_to(vehicle_.end);
    finish();
  }

 private:
  using Amounts = std::map<int, Load>;  ///< what is aboard, by the visit that it belongs to

  void report(Constraint rule, int visit, std::int64_t amount = 0) {
    judgement_.breaches.push_back({rule, route_.vehicle, visit, amount});
  }

  /// What is aboard already when the plan begins: its dropoff may be missing, which is told as such.
  bool is_locked(int visit) const {
    return std::find(vehicle_.locked.begin(), vehicle_.locked.end(), visit) != vehicle_.locked.end();
  }

  void check_locked() {
    std::size_t at = 0;
    for (auto const& step : route_.steps) {
      if (at == vehicle_.locked.size()) return;
      if (step.kind == StepKind::reload) return report(Constraint::locked, vehicle_.locked[at]);
      if (step.kind == StepKind::visit && step.index != vehicle_.locked[at++])
        return report(Constraint::locked, step.index);
    }
    if (at < vehicle_.locked.size()) report(Constraint::locked, vehicle_.locked[at]);
  }

  /// Puts aboard what is delivered until the next reload.
  void load_trip(std::size_t from) {
    for (auto i = from; i < route_.steps.size() && route_.steps[i].kind != StepKind::reload; ++i) {
      if (route_.steps[i].kind != StepKind::visit) continue;
      auto const index = route_.steps[i].index;
      auto const& visit = problem_.visits[index];
      if (visit.kind != VisitKind::delivery) continue;
      aboard_[index] = visit.load;
      if (now_ < visit.released) report(Constraint::released, index, visit.released - now_);
    }
    check_room(-1);
  }

  void check_room(int visit) {
    std::int64_t weight = 0, volume = 0, pieces = 0;
    for (auto const& [whose, load] : aboard_)
      weight += load.weight_g, volume += load.volume_l, pieces += load.pieces;
    auto const& room = vehicle_.capacity;
    auto const over = std::max({weight - room.weight_g, volume - room.volume_l, pieces - room.pieces});
    if (over > 0) report(Constraint::capacity, visit, over);
  }

  void drive_to(int place) {
    auto const leg = problem_.matrix.duration_of(place_, place);
    judgement_.distance += problem_.matrix.distance_of(place_, place);
    distance_ += problem_.matrix.distance_of(place_, place);
    since_rest_ += leg, driven_ += leg, now_ += leg;
    if (auto const over = beyond(since_rest_, vehicle_.driving.driving)) report(Constraint::rest, -1, over);
    place_ = place;
  }

  /// Standing still, which is rest when it is long enough.
  void stand_until(std::int64_t then) {
    if (then <= now_) return;
    if (then - now_ >= vehicle_.driving.rest) since_rest_ = 0;
    now_ = then;
  }

  void take_step(std::size_t at) {
    auto const& step = route_.steps[at];
    if (is_standing(step) && step.place >= 0) drive_to(step.place);
    switch (step.kind) {
      case StepKind::visit:
        return serve(step.index);
      case StepKind::reload:
        return reload(at);
      case StepKind::rest:
        return stand_until(now_ + vehicle_.driving.rest);
      case StepKind::pause:
        return pause(step.index);
    }
  }

  void pause(int index) {
    if (index < 0 || index >= static_cast<int>(vehicle_.breaks.size())) return report(Constraint::pause, -1);
    auto const& wanted = vehicle_.breaks[index];
    stand_until(wanted.from);
    if (now_ > wanted.until) report(Constraint::pause, -1, now_ - wanted.until);
    stand_until(now_ + wanted.length);
    paused_.insert(index);
  }

  /// Waits for what is not there yet: a reload in a plan may be early, the trip is not.
  void reload(std::size_t at) {
    drive_to(vehicle_.start);
    Ticks released = 0;
    for (auto i = at + 1; i < route_.steps.size() && route_.steps[i].kind != StepKind::reload; ++i)
      if (route_.steps[i].kind == StepKind::visit &&
          problem_.visits[route_.steps[i].index].kind == VisitKind::delivery)
        released = std::max(released, problem_.visits[route_.steps[i].index].released);
    stand_until(released);
    std::erase_if(aboard_, [&](auto const& entry) {
      return problem_.visits[entry.first].kind == VisitKind::collection;
    });
    now_ += vehicle_.reload;
    has_collected_ = false;
    if (++trips_ > vehicle_.trips) report(Constraint::trips, -1, trips_ - vehicle_.trips);
    load_trip(at + 1);
  }

  void serve(int index) {
    auto const& visit = problem_.visits[index];
    drive_to(visit.place);
    stand_until(visit.from);
    if (auto const late = beyond(now_, visit.until)) report(Constraint::window, index, late);
    if (visit.needs & ~vehicle_.skills) report(Constraint::skills, index);
    if (now_ > visit.wanted_until) late_cost_ += visit.late_cost * (now_ - visit.wanted_until);
    move_load(index, visit);
    now_ += visit.service;
  }

  void move_load(int index, Visit const& visit) {
    if (visit.kind == VisitKind::delivery) {
      if (has_collected_ && vehicle_.backhaul) report(Constraint::backhaul, index);
      aboard_.erase(index);
    } else if (visit.kind == VisitKind::dropoff) {
      if (visit.mate >= 0 && aboard_.erase(visit.mate) == 0) report(Constraint::mate, index);
    } else {
      aboard_[index] = visit.load;
      has_collected_ = has_collected_ || visit.kind == VisitKind::collection;
    }
    check_room(index);
  }

  void finish() {
    for (auto const& [index, load] : aboard_)
      if (problem_.visits[index].kind == VisitKind::pickup && !is_locked(index))
        report(Constraint::mate, index);
    if (auto const over = beyond(driven_, vehicle_.driving.driving_total))
      report(Constraint::driving, -1, over);
    if (auto const late = beyond(now_, vehicle_.until)) report(Constraint::shift, -1, late);
    if (auto const over = beyond(now_ - route_.leaves, vehicle_.working))
      report(Constraint::working, -1, over);
    for (int i = 0; i < static_cast<int>(vehicle_.breaks.size()); ++i) {
      auto const& wanted = vehicle_.breaks[i];
      if (wanted.until > route_.leaves && wanted.until < now_ && !paused_.contains(i))
        report(Constraint::pause, -1, now_ - wanted.until);
    }
    judgement_.cost += vehicle_.fixed + distance_ * vehicle_.per_distance +
                       (now_ - route_.leaves) * vehicle_.per_time + late_cost_;
  }

  Problem const& problem_;
  Route const& route_;
  Vehicle const& vehicle_;
  Judgement& judgement_;
  int place_{}, trips_{1};
  std::int64_t now_{}, since_rest_{}, driven_{};  ///< wider than Ticks: a plan made by hand may go on and on
  std::int64_t distance_{};
  Cost late_cost_{};
  bool has_collected_{};
  Amounts aboard_;
  std::set<int> paused_;
};

/// Each visit at most once, each vehicle at most once, only those that exist, at places that exist.
bool is_known(Problem const& problem, Plan const& plan, Judgement& judgement, std::vector<int>& served) {
  std::set<int> out;
  auto known = true;
  for (auto const& route : plan.routes) {
    auto const exists = route.vehicle >= 0 && route.vehicle < static_cast<int>(problem.vehicles.size());
    if (!exists || !out.insert(route.vehicle).second) {
      judgement.breaches.push_back({Constraint::vehicles, route.vehicle});
      known = known && exists;
    }
    for (auto const& step : route.steps) {
      if (is_standing(step) && step.place >= problem.matrix.n_places) {
        judgement.breaches.push_back({Constraint::place, route.vehicle});
        known = false;
      }
      if (step.kind != StepKind::visit) continue;
      auto const is_one = step.index >= 0 && step.index < static_cast<int>(problem.visits.size());
      if (!is_one || served[step.index]++)
        judgement.breaches.push_back({Constraint::place, route.vehicle, step.index});
      known = known && is_one;
    }
  }
  return known;
}

}  // namespace

Judgement check(Problem const& problem, Plan const& plan) {
  Judgement judgement;
  std::vector<int> served(problem.visits.size());
  if (!is_known(problem, plan, judgement, served)) return judgement;
  for (auto const& route : plan.routes) {
    if (route.steps.empty()) continue;
    ++judgement.n_vehicles;
    Follower{problem, route, judgement}.follow();
  }
  for (std::size_t i = 0; i < served.size(); ++i) {
    if (served[i]) continue;
    auto const& visit = problem.visits[i];
    if (visit.penalty < 0)
      judgement.missing.push_back(static_cast<int>(i));
    else if (visit.kind != VisitKind::dropoff || visit.mate < 0)
      judgement.cost += visit.penalty;
  }
  return judgement;
}

}  // namespace routing
