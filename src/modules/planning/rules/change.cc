// Changes of a plan, carried out on the living plan.
#include "modules/planning/rules/change.h"

#include <algorithm>
#include <optional>

#include "modules/planning/rules/figures.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/rules/tour.h"

namespace planning::rules {
namespace {

using loading::Planner;
using loading::Way;
using loading::WayKind;

/// A change moves little, so its gap says what planning the rest of the day anew would save at most.
constexpr int kProofRounds = 60;

base::Result<TripOfPlan*> trip_of(DayPlan& plan, TripId id) {
  auto const found = std::ranges::find(plan.trips, id, [](TripOfPlan const& t) { return t.trip.trip; });
  if (found == plan.trips.end()) return base::refuse(refusal::trip_unknown, {}, "/trip");
  if (found->trip.state == TripState::cancelled && found->trip.cancelled_from <= 0)
    return refusal::trip_runs_not;
  return &*found;
}

/// The call from which on something changes; the vehicle has not left it.
base::Result<std::int64_t> call_of(TripOfPlan const& t, NodeId node, base::ServiceTime now) {
  std::int64_t at = 0;
  if (node) {
    auto const found = std::ranges::find(t.calls, node, &PlanCall::node);
    if (found == t.calls.end()) return base::refuse(refusal::node_unknown, {}, "/node");
    at = found->call;
  }
  if (t.calls[static_cast<std::size_t>(at)].departs < now && at + 1 < std::ssize(t.calls))
    return refusal::trip_has_left;
  return at;
}

/// Bags that nobody counted are those of the trip's own hold.
base::Result<Hold> hold_of(Change const& c, PlanTrip const& t) {
  if (c.hold_g.value < 0 || c.hold_cm3.value < 0) return base::refuse(refusal::hold_missing, {}, "/hold_g");
  return Hold{c.hold_g, c.hold_cm3, c.hold_bags < 0 ? t.hold_bags : c.hold_bags};
}

/// Baggage is the passengers', whatever drives: as much of another hold as that takes.
Hold same_reserve(Hold const& hold, PlanTrip const& before) {
  return reserve_of(hold, 0, reserve_of(before));
}

/// The vehicle by the way it goes and the driver by the time under way. A trip of the timetable runs anyway,
/// one that is sent besides does not.
/// @param type  null: as the settings say
base::Money cost_of_run(std::vector<PlanCall> const& calls, VehicleType const* type,
                        Settings const& settings) {
  std::int64_t way_m = 0;
  for (auto c = calls.begin(); std::next(c) != calls.end(); ++c) way_m += c->leg_m.value;
  std::int64_t const under_way_s = calls.back().arrives.seconds - calls.front().departs.seconds;
  auto const km = type ? type->li_a_km : settings.run_li_a_km,
             hour = type ? type->li_an_hour : settings.run_li_an_hour;
  return {(type ? type->fixed_li.value : 0) + way_m * km.value / 1000 + under_way_s * hour.value / 3600};
}

/// What another vehicle costs beyond the one that the timetable has, or saves; nothing where either is
/// unknown.
base::Money cost_beyond_usual(std::vector<PlanCall> const& calls, VehicleType const* usual,
                              VehicleType const* now, Settings const& settings) {
  if (!usual || !now) return {};
  return {cost_of_run(calls, now, settings).value - cost_of_run(calls, usual, settings).value};
}

/// The skills of a vehicle that somebody names for a trip: without a plate it is one as usual.
std::int64_t skills_of(std::vector<VehicleType> const& types, std::string const& plate,
                       PlanTrip const& usual) {
  if (plate.empty()) return usual.skills;
  auto const* const type = named_type(types, plate, usual.line);
  return type ? type->skills : 0;
}

/// A copy of the calls from one on, leaving at another time, without what rides on the pattern.
TripOfPlan extra_run(DayPlan const& plan, TripOfPlan const& pattern, std::int64_t first, Change const& c,
                     ChangeContext const& ctx, Hold const& hold) {
  TripOfPlan out{pattern.trip, {}};
  auto& t = out.trip;
  t.seq = std::ssize(plan.trips);
  t.trip = ctx.new_trip;
  t.state = TripState::extra;
  t.late_s = {};
  t.cancelled_from = -1;
  t.vehicle = c.vehicle;
  t.instead_of = pattern.trip.trip;
  t.fleet_van = {};
  t.driving_s = t.unbroken_s = {};
  t.block = 0;
  auto const same_passengers = c.kind == ChangeKind::substitute;
  set_hold(t, hold,
           same_passengers ? same_reserve(hold, pattern.trip)
                           : reserve_of(hold, ctx.settings.reserve_percent, {}));
  auto const shift = c.departs.seconds - pattern.calls[static_cast<std::size_t>(first)].departs.seconds;
  for (auto i = first; i < std::ssize(pattern.calls); ++i) {
    auto call = pattern.calls[static_cast<std::size_t>(i)];
    call.trip_seq = t.seq;
    call.call = i - first;
    call.arrives.seconds += shift;
    call.departs.seconds += shift;
    call.loads = call.unloads = true;
    call.taken_g = {};
    call.taken_cm3 = {};
    call.taken_bags = 0;
    out.calls.push_back(call);
  }
  t.skills = skills_of(plan.types, c.vehicle, pattern.trip);
  auto const* const type = c.vehicle.empty() && hold.weight_g == pattern.trip.hold_g
                               ? type_of(plan.types, pattern.trip.vehicle, t.line, hold.weight_g)
                               : type_of(plan.types, c.vehicle, {}, hold.weight_g);
  t.cost_li = cost_of_run(out.calls, type, ctx.settings);
  return out;
}

/// A load that stays or comes late takes a cheaper way where there is room now.
void take_better_way(Planner& planner, std::size_t i) {
  auto const& placement = planner.plan().placements[i];
  auto const unhappy =
      placement.way.kind == WayKind::tomorrow || loading::late_minutes(planner.bag(i), placement.way) > 0;
  if (placement.committed || !unhappy) return;
  std::optional<Planner::Choice> best;
  for (auto const& c : planner.choices_of(i))
    if (c.in_time && c.fits && c.cost_li < (best ? best->cost_li : placement.cost_li)) best = c;
  if (best) planner.place(i, best->way, false);
}

/// Nobody else moves.
void take_better_ways(Planner& planner) {
  for (std::size_t i = 0; i < planner.plan().placements.size(); ++i) take_better_way(planner, i);
}

std::vector<loading::Amount> rooms_of(TripOfPlan const& t) {
  std::vector<loading::Amount> out;
  for (std::size_t c = 0; c + 1 < t.calls.size(); ++c) out.push_back(room_on(t.trip, t.calls[c]));
  return out;
}

bool rides(Way const& way, loading::TripIndex trip) {
  return std::any_of(way.rides.begin(), way.rides.begin() + way.n_rides,
                     [trip](auto const& r) { return r.trip == trip; });
}

/// Riders of one trip go with the other where that serves them in time and has room.
void move_over(Planner& planner, loading::TripIndex from, loading::TripIndex to) {
  for (std::size_t i = 0; i < planner.plan().placements.size(); ++i) {
    auto const& placement = planner.plan().placements[i];
    if (placement.committed || !rides(placement.way, from)) continue;
    auto all = planner.choices_of(i);
    auto const suits = [&](auto const& c) {
      return c.in_time && c.fits && rides(c.way, to) && !rides(c.way, from);
    };
    auto const found = std::ranges::find_if(all, suits);  // they stand by arrival
    if (found != all.end()) planner.place(i, found->way, false);
  }
}

/// Carries out a change on the living plan.
class Surgeon {
 public:
  Surgeon(DayPlan& plan, Change const& change, ChangeContext const& ctx)
      : plan_{plan}, change_{change}, ctx_{ctx} {}

