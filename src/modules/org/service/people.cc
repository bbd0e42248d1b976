// Use cases of people.
#include "modules/org/service/people.h"

#include "modules/org/rules/reach.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/identity.h"
#include "modules/org/service/initials.h"
#include "modules/org/store/membership.h"
#include "modules/org/store/person.h"
#include "platform/auth/account.h"
#include "platform/auth/refusals.h"
#include "platform/auth/session.h"
#include "platform/auth/signing_key.h"

namespace org::service {
namespace {

namespace auth = platform::auth;

/// Joined and left carry no personal data: the journal is shared with the other organisation.
struct PersonFact {
  PersonId person;
};
DESCRIBE(PersonFact, "A person joined or left.", FIELD(person, "who"))

base::Outcome open_account(Act& act, PersonId person, Newcomer const& n) {
  if (auth::find_account(act.tx, act.region, n.login))
    return base::refuse(auth::refusal::login_taken, {}, "/login");
  auth::Account account;
  account.person = person;
  account.login = n.login;
  account.password = n.password_hash;
  account.must_change = n.must_change;
  auth::insert_account(act.tx, act.region, account);
  return base::Done{};
}

/// Ended yesterday, so that today is not in force; hats that were lent to others end with them.
void end_memberships(Act& act, PersonId person) {
  auto const yesterday = base::add_days(base::service_date_of(act.now, {0}), -1);
  for (auto const& m : store::list_memberships(act.tx, act.region, person))
    if (m.until_day.yyyymmdd == 0 || m.until_day > yesterday)
      store::end_membership(act.tx, act.region, m.id, yesterday);
}

}  // namespace

std::string subject_of(PersonId id) { return "org/person/" + std::to_string(id.value); }

base::Result<Person> get_person_at_work(Act& act, PersonId id) {
  auto person = TRY(store::get_person(act.tx, act.region, id));
  if (person.has_left) return refusal::person_left;
  return person;
}

base::Result<Person> take_in(Act& act, Newcomer const& n) {
  Person p;
  p.id = act.make_id<PersonId>();
  p.name = n.name;
  p.initials = initials_of(n.name);
  p.phone = n.phone;
  p.employer = n.employer;
  p.joined_at = act.now;
  TRY(open_account(act, p.id, n));
  store::insert_person(act.tx, act.region, p);
  act.audit<Person>("org.join", subject_of(p.id), nullptr, &p);
  act.record(events::kPersonJoined, subject_of(p.id), {}, PersonFact{p.id});
  return p;
}

base::Result<Person> join_person(Act& act, JoinPerson const& request) {
  auto const employer = request.employer ? request.employer : act.hat.organisation;
  TRY(rules::check_manages(act.hat, employer));
  if (!find_organisation(act.tx, act.region, employer))
    return base::refuse(refusal::organisation_unknown, {}, "/employer");
  auto const person = TRY(take_in(act, {request.name, request.phone, request.login, "", true, employer}));
  if (!request.id_number.empty()) TRY(keep_identity(act, person.id, request.id_number));
  return person;
}

base::Result<Person> change_person(Act& act, ChangePerson const& request) {
  auto const before = TRY(get_person_at_work(act, request.person));
  TRY(rules::check_manages(act.hat, before.employer));
  if (before.version != request.version) return refusal::changed_meanwhile;
  auto after = before;
  after.name = request.name;
  after.initials = initials_of(request.name);
  after.phone = request.phone;
  ++after.version;
  TRY(store::save_person(act.tx, act.region, after));
  if (request.id_number) TRY(keep_identity(act, after.id, *request.id_number));
  act.audit("org.change_person", subject_of(after.id), &before, &after);
  return after;
}

base::Result<Person> leave_service(Act& act, LeaveService const& request) {
  if (request.person == act.hat.person) return refusal::own_leaving;
  auto const before = TRY(get_person_at_work(act, request.person));
  TRY(rules::check_manages(act.hat, before.employer));
  auto after = before;
  after.has_left = true;
  after.left_at = act.now;
  ++after.version;
  TRY(store::save_person(act.tx, act.region, after));
  end_memberships(act, after.id);
  auth::disable_account(act.tx, act.region, after.id);
  auth::revoke_keys(act.tx, act.region, after.id, act.now);
  auth::delete_sessions(act.tx, act.region, after.id);
  act.audit("org.leave", subject_of(after.id), &before, &after);
  if (!request.reason.empty())
    act.audit<LeaveService>("org.leave_reason", subject_of(after.id), nullptr, &request);
  act.record(events::kPersonLeft, subject_of(after.id), {}, PersonFact{after.id});
  return after;
}

}  // namespace org::service
