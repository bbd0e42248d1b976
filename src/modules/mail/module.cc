// What mail hangs onto the host.
#include "modules/mail/module.h"

#include "modules/mail/http/desk.h"
#include "modules/mail/http/search.h"
#include "modules/mail/jobs/retention.h"
#include "modules/mail/jobs/shelf.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> mail();
}

namespace mail {
namespace {

constexpr char const* kNeeds[] = {"message", "network", "org"};

constexpr platform::auth::Permission kPermissions[] = {
    {"mail.read", "查看邮件", "See mail"},
    {"mail.accept", "收寄与到达扫描", "Accept items and scan arrivals"},
    {"mail.check", "安检", "Record security checks"},
    {"mail.sort", "分拣", "Sort"},
    {"mail.bag", "封袋、开拆、勾核", "Seal, open and tick bags"},
    {"mail.waybill", "编制路单", "Make waybills"},
    {"mail.override_hold", "超限装载", "Load beyond the hold's limit"},
    {"mail.drive", "发车与到站", "Leave and reach stops"},
    {"mail.handover", "交接签字", "Sign handovers"},
    {"mail.irregularity", "验单", "Raise and answer irregularities"},
    {"mail.deliver", "投递", "Deliver"},
    {"mail.day", "日终平衡", "Close days"},
    {"mail.reopen_day", "重开日结", "Reopen closed days"},
    {"mail.plan", "维护封发计划", "Keep the sort plan"},
    {"mail.import", "导入预告", "Import pre-advice"},
    {"mail.export", "导出", "Export"},
    {"mail.reveal", "查看收寄件人完整信息", "See names and phones in clear"},
};

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_items(host);
  http::install_bags(host, service::read_bag_fields(platform::app::text_setting(host.settings, "mail.bag_fields")));
  http::install_waybills(host);
  http::install_handovers(host);
  http::install_day(host);
  http::install_papers(host);
  http::install_exports(host);
  http::install_manifests(host);
  host.search(http::search);
  host.periodic({"mail.look_at_shelves", jobs::kShelfEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::look_at_shelves(database, region, now);
                 }});
  auto const days = platform::app::whole_setting(host.settings, "people.keep_days", jobs::kKeepPeopleDays);
  host.periodic({"mail.forget_contacts", jobs::kForgetEveryMs,
                 [region = host.region, days](platform::db::Database& database, base::Instant now) {
                   jobs::forget_contacts(database, region, now.plus_ms(-days * 86'400'000));
                 }});
}

}  // namespace

platform::app::Module const module{"mail", kNeeds, schema::mail, install};

}  // namespace mail
