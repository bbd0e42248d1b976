// What org hangs onto the host.
#include "modules/org/module.h"

#include "modules/org/http/people.h"
#include "modules/org/http/session.h"
#include "modules/org/service/hats.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/joining.h"
#include "modules/org/service/people.h"

namespace schema {
std::span<platform::db::Migration const> org();
}

namespace org {
namespace {

constexpr platform::auth::Permission kPermissions[] = {
    {"org.read", "查看组织与人员", "See organisations and people"},
    {"org.manage_people", "管理人员与任职", "Manage people and their posts"},
    {"org.manage_units", "管理部门", "Manage units"},
    {"org.grant", "确认授权", "Confirm grants"},
    {"org.reveal_personal", "查看人员完整联系方式", "See personal data of people in clear"},
    {"audit.read", "查看审计", "Read the audit book"},
    {"system.manage", "系统管理", "Manage the installation"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(refusal::all);
  host.hats = [](platform::db::Tx& tx, base::Region region, PersonId person, base::Instant now) {
    return service::list_hats(tx, region, person, now);
  };
  http::install_session(host);
  http::install_people(host);
  http::install_audit(host);
}

}  // namespace

base::Result<PersonId> take_in(platform::command::Act& act, Newcomer const& n) {
  return TRY(service::add_person(act, {n.name, n.phone, n.login, n.password_hash, false})).id;
}

OrganisationId found_organisation(platform::command::Act& act, OrganisationKind kind, std::string const& name,
                                  std::string const& short_name) {
  return service::found_organisation(act, kind, name, short_name);
}

platform::app::Module const module{"org", {}, schema::org, install};

}  // namespace org