  base::Outcome operate() {
    if (change_.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
    TRY(prepare());
    Assembly const assembly{plan_, ctx_.settings, ctx_.stations};
    Planner planner{assembly.problem()};
    resume(planner, plan_, assembly);
    planner.commit_until(ctx_.now);
    plan_.head.as_of = ctx_.now;
    TRY(perform(planner, assembly));
    planner.explain_all();
    write_back(planner, assembly, plan_);
    plan_.figures = figures_of(plan_, ctx_.settings);
    add_proof(plan_.figures, plan_, planner.prove({.price_rounds = kProofRounds}));
    return base::Done{};
  }

 private:
  /// What must be known before the engine's problem is made.
  base::Outcome prepare() {
    if (change_.kind == ChangeKind::move || change_.kind == ChangeKind::none) return base::Done{};
    if (change_.kind == ChangeKind::tour) return send();
    auto* const trip = TRY(trip_of(plan_, change_.trip));
    if (change_.kind != ChangeKind::extra) first_ = TRY(call_of(*trip, change_.node, ctx_.now));
    if (change_.kind == ChangeKind::merge) TRY(check_into());
    if (change_.kind == ChangeKind::delay && !change_.late_s.value)
      return base::refuse(refusal::time_missing, {}, "/late_s");
    if (change_.kind != ChangeKind::extra && change_.kind != ChangeKind::substitute) return base::Done{};
    auto const hold = TRY(hold_of(change_, trip->trip));
    auto const from = change_.kind == ChangeKind::substitute ? std::max<std::int64_t>(first_ - 1, 0) : 0;
    if (change_.departs < ctx_.now) return base::refuse(refusal::time_missing, {}, "/departs");
    plan_.trips.push_back(extra_run(plan_, *trip, from, change_, ctx_, hold));
    return base::Done{};
  }

  /// Tours are trips that the plan adds; they are made for some loads and take others where room is left.
  base::Outcome send() {
    static Fleet const kNone;
    auto tours = tours_of(plan_, ctx_.settings, ctx_.stations, ctx_.fleet ? *ctx_.fleet : kNone, ctx_.now);
    for (auto& l : plan_.loads) l.load.van_rule = routing::Constraint::none;
    for (auto const& l : tours.left) plan_.loads[static_cast<std::size_t>(l.load)].load.van_rule = l.binding;
    if (tours.tours.empty()) return refusal::no_van_helps;
    for (auto& t : tours.tours) {
      plan_.trips.push_back(std::move(t.trip));
      for (auto const load : t.loads) for_vans_.push_back(static_cast<std::size_t>(load));
    }
    return base::Done{};
  }

  base::Outcome check_into() {
    if (change_.into == change_.trip || !trip_of(plan_, change_.into))
      return base::refuse(refusal::trip_unknown, {}, "/into");
    return base::Done{};
  }

  base::Outcome perform(Planner& planner, Assembly const& assembly) {
    switch (change_.kind) {
      case ChangeKind::none:
      case ChangeKind::extra:
        break;
      case ChangeKind::tour:
        for (auto const load : for_vans_) take_better_way(planner, load);
        break;
      case ChangeKind::cancel:
      case ChangeKind::substitute:
        cancel(planner, assembly);
        break;
      case ChangeKind::delay:
        delay(planner, assembly);
        break;
      case ChangeKind::resize:
        TRY(resize(planner, assembly));
        break;
      case ChangeKind::merge:
        merge(planner, assembly);
        break;
      case ChangeKind::move:
        return move(planner, assembly);
    }
    take_better_ways(planner);
    return base::Done{};
  }

  TripOfPlan& subject(Assembly const& assembly) {
    return plan_.trips[static_cast<std::size_t>(assembly.trip_of(change_.trip))];
  }
  void cancel(Planner& planner, Assembly const& assembly) {
    planner.disturb({assembly.trip_of(change_.trip), static_cast<std::int32_t>(first_), {}, ctx_.now});
    auto& trip = subject(assembly).trip;
    trip.state = TripState::cancelled;
    trip.cancelled_from = first_;
  }
  void delay(Planner& planner, Assembly const& assembly) {
    planner.disturb(
        {assembly.trip_of(change_.trip), static_cast<std::int32_t>(first_), change_.late_s, ctx_.now});
    auto& trip = subject(assembly).trip;
    if (trip.state == TripState::runs) trip.state = TripState::late;
    trip.late_s += change_.late_s;
  }
  base::Outcome resize(Planner& planner, Assembly const& assembly) {
    auto& trip = subject(assembly);
    auto const hold = TRY(hold_of(change_, trip.trip));
    take_vehicle(trip, hold);
    planner.change_room(assembly.trip_of(change_.trip), rooms_of(trip));
    planner.change_skills(assembly.trip_of(change_.trip), static_cast<std::uint64_t>(trip.trip.skills));
    return base::Done{};
  }
  /// Of an extra run the whole costs; of a trip of the timetable what it costs beyond the vehicle that it
  /// had.
  void take_vehicle(TripOfPlan& t, Hold const& hold) {
    auto& trip = t.trip;
    auto const* const before = type_of(plan_.types, trip.vehicle, trip.line, trip.hold_g);
    auto const* const after = type_of(plan_.types, change_.vehicle, {}, hold.weight_g);
    trip.cost_li += cost_beyond_usual(t.calls, before, after, ctx_.settings);
    trip.skills = skills_of(plan_.types, change_.vehicle, trip);
    set_hold(trip, hold, same_reserve(hold, trip));
    trip.vehicle = change_.vehicle;
  }
  void merge(Planner& planner, Assembly const& assembly) {
    auto const from = assembly.trip_of(change_.trip);
    move_over(planner, from, assembly.trip_of(change_.into));
    auto& trip = subject(assembly);
    trip.trip.state = TripState::merged;
    trip.trip.instead_of = change_.into;
    planner.change_room(from, rooms_of(trip));
  }

  bool is_wanted(Way const& way, Assembly const& assembly) const {
    if (change_.van)
      return way.kind == WayKind::van && plan_.vans[static_cast<std::size_t>(way.van)].id == change_.van;
    if (change_.trips.empty()) return way.kind == WayKind::tomorrow;
    if (way.kind != WayKind::departures || way.n_rides != std::ssize(change_.trips)) return false;
    for (std::size_t i = 0; i < change_.trips.size(); ++i)
      if (!assembly.has_trip(change_.trips[i]) || way.rides[i].trip != assembly.trip_of(change_.trips[i]))
        return false;
    return true;
  }
  /// The trips or the van that are named have not what the load needs; such ways are not offered.
  bool lacks_skill(Load const& load) const {
    auto const is_named = [this](TripOfPlan const& t) {
      return std::ranges::find(change_.trips, t.trip.trip) != change_.trips.end();
    };
    return std::ranges::any_of(
               plan_.trips,
               [&](auto const& t) { return is_named(t) && lacking(load.needs, t.trip.skills); }) ||
           std::ranges::any_of(plan_.vans, [&](auto const& v) {
             return v.id == change_.van && lacking(load.needs, v.skills);
           });
  }
  bool has_left(Way const& way) const {
    return way.kind != WayKind::tomorrow && way.departs <= ctx_.now.seconds;
  }
  base::Outcome move(Planner& planner, Assembly const& assembly) {
    if (change_.loads.empty()) return move_one(planner, assembly, change_.load);
    for (auto const load : change_.loads) TRY(move_one(planner, assembly, load));
    return base::Done{};
  }
  base::Outcome move_one(Planner& planner, Assembly const& assembly, std::int64_t which) {
    if (which < 0 || which >= std::ssize(plan_.loads))
      return base::refuse(refusal::load_unknown, {}, "/load");
    auto const i = static_cast<std::size_t>(which);
    auto& load = plan_.loads[i].load;
    auto all = planner.choices_of(i);
    auto const found = std::ranges::find_if(all, [&](auto const& c) { return is_wanted(c.way, assembly); });
    if (found == all.end() && lacks_skill(load)) return refusal::skill_missing;
    if (found == all.end() || load.gone || has_left(planner.plan().placements[i].way))
      return refusal::way_unknown;
    if (!found->in_time || has_left(found->way)) return refusal::cutoff_passed;
    // What a group has taken already stands in the planner only, so none of it may use the safety share.
    auto const may_squeeze = change_.loads.empty() && is_beside_passengers(plan_, found->way, load);
    if (!found->fits && !may_squeeze) return refusal::reserve_untouchable;
    planner.place(i, found->way, true);
    planner.keep(i);
    load.moved_by = ctx_.author;
    load.move_reason = change_.reason;
    load.move_lost = false;
    return base::Done{};
  }

  DayPlan& plan_;
  Change const& change_;
  ChangeContext const& ctx_;
  std::int64_t first_{};
  std::vector<std::size_t> for_vans_;  ///< loads that the tours are made for
};

}  // namespace

bool goes_the_same(LoadOfPlan const& a, LoadOfPlan const& b) {
  auto const same_ride = [](LoadRide const& x, LoadRide const& y) {
    return x.trip == y.trip && x.load_node == y.load_node && x.unload_node == y.unload_node;
  };
  return is_taken_up(b.load) || (a.load.way == b.load.way && a.load.van == b.load.van &&
                                 std::ranges::equal(a.rides, b.rides, same_ride));
}

void send_vans(DayPlan& plan, ChangeContext const& ctx) {
  Change const tour{.kind = ChangeKind::tour, .vehicle = {}, .reason = "-"};
  auto after = plan;
  if (Surgeon(after, tour, ctx).operate()) {
    plan = std::move(after);
    return;
  }
  for (std::size_t i = 0; i < plan.loads.size(); ++i)
    plan.loads[i].load.van_rule = after.loads[i].load.van_rule;
}

bool needs_approval(DayPlan const& before, Change const& change) {
  if (change.kind == ChangeKind::extra || change.kind == ChangeKind::merge) return true;
  if (change.kind != ChangeKind::resize) return false;
  auto const found =
      std::ranges::find(before.trips, change.trip, [](TripOfPlan const& t) { return t.trip.trip; });
  if (found == before.trips.end()) return false;
  auto const& t = found->trip;
  return change.hold_g < t.hold_g || change.hold_cm3 < t.hold_cm3 ||
         (change.hold_bags >= 0 && change.hold_bags < t.hold_bags);
}

base::Result<DayPlan> changed(DayPlan before, Change const& change, ChangeContext const& ctx) {
  auto after = before;
  TRY(Surgeon(after, change, ctx).operate());
  after.figures.more_li = after.figures.carriage_li - before.figures.carriage_li;
  for (std::size_t i = 0; i < after.loads.size(); ++i)
    after.figures.n_moved += !goes_the_same(before.loads[i], after.loads[i]);
  return after;
}

base::Result<std::vector<Choice>> choices(DayPlan const& plan, std::int64_t load, ChangeContext const& ctx) {
  if (load < 0 || load >= std::ssize(plan.loads)) return base::refuse(refusal::load_unknown, {}, "/load");
  auto const i = static_cast<std::size_t>(load);
  Assembly const assembly{plan, ctx.settings, ctx.stations};
  Planner planner{assembly.problem()};
  resume(planner, plan, assembly);
  auto const now_li = planner.plan().placements[i].cost_li;
  std::vector<Choice> out;
  for (auto const& c : planner.choices_of(i)) {
    auto const leaves = c.way.kind == WayKind::tomorrow || c.way.departs > ctx.now.seconds;
    Choice choice{with_way(plan.loads[i].load, c.way, planner, assembly, plan)};
    choice.in_time = c.in_time && leaves;
    choice.fits = c.fits;
    choice.is_now = goes_the_same(choice.load, plan.loads[i]);
    choice.more_li = {c.cost_li - now_li};
    choice.late_minutes = loading::late_minutes(planner.bag(i), c.way);
    out.push_back(std::move(choice));
  }
  return out;
}

namespace {

/// Mail of a group may board and leave at nodes of its own.
bool on_same_trips(Way const& a, Way const& b) {
  if (a.kind != b.kind || a.van != b.van || a.n_rides != b.n_rides) return false;
  return std::equal(a.rides.begin(), a.rides.begin() + a.n_rides, b.rides.begin(),
                    [](auto const& x, auto const& y) { return x.trip == y.trip; });
}

/// Loads that are moved together.
class Group {
 public:
  Group(Planner& planner, std::vector<std::int64_t> const& loads) : planner_{planner} {
    for (auto const load : loads) {
      auto const i = static_cast<std::size_t>(load);
      auto const& now = planner.plan().placements[i];
      members_.push_back({i, now.way, now.cost_li, planner.choices_of(i)});
    }
  }
  std::vector<Planner::Choice> const& ways() const { return members_.front().choices; }

