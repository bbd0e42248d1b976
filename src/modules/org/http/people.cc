// Routes under /api/org.
#include "modules/org/http/people.h"

#include "modules/org/service/directory.h"
#include "modules/org/service/joining.h"
#include "modules/org/service/people.h"

namespace org::http {
namespace {

using platform::command::Act;
using platform::command::Look;
using platform::http::Method;
using platform::http::Rate;

}  // namespace

void install_people(platform::app::Host& host) {
  host.query<service::Nothing, service::OrganisationList>(
      {Method::get, "/api/org/organisations", platform::http::kSignedIn, "Organisations and their units."},
      service::list_organisations);
  host.query<service::Nothing, service::PostList>(
      {Method::get, "/api/org/posts", platform::http::kSignedIn, "The catalogue of posts with their permissions."},
      service::list_posts);
  host.query<service::AskPeople, service::PersonList>(
      {Method::get, "/api/org/people", "org.read", "People, by name, pinyin initials or phone."}, service::list_people);
  host.query<service::AskPerson, service::PersonView>(
      {Method::get, "/api/org/people/{person}", "org.read", "A person with posts, hats lent and keys."},
      service::view_person);
  host.command<service::JoinPerson, service::JoinedPerson>(
      {Method::post, "/api/org/people", "org.manage_people", "A new person with an account.", Rate::heavy},
      service::join_person);
  host.command<service::ChangePerson, Person>(
      {Method::put, "/api/org/people/{person}", "org.manage_people", "Changes a person.", Rate::write},
      service::change_person);
  host.command<service::TakePost, service::TakenPost>(
      {Method::post, "/api/org/people/{person}/posts", "org.manage_people", "Gives a person a post.", Rate::write},
      service::take_post);
  host.command<service::LeavePost, Membership>(
      {Method::post, "/api/org/memberships/{membership}/end", "org.manage_people", "Ends a membership.", Rate::write},
      service::leave_post);
  auto* const sessions = host.sessions;
  host.command<service::LeaveService, Person>(
      {Method::post, "/api/org/people/{person}/leave", "org.manage_people",
       "A person leaves: posts, sessions and keys end at once.", Rate::write},
      [sessions](Act& act, service::LeaveService const& request) -> base::Result<Person> {
        auto person = TRY(service::leave_service(act, request));
        if (sessions) sessions->forget(person.id);
        return person;
      });
  host.query<service::Nothing, service::GrantList>(
      {Method::get, "/api/org/grants", "org.grant", "Grants that wait for a second person."}, service::list_grants);
  host.command<service::DecideGrant, service::TakenPost>(
      {Method::post, "/api/org/grants/{grant}/decide", "org.grant", "Decides a grant asked by somebody else.", Rate::write},
      service::decide_grant);
  host.command<service::LendHat, store::Delegation>(
      {Method::post, "/api/org/delegations", platform::http::kSignedIn, "Lends one's hat for some days.", Rate::write},
      service::lend_hat);
}

void install_audit(platform::app::Host& host) {
  host.query<service::AskAudit, service::AuditList>(
      {Method::get, "/api/audit", "audit.read", "The audit book, newest first."}, service::list_audit);
}

}  // namespace org::http
