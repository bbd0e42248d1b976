// What tracking hangs onto the host.
#include "modules/tracking/module.h"

#include "modules/tracking/http/terminals.h"
#include "modules/tracking/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> tracking();
}

namespace tracking {
namespace {

constexpr char const* kNeeds[] = {"org"};

constexpr platform::auth::Permission kPermissions[] = {
    {"tracking.read", "查看车辆与终端", "See vehicles and terminals"},
    {"tracking.command", "向终端下发指令", "Send commands to terminals"},
    {"tracking.manage_terminals", "登记与维护终端", "Register and keep terminals"},
    {"tracking.quarantine", "查看隔离报文", "See quarantined messages"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_terminals(host);
}

}  // namespace

platform::app::Module const module{"tracking", kNeeds, schema::tracking, install};

}  // namespace tracking
