// Opening of days, movements, scans and custody of a desk.
#include "modules/mail/service/desk.h"

#include "modules/mail/rules/refusals.h"
#include "modules/mail/store/day.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/waybill.h"

namespace mail::service {
namespace {

void open_day(Act& act, NodeId node, base::ServiceDate day) {
  auto const books = store::read_books(act.tx, act.region, node, day);
  rules::Day d;
  d.node = node;
  d.service_date = day;
  d.opening_items = books.items_here - books.in_items + books.out_items;
  d.opening_bags = books.bags_here - books.in_bags + books.out_bags;
  d.opened_by = act.hat.person;
  d.opened_at = act.now;
  store::insert_day(act.tx, act.region, d);
}

void move(Desk const& desk, store::Way way, std::string_view reason, Amount const& amount) {
  auto& act = desk.act;
  store::insert_movement(act.tx, act.region,
                         {act.make_id<base::Id<struct store::MovementTag>>(), desk.node, desk.day, way,
                          std::string{reason}, amount.bag, amount.item, amount.bags, amount.items, act.now});
}

}  // namespace

base::Outcome check_reach(platform::auth::Hat const& hat, NodeId node) {
  if (!node || !hat.covers(node)) return refusal::out_of_reach;
  return base::Done{};
}

base::Outcome check_place(Act& act, NodeId node, WaybillId waybill) {
  if (waybill && TRY(store::get_waybill(act.tx, act.region, waybill)).driver == act.hat.person)
    return base::Done{};
  return check_reach(act.hat, node);
}

base::Result<Desk> desk_at(Act& act, NodeId node) {
  TRY(check_reach(act.hat, node));
  return signed_desk_at(act, node);
}

base::Result<Desk> signed_desk_at(Act& act, NodeId node) {
  auto const day = base::service_date_of(act.now);
  auto const known = store::find_day(act.tx, act.region, node, day);
  if (!known) open_day(act, node, day);
  if (known && known->state == rules::DayState::closed) return refusal::day_closed;
  return Desk{act, node, day};
}

base::Result<ItemAtDesk> item_at_desk(Act& act, ItemId id) {
  auto item = TRY(store::get_item(act.tx, act.region, id));
  if (!item.node) return refusal::item_elsewhere;
  auto desk = TRY(desk_at(act, item.node));
  return ItemAtDesk{std::move(item), desk};
}

void move_in(Desk const& desk, std::string_view reason, Amount const& amount) {
  move(desk, store::Way::in, reason, amount);
}

void move_out(Desk const& desk, std::string_view reason, Amount const& amount) {
  move(desk, store::Way::out, reason, amount);
}

void scan(Act& act, NodeId node, std::string_view action, ScanOf const& what, std::string_view note) {
  store::insert_scan(
      act.tx, act.region,
      {act.make_id<base::Id<struct store::ScanTag>>(), what.item, what.bag, std::string{action}, node,
       what.waybill, act.hat.person, act.hat.id, act.now, act.made_at, std::string{note}});
}

void hold_here(Desk const& desk, store::Subject subject, std::int64_t id) {
  store::Custody c;
  c.subject = subject;
  c.subject_id = id;
  c.organisation = desk.act.hat.organisation;
  c.person = desk.act.hat.person;
  c.node = desk.node;
  c.from_at = desk.act.made_at;
  c.recorded_at = desk.act.now;
  store::pass_on(desk.act.tx, desk.act.region, c);
}

void hold_in_bag(Act& act, ItemId item, BagId bag) {
  store::Custody c;
  c.subject = store::Subject::item;
  c.subject_id = item.value;
  c.bag = bag;
  c.from_at = act.made_at;
  c.recorded_at = act.now;
  store::pass_on(act.tx, act.region, c);
}

void record(Act& act, std::string_view type, NodeId node, Item const& item) {
  act.record(type, "mail/item/" + std::to_string(item.id.value), node,
             ItemFact{item.id, item.number, item.state, item.node, item.bag});
}

void record(Act& act, std::string_view type, NodeId node, Bag const& bag) {
  act.record(type, "mail/bag/" + std::to_string(bag.id.value), node,
             BagFact{bag.id, bag.barcode, bag.state, bag.node, bag.destination, bag.n_items, bag.gross_g,
                     bag.seal_no});
}

}  // namespace mail::service
