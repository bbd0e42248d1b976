// Use cases of handovers.
#include "modules/mail/service/handover.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/custody.h"
#include "modules/mail/service/signing.h"
#include "modules/org/org.h"

namespace mail::service {
namespace {

struct HandoverFact {
  HandoverId handover;
  std::string uuid, digest;
  rules::HandoverState state{};
  WaybillId waybill;
  NodeId node, to_node;
  OrganisationId giver_organisation, receiver_organisation;
  std::int64_t n_bags{}, n_items{}, n_differences{};
  std::string giver_signature, receiver_signature;
};
DESCRIBE(HandoverFact, "A handover in the journal: with what was signed.", FIELD(handover, "handover"),
         FIELD(uuid, "made by the device"), FIELD(digest, "SHA-256 of the content"), FIELD(state, "life"),
         FIELD(waybill, "waybill"), FIELD(node, "where"), FIELD(to_node, "where afterwards"),
         FIELD(giver_organisation, "who gave"), FIELD(receiver_organisation, "who took"),
         FIELD(n_bags, "bags"), FIELD(n_items, "loose items"), FIELD(n_differences, "differences"),
         FIELD(giver_signature, "Ed25519"), FIELD(receiver_signature, "Ed25519"))

Handover draft(Act& act, ProposeHandover const& request) {
  Handover h;
  h.id = act.make_id<HandoverId>();
  h.uuid = request.uuid;
  h.node = request.node;
  h.to_node = request.to_node;
  h.waybill = request.waybill;
  h.giver = {request.giver, {}, request.giver_organisation, 0, {}};
  h.receiver = {request.receiver, {}, request.receiver_organisation, 0, {}};
  h.made_at = request.made_at;
  h.lines = request.lines;
  h.remark = request.remark;
  return h;
}

/// Out of the county is said, not left out by mistake; and only the post takes mail there.
base::Outcome check_leaving(Act& act, Handover const& h, bool said) {
  if (rules::leaves_county(h) != said) return base::refuse(refusal::waybill_unknown, {}, "/waybill");
  if (!said) return base::Done{};
  auto const taker = org::find_organisation(act.tx, act.region, h.receiver.organisation);
  if (!taker || taker->kind != org::OrganisationKind::post) return refusal::leaves_with_post_only;
  return base::Done{};
}

/// The actor stands for one of the sides, with the hat that the content names.
base::Result<rules::Party> take_side(Act& act, Handover& h) {
  auto const party = rules::party_of(h, act.hat.person);
  if (!party) return refusal::handover_not_party;
  auto& side = *party == rules::Party::giver ? h.giver : h.receiver;
  if (side.organisation != act.hat.organisation) return refusal::handover_not_party;
  // Who takes things into a node works there.
  if (*party == rules::Party::receiver && h.to_node) TRY(check_reach(act.hat, h.to_node));
  side.hat = act.hat.id;
  return *party;
}

/// The side that is not at this device belongs to the organisation that it signed for.
base::Outcome check_other_side(Act& act, rules::Side const& side) {
  org::AtWork const who{.organisation = side.organisation, .person = side.person};
  if (org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now, {0})).empty())
    return refusal::handover_not_party;
  return base::Done{};
}

/// The same handover from the other phone, or another one under its name.
base::Result<HandoverView> answer_again(Act& act, store::HandoverRow row, CompleteHandover const& request) {
  auto const same = row.state == rules::HandoverState::signed_by_both &&
                    row.giver_signature == request.giver_signature &&
                    row.receiver_signature == request.receiver_signature;
  if (!same) return refusal::content_differs;
  return view_of(act.tx, act.region, std::move(row));
}

/// Both signatures are there: everything moves, and the fact goes into the journal with them.
base::Outcome finish(Act& act, Handover const& h) {
  if (h.state != rules::HandoverState::signed_by_both) return base::Done{};
  return carry_out(act, h);
}

base::Result<HandoverView> store_changed(Act& act, Handover const& h) {
  TRY(store::save_handover(act.tx, act.region, h, digest_of(rules::content_of(h, act.region))));
  TRY(finish(act, h));
  return view_of(act.tx, act.region, TRY(store::get_handover_row(act.tx, act.region, h.id)));
}

void record_fact(Act& act, store::HandoverRow const& r) {
  auto const* type = r.state == rules::HandoverState::signed_by_both ? events::kHandoverSigned
                     : r.state == rules::HandoverState::differing    ? events::kHandoverDiffers
                                                                     : nullptr;
  if (!type) return;
  act.record(type, "mail/handover/" + std::to_string(r.id.value), r.node,
             HandoverFact{r.id, r.uuid, r.digest, r.state, r.waybill, r.node, r.to_node, r.giver_organisation,
                          r.receiver_organisation, r.n_bags, r.n_items, r.n_differences, r.giver_signature,
                          r.receiver_signature});
}

}  // namespace

