// Which use case, the day of a node, and custody.
#include "testing/mail_simulation/desk.h"

#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"

namespace mail::simulation {
namespace {

bool lies_at_node(BagState s) {
  return s == BagState::open || s == BagState::sealed || s == BagState::received || s == BagState::opened;
}
bool is_loose(ItemState s) {
  return s == ItemState::accepted || s == ItemState::waiting || s == ItemState::isolated;
}

base::Outcome close_day(Tx& tx, Command const& c, Person const& who) {
  if (!who.covers(c.node)) return refusal::out_of_reach;
  auto* row = tx.day(c.node, c.day);
  if (!row) return refusal::day_not_open;
  for (int back = 1; back < kDays; ++back) {
    auto const* before = tx.day(c.node, base::add_days(c.day, -back));
    if (before && before->day.state == rules::DayState::open) return refusal::earlier_day_open;
  }
  row->day = TRY(rules::closed(std::move(row->day), read_books(tx, c.node, c.day), {}, who.id, tx.now));
  return base::Done{};
}

base::Outcome reopen_day(Tx& tx, Command const& c, Person const& who) {
  if (!who.covers(c.node)) return refusal::out_of_reach;
  auto* row = tx.day(c.node, c.day);
  if (!row) return refusal::day_not_open;
  auto const by = tx.has(Bug::same_person_reopens) ? PersonId{99} : who.id;
  row->day = TRY(rules::reopened(std::move(row->day), by, "miscounted"));
  row->day.reopened_by = who.id;
  return base::Done{};
}

}  // namespace

rules::Books read_books(Tx& tx, NodeId node, base::ServiceDate day) {
  rules::Books b;
  for (int slot = 0; slot < kItems; ++slot) {
    auto const& item = tx.item_at(slot).item;
    b.items_here += item.node == node && is_loose(item.state);
  }
  for (int slot = 0; slot < kBags; ++slot) {
    auto const& bag = tx.bag_at(slot).bag;
    if (bag.node != node || !lies_at_node(bag.state)) continue;
    ++b.bags_here;
    b.items_here += bag.n_items;
  }
  auto const& sum = tx.sum_of(node, day);
  b.in_items = sum.in_items;
  b.out_items = sum.out_items;
  b.in_bags = sum.in_bags;
  b.out_bags = sum.out_bags;
  for (auto later = base::add_days(day, 1); later <= tx.today; later = base::add_days(later, 1)) {
    auto const& moved = tx.sum_of(node, later);
    b.items_here += moved.out_items - moved.in_items;
    b.bags_here += moved.out_bags - moved.in_bags;
  }
  return b;
}

base::Outcome open_desk(Tx& tx, Person const& who, NodeId node) {
  if (!who.covers(node)) return refusal::out_of_reach;
  auto const* known = tx.day(node, tx.today);
  if (!known) {
    auto const books = read_books(tx, node, tx.today);
    auto& day = tx.new_day(node, tx.today).day;
    day.opening_items = books.items_here - books.in_items + books.out_items;
    day.opening_bags = books.bags_here - books.in_bags + books.out_bags;
    day.opened_by = who.id;
    day.opened_at = tx.now;
    return base::Done{};
  }
  if (known->day.state == rules::DayState::closed) return refusal::day_closed;
  return base::Done{};
}

void end_custody(Tx& tx, Holding& held) {
  held.n_open = 0;
  held.previous_until = tx.now;
  held.organisation = {};
  held.person = {};
}

void pass_on(Tx& tx, Holding& held, Holding const& next) {
  auto const before = held;
  held = next;
  held.from = tx.now;
  held.previous_until = before.n_open ? tx.now : before.previous_until;
  held.n_open = tx.has(Bug::overlapping_custody) ? before.n_open + 1 : 1;
}

base::Outcome run(Tx& tx, Command const& c) {
  auto const who = person(c.person);
  if (c.kind == Kind::close_day) return close_day(tx, c, who);
  if (c.kind == Kind::reopen_day) return reopen_day(tx, c, who);
  if (c.kind <= Kind::deliver) return run_item(tx, c, who);
  if (c.kind <= Kind::reconcile) return run_bag(tx, c, who);
  if (c.kind <= Kind::cancel_waybill) return run_waybill(tx, c, who);
  return run_handover(tx, c, who);
}

}  // namespace mail::simulation
