// What the day plan asks of mail and tells it.
#include "modules/mail/mail.h"

#include <algorithm>

#include "modules/mail/service/notify.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/service/waybill.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/day_plan.h"
#include "modules/mail/store/products.h"
#include "modules/mail/store/handover.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/licence.h"

namespace mail {
namespace {

std::vector<rules::WaybillStop> stops_of(PlannedWaybill const& p) {
  std::vector<rules::WaybillStop> out;
  for (auto const& s : p.stops)
    out.push_back({{}, s.seq, s.node, s.name, s.arrives_at, s.departs_at, {}, {}});
  return out;
}

bool can_change(rules::Waybill const& w) {
  return w.state == WaybillState::planned || w.state == WaybillState::loading;
}

/// A vehicle or driver that the plan does not name stays as somebody has set it; bags that nobody counted are
/// no limit.
rules::Waybill with_plan(rules::Waybill w, PlannedWaybill const& p) {
  if (!p.vehicle.empty()) w.vehicle = p.vehicle;
  if (p.driver) w.driver = p.driver;
  w.hold_g = p.hold_g;
  w.hold_cm3 = p.hold_cm3;
  if (w.hold_bags >= 0) w.hold_bags = p.hold_bags;
  return w;
}

/// Stops that the vehicle has not reached get the plan's times: a delayed trip's paper shows when it comes.
/// @returns whether one changed
bool retime(Act& act, rules::Waybill& w, PlannedWaybill const& p) {
  auto changed = false;
  auto const stops = store::list_stops(act.tx, act.region, w.id);
  for (auto stop : stops) {
    auto const planned = std::ranges::find(p.stops, stop.seq, &PlannedStop::seq);
    if (planned == p.stops.end() || stop.arrived_at.ms || stop.departed_at.ms) continue;
    if (stop.planned_arrival == planned->arrives_at && stop.planned_departure == planned->departs_at)
      continue;
    stop.planned_arrival = planned->arrives_at;
    stop.planned_departure = planned->departs_at;
    store::retime_stop(act.tx, act.region, stop);
    if (stop.seq == stops.front().seq) w.departs_at = stop.planned_departure;
    changed = true;
  }
  return changed;
}

bool is_same(rules::Waybill const& a, rules::Waybill const& b) {
  return a.vehicle == b.vehicle && a.driver == b.driver && a.hold_g == b.hold_g && a.hold_cm3 == b.hold_cm3 &&
         a.hold_bags == b.hold_bags;
}

void describe_licences(GateFacts& facts, std::span<rules::Licence const> held, base::ServiceDate day) {
  facts.every_licence = rules::has_every_kind(held);
  for (auto const& l : held) {
    if (l.valid_until < day) facts.expired.emplace_back(base::to_name(l.kind));
    if (l.kind == rules::LicenceKind::vehicle) facts.inspected_until = l.valid_until;
  }
}

/// A bag that stands on the waybill of another trip, and is not on its vehicle, is listed there no more.
base::Outcome unlist_elsewhere(Act& act, Bag const& bag, TripId trip) {
  if (!bag.waybill) return base::Done{};
  auto const w = TRY(store::get_waybill(act.tx, act.region, bag.waybill));
  auto const listing = store::find_listing(act.tx, act.region, w.id, bag.id);
  if (w.trip == trip || !listing || listing->state != rules::LoadState::planned) return base::Done{};
  TRY(service::unlist_bag(act, {w.id, bag.id}));
  return base::Done{};
}

}  // namespace

std::vector<Bag> list_waiting_bags(Tx& tx, base::Region region) {
  return store::list_waiting_bags(tx, region);
}

std::vector<BagProduct> list_waiting_products(Tx& tx, base::Region region) {
  return store::list_waiting_products(tx, region);
}
std::vector<BagProduct> list_bag_products(Tx& tx, base::Region region, BagId bag) {
  return store::list_bag_products(tx, region, bag);
}
std::vector<LooseShare> list_loose_shares(Tx& tx, base::Region region, base::Instant announced_since) {
  return store::list_loose_shares(tx, region, announced_since);
}

std::vector<LooseMail> list_loose_mail(Tx& tx, base::Region region, base::Instant announced_since) {
  return store::list_loose_mail(tx, region, announced_since);
}

std::vector<RidingLoad> list_riding_loads(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_riding_loads(tx, region, day);
}

std::map<NodeId, base::Seconds> cutoffs_of(Tx& tx, base::Region region, base::ServiceDate day) {
  std::map<NodeId, base::Seconds> out;
  for (auto const& c : store::list_cutoffs(tx, region, day)) out.emplace(c.node, c.cutoff_s);
  return out;
}

std::vector<DayVolume> list_day_volumes(Tx& tx, base::Region region, base::ServiceDate first,
                                        base::ServiceDate last) {
  return store::list_day_volumes(tx, region, first, last);
}

std::vector<TripRun> list_trip_runs(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_trip_runs(tx, region, day);
}

base::Result<WaybillId> plan_waybill(Act& act, PlannedWaybill const& p) {
  if (auto known = store::find_waybill(act.tx, act.region, p.trip, p.service_date)) {
    auto planned = can_change(*known) ? with_plan(*known, p) : *known;
    auto const ends = known->state == WaybillState::completed || known->state == WaybillState::cancelled;
    auto const retimed = !ends && retime(act, planned, p);
    if (retimed || !is_same(*known, planned)) TRY(service::save_changed(act, std::move(planned)));
    return known->id;
  }
  rules::Waybill w;
  w.trip = p.trip;
  w.service_date = p.service_date;
  w.line = p.line;
  w.headsign = p.headsign;
  w.carrier = p.carrier;
  if (auto const trip = service::find_trip(act.tx, act.region, p.trip, p.service_date))
    w.hold_bags = trip->hold_bags;
  return service::insert_new(act, with_plan(std::move(w), p), stops_of(p));
}

base::Outcome name_vehicle(Act& act, TripId trip, base::ServiceDate day, std::string const& vehicle,
                           PersonId driver) {
  auto const w = store::find_waybill(act.tx, act.region, trip, day);
  if (w && can_change(*w)) TRY(service::assign_waybill(act, {w->id, vehicle, driver}));
  return base::Done{};
}

base::Outcome withdraw_waybill(Act& act, TripId trip, base::ServiceDate day) {
  auto const w = store::find_waybill(act.tx, act.region, trip, day);
  if (!w || !can_change(*w)) return base::Done{};
  for (auto const& l : store::list_listings(act.tx, act.region, w->id))
    if (l.state != rules::LoadState::planned) return base::Done{};
  TRY(service::cancel_waybill(act, {w->id, "计划撤销"}));
  return base::Done{};
}

std::vector<BaggedMail> list_bagged_mail(Tx& tx, base::Region region, BagId bag) {
  return store::list_bagged_mail(tx, region, bag);
}

base::Outcome plan_bag_on(Act& act, BagId id, BagDeparture const& departure) {
  auto found = store::get_bag(act.tx, act.region, id);
  if (!found || !found.value().node) return base::Done{};
  TRY(unlist_elsewhere(act, found.value(), departure.trip));
  auto bag = TRY(store::get_bag(act.tx, act.region, id));
  if (bag.state != BagState::sealed && bag.state != BagState::received) return base::Done{};
  store::plan_items_of_bag(act.tx, act.region, id, departure, act.now);
  if (bag.waybill || bag.plan_trip == departure.trip) return base::Done{};
  bag.plan_trip = departure.trip;
  bag.changed_at = act.now;
  ++bag.version;
  return store::save_bag(act.tx, act.region, bag);
}

void tell_delay_of(Act& act, BagId id, base::Instant expected) {
  for (auto const& item : store::list_items_of_bag(act.tx, act.region, id))
    service::tell_delayed(act, item, expected);
}

void plan_items_on(Act& act, NodeId node, NodeId destination, std::vector<ItemsDeparture> const& departures) {
  auto departure = departures.begin();
  std::int64_t taken = 0;
  for (auto item : store::list_loose_items(act.tx, act.region, node, destination)) {
    while (departure != departures.end() && taken >= departure->n) ++departure, taken = 0;
    ++taken;
    auto const wanted = departure == departures.end() ? ItemsDeparture{} : *departure;
    if (wanted.expected.ms)
      if (auto const whole = store::get_item(act.tx, act.region, item.id))
        service::tell_delayed(act, whole.value(), wanted.expected);
    if (item.plan_trip == wanted.trip && item.plan_departs_at == wanted.departs_at) continue;
    item.plan_trip = wanted.trip;
    if (!item.plan_next) item.plan_next = wanted.next;
    item.plan_departs_at = wanted.departs_at;
    store::save_plan_of(act.tx, act.region, item, act.now);
  }
}

std::optional<GateFacts> find_gate_facts(Tx& tx, base::Region region, TripId trip, base::ServiceDate day) {
  auto found = store::find_waybill(tx, region, trip, day);
  if (!found) return {};
  auto const view = service::view_of(tx, region, *std::move(found));
  auto const& w = view.waybill;
  GateFacts facts{.waybill = w.id,
                  .state = w.state,
                  .free_g = view.free_g,
                  .free_cm3 = view.free_cm3,
                  .free_bags = view.free_bags};
  auto const first = view.stops.empty() ? rules::WaybillStop{} : view.stops.front();
  facts.open_handovers = store::count_open_handovers(tx, region, w.id, first.node);
  facts.bags = std::ssize(view.listings);
  for (auto const& l : view.listings)
    facts.bags_not_on += l.load_seq == first.seq && l.state == rules::LoadState::planned;
  facts.staffed = !w.vehicle.empty() && w.driver;
  facts.licences_required = store::is_licence_required(tx, region, w.carrier);
  describe_licences(facts, store::list_licences_of(tx, region, w.driver, w.vehicle), day);
  return facts;
}

}  // namespace mail
