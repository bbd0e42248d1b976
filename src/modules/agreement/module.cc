// What agreement hangs onto the host.
#include "modules/agreement/module.h"

#include "modules/agreement/http/agreement.h"
#include "modules/agreement/http/prospects.h"
#include "modules/agreement/jobs/prospect.h"
#include "modules/agreement/jobs/watch.h"
#include "modules/agreement/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> agreement();
}

namespace agreement {
namespace {

constexpr char const* kNeeds[] = {"org", "message", "network"};

constexpr platform::auth::Permission kPermissions[] = {
    {"agreement.read", "查看协议", "Read agreements"},
    {"agreement.draft", "起草协议并报告履约", "Draft agreements and report what was done"},
    {"agreement.review", "法务审核协议", "Review agreements legally"},
    {"agreement.approve", "审批协议", "Approve agreements"},
    {"agreement.seal", "签署协议", "Seal agreements"},
    {"agreement.talks", "查看本单位的洽谈", "See the talks of one's side"},
    {"agreement.negotiate", "推进洽谈、生成意向书", "Carry on talks and make letters of intent"},
    {"agreement.stages", "维护洽谈阶段与检查单", "Keep the stages of the pipeline"},
    {"agreement.interfaces", "查看业务对接点", "See the catalogue of hand-over points"},
    {"agreement.keep_interfaces", "维护业务对接点", "Keep the catalogue of hand-over points"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  host.refusals(service::approval_refusals());
  http::install_drafts(host);
  http::install_signing(host);
  http::install_endings(host);
  host.periodic({"agreement.watch", jobs::kWatchEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::watch(database, region, now);
                 }});
  http::install_prospects(host);
  host.periodic({"agreement.remind", jobs::kRemindEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::remind(database, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"agreement", kNeeds, schema::agreement, install};

}  // namespace agreement
