// What message hangs onto the host.
#include "modules/message/module.h"

#include "modules/message/http.h"
#include "modules/message/jobs/overdue.h"
#include "modules/message/service/refusal_table.h"

namespace schema {
std::span<platform::db::Migration const> message();
}

namespace message {
namespace {

constexpr char const* kNeeds[] = {"org"};

void install(platform::app::Host& host) {
  host.permission({"message.read", "待办与通知", "Read tasks and notices"});
  host.permission({"message.send", "派任务、发通知", "Ask tasks and send notices"});
  host.refusals(service::refusal_table());
  add_routes(host);
  host.periodic({"message.escalate_overdue", jobs::kOverdueEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::escalate_overdue(database, region, now);
                 }});
}

}  // namespace

platform::app::Module const module{"message", kNeeds, schema::message, install};

}  // namespace message
