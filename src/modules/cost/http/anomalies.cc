// Routes of anomalies.
#include "modules/cost/http/cost.h"
#include "modules/cost/service/anomaly.h"

namespace cost::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_anomalies(platform::app::Host& host) {
  constexpr char const* kAudit = "cost.audit";
  constexpr char const* kRules = "cost.rules";
  host.query<AskAnomalies, AnomalyList>(
      {Method::get, "/api/cost/anomalies", kAudit, "Anomalies, newest first."}, list_anomalies);
  host.file<ExportAnomalies>(
      {Method::get, "/api/cost/anomalies/export", "cost.export", "Anomalies as a file.", Rate::heavy},
      export_anomalies);
  host.query<OneAnomaly, AnomalyView>(
      {Method::get, "/api/cost/anomalies/{anomaly}", kAudit, "An anomaly with its evidence."}, view_anomaly);
  host.command<GiveAnomaly, AnomalyView>(
      {Method::post, "/api/cost/anomalies/{anomaly}/owner", kAudit, "Says who sees to it.", Rate::write},
      give_anomaly);
  host.command<ExplainAnomaly, AnomalyView>(
      {Method::post, "/api/cost/anomalies/{anomaly}/explain", kAudit, "Explains it.", Rate::write},
      explain_anomaly);
  host.command<ConfirmAnomaly, AnomalyView>({Method::post, "/api/cost/anomalies/{anomaly}/confirm", kAudit,
                                             "Says whether the explanation holds.", Rate::write},
                                            confirm_anomaly);
  host.query<AskThresholds, ThresholdList>(
      {Method::get, "/api/cost/thresholds", kAudit, "From where on the rules speak."}, list_thresholds);
  host.command<SetThreshold, rules::Threshold>(
      {Method::post, "/api/cost/thresholds", kRules, "Changes from where on a rule speaks.", Rate::write},
      set_threshold);
  host.command<RunAudit, AuditReport>(
      {Method::post, "/api/cost/audits", kRules, "Lets the rules look at a span of days now.", Rate::heavy},
      run_audit);
}

}  // namespace cost::http
