// Custody of bags and loose items after both sides have signed.
#include "modules/mail/service/custody.h"

#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/plan.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/day.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/waybill.h"

namespace mail::service {
namespace {

using rules::Handover;
using rules::HandoverLine;

/// At a node the organisation holds; on a vehicle it is the person.
bool holds(Handover const& h, Bag const& bag) {
  if (bag.custodian != h.giver.organisation) return false;
  return bag.node ? bag.node == h.node : bag.custodian_person == h.giver.person;
}

/// The desk of a node for a move that both sides signed: reach was checked when they signed.
Desk signed_desk(Act& act, NodeId node) { return {act, node, base::service_date_of(act.now)}; }

base::Outcome check_day(Act& act, NodeId node) {
  auto const day = store::find_day(act.tx, act.region, node, base::service_date_of(act.now));
  if (day && day->state == rules::DayState::closed) return refusal::day_closed;
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
  c.from_at = act.now;
  return c;
}

void note_listing(Act& act, Handover const& h, Bag& bag) {
  if (!h.waybill) return;
  auto listing = store::find_listing(act.tx, act.region, h.waybill, bag.id);
  if (listing) {
    listing->state = h.to_node ? rules::LoadState::unloaded : rules::LoadState::loaded;
    store::save_listing(act.tx, act.region, *listing);
  }
  bag.waybill = h.to_node ? WaybillId{} : h.waybill;
}

base::Outcome move_bag(Act& act, Handover const& h, HandoverLine const& line) {
  auto bag = TRY(store::get_bag(act.tx, act.region, line.bag));
  if (!holds(h, bag)) return base::refuse(refusal::handover_not_custodian, line.code);
  auto const from = bag.node;
  auto moved = TRY(
      rules::apply(std::move(bag), h.to_node ? rules::BagAction::receive : rules::BagAction::give, act.now));
  moved.node = h.to_node;
  moved.custodian = h.receiver.organisation;
  moved.custodian_person = h.receiver.person;
  note_listing(act, h, moved);
  if (from != h.to_node) {
    if (from) move_out(signed_desk(act, from), "handover", whole(moved));
    if (h.to_node) move_in(signed_desk(act, h.to_node), "handover", whole(moved));
  }
  store::pass_on(act.tx, act.region, custody_of(act, h, store::Subject::bag, moved.id.value));
  scan(act, h.node, h.to_node ? "unload" : "load", {{}, moved.id, h.waybill});
  return store::save_bag(act.tx, act.region, moved);
}

base::Outcome move_item(Act& act, Handover const& h, HandoverLine const& line) {
  auto item = TRY(store::get_item(act.tx, act.region, line.item));
  if (item.state == ItemState::accepted && item.node == h.to_node)
    return base::Done{};                                                       // scanned in one by one before
  if (!h.to_node) return base::refuse(refusal::bag_state_forbids, line.code);  // nothing loose on a coach
  auto const from = item.node;
  if (item.state != ItemState::advised && from != h.node)
    return base::refuse(refusal::handover_not_custodian, line.code);
  auto moved = TRY(rules::apply(std::move(item), rules::ItemAction::arrive, act.now));
  if (moved.accepted_on.yyyymmdd == 0) moved.accepted_on = base::service_date_of(act.now);
  moved.node = h.to_node;
  if (from != h.to_node) {
    if (from) move_out(signed_desk(act, from), "handover", one(moved.id));
    move_in(signed_desk(act, h.to_node), "handover", one(moved.id));
  }
  plan_item(act, moved);
  store::pass_on(act.tx, act.region, custody_of(act, h, store::Subject::item, moved.id.value));
  scan(act, h.to_node, "arrive", {moved.id, {}, {}});
  return store::save_item(act.tx, act.region, moved);
}

base::Outcome resolve_line(Act& act, Handover const& h, HandoverLine& line) {
  if (line.bag || is_bag_barcode(line.code)) {
    auto const bag = line.bag ? TRY(store::get_bag(act.tx, act.region, line.bag))
                              : TRY(store::get_bag(act.tx, act.region, line.code));
    line.bag = bag.id;
    if (line.result != rules::LineResult::extra && !holds(h, bag))
      return base::refuse(refusal::handover_not_custodian, line.code);
    return base::Done{};
  }
  auto const item = line.item ? TRY(store::get_item(act.tx, act.region, line.item))
                              : TRY(store::get_item(act.tx, act.region, normalise_number(line.code)));
  line.item = item.id;
  if (item.bag) return base::refuse(refusal::item_in_other_bag, item.number);
  return base::Done{};
}

}  // namespace

base::Outcome resolve_lines(Act& act, Handover& h) {
  std::int64_t n = 0;
  for (auto& line : h.lines) {
    line.line = ++n;
    TRY(check_evidence(act, line.evidence));
    TRY(resolve_line(act, h, line));
  }
  return base::Done{};
}

base::Outcome carry_out(Act& act, Handover const& h) {
  TRY(check_day(act, h.node));
  if (h.to_node) TRY(check_day(act, h.to_node));
  for (auto const& line : h.lines) {
    if (rules::is_difference(line.result)) TRY(raise_for_line(act, h, line));
    if (!rules::moves(line.result)) continue;
    if (line.bag)
      TRY(move_bag(act, h, line));
    else
      TRY(move_item(act, h, line));
  }
  return base::Done{};
}

}  // namespace mail::service
