// The invariants, one function each.
#include "testing/mail_simulation/checker.h"

#include <bit>

#include "modules/mail/rules/custody.h"
#include "modules/mail/rules/item.h"
#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

using rules::HandoverState;
using rules::LoadState;

bool lies_at_node(BagState s) {
  return s == BagState::open || s == BagState::sealed || s == BagState::received || s == BagState::opened;
}
bool is_alive(BagState s) { return lies_at_node(s) || s == BagState::in_transit; }
bool is_loose(ItemState s) {
  return s == ItemState::accepted || s == ItemState::waiting || s == ItemState::isolated;
}
std::size_t at(NodeId node) { return static_cast<std::size_t>(node.value - 1); }

bool rides(rules::WaybillBag const& l, BagId bag) {
  return l.waybill && l.bag == bag && (l.state == LoadState::planned || l.state == LoadState::loaded);
}

bool is_open(rules::Waybill const& w) {
  return w.state != WaybillState::completed && w.state != WaybillState::cancelled;
}

}  // namespace

void Checker::check_versions(std::int64_t before, std::int64_t after, bool same, bool may_replace) {
  if (same && after != before + 1) fail("a change was made on an old version");
  if (!same && !may_replace) fail("a new row took the place of one that lives");
  if (!same && after != 1) fail("a new row does not begin with version 1");
}

void Checker::count(SeenItem const& item, int sign) {
  if (item.bag) {
    auto& bag = bags_[static_cast<std::size_t>(slot_of(item.bag))];
    bag.n_items += sign;
    if (bag.node && lies_at_node(bag.state)) stock_[at(bag.node)].items += sign;
  } else if (item.node && is_loose(item.state)) {
    stock_[at(item.node)].items += sign;
  }
}

void Checker::count(SeenBag const& bag, int sign) {
  if (!bag.node || !lies_at_node(bag.state)) return;
  stock_[at(bag.node)].bags += sign;
  stock_[at(bag.node)].items += sign * bag.n_items;
}

void Checker::see_item(int slot) {
  auto const& now = store_.items.rows[static_cast<std::size_t>(slot)].item;
  auto& seen = items_[static_cast<std::size_t>(slot)];
  auto const lives = seen.id && seen.state != ItemState::delivered && seen.state != ItemState::refused &&
                     seen.state != ItemState::lost && seen.state != ItemState::withdrawn;
  check_versions(seen.version, now.version, seen.id == now.id, !lives);
  count(seen, -1);
  seen = {now.id, now.state, now.node, now.bag, now.version};
  count(seen, 1);
}

void Checker::see_bag(Command const& c, Touched const& touched, int slot) {
  auto const& row = store_.bags.rows[static_cast<std::size_t>(slot)];
  auto& seen = bags_[static_cast<std::size_t>(slot)];
  auto const before = seen;
  check_versions(seen.version, row.bag.version, seen.id == row.bag.id, !is_alive(seen.state));
  count(seen, -1);
  auto const n = seen.id == row.bag.id ? seen.n_items : 0;
  seen = {row.bag.id,
          row.bag.state,
          row.bag.node,
          row.bag.custodian,
          row.bag.custodian_person,
          row.held.made_at,
          row.bag.version,
          n};
  count(seen, 1);
  if (before.id == row.bag.id) see_custody(before, row, touched);
  if (c.kind == Kind::seal) check_sealed(row);
}

void Checker::see_custody(SeenBag const& before, BagRow const& row, Touched const& touched) {
  auto const passed = before.custodian != row.bag.custodian || before.person != row.bag.custodian_person;
  if (!passed) return;
  for (auto const slot : touched.handovers) {
    auto const& h = store_.handovers.rows[static_cast<std::size_t>(slot)].handover;
    if (h.state != HandoverState::signed_by_both) continue;
    auto const held = before.custodian == h.giver.organisation &&
                      (before.node ? before.node == h.node : before.person == h.giver.person);
    if (!held) fail("somebody gave what another held");
    if (h.made_at.plus_ms(rules::kClockSkewMs) < before.made_at) fail("an overtaken handover moved a bag");
    return;
  }
  fail("custody changed without two signatures");
}

