// Use case: how the promises of agreements stand in a period, as both sides see it.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/attainment.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

struct AskAttainment {
  rules::AgreementId agreement;
  base::ServiceDate day;
};
DESCRIBE(AskAttainment, "Which agreement and period.", FIELD(agreement, "agreement"),
         FIELD(day, "a day of the period; 0: the running one").or_default())
struct ShortfallView {
  agreement::Measure measure{};
  std::int64_t window{};
  rules::EvidenceKind kind{};
  base::Id<struct SubjectTag> subject;
  std::string code;
  base::Instant at;
  std::string node_name, route;
};
DESCRIBE(ShortfallView, "What was not as promised.", FIELD(measure, "which promise"),
         FIELD(window, "nearest window, or 0"), FIELD(kind, "what happened"),
         FIELD(subject, "handover, bag, item, waybill or irregularity"), FIELD(code, "its code"),
         FIELD(at, "when"), FIELD(node_name, "where, \"\": on the road"), FIELD(route, "code of the line"))
/// One version on its days of the period.
struct VersionAttainment {
  rules::VersionId version;
  std::int64_t edition{};
  base::ServiceDate from_day, until_day;  ///< those of its days that were judged
  std::vector<rules::WindowResult> windows;
  std::vector<rules::TargetResult> targets;
  std::int64_t weight_met{}, weight_measured{};  ///< of KPI targets, 1/10,000
  std::int64_t n_shortfalls{};
  std::vector<ShortfallView> shortfalls;  ///< the latest 200
};
DESCRIBE(VersionAttainment, "What a version promises, and what was reached.", FIELD(version, "version"),
         FIELD(edition, "1: the agreement itself; 2, …: supplements"), FIELD(from_day, "first day judged"),
         FIELD(until_day, "last day judged"), FIELD(windows, "delivery windows"),
         FIELD(targets, "service levels, then KPI targets"),
         FIELD(weight_met, "of KPI targets met, 1/10,000"),
         FIELD(weight_measured, "of KPI targets measured, 1/10,000"),
         FIELD(n_shortfalls, "what was not as promised"),
         FIELD(shortfalls, "the latest 200 of them, newest first"))
struct AttainmentView {
  rules::AgreementId agreement;
  std::string number, title, payer_name, payee_name;
  base::ServiceDate first_day, last_day;
  std::vector<VersionAttainment> versions;
};
DESCRIBE(AttainmentView, "The promises of an agreement in a period.", FIELD(agreement, "agreement"),
         FIELD(number, "its number"), FIELD(title, "its title"), FIELD(payer_name, "who pays"),
         FIELD(payee_name, "who is paid, and whose doing is judged"), FIELD(first_day, "of the period"),
         FIELD(last_day, "of the period"), FIELD(versions, "by first day"))

/// Both sides see the same. Reads the events of the period up to now.
/// @errors agreement_unknown, out_of_reach
base::Result<AttainmentView> view_attainment(Look&, TermsBook const&, AskAttainment const&);

}  // namespace settlement::service
