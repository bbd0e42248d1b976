// Use cases of cost analysis: what lines, trips, places and items cost, down to the events.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/cost_event.h"
#include "platform/http/sheet_file.h"

namespace cost::service {

struct AskAnalysis {
  rules::Dimension by{};
  base::ServiceDate first, last;
};
DESCRIBE(AskAnalysis, "What costs are looked at.", FIELD(by, "by what").or_default(),
         FIELD(first, "first day"), FIELD(last, "last day"))
struct Analysis {
  std::vector<rules::CostRow> items;  ///< dearest first, at most 2,000
  std::int64_t n_more{};
  base::Money billed_li, income_li, own_li;  ///< of all
};
DESCRIBE(Analysis, "What things cost.", FIELD(items, "dearest first, at most 2,000"), FIELD(n_more, "others"),
         FIELD(billed_li, "billed to the side, 厘"), FIELD(income_li, "billed by it, 厘"),
         FIELD(own_li, "spent beside agreements, 厘"))
struct ExportAnalysis {
  rules::Dimension by{};
  base::ServiceDate first, last;
  platform::http::SheetFormat format{};
};
DESCRIBE(ExportAnalysis, "What things cost, as a file.", FIELD(by, "by what").or_default(),
         FIELD(first, "first day"), FIELD(last, "last day"), FIELD(format, "form").or_default())
struct AskCostEvents {
  rules::Dimension by{};
  base::ServiceDate first, last;
  std::string key;
  std::int64_t after{}, limit{100};
};
DESCRIBE(AskCostEvents, "Events behind a row.", FIELD(by, "by what").or_default(), FIELD(first, "first day"),
         FIELD(last, "last day"), FIELD(key, "of which row").longest(60).or_default(),
         FIELD(after, "after the n-th").at_least(0).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct CostEventRow {
  std::int64_t n{};
  rules::Flow flow{};
  std::string kind;
  base::Id<struct SubjectTag> subject;
  std::string code, what;
  base::Instant at;
  settlement::StatementId statement;
  base::Money amount_li;
};
DESCRIBE(CostEventRow, "An event with its share.", FIELD(n, "order"), FIELD(flow, "who bears it"),
         FIELD(kind, "what"), FIELD(subject, "its key"), FIELD(code, "its code"),
         FIELD(what, "clause or purpose"), FIELD(at, "when"), FIELD(statement, "statement, 0: none"),
         FIELD(amount_li, "share of the row, 厘"))
struct CostEventList {
  std::vector<CostEventRow> items;
  std::optional<std::int64_t> next;
};
DESCRIBE(CostEventList, "Events behind a row, by time.", FIELD(items, "events"), FIELD(next, "cursor"))

/// @errors out_of_reach, period_malformed
/// @cost a row for each event of the span
base::Result<Analysis> view_analysis(Look&, AskAnalysis const&);
/// @errors out_of_reach, period_malformed
base::Result<CostEventList> list_cost_events(Look&, AskCostEvents const&);
/// @errors out_of_reach, period_malformed
base::Result<platform::http::File> export_analysis(Look&, ExportAnalysis const&);

}  // namespace cost::service
