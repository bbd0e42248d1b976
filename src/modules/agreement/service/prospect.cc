// Prospects on their way through the stages.
#include "modules/agreement/service/prospect.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/prospect_stage.h"
#include "modules/agreement/store/prospect.h"
#include "modules/agreement/store/prospect_stage.h"
#include "modules/message/message.h"
#include "modules/org/face/names.h"

namespace agreement::service {
namespace {

using rules::Prospect;

/// @errors next_contact_missing, next_contact_past
base::Outcome check_next(SaveProspect const& r, base::Instant now) {
  rules::FollowUp first;
  first.at = now;
  first.next_contact_on = r.next_contact_on;
  first.next_step = r.next_step;
  TRY(rules::followed_up({}, first, now));
  return base::Done{};
}

/// @errors partner_unknown
base::Outcome check_partner(Act& act, Prospect const& p) {
  auto const id = p.partner_organisation;
  if (id && (id == p.organisation || !org::find_organisation(act.tx, act.region, id)))
    return base::refuse(refusal::partner_unknown, {}, "/partner_organisation");
  return base::Done{};
}

Prospect filled(Prospect p, SaveProspect const& r) {
  p.name = r.name;
  p.partner = r.partner;
  p.partner_usci = r.partner_usci;
  p.partner_organisation = r.partner_organisation;
  p.source = r.source;
  p.summary = r.summary;
  return p;
}

base::Result<Prospect> add_prospect(Act& act, SaveProspect const& request) {
  TRY(check_talks(act.hat));
  TRY(check_next(request, act.now));
  begin_with_usual_stages(act.tx, act.region, act.now);
  auto const stages = store::list_stages(act.tx, act.region);
  auto const first = std::ranges::find(stages, false, [](auto const& s) { return s.stage.retired; });
  if (first == stages.end()) return refusal::stage_unknown;
  auto p = filled({}, request);
  p.id = act.make_id<rules::ProspectId>();
  p.organisation = act.hat.organisation;
  p.owner = p.created_by = act.hat.person;
  p.stage = first->stage.id;
  p.stage_since = p.created_at = act.now;
  p.next_contact_on = request.next_contact_on;
  p.next_step = request.next_step;
  store::insert_prospect(act.tx, act.region, p);
  store::add_move(act.tx, act.region, {p.id, 0, {}, p.stage, act.hat.person, act.now, ""});
  act.audit("agreement.add_prospect", subject_of(p.id), static_cast<Prospect const*>(nullptr), &p);
  tell_changed(act, p);
  return p;
}

base::Result<Prospect> change_prospect(Act& act, SaveProspect const& request) {
  auto const before = TRY(get_open(act.tx, act.hat, request.prospect));
  auto p = filled(before, request);
  p.version = request.version + 1;
  TRY(store_changed(act, "agreement.change_prospect", before, p));
  return p;
}

/// Somebody at work on this side who can be found there today.
base::Outcome check_owner(Act& act, PersonId owner) {
  if (!owner) return base::Done{};
  org::AtWork const who{.organisation = act.hat.organisation, .post = {}, .node = {}, .person = owner};
  if (org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)).empty())
    return base::refuse(refusal::owner_unknown, {}, "/owner");
  return base::Done{};
}

void settle_contact(Act& act, Prospect const& p) {
  message::settle(act.tx, act.region, act.now, contact_source_of(p.id), act.hat.person);
}

}  // namespace

base::Result<ProspectList> list_prospects(Look& look, AskProspects const& ask) {
  TRY(check_talks(look.hat));
  store::ProspectFilter f;
  f.organisation = look.hat.organisation;
  f.state = ask.state;
  f.text = ask.text;
  f.stage = ask.stage;
  f.owner = ask.mine ? look.hat.person : ask.owner;
  f.unowned = ask.unowned;
  if (ask.due) f.due_until = base::service_date_of(look.now, {});
  f.after = ask.cursor;
  f.limit = ask.limit;
  ProspectList out;
  org::Names names{look.tx, look.region, org::NameForm::full};
  auto const stages = store::list_stages(look.tx, look.region);
  for (auto& p : store::list_prospects(look.tx, look.region, f)) {
    auto const stage = std::ranges::find(stages, p.stage, [](auto const& s) { return s.stage.id; });
    out.items.push_back({p, stage == stages.end() ? "" : stage->stage.name, names.of(p.owner)});
  }
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().prospect.id;
  return out;
}

base::Result<Prospect> save_prospect(Act& act, SaveProspect const& request) {
  Prospect p = filled({}, request);
  p.organisation = act.hat.organisation;
  TRY(rules::check_prospect(p));
  TRY(check_partner(act, p));
  return request.prospect ? change_prospect(act, request) : add_prospect(act, request);
}

base::Result<Prospect> tick_point(Act& act, TickPoint const& request) {
  auto const p = TRY(get_open(act.tx, act.hat, request.prospect));
  for (auto const& s : store::list_stages(act.tx, act.region))
    for (auto const& point : s.points) {
      if (s.stage.id != p.stage || point.id != request.point) continue;
      TRY(rules::check_tick(point));
      rules::Tick const tick{p.id, point.id, act.hat.person, act.now};
      if (request.fulfilled)
        store::put_tick(act.tx, act.region, tick);
      else
        store::remove_tick(act.tx, act.region, p.id, point.id);
      rules::Tick const* const none = nullptr;
      act.audit("agreement.tick", subject_of(p.id), request.fulfilled ? none : &tick,
                request.fulfilled ? &tick : none);
      tell_changed(act, p);
      return p;
    }
  return base::refuse(refusal::point_unknown, {}, "/point");
}

base::Result<Prospect> move_prospect(Act& act, MoveProspect const& request) {
  auto const before = TRY(get_prospect(act.tx, act.hat, request.prospect));
  auto const stages = store::list_stages(act.tx, act.region);
  auto const known = known_of(act.tx, act.region, before.id);
  auto const p = TRY(rules::moved(before, stages, request.stage, request.reason, known, act.now));
  store::add_move(act.tx, act.region,
                  {p.id, 0, before.stage, p.stage, act.hat.person, act.now, request.reason});
  TRY(store_changed(act, "agreement.move_prospect", before, p));
  return p;
}

base::Result<Prospect> end_prospect(Act& act, EndProspect const& request) {
  auto const before = TRY(get_prospect(act.tx, act.hat, request.prospect));
  auto const p = TRY(rules::ended(before, rules::ProspectState::lost, request.reason, act.now));
  TRY(store_changed(act, "agreement.end_prospect", before, p));
  settle_contact(act, p);
  return p;
}

base::Result<Prospect> reopen_prospect(Act& act, OneProspect const& request) {
  auto const before = TRY(get_prospect(act.tx, act.hat, request.prospect));
  auto p = TRY(rules::reopened(before));
  p.next_contact_on = base::service_date_of(act.now, {});  // whoever opens it again has something to say
  TRY(store_changed(act, "agreement.reopen_prospect", before, p));
  return p;
}

base::Result<Prospect> give_prospect(Act& act, GiveProspect const& request) {
  auto const before = TRY(get_open(act.tx, act.hat, request.prospect));
  TRY(check_owner(act, request.owner));
  auto p = before;
  p.owner = request.owner;
  ++p.version;
  store::add_owner_change(act.tx, act.region,
                          {p.id, 0, before.owner, p.owner, act.hat.person, act.now, request.reason});
  TRY(store_changed(act, "agreement.give_prospect", before, p));
  settle_contact(act, p);
  return p;
}

}  // namespace agreement::service
