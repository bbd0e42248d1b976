// What monitor hangs onto the host.
#include "modules/monitor/module.h"

#include <charconv>

#include "modules/monitor/http/monitor.h"
#include "modules/monitor/jobs/watch.h"
#include "modules/monitor/service/following.h"
#include "modules/monitor/service/load_check.h"
#include "modules/monitor/service/passing.h"
#include "modules/monitor/service/questions.h"
#include "modules/monitor/service/refusal_table.h"
#include "modules/monitor/service/watching.h"

namespace schema {
std::span<platform::db::Migration const> monitor();
}

namespace monitor {
namespace {

constexpr char const* kNeeds[] = {"org", "network", "mail", "message", "planning", "tracking"};

constexpr platform::auth::Permission kPermissions[] = {
    {"monitor.read", "查看运行监控与告警", "See how trips run, and alerts"},
    {"monitor.answer", "受理与关闭告警", "Take and close alerts"},
    {"monitor.share", "生成与撤销邮件分享链接", "Make and end links that follow an item"},
    {"monitor.rules", "维护告警规则与电子围栏", "Keep alert rules and fences"},
};

/// The number at the end of "mail/handover/123"; 0 when there is none.
std::int64_t key_of(std::string_view subject) {
  auto const digits = subject.substr(subject.rfind('/') + 1);
  std::int64_t key = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), key);
  return key;
}

/// Signed or not: a seal that differs is looked at when the receiver says so.
void listen(platform::app::Host& host, char const* name, char const* type) {
  host.subscribe({name, type, [](Tx& tx, base::Region region, platform::event::Event const& e) {
                    service::take_seal_differences(tx, region, e.at, {key_of(e.subject)});
                  }});
}

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_alerts(host);
  http::install_board(host);
  http::install_shares(host);
  http::install_exports(host);
  host.periodic({"monitor.watch", jobs::kWatchEveryMs,
                 [region = host.region](platform::db::Database& database, base::Instant now) {
                   jobs::watch(database, region, now);
                 }});
  auto const clock = host.clock;
  host.common<tracking::Watchers>()->all.push_back([clock](Tx& tx, base::Region region,
                                                           std::string const& vehicle,
                                                           std::span<tracking::Watched const> reports) {
    service::follow(tx, region, clock(), vehicle, reports);
    service::pass_fences(tx, region, clock(), vehicle, reports);
  });
  listen(host, "monitor.seals_differ", mail::events::kHandoverDiffers);
  listen(host, "monitor.seals_signed", mail::events::kHandoverSigned);
  host.subscribe({"monitor.questions", tracking::events::kQuestionChanged,
                  [](Tx& tx, base::Region region, platform::event::Event const& e) {
                    tracking::Question question;
                    if (platform::json::decode(e.data.text, question).empty())
                      service::take_question(tx, region, e.at, question);
                  }});
  host.subscribe({"monitor.loads_told", tracking::events::kWaybillTold,
                  [](Tx& tx, base::Region region, platform::event::Event const& e) {
                    tracking::ElectronicWaybill told;
                    if (platform::json::decode(e.data.text, told).empty())
                      service::take_load(tx, region, e.at, told);
                  }});
  host.subscribe({"monitor.loads_sent", mail::events::kDeparted,
                  [](Tx& tx, base::Region region, platform::event::Event const& e) {
                    mail::WaybillFact fact;
                    if (platform::json::decode(e.data.text, fact).empty())
                      service::send_load(tx, region, e.at, fact);
                  }});
  host.subscribe({"monitor.alarms", tracking::events::kAlarmRaised,
                  [](Tx& tx, base::Region region, platform::event::Event const& e) {
                    tracking::Alarm alarm;
                    if (platform::json::decode(e.data.text, alarm).empty())
                      service::take_alarm(tx, region, e.at, alarm);
                  }});
}

}  // namespace

platform::app::Module const module{"monitor", kNeeds, schema::monitor, install};

}  // namespace monitor
