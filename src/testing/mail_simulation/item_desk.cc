// Items: taken in, checked, shelved, given out.
#include "modules/mail/rules/delivery.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

bool has_ended(Item const& item) { return !item.id || !rules::is_living(item); }

base::Outcome take_in(Tx& tx, Command const& c, Person const& who) {
  if (c.kind == Kind::accept) TRY(open_desk(tx, who, c.node));
  auto const slot = free_slot(kItems, [&](int s) { return has_ended(tx.item_at(s).item); });
  if (slot < 0) return refusal::number_in_use;
  auto& row = tx.new_item(slot);
  auto& item = row.item;
  item.direction = Direction::inbound;
  item.origin = c.node;
  item.destination = c.destination;
  item.plan_next = c.destination == c.node ? NodeId{} : c.destination;
  item.weight_g = {100 + c.dice};
  item.length_mm = item.width_mm = item.height_mm = {100 + c.dice % 100};
  item.receiver_tail = "1234";
  if (c.kind == Kind::advise) return base::Done{};
  TRY(rules::check_size(item, {}));
  item = TRY(rules::apply(std::move(item), rules::ItemAction::accept, tx.now));
  item.version = 1;
  item.node = c.node;
  pass_on(tx, row.held, at_desk(who, c.node));
  tx.move({c.node, tx.today, 1, 0});
  return base::Done{};
}

base::Outcome record_check(Tx& tx, Command const& c, ItemRow& row) {
  rules::Check check;
  check.item = row.item.id;
  check.kind = static_cast<CheckKind>(c.dice % 3);
  check.result = c.dice % 16 == 0 ? CheckResult::failed : CheckResult::passed;
  check.at = tx.now;
  check.document_kind = check.document_hash = check.category = check.machine = "x";
  row.item = TRY(rules::with_check(std::move(row.item), check));
  auto const bit = 1 << static_cast<int>(check.kind);
  row.recorded = check.result == CheckResult::failed ? row.recorded & ~bit : row.recorded | bit;
  return base::Done{};
}

base::Outcome arrive(Tx& tx, Command const& c, ItemRow& row, Person const& who) {
  auto& item = row.item;
  if (item.bag) return refusal::item_in_other_bag;
  if (item.state != ItemState::advised && item.state != ItemState::withdrawn)
    return item.node == c.node ? base::Outcome{base::Done{}} : refusal::item_elsewhere;
  item = TRY(rules::apply(std::move(item), rules::ItemAction::arrive, tx.now));
  item.node = c.node;
  item.plan_next = item.destination == c.node ? NodeId{} : item.destination;
  pass_on(tx, row.held, at_desk(who, c.node));
  tx.move({c.node, tx.today, 1, 0});
  return base::Done{};
}

base::Outcome set_aside(Tx& tx, ItemRow& row, rules::ItemAction action) {
  auto const node = row.item.node;
  row.item = TRY(rules::apply(std::move(row.item), action, tx.now));
  if (action != rules::ItemAction::refuse) return base::Done{};
  row.item.node = {};
  end_custody(tx, row.held);
  tx.move({node, tx.today, -1, 0});
  return base::Done{};
}

/// Of what its import announced; nobody need be at its node for that.
base::Outcome withdraw(Tx& tx, ItemRow& row) {
  if (tx.has(Bug::withdrawn_what_came) && row.item.state == ItemState::accepted) row.item.state = ItemState::advised;
  row.item = TRY(rules::apply(std::move(row.item), rules::ItemAction::withdraw, tx.now));
  return base::Done{};
}

base::Outcome deliver(Tx& tx, Command const& c, ItemRow& row) {
  auto const node = row.item.node;
  rules::Delivery d;
  d.item = row.item.id;
  d.node = node;
  d.kind = static_cast<rules::DeliveryKind>(c.dice / 100 % 4);
  d.receiver_name = d.evidence = d.reason = "x";
  row.item = TRY(rules::handed_out(std::move(row.item), d, c.dice % 10 ? "4711" : "0000", tx.now));
  if (row.item.state != ItemState::delivered) {
    row.item.plan_next = row.item.destination == node ? NodeId{} : row.item.destination;
    return base::Done{};
  }
  end_custody(tx, row.held);
  tx.move({node, tx.today, -1, 0});
  return base::Done{};
}

}  // namespace

base::Outcome run_item(Tx& tx, Command const& c, Person const& who) {
  if (c.kind == Kind::advise || c.kind == Kind::accept) return take_in(tx, c, who);
  auto* row = tx.item(c.item);
  if (!row) return refusal::item_unknown;
  if (c.kind == Kind::withdraw) return withdraw(tx, *row);
  auto const node = c.kind == Kind::arrive ? c.node : row->item.node;
  if (!node) return refusal::item_elsewhere;
  TRY(open_desk(tx, who, node));
  switch (c.kind) {
    case Kind::record_check:
      return record_check(tx, c, *row);
    case Kind::arrive:
      return arrive(tx, c, *row, who);
    case Kind::isolate:
      return set_aside(tx, *row, rules::ItemAction::isolate);
    case Kind::release:
      return set_aside(tx, *row, rules::ItemAction::release);
    case Kind::refuse:
      return set_aside(tx, *row, rules::ItemAction::refuse);
    case Kind::shelve:
      row->item = TRY(rules::shelved(std::move(row->item), node, "A1", "4711", tx.now));
      return base::Done{};
    case Kind::unshelve:
      row->item = TRY(rules::unshelved(std::move(row->item), tx.now));
      return base::Done{};
    default:
      return deliver(tx, c, *row);
  }
}

}  // namespace mail::simulation
