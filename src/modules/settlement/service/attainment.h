// Use case: how the promises of agreements stand in a period, as both sides see it.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/attainment.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

struct AskAttainment {
  rules::AgreementId agreement;
  base::ServiceDate day, until_day;
  bool exact{};
};
DESCRIBE(AskAttainment, "Which agreement and periods.", FIELD(agreement, "agreement"),
         FIELD(day, "a day of the first period; 0: the running one").or_default(),
         FIELD(until_day, "a day of the last period; 0: the same one").or_default(),
         FIELD(exact, "exactly these days, as a statement has them; else the whole periods").or_default())
struct ShortfallView {
  agreement::Measure measure{};
  agreement::Record record{};
  std::int64_t window{};
  rules::EvidenceKind kind{};
  base::Id<struct SubjectTag> subject;
  std::string code;
  base::Instant at;
  std::string node_name, route;
};
DESCRIBE(ShortfallView, "What was not as promised.", FIELD(measure, "which promise"),
         FIELD(record, "where it is read"), FIELD(window, "nearest window, or 0"), FIELD(kind, "what happened"),
         FIELD(subject, "handover, bag, item, waybill, irregularity, loss or statement"), FIELD(code, "its code"),
         FIELD(at, "when"), FIELD(node_name, "where, \"\": on the road"), FIELD(route, "code of the line"))
/// One version on its days of a month: what the bill of these days is made of.
struct VersionAttainment {
  rules::VersionId version;
  std::int64_t edition{};
  base::ServiceDate month_from, month_until;  ///< the period of the clauses
  base::ServiceDate from_day, until_day;      ///< those of its days that were judged
  std::vector<rules::WindowResult> windows;
  std::vector<rules::TargetResult> targets;
  std::int64_t weight_met{}, weight_measured{};  ///< of KPI targets, 1/10,000
  std::int64_t n_shortfalls{};
  std::vector<ShortfallView> shortfalls;  ///< the latest 200
};
DESCRIBE(VersionAttainment, "What a version promises in a month, and what was reached.", FIELD(version, "version"),
         FIELD(edition, "1: the agreement itself; 2, …: supplements"), FIELD(month_from, "first day of the month"),
         FIELD(month_until, "last day of the month"), FIELD(from_day, "first day judged"),
         FIELD(until_day, "last day judged"), FIELD(windows, "delivery windows"),
         FIELD(targets, "service levels, then KPI targets"),
         FIELD(weight_met, "of KPI targets met, 1/10,000"),
         FIELD(weight_measured, "of KPI targets measured, 1/10,000"),
         FIELD(n_shortfalls, "what was not as promised"),
         FIELD(shortfalls, "the latest 200 of them, newest first"))
/// Counts of all months of a version. No month is judged by it, and no bill: it only informs.
struct VersionTotal {
  rules::VersionId version;
  std::int64_t edition{}, n_months{};
  std::vector<rules::WindowResult> windows;
  std::vector<rules::TargetResult> targets;  ///< all unmeasured: they are not judged
};
DESCRIBE(VersionTotal, "Counts of several months, which only inform.", FIELD(version, "version"),
         FIELD(edition, "1: the agreement itself; 2, …: supplements"), FIELD(n_months, "months"),
         FIELD(windows, "delivery windows"), FIELD(targets, "service levels, then KPI targets, not judged"))
struct AttainmentView {
  rules::AgreementId agreement;
  std::string number, title, payer_name, payee_name;
  base::ServiceDate first_day, last_day;
  std::vector<VersionAttainment> versions;
  std::vector<VersionTotal> totals;
};
DESCRIBE(AttainmentView, "The promises of an agreement in its periods.", FIELD(agreement, "agreement"),
         FIELD(number, "its number"), FIELD(title, "its title"), FIELD(payer_name, "who pays"),
         FIELD(payee_name, "who is paid, and whose doing is judged"), FIELD(first_day, "of the period"),
         FIELD(last_day, "of the period"), FIELD(versions, "by version and month"),
         FIELD(totals, "of versions that have several months"))

/// Both sides see the same. Judged are days that are over, as in the bill.
/// @errors agreement_unknown, out_of_reach, period_malformed
base::Result<AttainmentView> view_attainment(Look&, TermsBook const&, AskAttainment const&);

}  // namespace settlement::service
