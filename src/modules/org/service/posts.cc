// Use cases of posts.
#include "modules/org/service/posts.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/rules/reach.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/people.h"
#include "modules/org/store/organisation.h"

namespace org::service {
namespace {

Membership draft(Act& act, TakePost const& request) {
  Membership m;
  m.id = act.make_id<HatId>();
  m.person = request.person;
  m.organisation = request.organisation;
  m.unit = request.unit;
  m.post = request.post;
  auto const* post = rules::find_post(request.post);
  m.reach = request.reach.value_or(post ? post->reach : Reach::own);
  m.from_day = request.from_day;
  m.until_day = request.until_day;
  m.nodes.text = platform::json::render(request.nodes);
  return m;
}

base::Outcome check_unit(Act& act, Membership const& m) {
  if (!m.unit) return base::Done{};
  auto const units = store::list_units(act.tx, act.region);
  auto const unit = std::ranges::find(units, m.unit, &Unit::id);
  if (unit == units.end() || unit->organisation != m.organisation)
    return base::refuse(refusal::unit_unknown, {}, "/unit");
  return base::Done{};
}

base::Outcome check_membership(Act& act, Membership const& m) {
  TRY(get_person_at_work(act, m.person));
  auto const organisation = find_organisation(act.tx, act.region, m.organisation);
  if (!organisation) return base::refuse(refusal::organisation_unknown, {}, "/organisation");
  TRY(check_unit(act, m));
  return rules::may_take(m, *organisation, store::list_memberships(act.tx, act.region, m.person));
}

void store_membership(Act& act, Membership const& m) {
  store::insert_membership(act.tx, act.region, m);
  act.audit<Membership>("org.take_post", subject_of(m.person), nullptr, &m);
  act.record(events::kMembershipChanged, subject_of(m.person), {}, m);
}

store::PendingGrant ask_second_person(Act& act, Membership const& m) {
  store::PendingGrant grant;
  grant.id = act.make_id<store::GrantId>();
  grant.membership.text = platform::json::render(m);
  grant.asked_by = act.hat.person;
  grant.asked_at = act.now;
  store::insert_grant(act.tx, act.region, grant);
  act.audit<store::PendingGrant>("org.ask_grant", subject_of(m.person), nullptr, &grant);
  return grant;
}

}  // namespace

base::Result<TakenPost> take_post(Act& act, TakePost const& request) {
  auto const membership = draft(act, request);
  TRY(check_membership(act, membership));
  TRY(rules::check_grants(act.hat, membership));
  if (rules::needs_second_person(membership, *rules::find_post(membership.post)))
    return TakenPost{{}, ask_second_person(act, membership)};
  store_membership(act, membership);
  return TakenPost{membership, {}};
}

base::Result<Membership> give_post(Act& act, TakePost const& request) {
  auto const membership = draft(act, request);
  TRY(check_membership(act, membership));
  store_membership(act, membership);
  return membership;
}

base::Result<TakenPost> decide_grant(Act& act, DecideGrant const& request) {
  auto const before = store::find_grant(act.tx, act.region, request.grant);
  if (!before) return refusal::grant_unknown;
  Membership m;
  if (!platform::json::decode(before->membership.text, m).empty())
    throw std::logic_error("a stored grant is unreadable");
  if (before->asked_by == act.hat.person || m.person == act.hat.person) return refusal::grant_same_person;
  TRY(rules::check_manages(act.hat, m.organisation));
  auto after = *before;
  after.decided_by = act.hat.person;
  after.outcome = request.confirm ? "confirmed" : "rejected";
  if (!before->outcome.empty() || !store::decide_grant(act.tx, act.region, after))
    return refusal::grant_decided;
  act.audit("org.decide_grant", subject_of(m.person), &*before, &after);
  if (!request.confirm) return TakenPost{{}, after};
  TRY(check_membership(act, m));
  store_membership(act, m);
  return TakenPost{m, after};
}

base::Result<Membership> leave_post(Act& act, LeavePost const& request) {
  auto const before = store::find_membership(act.tx, act.region, request.membership);
  if (!before) return refusal::membership_unknown;
  TRY(rules::check_manages(act.hat, before->organisation));
  auto after = *before;
  after.until_day = request.last_day;
  // The day before the first takes back a post that was never worked in.
  if (after.until_day < base::add_days(after.from_day, -1))
    return base::refuse(refusal::dates_reversed, {}, "/last_day");
  store::end_membership(act.tx, act.region, after.id, after.until_day);
  act.audit("org.leave_post", subject_of(after.person), &*before, &after);
  act.record(events::kMembershipChanged, subject_of(after.person), {}, after);
  return after;
}

}  // namespace org::service