HandoverView view_of(platform::db::Tx& tx, base::Region region, store::HandoverRow row) {
  auto lines = store::list_lines(tx, region, row.id);
  auto people = name_people(tx, region, {row.giver, row.receiver});
  return {std::move(row), std::move(lines), std::move(people)};
}

base::Result<HandoverView> propose_handover(Act& act, ProposeHandover const& request) {
  if (auto known = store::find_handover(act.tx, act.region, request.uuid))
    return view_of(act.tx, act.region, *std::move(known));
  auto h = draft(act, request);
  TRY(rules::may_propose(h));
  TRY(check_leaving(act, h, request.leaves_county));
  TRY(check_place(act, request.node, request.waybill));
  TRY(take_side(act, h));
  TRY(resolve_lines(act, h));
  TRY(check_lines(act, h));
  if (rules::count_differences(h.lines) > 0) h.state = rules::HandoverState::differing;
  store::insert_handover(act.tx, act.region, h, false, digest_of(rules::content_of(h, act.region)));
  auto row = TRY(store::get_handover_row(act.tx, act.region, h.id));
  record_fact(act, row);
  return view_of(act.tx, act.region, std::move(row));
}

base::Result<HandoverView> find_handover(Act& act, FindHandover const& request) {
  auto h = TRY(store::get_handover(act.tx, act.region, request.handover));
  if (TRY(take_side(act, h)) != rules::Party::receiver) return refusal::handover_not_party;
  auto const before = h.version;
  auto found = TRY(rules::with_findings(std::move(h), request.lines));
  TRY(resolve_lines(act, found));
  TRY(check_lines(act, found));
  if (found.version == before) ++found.version;
  auto view = TRY(store_changed(act, found));
  record_fact(act, view.handover);
  return view;
}

base::Result<HandoverView> sign_handover(Act& act, SignHandover const& request) {
  auto h = TRY(store::get_handover(act.tx, act.region, request.handover));
  auto const party = TRY(take_side(act, h));
  auto const content = rules::content_of(h, act.region);
  if (digest_of(content) != request.digest) return refusal::content_differs;
  TRY(verify_signature(act, act.hat.person, request.key, content, request.signature));
  auto const signed_one =
      TRY(rules::with_signature(std::move(h), party, request.key, request.signature, act.now));
  auto view = TRY(store_changed(act, signed_one));
  if (view.handover.state == rules::HandoverState::signed_by_both) record_fact(act, view.handover);
  return view;
}

base::Result<HandoverView> end_handover(Act& act, EndHandover const& request) {
  auto h = TRY(store::get_handover(act.tx, act.region, request.handover));
  auto const party = TRY(take_side(act, h));
  auto const ended = party == rules::Party::receiver ? TRY(rules::refused(std::move(h), request.reason))
                                                     : TRY(rules::withdrawn(std::move(h)));
  return store_changed(act, ended);
}

base::Result<HandoverView> freeze_handover(Act& act, FreezeHandover const& request) {
  auto h = TRY(store::get_handover(act.tx, act.region, request.handover));
  TRY(take_side(act, h));
  auto const [rest, apart] = TRY(rules::frozen(std::move(h), request.reason));
  for (auto const& line : apart) TRY(put_apart(act, rest, line));
  return store_changed(act, rest);
}

base::Result<HandoverView> complete_handover(Act& act, CompleteHandover const& request) {
  if (auto known = store::find_handover(act.tx, act.region, request.content.uuid))
    return answer_again(act, *std::move(known), request);
  auto h = draft(act, request.content);
  TRY(rules::may_propose(h));
  TRY(check_leaving(act, h, request.content.leaves_county));
  auto const party = TRY(take_side(act, h));
  TRY(check_other_side(act, party == rules::Party::giver ? h.receiver : h.giver));
  TRY(resolve_lines(act, h));
  auto const content = rules::content_of(h, act.region);
  TRY(verify_signature(act, h.giver.person, request.giver_key, content, request.giver_signature));
  TRY(verify_signature(act, h.receiver.person, request.receiver_key, content, request.receiver_signature));
  auto const signed_at = std::min(h.made_at, act.now);
  h = TRY(rules::with_signature(std::move(h), rules::Party::giver, request.giver_key, request.giver_signature,
                                signed_at));
  h = TRY(rules::with_signature(std::move(h), rules::Party::receiver, request.receiver_key,
                                request.receiver_signature, signed_at));
  store::insert_handover(act.tx, act.region, h, true, digest_of(content));
  TRY(finish(act, h));
  auto row = TRY(store::get_handover_row(act.tx, act.region, h.id));
  record_fact(act, row);
  return view_of(act.tx, act.region, std::move(row));
}

}  // namespace mail::service
