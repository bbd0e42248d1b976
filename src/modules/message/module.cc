// What message hangs onto the host.
#include "modules/message/module.h"

#include "modules/message/http.h"
#include "modules/message/jobs/overdue.h"
#include "modules/message/jobs/texts.h"
#include "modules/message/link/gateway.h"
#include "modules/message/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> message();
}

namespace message {
namespace {

constexpr char const* kNeeds[] = {"org"};

void add_text_jobs(platform::app::Host& host) {
  using platform::app::text_setting;
  host.periodic({"message.forget_texts", jobs::kForgetTextsEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::forget_texts(database, region, now);
                 }});
  auto const gateway = link::open_gateway({text_setting(host.settings, "message.gateway_url"),
                                           text_setting(host.settings, "message.gateway_token"),
                                           text_setting(host.settings, "message.signature")});
  if (!gateway) return;
  host.periodic({"message.send_texts", jobs::kTextsEveryMs,
                 [region = host.region, gateway](platform::db::Database& database, base::Instant now) {
                   jobs::send_texts(database, region, now, gateway);
                 }});
}

void install(platform::app::Host& host) {
  host.permission({"message.read", "待办与通知", "Read tasks and notices"});
  host.permission({"message.send", "派任务、发通知", "Ask tasks and send notices"});
  host.permission({"message.tell", "电话告知收件人", "Tell addressees by phone"});
  host.refusals(service::refusal_table());
  add_routes(host);
  host.periodic({"message.escalate_overdue", jobs::kOverdueEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::escalate_overdue(database, region, now);
                 }});
  add_text_jobs(host);
}

}  // namespace

platform::app::Module const module{"message", kNeeds, schema::message, install};

}  // namespace message
