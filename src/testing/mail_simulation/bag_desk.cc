// Bags: filled, sealed, unpacked, reconciled.
#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

bool has_ended(Bag const& bag) {
  return !bag.id || bag.state == BagState::reconciled || bag.state == BagState::cancelled;
}

int bit_of(Bag const& bag) { return 1 << slot_of(bag.id); }

void count_change(Tx& tx, Bag& bag) {
  bag.changed_at = tx.now;
  ++bag.version;
}

base::Outcome open_bag(Tx& tx, Command const& c, Person const& who) {
  TRY(open_desk(tx, who, c.node));
  if (c.destination == c.node || !c.destination) return refusal::no_sort_rule;
  auto const slot = free_slot(kBags, [&](int s) { return has_ended(tx.bag_at(s).bag); });
  if (slot < 0) return refusal::bag_unknown;
  auto& row = tx.new_bag(slot);
  row.bag.origin = row.bag.node = c.node;
  row.bag.destination = c.destination;
  row.bag.custodian = who.organisation;
  row.bag.custodian_person = who.id;
  pass_on(tx, row.held, at_desk(who, c.node));
  tx.move({c.node, tx.today, 0, 1});
  return base::Done{};
}

base::Outcome put_in(Tx& tx, Command const& c, BagRow& row) {
  auto* found = tx.item(c.item);
  if (!found) return refusal::item_unknown;
  if (found->item.bag == row.bag.id) return base::Done{};
  auto seen = found->item;
  if (tx.has(Bug::seal_without_checks)) seen.checks = 7;
  if (tx.has(Bug::double_bagging) && seen.state == ItemState::bagged) {
    seen.bag = {};
    seen.node = row.bag.origin;
    seen.state = found->item.state = ItemState::accepted;
  }
  TRY(rules::admits(row.bag, seen));
  found->item = TRY(rules::apply(std::move(found->item), rules::ItemAction::bag, tx.now));
  found->item.bag = row.bag.id;
  found->item.node = {};
  found->stays |= bit_of(row.bag);
  rules::count_in(row.bag, found->item);
  count_change(tx, row.bag);
  pass_on(tx, found->held, {.bag = row.bag.id});
  return base::Done{};
}

/// Out of the bag, loose at its desk.
base::Outcome lay_loose(Tx& tx, BagRow& row, ItemRow& found, Person const& who) {
  if (found.item.bag != row.bag.id) return refusal::item_not_in_bag;
  found.item = TRY(rules::apply(std::move(found.item), rules::ItemAction::unbag, tx.now));
  found.item.bag = {};
  found.item.node = row.bag.node;
  found.item.plan_next = found.item.destination == row.bag.node ? NodeId{} : found.item.destination;
  found.stays &= ~bit_of(row.bag);
  rules::count_out(row.bag, found.item);
  count_change(tx, row.bag);
  pass_on(tx, found.held, at_desk(who, row.bag.node));
  return base::Done{};
}

base::Outcome take_out(Tx& tx, Command const& c, BagRow& row, Person const& who) {
  auto const needed = c.kind == Kind::tick ? BagState::opened : BagState::open;
  if (row.bag.state != needed) return refusal::bag_state_forbids;
  auto* found = tx.item(c.item);
  if (!found) return refusal::item_unknown;
  return lay_loose(tx, row, *found, who);
}

base::Outcome cancel_bag(Tx& tx, BagRow& row) {
  if (row.bag.n_items > 0) return refusal::bag_state_forbids;
  auto const node = row.bag.node;
  row.bag = TRY(rules::apply(std::move(row.bag), rules::BagAction::cancel, tx.now));
  row.bag.node = {};
  end_custody(tx, row.held);
  tx.move({node, tx.today, 0, -1});
  return base::Done{};
}

base::Outcome reconcile(Tx& tx, BagRow& row, Person const& who) {
  if (row.bag.state != BagState::opened) return refusal::bag_state_forbids;
  auto const node = row.bag.node;
  for (int slot = 0; slot < kItems; ++slot) {
    auto const& seen = tx.item_at(slot);
    if (seen.item.bag != row.bag.id) continue;
    auto& found = *tx.item(seen.item.id);
    found.item = TRY(rules::apply(std::move(found.item), rules::ItemAction::lose, tx.now));
    found.item.bag = {};
    found.stays &= ~bit_of(row.bag);
    rules::count_out(row.bag, found.item);
    pass_on(tx, found.held, at_desk(who, node));
    tx.move({node, tx.today, -1, 0});
  }
  row.bag = TRY(rules::apply(std::move(row.bag), rules::BagAction::reconcile, tx.now));
  row.bag.node = {};
  end_custody(tx, row.held);
  tx.move({node, tx.today, 0, -1});
  return base::Done{};
}

}  // namespace

base::Outcome run_bag(Tx& tx, Command const& c, Person const& who) {
  if (c.kind == Kind::open_bag) return open_bag(tx, c, who);
  auto* row = tx.bag(c.bag);
  if (!row) return refusal::bag_unknown;
  if (!row->bag.node) return refusal::bag_elsewhere;
  TRY(open_desk(tx, who, row->bag.node));
  auto& bag = row->bag;
  switch (c.kind) {
    case Kind::put_in:
      return put_in(tx, c, *row);
    case Kind::take_out:
    case Kind::tick:
      return take_out(tx, c, *row, who);
    case Kind::seal: {
      rules::Seal const how{{bag.items_g.value + 300}, c.dice % 20 ? "F1" : "", {}};
      bag = TRY(rules::seal(std::move(bag), how, who.id, tx.today, tx.now));
      return base::Done{};
    }
    case Kind::unseal:
      bag = TRY(rules::unseal(std::move(bag), tx.today, tx.now));
      return base::Done{};
    case Kind::cancel_bag:
      return cancel_bag(tx, *row);
    case Kind::unpack:
      bag = TRY(rules::apply(std::move(bag), rules::BagAction::unpack, tx.now));
      return base::Done{};
    default:
      return reconcile(tx, *row, who);
  }
}

}  // namespace mail::simulation
