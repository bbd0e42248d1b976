// Loading, and the compare-and-set at the end.
#include "testing/mail_simulation/store.h"

#include <algorithm>

namespace mail::simulation {

void Touched::clear() {
  for (auto* list : {&items, &bags, &waybills, &handovers, &days}) list->clear();
  movements.clear();
}

void Tx::begin(base::Instant at) {
  now = at;
  today = base::service_date_of(at);
  // Rows are changed in place, so their copies must not move.
  items_.reserve(kItems);
  bags_.reserve(kBags);
  waybills_.reserve(kWaybills);
  handovers_.reserve(kHandovers);
  days_.reserve(kNodes * kDays);
  items_.clear();
  bags_.clear();
  waybills_.clear();
  handovers_.clear();
  days_.clear();
  seen_.clear();
  movements_.clear();
  sheet_ = 0;
}

template <typename Row, int n>
Row* Tx::load(Copies<Row>& copies, Table<Row, n>& table, int slot) {
  for (auto& c : copies)
    if (c.slot == slot) return &c.row;
  auto const s = static_cast<std::size_t>(slot);
  copies.push_back({table.rows[s], slot, table.stamps[s], table.rows[s].version(), table.rows[s].look()});
  return &copies.back().row;
}

template <typename Row, int n>
Row& Tx::make(Copies<Row>& copies, Table<Row, n>& table, int slot) {
  std::erase_if(copies, [slot](auto const& c) { return c.slot == slot; });
  copies.push_back({Row{}, slot, table.stamps[static_cast<std::size_t>(slot)], -1, 0});
  return copies.back().row;
}

template <typename Row, int n>
bool Tx::fits(Copies<Row> const& copies, Table<Row, n> const& table) const {
  return std::ranges::all_of(copies, [&](auto const& c) {
    auto const s = static_cast<std::size_t>(c.slot);
    if (has(Bug::state_for_version) && c.version >= 0) return table.rows[s].look() == c.look;
    if (c.version < 0 || c.row.version() == c.version) return c.stamp == table.stamps[s];
    return c.stamp == table.stamps[s] && table.rows[s].version() == c.row.version() - 1;
  });
}

template <typename Row, int n>
void Tx::write(Copies<Row>& copies, Table<Row, n>& table, std::vector<int>& touched) {
  for (auto& c : copies) {
    if (c.version == c.row.version() || rows_left_ == 0) continue;
    --rows_left_;
    auto const s = static_cast<std::size_t>(c.slot);
    table.rows[s] = std::move(c.row);
    ++table.stamps[s];
    touched.push_back(c.slot);
  }
}

void Tx::write_movements(Touched& touched) {
  for (auto const& m : movements_) {
    if (rows_left_ == 0) return;
    auto const s = static_cast<std::size_t>(day_slot(m.node, m.day));
    auto& sum = store_.sums[s];
    if (sum.day != m.day) sum = {.day = m.day};
    (m.items > 0 ? sum.in_items : sum.out_items) += std::abs(m.items);
    (m.bags > 0 ? sum.in_bags : sum.out_bags) += std::abs(m.bags);
    ++store_.sum_stamps[s];
    touched.movements.push_back(m);
  }
}

bool Tx::commit(Touched& touched, bool part) {
  touched.clear();
  if (part && !has(Bug::torn_transaction)) return false;
  auto const same = [](Seen const& s) { return *s.stamp == s.was; };
  auto const current = fits(items_, store_.items) && fits(bags_, store_.bags) &&
                       fits(waybills_, store_.waybills) && fits(handovers_, store_.handovers) &&
                       fits(days_, store_.days) && std::ranges::all_of(seen_, same);
  if (sheet_ && has_sheet(sheet_)) return false;
  if (!current && !has(Bug::no_version_check)) return false;
  rows_left_ = part ? 1 : 1000;
  write(items_, store_.items, touched.items);
  write(bags_, store_.bags, touched.bags);
  write(waybills_, store_.waybills, touched.waybills);
  write(handovers_, store_.handovers, touched.handovers);
  write(days_, store_.days, touched.days);
  write_movements(touched);
  if (sheet_) store_.sheets.keep(sheet_, Status::done);
  return true;
}

ItemRow* Tx::item(ItemId id) {
  auto* row = id ? load(items_, store_.items, slot_of(id)) : nullptr;
  return row && row->item.id == id ? row : nullptr;
}
BagRow* Tx::bag(BagId id) {
  auto* row = id ? load(bags_, store_.bags, slot_of(id)) : nullptr;
  return row && row->bag.id == id ? row : nullptr;
}
WaybillRow* Tx::waybill(WaybillId id) {
  auto* row = id ? load(waybills_, store_.waybills, slot_of(id)) : nullptr;
  return row && row->waybill.id == id ? row : nullptr;
}
HandoverRow* Tx::handover(HandoverId id) {
  auto* row = id ? load(handovers_, store_.handovers, slot_of(id)) : nullptr;
  return row && row->handover.id == id ? row : nullptr;
}
DayRow* Tx::day(NodeId node, base::ServiceDate date) {
  auto* row = load(days_, store_.days, day_slot(node, date));
  return row->day.service_date == date ? row : nullptr;
}

namespace {
template <typename Copies, typename Table, typename Seen>
auto const& look(Copies const& copies, Table const& table, int slot, Seen& seen) {
  for (auto const& c : copies)
    if (c.slot == slot) return c.row;
  auto const s = static_cast<std::size_t>(slot);
  seen.push_back({&table.stamps[s], table.stamps[s]});
  return table.rows[s];
}
}  // namespace

ItemRow const& Tx::item_at(int slot) { return look(items_, store_.items, slot, seen_); }
BagRow const& Tx::bag_at(int slot) { return look(bags_, store_.bags, slot, seen_); }
WaybillRow const& Tx::waybill_at(int slot) { return look(waybills_, store_.waybills, slot, seen_); }
HandoverRow const& Tx::handover_at(int slot) { return look(handovers_, store_.handovers, slot, seen_); }

Sum const& Tx::sum_of(NodeId node, base::ServiceDate date) {
  static constexpr Sum kNothing;
  auto const s = static_cast<std::size_t>(day_slot(node, date));
  seen_.push_back({&store_.sum_stamps[s], store_.sum_stamps[s]});
  return store_.sums[s].day == date ? store_.sums[s] : kNothing;
}

ItemRow& Tx::new_item(int slot) {
  auto& row = make(items_, store_.items, slot);
  row.item.id = key_of<ItemId>(slot, ++store_.uses);
  return row;
}
BagRow& Tx::new_bag(int slot) {
  auto& row = make(bags_, store_.bags, slot);
  row.bag.id = key_of<BagId>(slot, ++store_.uses);
  return row;
}
WaybillRow& Tx::new_waybill(int slot) {
  auto& row = make(waybills_, store_.waybills, slot);
  row.waybill.id = key_of<WaybillId>(slot, ++store_.uses);
  return row;
}
HandoverRow& Tx::new_handover(int slot) {
  auto& row = make(handovers_, store_.handovers, slot);
  row.handover.id = key_of<HandoverId>(slot, ++store_.uses);
  return row;
}
DayRow& Tx::new_day(NodeId node, base::ServiceDate date) {
  auto& row = make(days_, store_.days, day_slot(node, date));
  row.day.node = node;
  row.day.service_date = date;
  return row;
}

}  // namespace mail::simulation