  /// Fills in what the way means for all. @returns false when one of them has no such way
  bool measure(Way const& way, base::ServiceTime now, Choice& out) {
    out.in_time = out.is_now = true;
    out.more_li = {};
    out.late_minutes = 0;
    std::vector<Way const*> taken;
    for (auto const& m : members_) {
      auto const found =
          std::ranges::find_if(m.choices, [&](auto const& c) { return on_same_trips(c.way, way); });
      if (found == m.choices.end()) return false;
      auto const leaves = found->way.kind == WayKind::tomorrow || found->way.departs > now.seconds;
      out.in_time &= found->in_time && leaves;
      out.is_now &= on_same_trips(found->way, m.now);
      out.more_li.value += found->cost_li - m.now_li;
      out.late_minutes = std::max(out.late_minutes, loading::late_minutes(planner_.bag(m.at), found->way));
      taken.push_back(&found->way);
    }
    out.fits = fit_together(taken);
    return true;
  }

 private:
  struct Member {
    std::size_t at;
    Way now;
    std::int64_t now_li;
    std::vector<Planner::Choice> choices;
  };
  /// Tries it, and puts everything back.
  bool fit_together(std::vector<Way const*> const& ways) {
    std::size_t n = 0;
    while (n < members_.size() && planner_.place(members_[n].at, *ways[n], false)) ++n;
    for (std::size_t i = n; i-- > 0;) planner_.place(members_[i].at, members_[i].now, true);
    return n == members_.size();
  }

  Planner& planner_;
  std::vector<Member> members_;
};

}  // namespace

base::Result<std::vector<Choice>> choices_of_group(DayPlan const& plan,
                                                   std::vector<std::int64_t> const& loads,
                                                   ChangeContext const& ctx) {
  if (loads.empty()) return refusal::group_malformed;
  for (auto const load : loads) {
    if (load < 0 || load >= std::ssize(plan.loads)) return base::refuse(refusal::load_unknown, {}, "/loads");
    if (plan.loads[static_cast<std::size_t>(load)].load.gone) return refusal::group_malformed;
  }
  Assembly const assembly{plan, ctx.settings, ctx.stations};
  Planner planner{assembly.problem()};
  resume(planner, plan, assembly);
  Group group{planner, loads};
  auto const& first = plan.loads[static_cast<std::size_t>(loads.front())].load;
  std::vector<Choice> out;
  for (auto const& c : group.ways()) {
    Choice choice{with_way(first, c.way, planner, assembly, plan)};
    if (group.measure(c.way, ctx.now, choice)) out.push_back(std::move(choice));
  }
  return out;
}

}  // namespace planning::rules
