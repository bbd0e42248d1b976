// Queries of items, bags and the day.
#include "modules/mail/service/view.h"

#include <algorithm>
#include <set>

#include "base/operating_day.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/day.h"
#include "modules/mail/store/irregularity.h"

namespace mail::service {
namespace {

using platform::auth::Reach;

bool is_narrow(platform::auth::Hat const& hat) { return hat.reach == Reach::node || hat.reach == Reach::own; }

/// The node that a list is about: a narrow hat sees its own nodes only, its first one when it names none.
base::Result<NodeId> node_in_reach(Look& look, NodeId asked) {
  if (asked) {
    TRY(check_reach(look.hat, asked));
    return asked;
  }
  if (!is_narrow(look.hat)) return NodeId{};
  if (look.hat.nodes.empty()) return refusal::out_of_reach;
  return look.hat.nodes.front();
}

template <typename List, typename KeyOf>
void set_next(List& list, std::int64_t limit, KeyOf key_of) {
  if (static_cast<std::int64_t>(list.items.size()) == limit) list.next = key_of(list.items.back());
}

void add_holders(std::set<PersonId>& people, std::vector<store::Custody> const& custody) {
  for (auto const& c : custody) people.insert(c.person);
}

std::vector<PersonName> workers_of(Look& look, ItemView const& v) {
  std::set<PersonId> people;
  add_holders(people, v.custody);
  add_holders(people, v.bag_custody);
  for (auto const& s : v.scans) people.insert(s.person);
  for (auto const& c : v.checks) people.insert(c.person);
  for (auto const& h : v.handovers) people.insert({h.giver, h.receiver});
  for (auto const& d : v.deliveries) people.insert(d.person);
  if (v.surrender) people.insert(v.surrender->person);
  return name_people(look.tx, look.region, people);
}

ItemView assemble(Look& look, Item item) {
  ItemView v;
  v.checks = store::list_checks(look.tx, look.region, item.id);
  v.scans = store::list_scans(look.tx, look.region, item.id);
  v.custody = store::list_custody(look.tx, look.region, store::Subject::item, item.id.value);
  std::set<BagId> bags;
  for (auto const& c : v.custody)
    if (c.bag) bags.insert(c.bag);
  for (auto const bag : bags) {
    auto const held = store::list_custody(look.tx, look.region, store::Subject::bag, bag.value);
    v.bag_custody.insert(v.bag_custody.end(), held.begin(), held.end());
    auto const signed_ones = store::list_handovers_of_bag(look.tx, look.region, bag);
    v.handovers.insert(v.handovers.end(), signed_ones.begin(), signed_ones.end());
  }
  v.deliveries = store::list_deliveries(look.tx, look.region, item.id);
  v.surrender = store::find_surrender(look.tx, look.region, item.id);
  if (item.bag)
    if (auto bag = store::get_bag(look.tx, look.region, item.bag)) v.bag = std::move(bag).value();
  v.item = std::move(item);
  v.people = workers_of(look, v);
  return v;
}

BagView assemble(Look& look, Bag bag) {
  BagView v;
  v.items = store::list_items_of_bag(look.tx, look.region, bag.id);
  v.custody = store::list_custody(look.tx, look.region, store::Subject::bag, bag.id.value);
  v.handovers = store::list_handovers_of_bag(look.tx, look.region, bag.id);
  v.bag = std::move(bag);
  std::set<PersonId> people;
  add_holders(people, v.custody);
  for (auto const& h : v.handovers) people.insert({h.giver, h.receiver});
  v.people = name_people(look.tx, look.region, people);
  return v;
}

void add_counts(Look& look, Board& b) {
  auto const counts = store::count_board(look.tx, look.region, b.service_date);
  b.items_here = counts.items_here;
  b.bags_sealed = counts.bags_sealed;
  b.bags_moving = counts.bags_moving;
  b.waiting = counts.waiting;
  b.delivered = counts.delivered;
  b.irregularities = counts.irregularities;
  b.handovers_open = counts.handovers_open;
}

/// Steps that tell a stranger nothing about who worked on the item.
bool is_public(std::string const& action) {
  static std::set<std::string, std::less<>> const kPublic{"accept",  "arrive",   "seal",      "load",
                                                          "unload",  "shelve",   "unshelve",  "collected",
                                                          "proxy",   "refused",  "redirect",  "leave"};
  return kPublic.contains(action);
}

/// A trip of the day before that this day has to do with: under way, or of the night and not left yet.
bool goes_on(WaybillState state, base::Instant departs_at, base::ServiceDate day) {
  constexpr base::ServiceTime kDayBegins{4 * 3600};
  auto const open = state == WaybillState::planned || state == WaybillState::loading;
  return state == WaybillState::departed || (open && departs_at >= base::instant_of(day, kDayBegins));
}

std::vector<IdleTrip> idle_trips(Look& look, base::ServiceDate day) {
  std::set<TripId> known;
  for (auto const& w : store::list_waybills(look.tx, look.region, day)) known.insert(w.trip);
  std::vector<IdleTrip> out;
  for (auto const& t : list_trips(look.tx, look.region, day))
    if (!t.stops.empty() && !known.contains(t.trip))
      out.push_back({t.trip, t.line, t.headsign, t.stops.front().planned_departure, t.stops.front().node, day});
  return out;
}

/// Trips that began yesterday and run past 24:00 belong to yesterday; who works now has to see them all the same.
void add_night(Look& look, Board& b) {
  auto const day = base::add_days(b.service_date, -1);
  std::set<WaybillId> listed;
  for (auto& row : store::list_board(look.tx, look.region, day))
    if (goes_on(row.state, row.departs_at, b.service_date)) {
      listed.insert(row.id);
      b.trips.push_back(std::move(row));
    }
  for (auto& stop : store::list_board_stops(look.tx, look.region, day))
    if (listed.contains(stop.waybill)) b.stops.push_back(std::move(stop));
  for (auto& trip : idle_trips(look, day))
    if (trip.departs_at >= look.now) b.idle.push_back(std::move(trip));
}

}  // namespace

base::Outcome check_item_reach(Look& look, Item const& item) {
  if (!is_narrow(look.hat)) return base::Done{};
  for (auto const node : {item.node, item.origin, item.destination, item.plan_next})
    if (node && look.hat.covers(node)) return base::Done{};
  if (item.bag)
    if (auto const bag = store::get_bag(look.tx, look.region, item.bag))
      for (auto const node : {bag.value().node, bag.value().origin, bag.value().destination})
        if (node && look.hat.covers(node)) return base::Done{};
  if (!item.node)  // nobody holds it any more: those through whose hands it went still answer for it
    for (auto const& scan : store::list_scans(look.tx, look.region, item.id))
      if (scan.item && scan.node && look.hat.covers(scan.node)) return base::Done{};
  return refusal::out_of_reach;
}

base::Outcome check_bag_reach(Look& look, Bag const& bag) {
  if (!is_narrow(look.hat) || bag.custodian_person == look.hat.person) return base::Done{};
  for (auto const node : {bag.node, bag.origin, bag.destination})
    if (node && look.hat.covers(node)) return base::Done{};
  return refusal::out_of_reach;
}

base::Result<ItemList> list_items(Look& look, AskItems const& ask) {
  store::ItemFilter f;
  f.number = normalise_number(ask.number);
  // A whole number finds its item wherever it is; reach is checked on each.
  auto const by_number = f.number.size() >= 8;
  auto const node = by_number ? ask.node : TRY(node_in_reach(look, ask.node));
  // What is only announced is nowhere yet: it belongs to the node that will take it in.
  (ask.state == "advised" ? f.origin : f.node) = node;
  f.state = ask.state;
  f.direction = ask.direction;
  f.manifest = ask.manifest;
  f.tail = ask.tail;
  f.destination = ask.destination;
  f.accepted_on = ask.accepted_on;
  f.after = ask.cursor;
  f.limit = ask.limit;
  ItemList out;
  out.items = store::list_items(look.tx, look.region, f);
  set_next(out, ask.limit, [](Item const& i) { return i.id; });
  if (ask.counted) out.total = store::count_items(look.tx, look.region, f);
  if (by_number) std::erase_if(out.items, [&look](Item const& i) { return !check_item_reach(look, i); });
  return out;
}

base::Result<ItemView> view_item(Look& look, AskItem const& ask) {
  auto item = TRY(store::get_item(look.tx, look.region, ask.item));
  TRY(check_item_reach(look, item));
  if (!ask.purpose.empty() && look.hat.may("mail.reveal"))
    look.reveal("mail/item/" + std::to_string(item.id.value), ask.purpose);
  return assemble(look, std::move(item));
}

base::Result<ItemView> view_number(Look& look, AskNumber const& ask) {
  auto item = TRY(store::get_item(look.tx, look.region, normalise_number(ask.number)));
  TRY(check_item_reach(look, item));
  return assemble(look, std::move(item));
}

base::Result<Holder> find_holder(Look& look, AskHolder const& ask) {
  auto const item = TRY(store::get_item(look.tx, look.region, normalise_number(ask.number)));
  TRY(check_item_reach(look, item));
  auto const custody = store::custody_at(look.tx, look.region, item.id, ask.at.ms ? ask.at : look.now);
  if (!custody) return base::refuse(refusal::item_unknown, "nobody in the county held it then");
  Holder out{*custody, {}, {}};
  if (auto const o = org::find_organisation(look.tx, look.region, custody->organisation))
    out.organisation_name = o->name;
  if (auto const p = org::find_person(look.tx, look.region, custody->person)) out.person_name = p->name;
  return out;
}

base::Result<BagList> list_bags(Look& look, AskBags const& ask) {
  auto const node =
      ask.origin || ask.destination || ask.waybill ? ask.node : TRY(node_in_reach(look, ask.node));
  BagList out;
  out.items = store::list_bags(
      look.tx, look.region,
      {node, ask.origin, ask.destination, ask.state, ask.waybill, ask.sealed_on, ask.cursor, ask.limit});
  set_next(out, ask.limit, [](Bag const& b) { return b.id; });
  std::erase_if(out.items, [&look](Bag const& b) { return !check_bag_reach(look, b); });
  return out;
}

base::Result<BagView> view_bag(Look& look, AskBag const& ask) {
  auto bag = TRY(store::get_bag(look.tx, look.region, ask.bag));
  TRY(check_bag_reach(look, bag));
  return assemble(look, std::move(bag));
}

base::Result<BagView> view_bag_code(Look& look, AskCode const& ask) {
  auto bag = TRY(store::get_bag(look.tx, look.region, bag_code_of(ask.code)));
  TRY(check_bag_reach(look, bag));
  return assemble(look, std::move(bag));
}

base::Result<Board> view_board(Look& look, AskBoard const& ask) {
  Board b;
  b.service_date = base::or_today(ask.service_date, look.now);
  b.now = look.now;
  if (b.service_date == base::service_date_of(look.now)) add_night(look, b);
  auto const add = [](auto& all, auto more) { all.insert(all.end(), more.begin(), more.end()); };
  add(b.trips, store::list_board(look.tx, look.region, b.service_date));
  add(b.stops, store::list_board_stops(look.tx, look.region, b.service_date));
  add(b.idle, idle_trips(look, b.service_date));
  add_counts(look, b);
  return b;
}

bool may_view(Look& look, rules::Waybill const& w) {
  if (!is_narrow(look.hat) || w.driver == look.hat.person) return true;
  return std::ranges::any_of(store::list_stops(look.tx, look.region, w.id), [&look](auto const& stop) {
    return stop.node && look.hat.covers(stop.node);
  });
}

base::Result<WaybillView> view_waybill(Look& look, AskWaybill const& ask) {
  auto w = TRY(store::get_waybill(look.tx, look.region, ask.waybill));
  if (!may_view(look, w)) return refusal::out_of_reach;
  return view_of(look.tx, look.region, std::move(w));
}

base::Result<WaybillList> list_my_waybills(Look& look, AskMine const& ask) {
  WaybillList out;
  auto const day = base::or_today(ask.service_date, look.now);
  if (!ask.service_date.yyyymmdd)
    for (auto& w : store::list_waybills(look.tx, look.region, base::add_days(day, -1)))
      if (w.driver == look.hat.person && goes_on(w.state, w.departs_at, day)) out.items.push_back(std::move(w));
  for (auto& w : store::list_waybills(look.tx, look.region, day))
    if (w.driver == look.hat.person) out.items.push_back(std::move(w));
  return out;
}

base::Result<HandoverList> list_handovers(Look& look, AskHandovers const& ask) {
  store::HandoverFilter f;
  f.waybill = ask.waybill;
  f.state = ask.state;
  f.after = ask.cursor;
  f.limit = ask.limit;
  if (ask.mine)
    f.party = look.hat.person;
  else
    f.node = TRY(node_in_reach(look, ask.node));
  HandoverList out;
  out.items = store::list_handovers(look.tx, look.region, f);
  set_next(out, ask.limit, [](store::HandoverRow const& h) { return h.id; });
  return out;
}

base::Result<HandoverView> view_handover(Look& look, AskHandover const& ask) {
  auto row = TRY(store::get_handover_row(look.tx, look.region, ask.handover));
  auto const is_side = row.giver == look.hat.person || row.receiver == look.hat.person;
  if (!is_side) TRY(check_reach(look.hat, row.node));
  return view_of(look.tx, look.region, std::move(row));
}

base::Result<IrregularityList> list_irregularities(Look& look, AskIrregularities const& ask) {
  store::IrregularityFilter f;
  f.state = ask.state;
  f.kind = ask.kind;
  f.open = ask.open;
  f.by_clock = ask.by_clock;
  if (ask.overdue) f.overdue_at = look.now;
  f.after = ask.cursor;
  f.limit = ask.limit;
  if (ask.mine) f.owner = look.hat.person;
  if (ask.to_me)
    f.to_organisation = look.hat.organisation;
  else if (!ask.mine || ask.node)
    f.raised_by_node = TRY(node_in_reach(look, ask.node));
  IrregularityList out;
  out.items = store::list_irregularities(look.tx, look.region, f);
  std::set<PersonId> owners;
  for (auto const& i : out.items)
    if (i.owner) owners.insert(i.owner);
  out.people = name_people(look.tx, look.region, owners);
  set_next(out, ask.limit, [](rules::Irregularity const& i) { return i.id; });
  return out;
}

base::Result<IrregularityView> view_irregularity(Look& look, AskIrregularity const& ask) {
  auto i = TRY(store::get_irregularity(look.tx, look.region, ask.irregularity));
  auto const is_ours = i.to_organisation == look.hat.organisation || i.owner == look.hat.person;
  if (!is_ours && is_narrow(look.hat)) TRY(check_reach(look.hat, i.raised_by_node));
  IrregularityView out{std::move(i), {}};
  if (out.irregularity.owner) out.people = name_people(look.tx, look.region, {out.irregularity.owner});
  return out;
}

base::Result<DayList> list_days(Look& look, AskDays const& ask) {
  DayList out;
  for (auto& d : store::list_days(look.tx, look.region, base::or_today(ask.service_date, look.now))) {
    if (is_narrow(look.hat) && !look.hat.covers(d.node)) continue;
    auto const b = store::read_books(look.tx, look.region, d.node, d.service_date);
    auto const balanced = rules::balances(d, b);
    out.items.push_back(
        {std::move(d), b.in_items, b.out_items, b.items_here, b.in_bags, b.out_bags, b.bags_here, balanced});
  }
  return out;
}

base::Result<ColleagueList> list_colleagues(Look& look, AskColleagues const& ask) {
  auto const today = base::service_date_of(look.now, {0});
  return ColleagueList{org::list_colleagues(look.tx, look.region, ask.node, today),
                       org::list_in_post(look.tx, look.region, "driver", today),
                       org::list_in_post(look.tx, look.region, "postal_liaison", today)};
}

base::Result<Track> track(Look& look, AskTrack const& ask, TailGuesses& guesses) {
  auto const item = store::find_item(look.tx, look.region, normalise_number(ask.number));
  if (!item || item->receiver_tail.empty() || guesses.is_locked(item->number, look.now)) return refusal::item_unknown;
  if (item->receiver_tail != ask.tail) {
    guesses.count(item->number, look.now);
    return refusal::item_unknown;
  }
  Track t;
  t.number = item->number;
  t.state = item->state;
  t.receiver = base::mask_name(item->receiver_name);
  t.plan_departs_at = item->plan_departs_at;
  t.waiting_since = item->waiting_since;
  if (item->state == ItemState::waiting) t.shelf = item->shelf;
  auto const name_of = [&look](NodeId node) {
    auto const place = find_place(look.tx, look.region, node);
    return place ? place->name : std::string{};
  };
  t.destination = name_of(item->destination);
  if (auto const bag = store::get_bag(look.tx, look.region, item->bag))
    t.bag_state = base::to_name(bag.value().state);
  for (auto const& s : store::list_scans(look.tx, look.region, item->id))
    if (is_public(s.action)) t.steps.push_back({s.happened_at, s.action, name_of(s.node)});
  return t;
}

}  // namespace mail::service
