// Use cases of waybills.
#include "modules/mail/service/waybill.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/service/vehicle.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/departure_hold.h"
#include "modules/mail/store/handover.h"
#include "modules/mail/store/licence.h"

namespace mail::service {
namespace {

using rules::LoadState;
using rules::WaybillBag;
using rules::WaybillStop;

void record_fact(Act& act, char const* type, NodeId node, Waybill const& w) {
  act.record(type, "mail/waybill/" + std::to_string(w.id.value), node,
             WaybillFact{w.id, w.number, w.line, w.state, node, w.position, w.trip, w.service_date});
}

/// 路单流水号: service date and a key that is unique within it.
std::string make_number(Waybill const& w) {
  return std::to_string(w.service_date.yyyymmdd) + "-" + std::to_string(w.id.value % 1'000'000'000);
}

std::optional<WaybillStop> stop_at(std::vector<WaybillStop> const& stops, NodeId node,
                                   std::int64_t not_before) {
  auto const at = std::ranges::find_if(stops, [&](auto const& s) {
    return s.node == node && s.seq >= not_before && s.departed_at.ms == 0;
  });
  return at == stops.end() ? std::nullopt : std::optional{*at};
}

bool is_waiting(WaybillBag const& b) { return b.state == LoadState::planned; }

/// Facts against leaving: open handovers at this node, and bags listed to load here that are still not on.
rules::DepartureFacts departure_facts(Act& act, Waybill const& w, WaybillStop const& stop) {
  rules::DepartureFacts facts;
  facts.open_handovers = store::count_open_handovers(act.tx, act.region, w.id, stop.node);
  for (auto const& b : store::list_listings(act.tx, act.region, w.id))
    facts.bags_not_handed_over += b.load_seq == stop.seq && is_waiting(b);
  auto const licences = store::list_licences_of(act.tx, act.region, w.driver, w.vehicle);
  facts.licence_expired =
      std::ranges::any_of(licences, [&w](auto const& l) { return l.valid_until < w.service_date; });
  facts.licence_missing =
      store::is_licence_required(act.tx, act.region, w.carrier) && !rules::has_every_kind(licences);
  auto hold = store::find_departure_hold(act.tx, act.region, w.trip, w.service_date);
  if (hold && hold->held_at <= act.made_at) facts.held = std::move(hold->reason);
  return facts;
}

/// Bags past their stop are either off, or go on with a reason and an irregularity each; they are off at the last stop.
base::Outcome let_bags_go_on(Act& act, Waybill const& w, std::vector<WaybillStop> const& stops, std::int64_t seq,
                             PassStop const& request) {
  auto const listings = store::list_listings(act.tx, act.region, w.id);
  auto const late = rules::carried_on(listings, seq);
  if (late.empty()) return base::Done{};
  if (request.reason.empty()) return base::refuse(refusal::bags_carried_on, std::to_string(late.size()));
  for (auto listing : late) {
    auto const missed = std::ranges::find(stops, listing.unload_seq, &WaybillStop::seq);
    TRY(raise_carried_on(act, w, TRY(store::get_bag(act.tx, act.region, listing.bag)),
                         {missed == stops.end() ? request.node : missed->node, request.reason}));
    listing.unload_seq = stops.back().seq;
    listing.reason = request.reason;
    store::save_listing(act.tx, act.region, listing);
  }
  return base::Done{};
}

base::Result<Bag> bag_to_list(Act& act, ListBag const& request) {
  auto bag = request.bag ? TRY(store::get_bag(act.tx, act.region, request.bag))
                         : TRY(store::get_bag(act.tx, act.region, bag_code_of(request.code)));
  if (bag.state != BagState::sealed && bag.state != BagState::received)
    return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  if (bag.waybill) return base::refuse(refusal::bag_already_listed, bag.barcode);
  if (!bag.node) return refusal::bag_elsewhere;
  TRY(check_reach(act.hat, bag.node));
  return bag;
}

/// Who works at one of its stops arranges a trip; a wider reach arranges any.
/// @errors out_of_reach
base::Outcome check_stops(Act const& act, std::vector<WaybillStop> const& stops) {
  if (std::ranges::any_of(stops, [&act](auto const& s) { return act.hat.covers(s.node); }))
    return base::Done{};
  return refusal::out_of_reach;
}

base::Outcome store_changed(Act& act, Waybill const& w, NodeId node, char const* type) {
  TRY(store::save_waybill(act.tx, act.region, w));
  record_fact(act, type, node, w);
  return base::Done{};
}

void touch(Waybill& w, base::Instant now) {
  w.changed_at = now;
  ++w.version;
}

}  // namespace

WaybillView view_of(platform::db::Tx& tx, base::Region region, Waybill w) {
  WaybillView v;
  v.stops = store::list_stops(tx, region, w.id);
  v.listings = store::list_listings(tx, region, w.id);
  for (auto const& l : v.listings)
    if (auto bag = store::get_bag(tx, region, l.bag)) v.bags.push_back(std::move(bag).value());
  if (!v.stops.empty()) {
    auto const free =
        rules::free_between(w, store::list_loads(tx, region, w.id), v.stops.front().seq, v.stops.back().seq);
    v.free_g = free.weight_g;
    v.free_cm3 = free.volume_cm3;
    v.free_bags = free.bags;
  }
  if (auto hold = store::find_departure_hold(tx, region, w.trip, w.service_date); hold && w.position < 0)
    v.held = std::move(hold->reason);
  v.waybill = std::move(w);
  return v;
}

base::Result<WaybillView> make_waybill(Act& act, MakeWaybill const& request) {
  if (auto known = store::find_waybill(act.tx, act.region, request.trip, request.service_date)) {
    TRY(check_stops(act, store::list_stops(act.tx, act.region, known->id)));
    return view_of(act.tx, act.region, *std::move(known));
  }
  auto const trip = find_trip(act.tx, act.region, request.trip, request.service_date);
  if (!trip || trip->stops.empty()) return base::refuse(refusal::waybill_unknown, {}, "/trip");
  TRY(check_stops(act, trip->stops));
  Waybill w;
  w.trip = request.trip;
  w.service_date = request.service_date;
  w.line = trip->line;
  w.headsign = trip->headsign;
  w.vehicle = TRY(read_plate(request.vehicle, "/vehicle"));
  w.driver = request.driver;
  w.carrier = act.hat.organisation;
  w.hold_g = trip->hold_g;
  w.hold_cm3 = trip->hold_cm3;
  w.hold_bags = trip->hold_bags;
  auto const id = insert_new(act, std::move(w), trip->stops);
  return view_of(act.tx, act.region, TRY(store::get_waybill(act.tx, act.region, id)));
}

WaybillId insert_new(Act& act, Waybill w, std::vector<WaybillStop> stops) {
  w.id = act.make_id<WaybillId>();
  w.departs_at = stops.front().planned_departure;
  w.changed_at = act.now;
  w.number = make_number(w);
  for (auto& s : stops) s.waybill = w.id;
  store::insert_waybill(act.tx, act.region, w, stops);
  record_fact(act, events::kWaybillChanged, stops.front().node, w);
  return w.id;
}

base::Outcome save_changed(Act& act, Waybill w) {
  touch(w, act.now);
  return store_changed(act, w, {}, events::kWaybillChanged);
}

base::Result<WaybillView> assign_waybill(Act& act, AssignWaybill const& request) {
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  TRY(check_stops(act, store::list_stops(act.tx, act.region, w.id)));
  if (w.state != WaybillState::planned && w.state != WaybillState::loading)
    return base::refuse(refusal::waybill_state_forbids, base::to_name(w.state));
  auto const before = w;
  w.vehicle = TRY(read_plate(request.vehicle, "/vehicle"));
  w.driver = request.driver;
  touch(w, act.now);
  act.audit("mail.assign_waybill", "mail/waybill/" + std::to_string(w.id.value), &before, &w);
  TRY(store_changed(act, w, {}, events::kWaybillChanged));
  return view_of(act.tx, act.region, std::move(w));
}

base::Result<WaybillView> list_bag(Act& act, ListBag const& request) {
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  auto bag = TRY(bag_to_list(act, request));
  auto const stops = store::list_stops(act.tx, act.region, w.id);
  auto const from = stop_at(stops, bag.node, std::max<std::int64_t>(w.position, 0));
  auto const to = from ? stop_at(stops, bag.destination, from->seq + 1) : std::nullopt;
  if (!to) return refusal::stop_unknown;
  auto const loads = store::list_loads(act.tx, act.region, w.id);
  rules::Load const load{from->seq, to->seq, bag.gross_g, bag.volume_cm3};
  // A reason that was not needed overrode nothing and is not kept.
  auto const fits = rules::may_load(w, loads, load, {}).ok();
  auto const reason = fits ? "" : request.reason;
  if (!reason.empty() && !act.hat.may("mail.override_hold")) return refusal::out_of_reach;
  TRY(rules::may_load(w, loads, load, reason));
  auto const by = reason.empty() ? PersonId{} : act.hat.person;
  auto known = store::find_listing(act.tx, act.region, w.id, bag.id);
  WaybillBag const listing{w.id, bag.id, from->seq, to->seq, LoadState::planned, by, reason};
  known ? store::save_listing(act.tx, act.region, listing)
        : store::insert_listing(act.tx, act.region, listing);
  bag.waybill = w.id;
  bag.changed_at = act.now;
  ++bag.version;
  TRY(store::save_bag(act.tx, act.region, bag));
  if (w.state == WaybillState::planned) w.state = WaybillState::loading;
  touch(w, act.now);
  TRY(store_changed(act, w, bag.node, events::kWaybillChanged));
  return view_of(act.tx, act.region, std::move(w));
}

base::Result<WaybillView> unlist_bag(Act& act, UnlistBag const& request) {
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  auto bag = TRY(store::get_bag(act.tx, act.region, request.bag));
  auto const listing = store::find_listing(act.tx, act.region, w.id, bag.id);
  if (!listing || !is_waiting(*listing))
    return base::refuse(refusal::bag_state_forbids, base::to_name(bag.state));
  TRY(check_reach(act.hat, bag.node));
  store::delete_listing(act.tx, act.region, w.id, bag.id);
  bag.waybill = {};
  bag.changed_at = act.now;
  ++bag.version;
  TRY(store::save_bag(act.tx, act.region, bag));
  touch(w, act.now);
  TRY(store_changed(act, w, bag.node, events::kWaybillChanged));
  return view_of(act.tx, act.region, std::move(w));
}

base::Result<WaybillView> depart(Act& act, PassStop const& request) {
  TRY(check_place(act, request.node, request.waybill));
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  auto const stops = store::list_stops(act.tx, act.region, w.id);
  auto stop = stop_at(stops, request.node, std::max<std::int64_t>(w.position, 0));
  if (!stop) return refusal::stop_unknown;
  TRY(rules::may_depart(w, stops, stop->seq, departure_facts(act, w, *stop)));
  TRY(let_bags_go_on(act, w, stops, stop->seq, request));
  stop->departed_at = act.made_at;
  store::record_stop(act.tx, act.region, *stop);
  w = rules::departed(std::move(w), stop->seq, act.now);
  TRY(store_changed(act, w, stop->node, events::kDeparted));
  return view_of(act.tx, act.region, std::move(w));
}

base::Result<WaybillView> arrive(Act& act, PassStop const& request) {
  TRY(check_place(act, request.node, request.waybill));
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  auto const stops = store::list_stops(act.tx, act.region, w.id);
  auto stop = stop_at(stops, request.node, w.position + 1);
  if (!stop) return refusal::stop_unknown;
  TRY(rules::may_arrive(w, stops, stop->seq));
  TRY(let_bags_go_on(act, w, stops, stop->seq - 1, request));
  stop->arrived_at = act.made_at;
  store::record_stop(act.tx, act.region, *stop);
  w = rules::arrived(std::move(w), stops, stop->seq, act.now);
  TRY(store_changed(act, w, stop->node, events::kArrived));
  return view_of(act.tx, act.region, std::move(w));
}

base::Result<WaybillView> cancel_waybill(Act& act, CancelWaybill const& request) {
  auto w = TRY(store::get_waybill(act.tx, act.region, request.waybill));
  TRY(check_stops(act, store::list_stops(act.tx, act.region, w.id)));
  auto const listings = store::list_listings(act.tx, act.region, w.id);
  auto const leaves = w.state == WaybillState::planned || w.state == WaybillState::loading;
  if (!leaves || !std::ranges::all_of(listings, is_waiting))
    return base::refuse(refusal::waybill_state_forbids, base::to_name(w.state));
  for (auto const& l : listings) {
    auto bag = TRY(store::get_bag(act.tx, act.region, l.bag));
    bag.waybill = {};
    bag.changed_at = act.now;
    ++bag.version;
    TRY(store::save_bag(act.tx, act.region, bag));
    store::delete_listing(act.tx, act.region, w.id, l.bag);
  }
  auto const before = w;
  w.state = WaybillState::cancelled;
  touch(w, act.now);
  act.audit("mail.cancel_waybill: " + request.reason, "mail/waybill/" + std::to_string(w.id.value), &before,
            &w);
  TRY(store_changed(act, w, {}, events::kWaybillChanged));
  return view_of(act.tx, act.region, std::move(w));
}

}  // namespace mail::service
