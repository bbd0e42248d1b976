// How org offers itself to the program: the only file that sees all its roles.
#include "modules/org/module.h"

#include "modules/org/http/people.h"
#include "modules/org/http/session.h"
#include "modules/org/jobs/sessions.h"
#include "modules/org/service/hats.h"
#include "modules/org/service/installation.h"
#include "modules/org/service/organisation.h"
#include "modules/org/service/people.h"
#include "modules/org/service/posts.h"
#include "modules/org/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> org();
}

namespace org {
namespace {

constexpr platform::auth::Permission kPermissions[] = {
    {"org.read", "查看组织与人员", "See organisations and people"},
    {"org.manage_people", "管理人员与任职", "Manage people and their posts"},
    {"org.manage_units", "管理单位、部门与工作日历", "Manage organisations, units and calendars"},
    {"org.grant", "确认授权", "Confirm grants"},
    {"org.reveal_personal", "查看人员完整联系方式", "See personal data of people in clear"},
    {"audit.read", "查看审计", "Read the audit book"},
    {"system.manage", "系统管理", "Manage the installation"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  host.refusals(service::account_refusal_table());
  host.hats = service::list_hats;
  http::install_session(host);
  http::install_account(host);
  http::install_people(host);
  http::install_organisations(host);
  http::install_views(host);
  http::install_audit(host);
  host.periodic({"org.purge_sessions", jobs::kPurgeEveryMs, jobs::purge_sessions(host.sessions)});
  host.tool({"begin",
             "Makes the two organisations and their first administrators; prints their one-time passwords",
             {"TRANSPORT_COMPANY: full name of the coach company", "POST: full name of the postal organisation"},
             false,
             [&host](platform::app::ToolRun const& run) {
               return service::begin_from_command_line(*host.database, host.region, host.clock(),
                                                       {run.arguments[0], run.arguments[1]});
             }});
}

}  // namespace

platform::app::Module const module{"org", {}, schema::org, install};

base::Result<PersonId> take_in(platform::command::Act& act, Newcomer const& n) {
  return TRY(service::take_in(act, {n.name, n.phone, n.login, n.password_hash, false, n.employer})).id;
}

base::Result<HatId> give_post(platform::command::Act& act, Seat const& seat) {
  service::TakePost request;
  request.person = seat.person;
  request.organisation = seat.organisation;
  request.post = seat.post;
  request.from_day = seat.from_day;
  request.nodes = seat.nodes;
  return TRY(service::give_post(act, request)).id;
}

OrganisationId found_organisation(platform::command::Act& act, OrganisationKind kind, std::string const& name,
                                  std::string const& short_name) {
  return service::found_organisation(act, {kind, name, short_name, ""}).id;
}

}  // namespace org
