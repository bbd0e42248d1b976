// Queries of the directory.
#include "modules/org/service/directory.h"

#include <algorithm>
#include <set>

#include "modules/org/rules/post.h"
#include "modules/org/rules/reach.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/identity.h"
#include "modules/org/service/people.h"
#include "modules/org/store/organisation.h"
#include "modules/org/store/person.h"
#include "platform/auth/account.h"

namespace org::service {
namespace {

PostView view_of(rules::Post const& p) {
  auto const permissions = rules::permissions_of(p);
  return {p.code, p.zh, p.en, p.reach, rules::is_powerful(p), {permissions.begin(), permissions.end()}};
}

base::Result<store::Scope> scope_of(Look& look) {
  auto const& hat = look.hat;
  if (!hat.region || !hat.organisation || hat.post.empty()) return refusal::out_of_reach;
  store::Scope s{hat.reach, hat.person, hat.id, hat.organisation, ","};
  if (hat.reach == Reach::unit)
    for (auto const unit : rules::list_below(hat.unit, store::list_units(look.tx, look.region)))
      s.units += std::to_string(unit.value) + ",";
  return s;
}

/// The same decision as the conditions of the list.
bool sees(Look& look, Person const& person, std::vector<Membership> const& memberships) {
  auto const& hat = look.hat;
  auto const employs = hat.reach == Reach::organisation && person.employer == hat.organisation;
  if (hat.reach == Reach::region || employs) return scope_of(look).ok();
  if (hat.reach == Reach::own) return person.id == hat.person;
  auto const units = store::list_units(look.tx, look.region);
  return std::ranges::any_of(memberships, [&](Membership const& m) { return rules::sees(hat, m, units); });
}

}  // namespace

base::Result<OrganisationList> list_organisations(Look& look, Nothing const&) {
  return OrganisationList{store::list_organisations(look.tx, look.region),
                          store::list_units(look.tx, look.region)};
}

PostList list_posts(std::span<platform::auth::Permission const> rights) {
  PostList out;
  for (auto const& p : rules::posts()) out.items.push_back(view_of(p));
  for (auto const& r : rights) out.rights.push_back({r.code, r.zh, r.en});
  return out;
}

base::Result<PersonList> list_people(Look& look, AskPeople const& ask) {
  auto const scope = TRY(scope_of(look));
  store::PersonFilter const f{ask.text, ask.organisation, ask.post, ask.with_left, ask.cursor, ask.limit};
  PersonList out;
  for (auto& p : store::list_people(look.tx, look.region, scope, f)) {
    auto memberships = store::list_memberships(look.tx, look.region, p.id);
    out.items.push_back({std::move(p), std::move(memberships)});
  }
  if (static_cast<std::int64_t>(out.items.size()) == ask.limit) out.next = out.items.back().person.id;
  return out;
}

base::Result<PersonView> view_person(Look& look, AskPerson const& ask) {
  PersonView v;
  v.person = TRY(store::get_person(look.tx, look.region, ask.person));
  v.memberships = store::list_memberships(look.tx, look.region, ask.person);
  if (!sees(look, v.person, v.memberships)) return refusal::out_of_reach;
  if (auto const account = platform::auth::find_account(look.tx, look.region, ask.person))
    v.login = account->login;
  v.id_number = open_identity(look.tx, look.region, ask.person);
  v.delegations = store::list_delegations_to(look.tx, look.region, ask.person);
  v.keys = platform::auth::list_keys(look.tx, look.region, ask.person);
  if (!ask.purpose.empty() && look.hat.may("org.reveal_personal"))
    look.reveal(subject_of(ask.person), ask.purpose);
  return v;
}

std::vector<Person> search_people(Look& look, std::string_view text) {
  auto const scope = scope_of(look);
  if (!scope || !look.hat.may("org.read") || text.empty()) return {};
  return store::list_people(look.tx, look.region, scope.value(), {.text = std::string{text}, .limit = 8});
}

base::Result<NamedPeople> list_colleagues(Look& look, AskColleagues const& ask) {
  if (!look.hat.organisation) return refusal::out_of_reach;
  store::Scope const own{Reach::organisation, look.hat.person, look.hat.id, look.hat.organisation, ","};
  NamedPeople out;
  for (auto const& p : store::list_people(look.tx, look.region, own, {.text = ask.text, .limit = 8}))
    out.items.push_back({p.id, p.name});
  return out;
}

base::Result<GrantList> list_grants(Look& look, Nothing const&) {
  return GrantList{store::list_grants(look.tx, look.region)};
}

base::Result<AuditList> list_audit(Look& look, AskAudit const& ask) {
  AuditList out;
  out.items = platform::audit::list(
      look.tx, look.region,
      {ask.subject, ask.action, ask.person, ask.from, ask.until, ask.cursor, ask.limit});
  std::set<PersonId> people;
  for (auto const& entry : out.items) people.insert(entry.person);
  for (auto const id : people)
    if (auto const person = store::get_person(look.tx, look.region, id); person.ok())
      out.people.push_back({id, person.value().name});
  if (static_cast<std::int64_t>(out.items.size()) == ask.limit) out.next = out.items.back().id;
  return out;
}

}  // namespace org::service
