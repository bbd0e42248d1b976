// Use cases of irregularities.
#include "modules/mail/service/irregularity.h"

#include <sstream>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/chore.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/custody.h"
#include "modules/mail/store/handover.h"
#include "modules/mail/store/irregularity.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/waybill.h"
#include "modules/org/org.h"

namespace mail::service {
namespace {

using rules::Irregularity;
using rules::IrregularityKind;

base::Instant start_of_year(base::Instant now) {
  auto const today = base::service_date_of(now);
  return base::instant_of({today.yyyymmdd / 10000 * 10000 + 101}, {0});
}

/// 验单号: year, raising node, serial of the year.
std::string make_number(Act& act, NodeId node) {
  auto const year = base::service_date_of(act.now).yyyymmdd / 10000;
  auto const serial = store::count_irregularities(act.tx, act.region, node, start_of_year(act.now)) + 1;
  return std::to_string(year) + "-" + std::to_string(node.value % 100000) + "-" + std::to_string(serial);
}

Irregularity draft(Act& act, NodeId node, IrregularityKind kind, std::string description) {
  Irregularity i;
  i.id = act.make_id<IrregularityId>();
  i.number = make_number(act, node);
  i.kind = kind;
  i.raised_by_node = node;
  i.raised_by = act.hat.person;
  i.raised_organisation = act.hat.organisation;
  i.description = std::move(description);
  i.raised_at = act.now;
  i.due_at = rules::reply_due(act.now);
  return i;
}

void store_raised(Act& act, Irregularity const& i) {
  store::insert_irregularity(act.tx, act.region, i);
  act.record(events::kIrregularityRaised, "mail/irregularity/" + std::to_string(i.id.value), i.raised_by_node,
             i);
  ask_next_word(act, i);
}

base::Result<Irregularity> store_changed(Act& act, Irregularity i) {
  TRY(store::save_irregularity(act.tx, act.region, i));
  act.record(events::kIrregularityChanged, "mail/irregularity/" + std::to_string(i.id.value),
             i.raised_by_node, i);
  ask_next_word(act, i);
  return i;
}

IrregularityKind kind_of(rules::LineResult r) {
  switch (r) {
    case rules::LineResult::missing:
      return IrregularityKind::missing;
    case rules::LineResult::extra:
      return IrregularityKind::extra;
    case rules::LineResult::broken:
      return IrregularityKind::broken;
    case rules::LineResult::misdirected:
      return IrregularityKind::misdirected;
    case rules::LineResult::wet:
      return IrregularityKind::wet;
    case rules::LineResult::seal_differs:
      return IrregularityKind::seal_differs;
    case rules::LineResult::good:
      break;
  }
  return IrregularityKind::other;
}

base::Outcome check_organisation(Act& act, OrganisationId id, char const* field) {
  if (!org::find_organisation(act.tx, act.region, id)) return base::refuse(refusal::organisation_unknown, {}, field);
  return base::Done{};
}

/// What an irregularity names is there.
base::Outcome check_named(Act& act, RaiseIrregularity const& r) {
  TRY(check_organisation(act, r.to_organisation, "/to_organisation"));
  if (r.to_node && !find_place(act.tx, act.region, r.to_node))
    return base::refuse(refusal::destination_unknown, {}, "/to_node");
  if (r.bag) TRY(store::get_bag(act.tx, act.region, r.bag));
  if (r.item) TRY(store::get_item(act.tx, act.region, r.item));
  if (r.waybill) TRY(store::get_waybill(act.tx, act.region, r.waybill));
  return base::Done{};
}

}  // namespace

base::Outcome check_evidence(Act& act, std::string const& sha256) {
  std::istringstream photos{sha256};
  for (std::string one; photos >> one;)
    if (!store::has_evidence(act.tx, act.region, one)) return refusal::photo_unknown;
  return base::Done{};
}

base::Result<Irregularity> raise_irregularity(Act& act, RaiseIrregularity const& request) {
  TRY(check_reach(act.hat, request.node));
  TRY(check_evidence(act, request.evidence));
  TRY(check_named(act, request));
  auto i = draft(act, request.node, request.kind, request.description);
  i.to_organisation = request.to_organisation;
  i.to_node = request.to_node;
  i.bag = request.bag;
  i.item = request.item;
  i.waybill = request.waybill;
  i.evidence = request.evidence;
  store_raised(act, i);
  return i;
}

base::Result<Irregularity> assign_irregularity(Act& act, AssignIrregularity const& request) {
  auto const before = TRY(store::get_irregularity(act.tx, act.region, request.irregularity));
  auto const after = TRY(rules::assigned(before, request.owner));
  auto const side = rules::next_side(before);
  if (act.hat.organisation != side) return refusal::out_of_reach;
  auto const today = base::service_date_of(act.now, {0});
  if (request.owner && org::list_at_work(act.tx, act.region, {.organisation = side, .post = {}, .node = {},
                                                              .person = request.owner}, today).empty())
    return base::refuse(refusal::owner_elsewhere, {}, "/owner");
  if (before.owner == after.owner) return before;
  act.audit("mail.assign_irregularity", "mail/irregularity/" + std::to_string(before.id.value), &before, &after);
  return store_changed(act, after);
}

base::Result<Irregularity> reply_irregularity(Act& act, ReplyIrregularity const& request) {
  auto i = TRY(store::get_irregularity(act.tx, act.region, request.irregularity));
  if (act.hat.organisation != i.to_organisation) return refusal::out_of_reach;
  return store_changed(act, TRY(rules::replied(std::move(i), request.reply, act.hat.person, act.now)));
}

base::Result<Irregularity> dispute_reply(Act& act, DisputeReply const& request) {
  auto i = TRY(store::get_irregularity(act.tx, act.region, request.irregularity));
  if (act.hat.organisation != i.raised_organisation) return refusal::out_of_reach;
  return store_changed(act, TRY(rules::disputed(std::move(i), request.reason, act.now)));
}

base::Result<Irregularity> close_irregularity(Act& act, CloseIrregularity const& request) {
  auto i = TRY(store::get_irregularity(act.tx, act.region, request.irregularity));
  auto const admits_liability =
      act.hat.organisation == i.to_organisation && request.liable_organisation == i.to_organisation;
  if (act.hat.organisation != i.raised_organisation && !admits_liability) return refusal::out_of_reach;
  if (request.liable_organisation)
    TRY(check_organisation(act, request.liable_organisation, "/liable_organisation"));
  return store_changed(act, TRY(rules::closed(std::move(i), request.liable_organisation, request.outcome,
                                              act.hat.person, act.now)));
}

base::Outcome raise_missing(Act& act, NodeId node, Bag const& bag, Item const& item) {
  auto i = draft(act, node, IrregularityKind::missing, item.number);
  // The seal was whole when the bag came: who sealed it answers for what was not inside.
  auto const held = store::list_custody(act.tx, act.region, store::Subject::bag, bag.id.value);
  i.to_organisation = held.empty() ? bag.custodian : held.front().organisation;
  i.to_node = bag.origin;
  i.bag = bag.id;
  i.item = item.id;
  store_raised(act, i);
  return base::Done{};
}

base::Outcome raise_carried_on(Act& act, rules::Waybill const& w, Bag const& bag, CarriedOn const& how) {
  auto i = draft(act, how.past, IrregularityKind::misdirected, bag.barcode + ": " + how.reason);
  auto const held = store::list_custody(act.tx, act.region, store::Subject::bag, bag.id.value);
  if (!held.empty()) i.raised_organisation = held.front().organisation;  // for whom it was on its way
  i.to_organisation = bag.custodian;
  i.to_node = how.past;
  i.waybill = w.id;
  i.bag = bag.id;
  store_raised(act, i);
  return base::Done{};
}

base::Outcome raise_for_line(Act& act, rules::Handover const& h, rules::HandoverLine const& line) {
  auto i = draft(act, h.node, kind_of(line.result), line.code + (line.note.empty() ? "" : ": " + line.note));
  i.raised_by = h.receiver.person;
  i.raised_organisation = h.receiver.organisation;
  i.to_organisation = h.giver.organisation;
  i.to_node = h.node;
  i.handover = h.id;
  i.waybill = h.waybill;
  i.bag = line.bag;
  i.item = line.item;
  i.evidence = line.evidence;
  store_raised(act, i);
  return base::Done{};
}

}  // namespace mail::service