void Checker::check_item(ItemRow const& row) {
  auto const& item = row.item;
  if ((item.state == ItemState::bagged) != static_cast<bool>(item.bag))
    fail("bagged without bag, or the reverse");
  if (item.bag && item.node) fail("an item is in a bag and at a node");
  auto const lists = item.bag ? 1 << slot_of(item.bag) : 0;
  if (row.stays != lists) fail("an item is on the list of a bag that it is not in");
  auto const held = rules::is_living(item) ? item.state != ItemState::advised : item.state == ItemState::lost;
  if (row.held.n_open != (held ? 1 : 0)) fail("an item has not exactly one custodian");
  if (item.bag && row.held.bag != item.bag) fail("custody of an item names another bag");
  if (item.node && (row.held.node != item.node || !row.held.organisation))
    fail("custody of an item names another node");
  if (row.held.n_open == 1 && row.held.previous_until.ms && row.held.from != row.held.previous_until)
    fail("custody of an item has a gap or an overlap");
  if (item.bag && !is_alive(bags_[static_cast<std::size_t>(slot_of(item.bag))].state))
    fail("an item is in an ended bag");
}

void Checker::check_bag(BagRow const& row) {
  auto const& bag = row.bag;
  if (bag.n_items != bags_[static_cast<std::size_t>(slot_of(bag.id))].n_items)
    fail("a bag's count is not that of its items");
  if (row.held.n_open != (is_alive(bag.state) ? 1 : 0)) fail("a bag has not exactly one custodian");
  if (is_alive(bag.state) && (row.held.organisation != bag.custodian ||
                              row.held.person != bag.custodian_person || row.held.node != bag.node))
    fail("a bag's custody is not where the bag is");
  if (row.held.n_open == 1 && row.held.previous_until.ms && row.held.from != row.held.previous_until)
    fail("custody of a bag has a gap or an overlap");
  if ((bag.state == BagState::in_transit) == static_cast<bool>(bag.node) && is_alive(bag.state))
    fail("a bag is on a vehicle and at a node, or neither");
  check_listing(row);
}

void Checker::check_sealed(BagRow const& row) {
  if (row.bag.state != BagState::sealed) return;
  for (auto const& item : store_.items.rows)
    if (item.item.bag == row.bag.id && item.recorded != 7)
      fail("an item was sealed without its three records");
}

void Checker::check_listing(BagRow const& row) {
  int n = 0;
  for (std::size_t s = 0; s < kWaybills; ++s) {
    auto const& w = store_.waybills.rows[s].waybill;
    if (w.id != row.listings[s].waybill || !is_open(w) || !rides(row.listings[s], row.bag.id)) continue;
    ++n;
    if (row.bag.waybill != w.id) fail("a bag is listed on a waybill that it does not name");
  }
  if (n > 1) fail("a bag is on two open waybills");
}

void Checker::check_load(WaybillRow const& row) {
  auto const& w = row.waybill;
  auto const s = static_cast<std::size_t>(slot_of(w.id));
  for (std::int64_t leg = 0; leg < kNodes - 1; ++leg) {
    std::int64_t grams = 0;
    for (auto const& bag : store_.bags.rows) {
      auto const& l = bag.listings[s];
      if (l.waybill == w.id && rides(l, bag.bag.id) && l.load_seq <= leg && leg < l.unload_seq)
        grams += bag.bag.gross_g.value;
    }
    if (grams * 100 > w.hold_g.value * rules::kHoldShare) fail("a hold is overfilled without an override");
  }
}

void Checker::check_departure(WaybillRow const& row) {
  auto const& w = row.waybill;
  auto const node = row.stops[static_cast<std::size_t>(w.position)].node;
  for (auto const& h : store_.handovers.rows)
    if (h.handover.id && h.handover.waybill == w.id && h.handover.node == node &&
        (h.handover.state == HandoverState::proposed || h.handover.state == HandoverState::differing))
      fail("a vehicle left with an open handover");
  for (auto const& bag : store_.bags.rows) {
    auto const& l = bag.listings[static_cast<std::size_t>(slot_of(w.id))];
    if (l.waybill == w.id && l.bag == bag.bag.id && l.state == LoadState::planned && l.load_seq == w.position)
      fail("a vehicle left without a bag that is listed");
  }
}

void Checker::check_signed(HandoverRow const& row) {
  auto const& h = row.handover;
  if (h.state != HandoverState::signed_by_both) return;
  auto const digest = digest_of(rules::content_of(h, base::Region{530190}));
  if (h.giver.signature != signature_of(h.giver.person, digest) ||
      h.receiver.signature != signature_of(h.receiver.person, digest))
    fail("a signature is not over what was done");
  if (h.giver.person == h.receiver.person) fail("one person signed both sides");
}

