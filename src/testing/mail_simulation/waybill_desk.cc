// Waybills: made, loaded, left, reached.
#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "testing/mail_simulation/desk.h"

namespace mail::simulation {
namespace {

using rules::LoadState;

bool has_ended(rules::Waybill const& w) {
  return !w.id || w.state == WaybillState::completed || w.state == WaybillState::cancelled;
}

/// The listing of a bag on a waybill; null when it is not listed there.
rules::WaybillBag* listing_on(BagRow& row, WaybillId waybill) {
  auto& listing = row.listings[static_cast<std::size_t>(slot_of(waybill))];
  return listing.waybill == waybill ? &listing : nullptr;
}

std::int64_t seq_of(WaybillRow const& row, NodeId node, std::int64_t not_before) {
  for (auto const& s : row.stops)
    if (s.node == node && s.seq >= not_before) return s.seq;
  return -1;
}

base::Outcome make_waybill(Tx& tx, Command const& c) {
  auto const slot = free_slot(kWaybills, [&](int s) { return has_ended(tx.waybill_at(s).waybill); });
  if (slot < 0) return refusal::waybill_unknown;
  // A bag that still rides on the old one keeps its line: such a waybill makes no place.
  for (int s = 0; s < kBags; ++s)
    if (tx.bag_at(s).bag.waybill == tx.waybill_at(slot).waybill.id && tx.bag_at(s).bag.waybill)
      return refusal::waybill_state_forbids;
  auto& row = tx.new_waybill(slot);
  row.waybill.driver = person(c.other).id;
  row.waybill.hold_g = {30'000};
  row.waybill.hold_cm3 = {200'000};
  row.waybill.service_date = tx.today;
  auto const back = c.dice % 2 == 1;
  for (int i = 0; i < kNodes; ++i) {
    rules::WaybillStop stop;
    stop.seq = i;
    stop.node = {back ? kNodes - i : i + 1};
    row.stops.push_back(stop);
  }
  return base::Done{};
}

base::Outcome list_bag(Tx& tx, Command const& c, WaybillRow& row, Person const& who) {
  auto* found = tx.bag(c.bag);
  if (!found) return refusal::bag_unknown;
  auto& bag = found->bag;
  if (bag.state != BagState::sealed && bag.state != BagState::received) return refusal::bag_state_forbids;
  if (bag.waybill && !tx.has(Bug::double_listing)) return refusal::bag_already_listed;
  if (!bag.node) return refusal::bag_elsewhere;
  if (!who.covers(bag.node)) return refusal::out_of_reach;
  auto const from = seq_of(row, bag.node, std::max<std::int64_t>(row.waybill.position, 0));
  auto const to = from < 0 ? -1 : seq_of(row, bag.destination, from + 1);
  if (to < 0) return refusal::stop_unknown;
  std::vector<rules::Load> loads;
  for (int s = 0; s < kBags; ++s) {
    auto const& other = tx.bag_at(s);
    auto const& l = other.listings[static_cast<std::size_t>(slot_of(row.waybill.id))];
    if (l.waybill == row.waybill.id && l.bag == other.bag.id && l.state != LoadState::unloaded)
      loads.push_back({l.load_seq, l.unload_seq, other.bag.gross_g, other.bag.volume_cm3});
  }
  auto const reason = tx.has(Bug::hold_overfilled) ? "pressed in" : "";
  TRY(rules::may_load(row.waybill, loads, {from, to, bag.gross_g, bag.volume_cm3}, reason));
  found->listings[static_cast<std::size_t>(slot_of(row.waybill.id))] = {row.waybill.id,     bag.id, from, to,
                                                                        LoadState::planned, {},     {}};
  bag.waybill = row.waybill.id;
  ++bag.version;
  if (row.waybill.state == WaybillState::planned) row.waybill.state = WaybillState::loading;
  ++row.waybill.version;
  return base::Done{};
}

void unlist(BagRow& row, WaybillId waybill) {
  *listing_on(row, waybill) = {};
  row.bag.waybill = {};
  ++row.bag.version;
}

base::Outcome unlist_bag(Tx& tx, Command const& c, WaybillRow& row, Person const& who) {
  auto* found = tx.bag(c.bag);
  if (!found) return refusal::bag_unknown;
  auto const* listing = listing_on(*found, row.waybill.id);
  if (!listing || listing->state != LoadState::planned) return refusal::bag_state_forbids;
  if (!who.covers(found->bag.node)) return refusal::out_of_reach;
  unlist(*found, row.waybill.id);
  ++row.waybill.version;
  return base::Done{};
}

rules::DepartureFacts departure_facts(Tx& tx, WaybillRow const& row, std::int64_t seq, NodeId node) {
  rules::DepartureFacts facts;
  for (int s = 0; s < kHandovers; ++s) {
    auto const& h = tx.handover_at(s).handover;
    facts.open_handovers +=
        h.id && h.waybill == row.waybill.id && h.node == node &&
        (h.state == rules::HandoverState::proposed || h.state == rules::HandoverState::differing);
  }
  for (int s = 0; s < kBags; ++s) {
    auto const& l = tx.bag_at(s).listings[static_cast<std::size_t>(slot_of(row.waybill.id))];
    facts.bags_not_handed_over +=
        l.waybill == row.waybill.id && l.load_seq == seq && l.state == LoadState::planned;
  }
  if (tx.has(Bug::departure_with_difference)) facts.open_handovers = 0;
  return facts;
}

base::Outcome depart(Tx& tx, Command const& c, WaybillRow& row) {
  auto const seq = seq_of(row, c.node, std::max<std::int64_t>(row.waybill.position, 0));
  if (seq < 0) return refusal::stop_unknown;
  TRY(rules::may_depart(row.waybill, row.stops, seq, departure_facts(tx, row, seq, c.node)));
  row.stops[static_cast<std::size_t>(seq)].departed_at = c.made_at;
  row.waybill = rules::departed(std::move(row.waybill), seq, tx.now);
  return base::Done{};
}

base::Outcome reach_stop(Tx& tx, Command const& c, WaybillRow& row) {
  auto const seq = seq_of(row, c.node, row.waybill.position + 1);
  if (seq < 0) return refusal::stop_unknown;
  TRY(rules::may_arrive(row.waybill, row.stops, seq));
  row.stops[static_cast<std::size_t>(seq)].arrived_at = c.made_at;
  row.waybill = rules::arrived(std::move(row.waybill), row.stops, seq, tx.now);
  return base::Done{};
}

base::Outcome cancel_waybill(Tx& tx, WaybillRow& row) {
  auto& w = row.waybill;
  if (w.state != WaybillState::planned && w.state != WaybillState::loading)
    return refusal::waybill_state_forbids;
  for (int s = 0; s < kBags; ++s) {
    auto const id = tx.bag_at(s).bag.id;
    auto* found = tx.bag(id);
    auto const* listing = found ? listing_on(*found, w.id) : nullptr;
    if (!listing) continue;
    if (listing->state != LoadState::planned) return refusal::waybill_state_forbids;
    unlist(*found, w.id);
  }
  w.state = WaybillState::cancelled;
  ++w.version;
  return base::Done{};
}

}  // namespace

base::Outcome run_waybill(Tx& tx, Command const& c, Person const& who) {
  if (c.kind == Kind::make_waybill) return make_waybill(tx, c);
  auto* row = tx.waybill(c.waybill);
  if (!row) return refusal::waybill_unknown;
  switch (c.kind) {
    case Kind::list_bag:
      return list_bag(tx, c, *row, who);
    case Kind::unlist_bag:
      return unlist_bag(tx, c, *row, who);
    case Kind::depart:
      return depart(tx, c, *row);
    case Kind::reach_stop:
      return reach_stop(tx, c, *row);
    default:
      return cancel_waybill(tx, *row);
  }
}

}  // namespace mail::simulation
