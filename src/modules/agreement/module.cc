// What agreement hangs onto the host.
#include "modules/agreement/module.h"

#include "modules/agreement/http/agreement.h"
#include "modules/agreement/jobs/watch.h"
#include "modules/agreement/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> agreement();
}

namespace agreement {
namespace {

constexpr char const* kNeeds[] = {"org", "message"};

constexpr platform::auth::Permission kPermissions[] = {
    {"agreement.read", "查看协议", "Read agreements"},
    {"agreement.draft", "起草协议并报告履约", "Draft agreements and report what was done"},
    {"agreement.review", "法务审核协议", "Review agreements legally"},
    {"agreement.approve", "审批协议", "Approve agreements"},
    {"agreement.seal", "签署协议", "Seal agreements"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  host.refusals(service::approval_refusals());
  http::install_drafts(host);
  http::install_signing(host);
  host.periodic({"agreement.watch", jobs::kWatchEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::watch(database, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"agreement", kNeeds, schema::agreement, install};

}  // namespace agreement
