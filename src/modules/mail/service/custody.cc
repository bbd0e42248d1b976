// Custody of bags and loose items after both sides have signed.
#include "modules/mail/service/custody.h"

#include <algorithm>

#include "modules/mail/rules/custody.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/waybill.h"

namespace mail::service {
namespace {

using rules::Handover;
using rules::HandoverLine;

bool holds(Handover const& h, Item const& item) {
  return item.state == ItemState::advised || item.node == h.node;
}

/// What came into the receiver's books and went out of the giver's.
base::Outcome move_between(Act& act, NodeId from, NodeId to, Amount const& what) {
  if (from == to) return base::Done{};
  if (from) move_out(TRY(signed_desk_at(act, from)), "handover", what);
  if (to) move_in(TRY(signed_desk_at(act, to)), "handover", what);
  return base::Done{};
}

store::Custody custody_of(Act& act, Handover const& h, store::Subject subject, std::int64_t id) {
  store::Custody c;
  c.subject = subject;
  c.subject_id = id;
  c.organisation = h.receiver.organisation;
  c.person = h.receiver.person;
  c.node = h.to_node;
  c.waybill = h.to_node ? WaybillId{} : h.waybill;
  c.handover = h.id;
  c.from_at = h.completed_at;
  c.recorded_at = act.now;
  return c;
}

/// The line of the bag's waybill says what became of it.
void note_listing(Act& act, Bag const& bag, rules::LoadState state) {
  auto listing = store::find_listing(act.tx, act.region, bag.waybill, bag.id);
  if (!listing) return;
  listing->state = state;
  store::save_listing(act.tx, act.region, *listing);
}

/// Off its waybill: unloaded where it was on the vehicle, left behind where it was only planned.
void take_off_waybill(Act& act, Bag& bag) {
  if (!bag.waybill) return;
  note_listing(act, bag, bag.node ? rules::LoadState::left_behind : rules::LoadState::unloaded);
  bag.waybill = {};
}

/// On the vehicle. A bag that only the two sides without network knew of is listed now, in the giver's name.
base::Outcome note_loaded(Act& act, Handover const& h, Bag& bag) {
  if (bag.waybill) {
    note_listing(act, bag, rules::LoadState::loaded);
    return base::Done{};
  }
  auto const stops = store::list_stops(act.tx, act.region, h.waybill);
  auto const at = std::ranges::find(stops, h.node, &rules::WaybillStop::node);
  auto const to = std::ranges::find(stops, bag.destination, &rules::WaybillStop::node);
  if (at == stops.end() || to == stops.end() || to <= at) return refusal::stop_unknown;
  rules::WaybillBag const late{h.waybill,       bag.id, at->seq, to->seq, rules::LoadState::loaded, h.giver.person,
                               "离线交接时未配发"};
  store::find_listing(act.tx, act.region, h.waybill, bag.id) ? store::save_listing(act.tx, act.region, late)
                                                             : store::insert_listing(act.tx, act.region, late);
  bag.waybill = h.waybill;
  return base::Done{};
}

bool seal_fits(HandoverLine const& line, Bag const& bag) {
  return line.seal_no.empty() || line.seal_no == bag.seal_no;
}

/// Out of the county: nobody here answers any more, the signed handover says who took it.
base::Outcome let_item_go(Act& act, Handover const& h, Item item) {
  auto const for_outside =
      !item.destination || (item.destination == h.node && item.direction == Direction::returning);
  if (!for_outside) return base::refuse(refusal::wrong_destination, item.number);
  auto left = TRY(rules::apply(std::move(item), rules::ItemAction::leave, act.now));
  left.node = {};
  left.bag = {};
  TRY(store::save_item(act.tx, act.region, left));
  store::end_custody(act.tx, act.region, store::Subject::item, left.id.value, h.completed_at);
  scan(act, h.node, "leave", {left.id, {}, {}});
  record(act, events::kItemClosed, h.node, left);
  return base::Done{};
}

base::Outcome let_bag_go(Act& act, Handover const& h, Bag bag) {
  for (auto& item : store::list_items_of_bag(act.tx, act.region, bag.id)) {
    store::take_out(act.tx, act.region, bag.id, item.id, act.made_at, "left");
    TRY(let_item_go(act, h, std::move(item)));
  }
  take_off_waybill(act, bag);
  auto const present_made_at = store::present_made_at(act.tx, act.region, bag.id);
  auto const left = TRY(rules::carried(h, std::move(bag), present_made_at, act.now));
  move_out(TRY(signed_desk_at(act, h.node)), "left", whole(left));
  TRY(store::save_bag(act.tx, act.region, left));
  store::end_custody(act.tx, act.region, store::Subject::bag, left.id.value, h.completed_at);
  record(act, events::kBagLeft, h.node, left);
  return base::Done{};
}

base::Outcome move_bag(Act& act, Handover const& h, HandoverLine const& line) {
  auto bag = TRY(store::get_bag(act.tx, act.region, line.bag));
  if (!holds(h, bag)) {
    if (line.result == rules::LineResult::extra) return base::Done{};
    return base::refuse(refusal::handover_not_custodian, bag.barcode);
  }
  if (line.result == rules::LineResult::good && !seal_fits(line, bag)) {
    auto as_found = line;
    as_found.result = rules::LineResult::seal_differs;
    TRY(raise_for_line(act, h, as_found));
  }
  if (rules::leaves_county(h)) return let_bag_go(act, h, std::move(bag));
  auto const from = bag.node;
  if (h.to_node || bag.waybill != h.waybill) take_off_waybill(act, bag);
  if (!h.to_node) TRY(note_loaded(act, h, bag));
  auto const present_made_at = store::present_made_at(act.tx, act.region, bag.id);
  auto moved = TRY(rules::carried(h, std::move(bag), present_made_at, act.now));
  TRY(move_between(act, from, h.to_node, whole(moved)));
  store::pass_on(act.tx, act.region, custody_of(act, h, store::Subject::bag, moved.id.value));
  scan(act, h.node, h.to_node ? "unload" : "load", {{}, moved.id, h.waybill});
  return store::save_bag(act.tx, act.region, moved);
}

base::Outcome move_item(Act& act, Handover const& h, HandoverLine const& line) {
  auto item = TRY(store::get_item(act.tx, act.region, line.item));
  if (item.state == ItemState::accepted && item.node == h.to_node)
    return base::Done{};  // scanned in one by one before
  if (!holds(h, item)) {
    if (line.result == rules::LineResult::extra) return base::Done{};
    return base::refuse(refusal::handover_not_custodian, item.number);
  }
  auto const from = item.node;
  if (rules::leaves_county(h)) {
    move_out(TRY(signed_desk_at(act, h.node)), "left", one(item.id));
    return let_item_go(act, h, std::move(item));
  }
  auto moved = TRY(rules::apply(std::move(item), rules::ItemAction::arrive, act.now));
  if (moved.accepted_on.yyyymmdd == 0) moved.accepted_on = base::service_date_of(act.now);
  moved.node = h.to_node;
  TRY(move_between(act, from, h.to_node, one(moved.id)));
  plan_item(act, moved);
  store::pass_on(act.tx, act.region, custody_of(act, h, store::Subject::item, moved.id.value));
  scan(act, h.to_node, "arrive", {moved.id, {}, {}});
  return store::save_item(act.tx, act.region, moved);
}

base::Outcome resolve_line(Act& act, Handover const& h, HandoverLine& line) {
  auto const bag_code = bag_code_of(line.code);
  if (line.bag || !bag_code.empty()) {
    auto const bag = line.bag ? TRY(store::get_bag(act.tx, act.region, line.bag))
                              : TRY(store::get_bag(act.tx, act.region, bag_code));
    line.bag = bag.id;
    if (line.result != rules::LineResult::extra && !rules::holds(h, bag))
      return base::refuse(refusal::handover_not_custodian, bag.barcode);
    return base::Done{};
  }
  if (!h.to_node && h.waybill) return refusal::loose_on_vehicle;
  auto const item = line.item ? TRY(store::get_item(act.tx, act.region, line.item))
                              : TRY(store::get_item(act.tx, act.region, normalise_number(line.code)));
  line.item = item.id;
  if (item.bag) return base::refuse(refusal::item_in_other_bag, item.number);
  return base::Done{};
}

/// Which line a refusal is about: what was scanned there is not repeated, it may be anything.
std::string pointer_to(HandoverLine const& line) { return "/lines/" + std::to_string(line.line - 1); }

}  // namespace

base::Outcome resolve_lines(Act& act, Handover& h) {
  std::int64_t n = 0;
  for (auto& line : h.lines) {
    line.line = ++n;
    auto known = check_evidence(act, line.evidence);
    if (known) known = resolve_line(act, h, line);
    if (!known) return base::refuse(*known.refusal().kind, known.refusal().detail, pointer_to(line));
  }
  return base::Done{};
}

base::Outcome check_lines(Act& act, Handover const& h) {
  for (auto const& line : h.lines) {
    if (!line.bag || !rules::moves(line.result)) continue;
    auto const bag = TRY(store::get_bag(act.tx, act.region, line.bag));
    if (!h.to_node && bag.waybill != h.waybill && holds(h, bag))
      return base::refuse(refusal::bag_not_listed, bag.barcode, pointer_to(line));
    if (line.result == rules::LineResult::good && !seal_fits(line, bag))
      return base::refuse(refusal::seal_not_as_recorded, bag.barcode, pointer_to(line));
  }
  return base::Done{};
}

base::Outcome put_apart(Act& act, Handover const& h, HandoverLine const& line) {
  TRY(raise_for_line(act, h, line));
  if (!line.bag || h.to_node) return base::Done{};
  auto bag = TRY(store::get_bag(act.tx, act.region, line.bag));
  if (bag.waybill != h.waybill || !bag.node) return base::Done{};
  take_off_waybill(act, bag);
  bag.changed_at = act.now;
  ++bag.version;
  return store::save_bag(act.tx, act.region, bag);
}

base::Outcome carry_out(Act& act, Handover const& h) {
  TRY(signed_desk_at(act, h.node));
  if (h.to_node) TRY(signed_desk_at(act, h.to_node));
  for (auto const& line : h.lines) {
    if (!rules::moves(line.result)) {
      TRY(put_apart(act, h, line));
      continue;
    }
    if (rules::is_difference(line.result)) TRY(raise_for_line(act, h, line));
    if (line.bag)
      TRY(move_bag(act, h, line));
    else
      TRY(move_item(act, h, line));
  }
  return base::Done{};
}

}  // namespace mail::service
