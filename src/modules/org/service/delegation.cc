// Use cases of lent hats.
#include "modules/org/service/delegation.h"

#include "modules/org/rules/post.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/people.h"

namespace org::service {

base::Result<store::Delegation> lend_hat(Act& act, LendHat const& request) {
  auto const m = store::find_membership(act.tx, act.region, request.hat);
  if (!m || m->person != act.hat.person) return refusal::membership_unknown;
  // Lending must not bring two of the three administrators together.
  if (rules::is_administrator(m->post)) return refusal::hat_not_lent;
  if (request.until_day < request.from_day) return base::refuse(refusal::dates_reversed, {}, "/until_day");
  TRY(get_person_at_work(act, request.to_person));
  store::Delegation d;
  d.id = act.make_id<store::DelegationId>();
  d.hat = request.hat;
  d.to_person = request.to_person;
  d.from_day = request.from_day;
  d.until_day = request.until_day;
  for (auto const& p : request.permissions) d.permissions += (d.permissions.empty() ? "" : " ") + p;
  d.made_by = act.hat.person;
  store::insert_delegation(act.tx, act.region, d);
  act.audit<store::Delegation>("org.lend_hat", subject_of(d.to_person), nullptr, &d);
  act.record(events::kMembershipChanged, subject_of(d.to_person), {}, d);
  return d;
}

base::Result<store::Delegation> take_back_hat(Act& act, TakeBackHat const& request) {
  auto const before = store::find_delegation(act.tx, act.region, request.delegation);
  if (!before || before->made_by != act.hat.person) return refusal::delegation_unknown;
  auto after = *before;
  after.ended = true;
  store::end_delegation(act.tx, act.region, after.id);
  act.audit("org.take_back_hat", subject_of(after.to_person), &*before, &after);
  act.record(events::kMembershipChanged, subject_of(after.to_person), {}, after);
  return after;
}

DelegationList list_own_delegations(platform::command::Look& look) {
  return {store::list_delegations_of(look.tx, look.region, look.hat.person),
          store::list_delegations_to(look.tx, look.region, look.hat.person)};
}

}  // namespace org::service
