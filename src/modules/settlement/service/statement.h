// Use cases of statements: the list, one with its lines and the events behind them, drafting, confirming,
// sealing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/service/rating.h"
#include "modules/settlement/store/statement.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"
#include "platform/jobs/jobs.h"

namespace settlement::service {

struct AskStatements {
  std::string state;
  rules::AgreementId agreement;
  base::ServiceDate first, last;
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskStatements, "Which statements.", FIELD(state, "rating, draft or closed").longest(20).or_default(),
         FIELD(agreement, "of this agreement").or_default(),
         FIELD(first, "periods that end from").or_default(),
         FIELD(last, "periods that end until").or_default(),
         FIELD(cursor, "from the page before").longest(60).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct StatementRow {
  rules::Statement statement;
  std::string payer_name, payee_name;
  std::int64_t n_lines{}, n_payer{}, n_payee{}, n_disputes{};
};
DESCRIBE(StatementRow, "A statement in a list.", FIELD(statement, "it"), FIELD(payer_name, "who pays"),
         FIELD(payee_name, "who is paid"), FIELD(n_lines, "lines"), FIELD(n_payer, "confirmed by the payer"),
         FIELD(n_payee, "confirmed by the payee"), FIELD(n_disputes, "disputes that are open"))
struct StatementList {
  std::vector<StatementRow> items;
  std::optional<std::string> next;
};
DESCRIBE(StatementList, "Statements, newest period first.", FIELD(items, "statements"),
         FIELD(next, "cursor of the next page"))

struct ExportStatements {
  std::string state;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportStatements, "Which statements, as what.",
         FIELD(state, "rating, draft or closed").longest(20).or_default(),
         FIELD(first, "periods that end from").or_default(), FIELD(last, "periods that end until").or_default(),
         FIELD(format, "form").or_default())

struct OneStatement {
  StatementId statement;
};
DESCRIBE(OneStatement, "One statement.", FIELD(statement, "which"))
struct LineView {
  rules::StatementLine line;
  std::string payer_by_name, payee_by_name;
  std::optional<rules::Dispute> dispute;
  std::string raised_for_name, offered_for_name;
};
DESCRIBE(LineView, "A line with names.", FIELD(line, "it"),
         FIELD(payer_by_name, "who confirmed for the payer"),
         FIELD(payee_by_name, "who confirmed for the payee"), FIELD(dispute, "the last dispute about it"),
         FIELD(raised_for_name, "side that raised it"), FIELD(offered_for_name, "side that spoke last"))
struct TaxView {
  std::int64_t rate{};
  bool included{};
  base::Money net_li, tax_li, gross_li;
};
DESCRIBE(TaxView, "Sums of one tax rate.", FIELD(rate, "1/10,000"), FIELD(included, "amounts hold the tax"),
         FIELD(net_li, "厘"), FIELD(tax_li, "厘"), FIELD(gross_li, "厘"))
/// A rating that somebody asked for and that is not in its place yet.
struct DraftingView {
  platform::jobs::JobId job;
  platform::jobs::JobState state{};
  std::int64_t done{}, total{};
  std::string note;
};
DESCRIBE(DraftingView, "A draft under way.", FIELD(job, "key"), FIELD(state, "life of the work"),
         FIELD(done, "rows written"), FIELD(total, "of so many, 0: not known yet"), FIELD(note, "why it failed"))
struct StatementView {
  rules::Statement statement;
  std::string payer_name, payee_name, made_by_name, payer_sealed_name, payee_sealed_name;
  std::string side;  ///< of the reader: "payer", "payee" or ""
  std::vector<LineView> lines;
  std::vector<TaxView> invoice;
  base::Money outside_li;
  std::string invoice_number;  ///< "" where none was issued
  std::optional<DraftingView> drafting;
};
DESCRIBE(StatementView, "A statement with its lines.", FIELD(statement, "it"), FIELD(payer_name, "who pays"),
         FIELD(payee_name, "who is paid"), FIELD(made_by_name, "who had it drafted"),
         FIELD(payer_sealed_name, "who sealed for the payer"),
         FIELD(payee_sealed_name, "who sealed for the payee"),
         FIELD(side, "the reader's side: payer, payee or none"), FIELD(lines, "lines"),
         FIELD(invoice, "sums by tax rate"), FIELD(outside_li, "outside the invoice, 厘"),
         FIELD(invoice_number, "of its invoice; empty: none was issued"),
         FIELD(drafting, "a draft that is being made"))

struct AskParts {
  rules::LineId line;
  std::int64_t after{}, limit{100};
};
DESCRIBE(AskParts, "Which events of a line.", FIELD(line, "line"),
         FIELD(after, "after the n-th").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct PartList {
  std::vector<store::PartRow> items;
  std::optional<std::int64_t> next;
};
DESCRIBE(PartList, "Events behind a line, by time.", FIELD(items, "events"), FIELD(next, "cursor"))
struct AskUnpriced {
  StatementId statement;
  std::optional<rules::EvidenceKind> kind;
  std::optional<bool> no_version;
  std::int64_t after{}, limit{100};
};
DESCRIBE(AskUnpriced, "Which unpriced events.", FIELD(statement, "statement"), FIELD(kind, "only of this kind"),
         FIELD(no_version, "only those without a version in force, or only those without a clause"),
         FIELD(after, "after the n-th").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct UnpricedList {
  std::vector<store::UnpricedRow> items;
  std::vector<store::UnpricedSum> sums;
  std::optional<std::int64_t> next;
};
DESCRIBE(UnpricedList, "Signed events that nothing prices.", FIELD(items, "events"),
         FIELD(sums, "all of the statement, by kind and reason"), FIELD(next, "cursor"))

struct DraftStatement {
  rules::AgreementId agreement;
  base::ServiceDate first_day, last_day;
};
DESCRIBE(DraftStatement, "Rates a period as a whole and drafts its statement.", FIELD(agreement, "agreement"),
         FIELD(first_day, "first day"), FIELD(last_day, "last day, cut-off"))
struct ConfirmLines {
  StatementId statement;
  std::vector<rules::LineId> lines;
};
DESCRIBE(ConfirmLines, "Confirms lines for one's own side.", FIELD(statement, "statement"),
         FIELD(lines, "which").shortest(1).longest(2000))

/// @errors out_of_reach
base::Result<StatementList> list_statements(Look&, AskStatements const&);
/// @errors statement_unknown, out_of_reach
base::Result<StatementView> view_statement(Look&, OneStatement const&);
/// @errors line_unknown, out_of_reach
base::Result<PartList> list_parts(Look&, AskParts const&);
/// @errors statement_unknown, out_of_reach
base::Result<platform::http::File> export_statements(Look&, ExportStatements const&);
base::Result<UnpricedList> list_unpriced(Look&, AskUnpriced const&);
/// @errors statement_unknown, line_unknown, not_a_side, statement_closed, period_running, line_frozen
base::Result<StatementView> confirm_lines(Act&, ConfirmLines const&);

/// A statement that the hat may see. @errors statement_unknown, out_of_reach
base::Result<rules::Statement> get_within(Tx&, platform::auth::Hat const&, StatementId);
StatementView view_of(Tx&, platform::auth::Hat const&, rules::Statement);
/// Sums up anew, stores, and tells.
base::Result<StatementView> store_changed(Act&, char const* what, rules::Statement const& before);

}  // namespace settlement::service
