// What follows a published plan in planning and in mail.
#include "modules/planning/service/publish.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "modules/mail/mail.h"
#include "modules/org/org.h"
#include "modules/planning/rules/block.h"
#include "modules/planning/rules/figures.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/service/chore.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/inputs.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/service/telling.h"
#include "modules/planning/store/fleet.h"
#include "modules/planning/store/order.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

using rules::DayPlan;
using rules::LoadOfPlan;
using rules::LoadRide;
using rules::PlanCall;
using rules::runs;
using rules::TripOfPlan;

struct PublishedFact {
  PlanId plan, before;
  base::ServiceDate service_date;
  rules::ChangeKind change{};
  std::int64_t n_loads{}, n_staying{}, n_moved{};
};
DESCRIBE(PublishedFact, "A plan was published.", FIELD(plan, "plan"),
         FIELD(before, "the one that it replaces"), FIELD(service_date, "operating day"),
         FIELD(change, "what it changes"), FIELD(n_loads, "loads"), FIELD(n_staying, "loads that stay"),
         FIELD(n_moved, "loads that go another way"))

mail::TripId of_mail(TripId id) { return {id.value}; }

LoadRide const* first_ride(LoadOfPlan const& l) {
  auto const ahead = std::ranges::find(l.rides, false, &LoadRide::travelled);
  return ahead == l.rides.end() ? nullptr : &*ahead;
}

mail::PlannedWaybill waybill_of(TripOfPlan const& t, base::ServiceDate day, VehicleOrder const& order) {
  auto const hold = rules::beside_passengers(t.trip);
  mail::PlannedWaybill out{of_mail(t.trip.trip),
                           day,
                           t.trip.line,
                           t.trip.headsign,
                           order.vehicle,
                           order.driver,
                           order.carrier,
                           hold.weight_g,
                           hold.volume_cm3,
                           hold.bags,
                           {}};
  for (auto const& c : t.calls)
    out.stops.push_back(
        {c.sequence, c.node, c.name, base::instant_of(day, c.arrives), base::instant_of(day, c.departs)});
  return out;
}

/// Orders and waybills of trips that carry mail; those of trips that do so no more are taken back.
class TripWriter {
 public:
  TripWriter(Act& act, DayPlan const& plan) : act_{act}, plan_{plan} {
    auto const day = plan.head.service_date;
    if (auto const transport = org::find_organisation(act.tx, act.region, org::OrganisationKind::transport))
      carrier_ = transport->id;
    for (auto& o : store::list_orders(act.tx, act.region, day)) orders_.emplace(o.trip, std::move(o));
    for (auto& r : mail::list_trip_runs(act.tx, act.region, day))
      runs_.emplace(TripId{r.trip.value}, std::move(r));
    for (auto const& v : store::list_fleet(act.tx, act.region, day)) drivers_.emplace(v.id, v.driver);
  }

  /// Of trips that run with mail, and of which more is to be carried.
  base::Outcome write_more(std::set<TripId> const& trips) {
    for (auto const& t : plan_.trips) {
      if (!trips.contains(t.trip.trip)) continue;
      auto const known = orders_.find(t.trip.trip);
      TRY(want(t, known == orders_.end() ? std::nullopt : std::optional{known->second}));
    }
    return base::Done{};
  }

  base::Outcome write() {
    for (auto const& t : plan_.trips) {
      auto const known = orders_.find(t.trip.trip);
      if (rules::carries_mail(t) && runs(t)) {
        TRY(want(t, known == orders_.end() ? std::nullopt : std::optional{known->second}));
        continue;
      }
      if (!runs(t)) TRY(mail::withdraw_waybill(act_, of_mail(t.trip.trip), plan_.head.service_date));
      auto const left = runs(t) && t.calls.front().departs <= plan_.head.as_of;  // its order is history
      if (known != orders_.end() && known->second.plan && !left)
        TRY(withdraw_order(act_, known->second, plan_.head.reason));
    }
    return withdraw_others();
  }

 private:
  /// Tours and extra runs of the plan before that this one does not have; what is under way or loaded goes
  /// on.
  base::Outcome withdraw_others() {
    std::set<TripId> planned;
    for (auto const& t : plan_.trips) planned.insert(t.trip.trip);
    auto const now = base::instant_of(plan_.head.service_date, plan_.head.as_of);
    for (auto const& [trip, order] : orders_) {
      if (!order.plan || planned.contains(trip) || order.departs_at <= now) continue;
      auto const run = runs_.find(trip);
      if (run != runs_.end() && (run->second.departed_at.ms || run->second.loaded)) continue;
      TRY(mail::withdraw_waybill(act_, of_mail(trip), plan_.head.service_date));
      TRY(withdraw_order(act_, order, "计划重新编制"));
    }
    return base::Done{};
  }

  base::Outcome want(TripOfPlan const& t, std::optional<VehicleOrder> order) {
    KnownOfTrip known{carrier_, std::move(order), {}, {}};
    if (auto const run = runs_.find(t.trip.trip); run != runs_.end()) {
      known.vehicle = run->second.vehicle;
      known.driver = run->second.driver;
    }
    if (auto const driver = drivers_.find(t.trip.fleet_van); !known.driver && driver != drivers_.end())
      known.driver = driver->second;
    auto const wanted = TRY(plan_order(act_, plan_.head, t, known));
    auto const left = t.calls.front().departs <= plan_.head.as_of;
    auto const has_waybill = runs_.contains(t.trip.trip);
    if (!left || has_waybill) TRY(mail::plan_waybill(act_, waybill_of(t, plan_.head.service_date, wanted)));
    return base::Done{};
  }

