// What settlement hangs onto the host.
#include "modules/settlement/module.h"

#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> settlement();
}

namespace settlement {
namespace {

constexpr char const* kNeeds[] = {"org", "network", "mail"};

constexpr platform::auth::Permission kPermissions[] = {
    {"settlement.books", "查看本方账簿", "See the books of one's own side"},
    {"settlement.close_books", "结账", "Close the books of one's own side"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  host.refusals(service::ledger_refusals());
  http::install_ledger(host);
}

}  // namespace

platform::app::Module const module{"settlement", kNeeds, schema::settlement, install};

}  // namespace settlement