void Checker::check_day(Command const& c, int slot) {
  auto const& d = store_.days.rows[static_cast<std::size_t>(slot)].day;
  if (c.kind == Kind::reopen_day && d.reopened_by == d.closed_by) fail("who closed a day reopened it");
  if (c.kind != Kind::close_day) return;
  if (d.opening_items + d.in_items != d.out_items + d.closing_items ||
      d.opening_bags + d.in_bags != d.out_bags + d.closing_bags)
    fail("a day was closed without balance");
  auto const& before =
      store_.days.rows[static_cast<std::size_t>(day_slot(d.node, base::add_days(d.service_date, -1)))].day;
  auto const follows =
      before.service_date == base::add_days(d.service_date, -1) && before.state == rules::DayState::closed;
  if (follows && (before.closing_items != d.opening_items || before.closing_bags != d.opening_bags))
    fail("a day did not begin with what the one before left");
}

void Checker::check_movements(Command const& c, Touched const& touched) {
  for (auto const& m : touched.movements) {
    auto& book = books_[at(m.node)];
    book.items += m.items;
    book.bags += m.bags;
    auto const& d = store_.days.rows[static_cast<std::size_t>(day_slot(m.node, m.day))].day;
    if (d.service_date == m.day && d.state == rules::DayState::closed && c.kind != Kind::close_day)
      fail("a closed day was written to");
  }
}

void Checker::check_stock() {
  if (stock_ != books_) fail("opening + in = out + closing does not hold at a node");
}

void Checker::on_commit(Command const& c, Touched const& touched, base::Instant) {
  if (effects_.find(c.id) != Status::unknown) fail("a command took effect twice");
  effects_.keep(c.id, Status::done);
  for (auto const slot : touched.bags) see_bag(c, touched, slot);
  for (auto const slot : touched.items) see_item(slot);
  for (auto const slot : touched.items) check_item(store_.items.rows[static_cast<std::size_t>(slot)]);
  for (auto const slot : touched.bags) check_bag(store_.bags.rows[static_cast<std::size_t>(slot)]);
  for (auto const slot : touched.items)
    if (auto const bag = store_.items.rows[static_cast<std::size_t>(slot)].item.bag)
      check_bag(store_.bags.rows[static_cast<std::size_t>(slot_of(bag))]);
  for (auto const slot : touched.waybills) {
    auto const s = static_cast<std::size_t>(slot);
    auto const& row = store_.waybills.rows[s];
    if (c.kind == Kind::depart) check_departure(row);
    if (c.kind == Kind::list_bag) check_load(row);
  }
  for (auto const slot : touched.handovers) {
    auto const s = static_cast<std::size_t>(slot);
    auto const& row = store_.handovers.rows[s];
    if (handovers_[s] == row.handover.id)
      check_versions(handover_versions_[s], row.handover.version, true, true);
    handover_versions_[s] = row.handover.version;
    handovers_[s] = row.handover.id;
    check_signed(row);
  }
  for (auto const slot : touched.days) check_day(c, slot);
  check_movements(c, touched);
  check_stock();
}

void Checker::on_outcome(Command const& c, Status s) {
  auto const known = outcomes_.find(c.id);
  if (known == Status::unknown) return outcomes_.keep(c.id, s);
  if (known != s) fail("a command that came again was answered otherwise");
}

void Checker::on_answer(std::uint64_t command, Status told) {
  if (store_.outcomes.find(command) != told) fail("acknowledged, but not stored");
  if (told == Status::done && effects_.find(command) == Status::unknown) fail("acknowledged without effect");
}

void Checker::audit() {
  std::array<std::int64_t, kBags> inside{};
  for (auto const& row : store_.items.rows) {
    if (row.item.id) check_item(row);
    if (row.item.bag) ++inside[static_cast<std::size_t>(slot_of(row.item.bag))];
  }
  for (std::size_t s = 0; s < kBags; ++s) {
    auto const& row = store_.bags.rows[s];
    if (row.bag.id) check_bag(row);
    if (row.bag.id && inside[s] != row.bag.n_items) fail("a bag's count is not that of its items");
  }
  check_stock();
}

void Checker::on_drained(std::uint64_t made, std::uint64_t answered) {
  if (made != answered) fail("a command was lost");
}

}  // namespace mail::simulation