  Act& act_;
  DayPlan const& plan_;
  OrganisationId carrier_;
  std::map<TripId, VehicleOrder> orders_;
  std::map<TripId, mail::TripRun> runs_;
  std::map<FleetVanId, PersonId> drivers_;  ///< usual ones of vans
};

base::Outcome tell_bag(Act& act, DayPlan const& plan, LoadOfPlan const& l) {
  if (l.load.source != LoadSource::bag || l.load.gone) return base::Done{};
  mail::BagDeparture departure;
  if (auto const* ride = first_ride(l))
    departure = {of_mail(ride->trip), base::instant_of(plan.head.service_date, ride->departs)};
  return mail::plan_bag_on(act, l.load.bag, departure);
}

/// @param before  the plan that this one changes; null when it is made anew
void tell_items(Act& act, DayPlan const& plan, DayPlan const* before) {
  std::map<std::pair<NodeId, NodeId>, std::vector<mail::ItemsDeparture>> relations;
  for (std::size_t i = 0; i < plan.loads.size(); ++i) {
    auto const& l = plan.loads[i];
    if (l.load.source != LoadSource::loose) continue;
    mail::ItemsDeparture departure{
        .trip = {}, .next = {}, .departs_at = {}, .n = l.load.n_items, .expected = {}};
    if (auto const* ride = first_ride(l)) {
      departure.trip = of_mail(ride->trip);
      departure.next = ride->unload_node;
      departure.departs_at = base::instant_of(plan.head.service_date, ride->departs);
    }
    if (before && i < before->loads.size() && is_late_news(act, plan, before->loads[i], l))
      departure.expected = base::instant_of(plan.head.service_date, l.load.arrives);
    relations[{l.load.origin, l.load.destination}].push_back(departure);
  }
  for (auto& [relation, departures] : relations) {
    std::ranges::stable_sort(departures, {}, [](auto const& d) { return std::pair{!d.trip, d.departs_at}; });
    mail::plan_items_on(act, relation.first, relation.second, departures);
  }
}

base::Outcome supersede(Act& act, rules::Plan const& head) {
  auto before = store::find_published(act.tx, act.region, head.service_date);
  if (head.parent && before && before->id != head.parent) return refusal::plan_is_outdated;
  if (!before) return base::Done{};
  before->state = PlanState::superseded;
  ++before->version;
  settle_followers(act, *before);
  return store::save_plan(act.tx, act.region, *before);
}

}  // namespace

base::Outcome publish(Act& act, DayPlan& plan) {
  auto& head = plan.head;
  if (head.service_date < base::service_date_of(act.now)) return refusal::day_is_over;
  auto const before = store::find_published(act.tx, act.region, head.service_date);
  TRY(supersede(act, head));
  settle_approval(act, head);
  head.state = PlanState::published;
  head.published_by = act.hat.person;
  head.published_at = act.now;
  ++head.version;
  TRY(store::save_plan(act.tx, act.region, head));
  TRY(TripWriter(act, plan).write());
  keep_gates(act.tx, act.region, act.now, head.service_date);
  for (auto const& l : plan.loads) TRY(tell_bag(act, plan, l));
  std::optional<DayPlan> changed;
  if (before && before->id == head.parent) changed = store::read_content(act.tx, act.region, *before);
  tell_items(act, plan, changed ? &*changed : nullptr);
  if (changed) tell_of_change(act, *changed, plan);
  auto const& f = plan.figures;
  act.record(events::kPlanPublished, "planning/plan/" + std::to_string(head.id.value), {},
             PublishedFact{head.id, before ? before->id : PlanId{}, head.service_date, head.change, f.n_loads,
                           f.n_staying, f.n_moved});
  return base::Done{};
}

base::Outcome follow_intake(Act& act, DayPlan const& plan, std::size_t first) {
  std::set<TripId> trips;
  for (auto i = first; i < plan.loads.size(); ++i) {
    for (auto const& ride : plan.loads[i].rides) trips.insert(ride.trip);
    TRY(tell_bag(act, plan, plan.loads[i]));
  }
  TRY(TripWriter(act, plan).write_more(trips));
  keep_gates(act.tx, act.region, act.now, plan.head.service_date);
  return base::Done{};
}

base::Result<rules::Plan> publish_plan(Act& act, PublishPlan const& request) {
  TRY(check_whole_county(act.hat));
  auto const head = TRY(store::get_plan(act.tx, act.region, request.plan));
  if (head.state != PlanState::waiting)
    return base::refuse(refusal::plan_state_forbids, base::to_name(head.state));
  if (head.needs_approval && !act.hat.may("planning.approve")) return refusal::approval_missing;
  if (head.needs_approval && head.made_by == act.hat.person) return refusal::approver_is_maker;
  auto basis = basis_of(act.tx, act.region, head.service_date);
  auto plan = stored_plan(act.tx, act.region, head, basis);
  TRY(publish(act, plan));
  act.audit("planning.publish_plan", "planning/plan/" + std::to_string(head.id.value), &head, &plan.head);
  return plan.head;
}

}  // namespace planning::service
