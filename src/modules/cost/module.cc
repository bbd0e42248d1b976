// What cost hangs onto the host.
#include "modules/cost/module.h"

#include "modules/cost/http/cost.h"
#include "modules/cost/jobs/approvals.h"
#include "modules/cost/jobs/audit.h"
#include "modules/cost/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> cost();
}

namespace cost {
namespace {

constexpr char const* kNeeds[] = {"org", "message", "network", "mail", "agreement", "settlement"};

constexpr platform::auth::Permission kPermissions[] = {
    {"cost.read", "查看本方预算与支出", "See budgets and expenses of one's side"},
    {"cost.plan", "申请预算、维护成本中心", "Ask for budgets and keep cost centres"},
    {"cost.spend", "录入支出", "Enter expenses"},
    {"cost.approve", "参与预算、支出与成本口径的审批",
     "Take part in approvals of budgets, expenses and cost bases"},
    {"cost.approve_large", "审批限额以上支出", "Decide on expenses above the limit"},
    {"cost.pay", "登记支出付款", "Record payments of expenses"},
    {"cost.export", "导出预算、支出与疑点", "Export budgets, expenses and anomalies"},
    {"cost.basis", "提出成本口径", "Propose cost bases"},
    {"cost.audit", "查看与处理疑点", "See anomalies and settle them"},
    {"cost.rules", "调整稽核规则、立即稽核", "Keep the nightly rules and run them"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_budgets(host);
  http::install_anomalies(host);
  http::install_approvals(host);
  http::install_analysis(host);
  host.periodic({"cost.audit", jobs::kLookEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::audit(database, region, now);
                 }});
  host.periodic({"cost.approvals", jobs::kApprovalsEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::watch_approvals(database, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"cost", kNeeds, schema::cost, install};

}  // namespace cost
