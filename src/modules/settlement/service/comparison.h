// Use cases of comparisons: the other side's file read, set against the statement, and differences made
// disputes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/service/statement.h"
#include "modules/settlement/store/comparison.h"
#include "platform/documents/import.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct UploadTheirs {
  StatementId statement;
  rules::MatchedBy by{};
  std::string file_name, number_title, amount_title;
  base::Money tolerance_li;
  bool check{true};
};
DESCRIBE(UploadTheirs, "The other side's list as CSV (UTF-8, GBK) or XLSX.", FIELD(statement, "which"),
         FIELD(by, "what is matched"),
         FIELD(file_name, "name of the file, for the list").longest(120).or_default(),
         FIELD(number_title, "title of their column of numbers, when it is none that is known")
             .longest(60)
             .or_default(),
         FIELD(amount_title, "title of their column of amounts, likewise").longest(60).or_default(),
         FIELD(tolerance_li, "amounts that differ by no more are the same, 厘")
             .at_least(0)
             .at_most(1000)
             .or_default(),
         FIELD(check, "only tells what would come of it").or_default())

struct ComparisonReport {
  store::Comparison comparison;
  std::vector<platform::documents::ImportError> faults;
  std::int64_t faults_total{};
  std::vector<std::string> unknown_titles;
};
DESCRIBE(ComparisonReport, "What came of a file.",
         FIELD(comparison, "counts; its key is 0 when only checked"),
         FIELD(faults, "faults by cell, at most a thousand"), FIELD(faults_total, "faults in all"),
         FIELD(unknown_titles, "columns that were not read"))

struct ComparisonRow {
  store::Comparison comparison;
  std::string made_for_name, made_by_name;
};
DESCRIBE(ComparisonRow, "A comparison with names.", FIELD(comparison, "it"), FIELD(made_for_name, "side"),
         FIELD(made_by_name, "who"))
struct ComparisonList {
  std::vector<ComparisonRow> items;
};
DESCRIBE(ComparisonList, "Comparisons of a statement, newest first.", FIELD(items, "comparisons"))

struct AskCompared {
  rules::ComparisonId comparison;
  std::string outcome, number;
  std::string cursor;
  std::int64_t limit{100};
};
DESCRIBE(AskCompared, "Which numbers.", FIELD(comparison, "comparison"),
         FIELD(outcome, "same, only_ours, only_theirs or differs").longest(20).or_default(),
         FIELD(number, "begins with").longest(64).or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ComparedList {
  ComparisonRow comparison;
  std::vector<rules::Compared> items;
  std::optional<std::string> next;
};
DESCRIBE(ComparedList, "Numbers, differences first.", FIELD(comparison, "of which comparison"),
         FIELD(items, "numbers"), FIELD(next, "cursor of the next page"))
struct ExportCompared {
  rules::ComparisonId comparison;
  std::string outcome, number;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportCompared, "Which numbers, as what.", FIELD(comparison, "comparison"),
         FIELD(outcome, "what came of them").longest(20).or_default(),
         FIELD(number, "begins with").longest(64).or_default(), FIELD(format, "form").or_default())
struct AskTheirForm {};
DESCRIBE_EMPTY(AskTheirForm, "The empty form.")

struct DisputeCompared {
  rules::ComparisonId comparison;
  std::vector<std::int64_t> rows;
  std::string reason;
};
DESCRIBE(DisputeCompared, "Makes differences disputes of the lines that they stand in.",
         FIELD(comparison, "comparison"), FIELD(rows, "numbers by order").shortest(1).longest(500),
         FIELD(reason, "why").shortest(1).longest(400))

/// @errors statement_unknown, out_of_reach, not_a_side, those of platform/documents
base::Result<ComparisonReport> upload_theirs(Act&, UploadTheirs const&, platform::http::Upload const&);
/// @errors statement_unknown, out_of_reach
base::Result<ComparisonList> list_comparisons(Look&, OneStatement const&);
/// @errors comparison_unknown, out_of_reach
base::Result<ComparedList> list_compared(Look&, AskCompared const&);
base::Result<platform::http::File> export_compared(Look&, ExportCompared const&);
base::Result<platform::http::File> their_form(Look&, AskTheirForm const&);
/// The events of each number become a disputed line of their own, and the offer is what the other side has.
/// @errors comparison_unknown, out_of_reach, not_ours, disputed_already, those of raise_dispute
base::Result<StatementView> dispute_compared(Act&, DisputeCompared const&);

}  // namespace settlement::service
