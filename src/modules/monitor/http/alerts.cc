// Routes of alerts, their rules and fences.
#include "modules/monitor/http/monitor.h"
#include "modules/monitor/service/alert.h"
#include "modules/monitor/service/alert_rule.h"

namespace monitor::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_alerts(platform::app::Host& host) {
  constexpr char const* kRead = "monitor.read";
  constexpr char const* kAnswer = "monitor.answer";
  constexpr char const* kRules = "monitor.rules";
  host.query<AskAlerts, AlertList>({Method::get, "/api/monitor/alerts", kRead, "Alerts, newest first."},
                                   list_alerts);
  host.query<AskCounts, AlertCounts>(
      {Method::get, "/api/monitor/alert_counts", kRead, "Alerts of some days by kind and cause."},
      count_alerts);
  host.query<OneAlert, AlertView>({Method::get, "/api/monitor/alerts/{alert}", kRead, "One alert."},
                                  view_alert);
  host.command<OneAlert, AlertView>(
      {Method::post, "/api/monitor/alerts/{alert}/take", kAnswer, "Somebody sees to an alert.", Rate::write},
      take_alert);
  host.command<CloseAlert, AlertView>({Method::post, "/api/monitor/alerts/{alert}/close", kAnswer,
                                       "Says what an alert came from and what was done.", Rate::write},
                                      close_alert);
  host.query<AskRules, RuleList>({Method::get, "/api/monitor/rules", kRead, "Alert rules."}, list_rules);
  host.command<rules::AlertRule, rules::AlertRule>(
      {Method::post, "/api/monitor/rules", kRules, "Adds an alert rule or changes one.", Rate::write},
      save_rule);
  host.query<AskFences, FenceList>({Method::get, "/api/monitor/fences", kRead, "Fences."}, list_fences);
  host.command<rules::FenceArea, rules::FenceArea>(
      {Method::post, "/api/monitor/fences", kRules, "Adds a fence or changes one.", Rate::write}, save_fence);
}

}  // namespace monitor::http
