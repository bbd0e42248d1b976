// What settlement hangs onto the host.
#include "modules/settlement/module.h"

#include "modules/settlement/http/settlement.h"
#include "modules/settlement/jobs/loss.h"
#include "modules/settlement/jobs/rate.h"
#include "modules/settlement/service/cod.h"
#include "modules/settlement/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> settlement();
}

namespace settlement {
namespace {

constexpr char const* kNeeds[] = {"org", "message", "network", "mail", "agreement"};

constexpr platform::auth::Permission kPermissions[] = {
    {"settlement.read", "查看结算单与凭据", "See statements and what is behind them"},
    {"settlement.replay", "按协议版本重放期间", "Replay a period under a version of an agreement"},
    {"settlement.draft", "编制结算单", "Draft statements"},
    {"settlement.confirm", "确认明细、提出与处理争议", "Confirm lines, raise and settle disputes"},
    {"settlement.seal", "结算单盖章", "Seal statements"},
    {"settlement.assess", "提出与核定赔偿", "Raise and assess losses"},
    {"settlement.approve", "审批赔偿", "Approve what is owed for losses"},
    {"settlement.pay", "开票、登记收款与核销", "Issue invoices, record and match payments"},
    {"settlement.export", "导出结算明细", "Export what is behind statements"},
    {"settlement.books", "查看本方账簿", "See the books of one's own side"},
    {"settlement.close_books", "结账", "Close the books of one's own side"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  host.refusals(service::ledger_refusals());
  auto const book = std::make_shared<service::TermsBook const>(service::terms_of_agreements());
  http::install_ledger(host);
  http::install_statements(host, book);
  http::install_payments(host, book);
  http::install_comparisons(host);
  http::install_nettings(host);
  http::install_cod(host);
  host.subscribe({"settlement.cod", mail::events::kItemDelivered, service::follow_delivery});
  service::LossPolicy policy;
  policy.approved_by_rule.value =
      platform::app::whole_setting(host.settings, "settlement.approve_losses_up_to",
                                   policy.approved_by_rule.value / 1000) *
      1000;
  http::install_losses(host, book, policy);
  host.periodic({"settlement.losses", jobs::kLookForLossesEveryMs,
                 [book, policy, region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::raise_losses(database, *book, policy, region, now);
                 }});
  host.periodic({"settlement.rate", jobs::kLookEveryMs,
                 [book, region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::rate(database, *book, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"settlement", kNeeds, schema::settlement, install};

}  // namespace settlement
