// Routes under /api/org and /api/audit.
#include "modules/org/http/people.h"

#include "modules/org/service/delegation.h"
#include "modules/org/service/directory.h"
#include "modules/org/service/organisation.h"
#include "modules/org/service/people.h"
#include "modules/org/service/posts.h"
#include "modules/org/service/saved_view.h"

namespace org::http {
namespace {

using platform::app::Host;
using platform::command::Act;
using platform::command::Look;
using platform::http::kSignedIn;
using platform::http::Method;
using platform::http::Rate;

/// Makes the sessions of those whom a command is about read their hats anew. The command commits a little
/// later, so a session is not remembered again before every older reading is out of date.
template <typename Request, typename Response, typename Use, typename WhoOf>
auto refreshing(platform::auth::Sessions* sessions, Use use, WhoOf who_of) {
  return [=](Act& act, Request const& request) -> base::Result<Response> {
    auto out = TRY(use(act, request));
    if (auto const person = who_of(out)) sessions->forget(person);
    return out;
  };
}

Host::Hit hit_of(Person const& p) {
  auto const id = std::to_string(p.id.value);
  return {"person", id, p.name, base::mask_phone(p.phone), "/org/people/" + id};
}

void install_posts(Host& host) {
  host.query<service::Nothing, service::PostList>(
      {Method::get, "/api/org/posts", kSignedIn, "The catalogue of posts with their permissions."},
      [&host](Look&, service::Nothing const&) -> base::Result<service::PostList> {
        return service::list_posts(host.permissions);
      });
  auto const whose = [](service::TakenPost const& t) {
    return t.membership ? t.membership->person : PersonId{};
  };
  host.command<service::TakePost, service::TakenPost>(
      {Method::post, "/api/org/people/{person}/posts", "org.manage_people", "Gives a person a post.",
       Rate::write},
      refreshing<service::TakePost, service::TakenPost>(host.sessions, service::take_post, whose));
  host.command<service::LeavePost, Membership>(
      {Method::post, "/api/org/memberships/{membership}/end", "org.manage_people", "Ends a membership.",
       Rate::write},
      refreshing<service::LeavePost, Membership>(host.sessions, service::leave_post,
                                                 [](Membership const& m) { return m.person; }));
  host.query<service::Nothing, service::GrantList>(
      {Method::get, "/api/org/grants", "org.grant", "Grants that wait for a second person."},
      service::list_grants);
  host.command<service::DecideGrant, service::TakenPost>(
      {Method::post, "/api/org/grants/{grant}/decide", "org.grant", "Decides a grant asked by somebody else.",
       Rate::write},
      refreshing<service::DecideGrant, service::TakenPost>(host.sessions, service::decide_grant, whose));
}

void install_delegations(Host& host) {
  auto const borrower = [](store::Delegation const& d) { return d.to_person; };
  host.command<service::LendHat, store::Delegation>(
      {Method::post, "/api/org/delegations", kSignedIn, "Lends one's hat for some days.", Rate::write},
      refreshing<service::LendHat, store::Delegation>(host.sessions, service::lend_hat, borrower));
  host.command<service::TakeBackHat, store::Delegation>(
      {Method::post, "/api/org/delegations/{delegation}/end", kSignedIn, "Takes a lent hat back.",
       Rate::write},
      refreshing<service::TakeBackHat, store::Delegation>(host.sessions, service::take_back_hat, borrower));
  host.query<service::Nothing, service::DelegationList>(
      {Method::get, "/api/org/delegations", kSignedIn, "Hats that one has lent and borrowed."},
      [](Look& look, service::Nothing const&) -> base::Result<service::DelegationList> {
        return service::list_own_delegations(look);
      });
}

}  // namespace

void install_people(Host& host) {
  host.query<service::AskPeople, service::PersonList>(
      {Method::get, "/api/org/people", "org.read", "People, by name, pinyin initials or phone."},
      service::list_people);
  host.query<service::AskPerson, service::PersonView>(
      {Method::get, "/api/org/people/{person}", "org.read", "A person with posts, hats lent and keys."},
      service::view_person);
  host.command<service::JoinPerson, Person>(
      {Method::post, "/api/org/people", "org.manage_people", "A new person with an account.", Rate::write},
      service::join_person);
  host.command<service::ChangePerson, Person>(
      {Method::put, "/api/org/people/{person}", "org.manage_people", "Changes a person.", Rate::write},
      service::change_person);
  host.command<service::LeaveService, Person>(
      {Method::post, "/api/org/people/{person}/leave", "org.manage_people",
       "A person leaves: posts, sessions and keys end at once.", Rate::write},
      refreshing<service::LeaveService, Person>(host.sessions, service::leave_service,
                                                [](Person const& p) { return p.id; }));
  host.query<service::AskColleagues, service::NamedPeople>(
      {Method::get, "/api/org/colleagues", kSignedIn, "People of one's own organisation, by name only."},
      service::list_colleagues);
  install_posts(host);
  install_delegations(host);
  host.search([](Look& look, std::string_view text) {
    std::vector<Host::Hit> hits;
    for (auto const& p : service::search_people(look, text)) hits.push_back(hit_of(p));
    return hits;
  });
}

void install_organisations(Host& host) {
  host.query<service::Nothing, service::OrganisationList>(
      {Method::get, "/api/org/organisations", kSignedIn, "Organisations and their units."},
      service::list_organisations);
  host.command<service::AddOrganisation, Organisation>(
      {Method::post, "/api/org/organisations", "org.manage_units", "A new organisation.", Rate::write},
      service::add_organisation);
  host.command<service::AddUnit, Unit>(
      {Method::post, "/api/org/units", "org.manage_units", "A new unit.", Rate::write}, service::add_unit);
  host.command<service::ChangeUnit, Unit>(
      {Method::put, "/api/org/units/{unit}", "org.manage_units", "Renames or moves a unit.", Rate::write},
      service::change_unit);
  host.query<service::AskCalendar, service::CalendarDays>(
      {Method::get, "/api/org/calendar", kSignedIn, "Holidays and made-up days of an organisation."},
      service::list_calendar);
  host.command<store::CalendarDay, store::CalendarDay>(
      {Method::put, "/api/org/calendar/{day}", "org.manage_units", "Makes a day a holiday or a working day.",
       Rate::write},
      service::set_calendar_day);
}

void install_views(Host& host) {
  host.query<service::AskViews, service::SavedViewList>(
      {Method::get, "/api/org/views", kSignedIn, "Views of a list: one's own and those shared."},
      service::list_views);
  host.command<service::SaveView, store::SavedView>(
      {Method::post, "/api/org/views", kSignedIn, "Keeps a list as it is, under a name.", Rate::write},
      service::save_view);
  host.command<service::DropView, store::SavedView>(
      {Method::post, "/api/org/views/{view}/drop", kSignedIn, "Drops a view of one's own.", Rate::write},
      service::drop_view);
}

void install_audit(Host& host) {
  host.query<service::AskAudit, service::AuditList>(
      {Method::get, "/api/audit", "audit.read", "The audit book, newest first."}, service::list_audit);
}

}  // namespace org::http
