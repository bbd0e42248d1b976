// Queries of the directory.
#include "modules/org/service/directory.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/rules/refusals.h"
#include "platform/auth/account.h"

namespace org::service {
namespace {

PostView view_of(rules::Post const& p) {
  auto const permissions = rules::permissions_of(p);
  return {p.code, p.zh, p.en, p.reach, p.powerful, {permissions.begin(), permissions.end()}};
}

}  // namespace

base::Result<OrganisationList> list_organisations(Look& look, Nothing const&) {
  return OrganisationList{store::list_organisations(look.tx, look.region), store::list_units(look.tx, look.region)};
}

base::Result<PostList> list_posts(Look&, Nothing const&) {
  PostList out;
  for (auto const& p : rules::posts()) out.items.push_back(view_of(p));
  return out;
}

base::Result<PersonList> list_people(Look& look, AskPeople const& ask) {
  store::PersonFilter f{ask.text, ask.organisation, ask.post, ask.with_left, ask.cursor, ask.limit};
  if (look.hat.reach != Reach::region) f.organisation = look.hat.organisation;
  PersonList out;
  for (auto& p : store::list_people(look.tx, look.region, f, base::service_date_of(look.now))) {
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
  auto const is_ours = [&look](Membership const& m) { return m.organisation == look.hat.organisation; };
  if (look.hat.reach != Reach::region && std::ranges::none_of(v.memberships, is_ours)) return refusal::out_of_reach;
  if (auto const account = platform::auth::find_account(look.tx, look.region, ask.person)) v.login = account->login;
  v.delegations = store::list_delegations_to(look.tx, look.region, ask.person);
  v.keys = platform::auth::list_keys(look.tx, look.region, ask.person);
  if (!ask.purpose.empty() && look.hat.may("org.reveal_personal"))
    look.reveal("org/person/" + std::to_string(ask.person.value), ask.purpose);
  return v;
}

base::Result<GrantList> list_grants(Look& look, Nothing const&) { return GrantList{store::list_grants(look.tx, look.region)}; }

base::Result<AuditList> list_audit(Look& look, AskAudit const& ask) {
  AuditList out;
  out.items = platform::audit::list(look.tx, look.region,
                                    {ask.subject, ask.action, ask.person, ask.from, ask.until, ask.cursor, ask.limit});
  if (static_cast<std::int64_t>(out.items.size()) == ask.limit) out.next = out.items.back().id;
  return out;
}

}  // namespace org::service
