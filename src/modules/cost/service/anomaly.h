// Use cases of anomalies: the nightly rules, what became of what they found, and from where on they speak.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/anomaly.h"
#include "modules/cost/store/anomaly.h"
#include "platform/http/sheet_file.h"

namespace cost::service {

struct AskAnomalies {
  std::string rule, state;
  PersonId owner;
  base::ServiceDate first, last;
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskAnomalies, "Which anomalies.", FIELD(rule, "of this rule").longest(30).or_default(),
         FIELD(state, "open, explained, …").longest(20).or_default(), FIELD(owner, "of this person").or_default(),
         FIELD(first, "their day from").or_default(), FIELD(last, "their day until").or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct AnomalyView {
  rules::Anomaly anomaly;
  std::string owner_name, explained_by_name, confirmed_by_name;
  std::vector<store::ProofRow> proofs;  ///< only of one that is looked at
};
DESCRIBE(AnomalyView, "An anomaly with names.", FIELD(anomaly, "it"), FIELD(owner_name, "who sees to it"),
         FIELD(explained_by_name, "who explained it"), FIELD(confirmed_by_name, "who confirmed it"),
         FIELD(proofs, "what to look at; only of one that is looked at"))
struct AnomalyList {
  std::vector<AnomalyView> items;
  std::optional<std::string> next;
};
DESCRIBE(AnomalyList, "Anomalies, newest first.", FIELD(items, "anomalies"), FIELD(next, "cursor of the next page"))
struct OneAnomaly {
  rules::AnomalyId anomaly;
};
DESCRIBE(OneAnomaly, "One anomaly.", FIELD(anomaly, "which"))
struct ExportAnomalies {
  std::string rule, state;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{};
};
DESCRIBE(ExportAnomalies, "Anomalies as a file.", FIELD(rule, "of this rule").longest(30).or_default(),
         FIELD(state, "open, explained, …").longest(20).or_default(), FIELD(first, "their day from").or_default(),
         FIELD(last, "their day until").or_default(), FIELD(format, "form").or_default())
struct GiveAnomaly {
  rules::AnomalyId anomaly;
  PersonId owner;
};
DESCRIBE(GiveAnomaly, "Says who sees to it.", FIELD(anomaly, "which"), FIELD(owner, "who"))
struct ExplainAnomaly {
  rules::AnomalyId anomaly;
  std::string explanation;
};
DESCRIBE(ExplainAnomaly, "Explains it.", FIELD(anomaly, "which"), FIELD(explanation, "how it came").longest(500))
struct ConfirmAnomaly {
  rules::AnomalyId anomaly;
  bool at_fault{};
  std::string note;
};
DESCRIBE(ConfirmAnomaly, "Says whether the explanation holds.", FIELD(anomaly, "which"),
         FIELD(at_fault, "it is a fault"), FIELD(note, "what is to be done").longest(500).or_default())

struct AskThresholds {};
DESCRIBE_EMPTY(AskThresholds, "From where on the rules speak, for one's side.")
struct ThresholdList {
  std::vector<rules::Threshold> items;
};
DESCRIBE(ThresholdList, "The ten rules in order.", FIELD(items, "thresholds"))
struct SetThreshold {
  rules::Rule rule{};
  bool active{};
  std::int64_t value{};
  base::Money floor_li;
  std::int64_t seen{};
};
DESCRIBE(SetThreshold, "Changes from where on a rule speaks.", FIELD(rule, "which"), FIELD(active, "looked at"),
         FIELD(value, "in the unit of the rule").at_least(0).at_most(100'000'000),
         FIELD(floor_li, "厘").at_least(0).at_most(1'000'000'000'000), FIELD(seen, "version that was seen").at_least(0))
struct RunAudit {
  base::ServiceDate first, last;
};
DESCRIBE(RunAudit, "Lets the rules look at a span of days now.", FIELD(first, "first day"), FIELD(last, "last day"))
struct AuditReport {
  std::int64_t n_new{}, n_known{}, n_gone{};
};
DESCRIBE(AuditReport, "What a look came to.", FIELD(n_new, "found for the first time"), FIELD(n_known, "known"),
         FIELD(n_gone, "open ones that are not found any more"))

/// @errors out_of_reach
base::Result<AnomalyList> list_anomalies(Look&, AskAnomalies const&);
/// @errors out_of_reach, anomaly_unknown
base::Result<AnomalyView> view_anomaly(Look&, OneAnomaly const&);
/// @errors out_of_reach
base::Result<platform::http::File> export_anomalies(Look&, ExportAnomalies const&);
/// The owner finds it in the inbox. @errors out_of_reach, anomaly_unknown, owner_unknown, anomaly_settled
base::Result<AnomalyView> give_anomaly(Act&, GiveAnomaly const&);
/// @errors out_of_reach, anomaly_unknown, anomaly_settled, reason_missing
base::Result<AnomalyView> explain_anomaly(Act&, ExplainAnomaly const&);
/// @errors out_of_reach, anomaly_unknown, not_explained, maker_is_checker, reason_missing
base::Result<AnomalyView> confirm_anomaly(Act&, ConfirmAnomaly const&);
/// @errors out_of_reach
base::Result<ThresholdList> list_thresholds(Look&, AskThresholds const&);
/// @errors out_of_reach, changed_meanwhile
base::Result<rules::Threshold> set_threshold(Act&, SetThreshold const&);
/// @errors out_of_reach, period_malformed
base::Result<AuditReport> run_audit(Act&, RunAudit const&);

/// Keeps what the rules find in a span of days of a side; what was open and is not found any more is gone.
AuditReport audit_side(Act&, OrganisationId, base::ServiceDate first, base::ServiceDate last);
/// For both sides, unless that was done since the operating day began: last month and this one until yesterday.
void audit_after_day_end(platform::db::Database&, base::Region, base::Instant now);

}  // namespace cost::service
