// Use cases of people.
#include "modules/org/service/people.h"

#include "modules/org/rules/post.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/initials.h"
#include "platform/auth/account.h"
#include "platform/auth/refusals.h"
#include "platform/auth/signing_key.h"

namespace org::service {
namespace {

std::string subject_of(PersonId id) { return "org/person/" + std::to_string(id.value); }

/// Joined and left carry no personal data: the journal is shared with the other organisation.
struct PersonFact {
  PersonId person;
};
DESCRIBE(PersonFact, "A person joined or left.", FIELD(person, "who"))

base::Result<Person> person_at_work(Act& act, PersonId id) {
  auto person = TRY(store::get_person(act.tx, act.region, id));
  if (person.has_left) return refusal::person_left;
  return person;
}

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

void store_membership(Act& act, Membership const& m) {
  store::insert_membership(act.tx, act.region, m);
  act.audit<Membership>("org.take_post", subject_of(m.person), nullptr, &m);
  act.record(events::kMembershipChanged, subject_of(m.person), {}, m);
}

/// A hat that is wider than the grantor's own organisation is outside their reach.
base::Outcome check_reach(Act& act, OrganisationId organisation) {
  if (act.hat.reach != Reach::region && organisation != act.hat.organisation) return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace

base::Result<Person> add_person(Act& act, AddPerson const& request) {
  if (platform::auth::find_account(act.tx, act.region, request.login)) return platform::auth::refusal::login_taken;
  Person p;
  p.id = act.make_id<PersonId>();
  p.name = request.name;
  p.initials = initials_of(request.name);
  p.phone = request.phone;
  p.joined_at = act.now;
  store::insert_person(act.tx, act.region, p);
  platform::auth::Account account;
  account.person = p.id;
  account.login = request.login;
  account.password = request.password_hash;
  account.must_change = request.must_change;
  platform::auth::insert_account(act.tx, act.region, account);
  act.audit<Person>("org.join", subject_of(p.id), nullptr, &p);
  act.record(events::kPersonJoined, subject_of(p.id), {}, PersonFact{p.id});
  return p;
}

base::Result<Person> change_person(Act& act, ChangePerson const& request) {
  auto const before = TRY(person_at_work(act, request.person));
  if (before.version != request.version) return refusal::changed_meanwhile;
  auto after = before;
  after.name = request.name;
  after.initials = initials_of(request.name);
  after.phone = request.phone;
  ++after.version;
  TRY(store::save_person(act.tx, act.region, after));
  act.audit("org.change_person", subject_of(after.id), &before, &after);
  return after;
}

base::Result<TakenPost> take_post(Act& act, TakePost const& request) {
  TRY(person_at_work(act, request.person));
  auto const organisation = find_organisation(act.tx, act.region, request.organisation);
  if (!organisation) return refusal::organisation_unknown;
  TRY(check_reach(act, request.organisation));
  auto const membership = draft(act, request);
  auto const others = store::list_memberships(act.tx, act.region, request.person);
  TRY(rules::may_take(membership, *organisation, others));
  if (!rules::find_post(request.post)->powerful) {
    store_membership(act, membership);
    return TakenPost{membership, {}};
  }
  store::PendingGrant grant;
  grant.id = act.make_id<decltype(grant.id)>();
  grant.membership.text = platform::json::render(membership);
  grant.asked_by = act.hat.person;
  grant.asked_at = act.now;
  store::insert_grant(act.tx, act.region, grant);
  return TakenPost{{}, grant};
}

base::Result<TakenPost> decide_grant(Act& act, DecideGrant const& request) {
  auto grant = store::find_grant(act.tx, act.region, request.grant);
  if (!grant) return refusal::grant_unknown;
  if (!grant->outcome.empty()) return refusal::grant_decided;
  if (grant->asked_by == act.hat.person) return refusal::grant_same_person;
  grant->decided_by = act.hat.person;
  grant->outcome = request.confirm ? "confirmed" : "rejected";
  store::decide_grant(act.tx, act.region, *grant);
  if (!request.confirm) return TakenPost{{}, grant};
  Membership m;
  platform::json::decode(grant->membership.text, m);
  store_membership(act, m);
  return TakenPost{m, grant};
}

base::Result<Membership> leave_post(Act& act, LeavePost const& request) {
  auto const before = store::find_membership(act.tx, act.region, request.membership);
  if (!before) return refusal::membership_unknown;
  TRY(check_reach(act, before->organisation));
  auto after = *before;
  after.until_day = request.last_day;
  store::end_membership(act.tx, act.region, after.id, after.until_day);
  act.audit("org.leave_post", subject_of(after.person), &*before, &after);
  act.record(events::kMembershipChanged, subject_of(after.person), {}, after);
  return after;
}

base::Result<Person> leave_service(Act& act, LeaveService const& request) {
  if (request.person == act.hat.person) return refusal::own_leaving;
  auto const before = TRY(person_at_work(act, request.person));
  auto after = before;
  after.has_left = true;
  after.left_at = act.now;
  ++after.version;
  TRY(store::save_person(act.tx, act.region, after));
  auto const yesterday = base::add_days(base::service_date_of(act.now, {0}), -1);
  for (auto const& m : store::list_memberships(act.tx, act.region, after.id))
    if (rules::is_in_force(m, base::service_date_of(act.now, {0}))) store::end_membership(act.tx, act.region, m.id, yesterday);
  if (auto account = platform::auth::find_account(act.tx, act.region, after.id)) {
    account->disabled = true;
    platform::auth::save_account(act.tx, act.region, *account);
  }
  platform::auth::revoke_keys(act.tx, act.region, after.id, act.now);
  act.tx.execute("DELETE FROM auth_session WHERE region = $1 AND person = $2", {act.region, after.id});
  act.audit("org.leave: " + request.reason, subject_of(after.id), &before, &after);
  act.record(events::kPersonLeft, subject_of(after.id), {}, PersonFact{after.id});
  return after;
}

base::Result<store::Delegation> lend_hat(Act& act, LendHat const& request) {
  auto const m = store::find_membership(act.tx, act.region, request.hat);
  if (!m || m->person != act.hat.person) return refusal::membership_unknown;
  if (request.until_day < request.from_day) return base::refuse(refusal::dates_reversed, {}, "/until_day");
  TRY(person_at_work(act, request.to_person));
  store::Delegation d;
  d.id = act.make_id<decltype(d.id)>();
  d.hat = request.hat;
  d.to_person = request.to_person;
  d.from_day = request.from_day;
  d.until_day = request.until_day;
  for (auto const& p : request.permissions) d.permissions += (d.permissions.empty() ? "" : " ") + p;
  d.made_by = act.hat.person;
  store::insert_delegation(act.tx, act.region, d);
  act.audit<store::Delegation>("org.lend_hat", subject_of(request.to_person), nullptr, &d);
  return d;
}

}  // namespace org::service
