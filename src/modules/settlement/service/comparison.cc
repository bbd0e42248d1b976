// Files of the other side against statements.
#include "modules/settlement/service/comparison.h"

#include <algorithm>
#include <map>
#include <set>

#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/our_numbers.h"
#include "modules/settlement/service/words.h"

namespace settlement::service {
namespace {

namespace documents = platform::documents;
using rules::Compared;
using rules::MatchOutcome;
using store::Comparison;

constexpr documents::SheetLimits kLimits{.bytes_max = 20u << 20, .rows_max = 200'000, .columns_max = 100};

/// The columns of a list under the titles that companies use, and under those that a person named.
documents::ImportPlan plan_of(std::string const& number_title, std::string const& amount_title) {
  documents::ImportPlan plan{
      {{"number",
        {"单号", "邮件号", "邮件号码", "运单号", "快递单号", "总包条码", "袋号", "条码", "路单号", "班次号",
         "Number"},
        "邮件号、总包条码或路单号"},
       {"amount_li",
        {"金额（元）", "金额", "费用", "费用（元）", "结算金额", "应付", "应收", "Amount"},
        "元"}},
      {}};
  if (!number_title.empty()) plan.columns[0].titles.insert(plan.columns[0].titles.begin(), number_title);
  if (!amount_title.empty()) plan.columns[1].titles.insert(plan.columns[1].titles.begin(), amount_title);
  return plan;
}

Comparison counted(Act& act, UploadTheirs const& r, std::vector<Compared> const& rows) {
  Comparison c{.statement = r.statement, .matched_by = r.by};
  c.made_for = act.hat.organisation;
  c.made_by = act.hat.person;
  c.made_at = act.now;
  for (auto const& row : rows) {
    c.ours_li += row.ours_li;
    c.theirs_li += row.theirs_li;
    c.n_same += row.outcome == MatchOutcome::same;
    c.n_only_ours += row.outcome == MatchOutcome::only_ours;
    c.n_only_theirs += row.outcome == MatchOutcome::only_theirs;
    c.n_differs += row.outcome == MatchOutcome::differs;
  }
  return c;
}

ComparisonRow row_of(org::Names& names, Comparison c) {
  auto const& side = names.of(c.made_for);
  auto const& person = names.of(c.made_by);
  return {std::move(c), side, person};
}

/// @errors comparison_unknown, out_of_reach
base::Result<Comparison> get_comparison_within(Tx& tx, platform::auth::Hat const& hat,
                                               rules::ComparisonId id) {
  auto c = TRY(store::get_comparison(tx, hat.region, id));
  TRY(get_within(tx, hat, c.statement));
  return c;
}

struct ComparedLine {
  MatchOutcome outcome{};
  std::string number;
  base::Money ours_li, theirs_li, apart_li;
  std::int64_t line_seq{}, sheet_row{};
  bool disputed{};
};
DESCRIBE(ComparedLine, "对账差异", FIELD(outcome, "结果"), FIELD(number, "单号"),
         FIELD(ours_li, "我方（元）"), FIELD(theirs_li, "对方（元）"), FIELD(apart_li, "差额（元）"),
         FIELD(line_seq, "结算单行号"), FIELD(sheet_row, "对方文件行号"), FIELD(disputed, "已提出争议"))

/// What the chosen numbers ask of one line.
struct Asked {
  std::set<std::int64_t> parts;
  base::Money ours_li, apart_li;
};

/// Where the number stands in its line now: an earlier dispute may have moved it to a line of its own.
/// @errors not_ours, disputed_already
base::Outcome ask_of(Act& act, Comparison const& c, Compared const& row,
                     std::map<rules::LineId, Asked>& out) {
  if (!row.line || row.outcome == MatchOutcome::same) return base::refuse(refusal::not_ours, row.number);
  if (row.disputed_at.ms) return base::refuse(refusal::disputed_already, row.number);
  auto const line = TRY(store::get_line(act.tx, act.region, row.line));
  auto const ours = our_numbers(act.tx, act.region, line, c.matched_by);
  auto const at = ours.find(row.number);
  if (at == ours.end()) return base::refuse(refusal::disputed_already, row.number);
  auto& asked = out[row.line];
  for (auto const& share : at->second) asked.parts.insert(share.part);
  asked.apart_li += row.ours_li - row.theirs_li;
  return base::Done{};
}

base::Money sum_of(Act& act, rules::LineId line, std::set<std::int64_t> const& parts) {
  base::Money out{};
  constexpr std::int64_t kPage = 500;
  for (std::int64_t after = 0;;) {
    auto const page = store::list_parts(act.tx, act.region, line, after, kPage);
    for (auto const& p : page)
      if (parts.contains(p.n)) out += p.amount_li;
    if (std::ssize(page) < kPage) return out;
    after = page.back().n;
  }
}

}  // namespace

base::Result<ComparisonReport> upload_theirs(Act& act, UploadTheirs const& r,
                                             platform::http::Upload const& file) {
  auto const s = TRY(get_within(act.tx, act.hat, r.statement));
  TRY(rules::side_of(s, act.hat.organisation));
  auto const read = TRY(
      documents::import_sheet<rules::TheirRow>(file.bytes, plan_of(r.number_title, r.amount_title), kLimits));
  auto rows = rules::compare(our_numbers(act.tx, act.region, s.id, r.by), read.rows, r.tolerance_li);
  ComparisonReport out{.comparison = counted(act, r, rows)};
  out.comparison.file_name = r.file_name.empty() ? file.name : r.file_name;
  out.comparison.n_rows = static_cast<std::int64_t>(read.summary.rows_total);
  out.comparison.n_faulty = out.comparison.n_rows - std::ssize(read.rows);
  out.faults = read.summary.errors;
  out.faults_total = static_cast<std::int64_t>(read.summary.errors_total);
  out.unknown_titles = read.summary.unknown_titles;
  if (r.check) return out;
  out.comparison.id = act.make_id<rules::ComparisonId>();
  for (auto& row : rows) row.comparison = out.comparison.id;
  store::insert_comparison(act.tx, act.region, out.comparison, rows);
  act.audit("settlement.compare", subject_of(s.id), static_cast<Comparison const*>(nullptr), &out.comparison);
  act.record(events::kCompared, subject_of(s.id), {}, out.comparison);
  return out;
}

base::Result<ComparisonList> list_comparisons(Look& look, OneStatement const& ask) {
  auto const s = TRY(get_within(look.tx, look.hat, ask.statement));
  ComparisonList out;
  org::Names names{look.tx, look.region};
  for (auto& c : store::list_comparisons(look.tx, look.region, s.id))
    out.items.push_back(row_of(names, std::move(c)));
  return out;
}

base::Result<ComparedList> list_compared(Look& look, AskCompared const& ask) {
  org::Names names{look.tx, look.region};
  ComparedList out{.comparison =
                       row_of(names, TRY(get_comparison_within(look.tx, look.hat, ask.comparison)))};
  out.items = store::list_compared(look.tx, look.region, ask.comparison, ask.outcome,
                                   rules::normal_number(ask.number),
                                   std::strtoll(ask.cursor.c_str(), nullptr, 10), ask.limit);
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().n);
  return out;
}

base::Result<platform::http::File> export_compared(Look& look, ExportCompared const& ask) {
  AskCompared const wanted{ask.comparison, ask.outcome, ask.number, {}, 500};
  std::vector<ComparedLine> lines;
  TRY(platform::http::each_row(look, wanted, list_compared, [&](Compared const& c) {
    lines.push_back({c.outcome, c.number, c.ours_li, c.theirs_li, c.ours_li - c.theirs_li, c.line_seq,
                     c.sheet_row, c.disputed_at.ms > 0});
  }));
  return platform::http::to_file("对账差异", lines, chinese_of, ask.format);
}

base::Result<platform::http::File> their_form(Look&, AskTheirForm const&) {
  return platform::http::to_xlsx_file(
      "对账文件模板", documents::import_form("对账", base::type_of<rules::TheirRow>(), plan_of({}, {})));
}

base::Result<StatementView> dispute_compared(Act& act, DisputeCompared const& r) {
  auto const c = TRY(get_comparison_within(act.tx, act.hat, r.comparison));
  std::map<rules::LineId, Asked> by_line;
  for (auto const n : r.rows) {
    auto const row = store::find_compared(act.tx, act.region, c.id, n);
    if (!row) return base::refuse(refusal::not_ours, std::to_string(n));
    TRY(ask_of(act, c, *row, by_line));
    store::mark_disputed(act.tx, act.region, c.id, n, act.now);
  }
  base::Result<StatementView> out = refusal::not_ours;
  for (auto const& [line, asked] : by_line) {
    Compared whole{.ours_li = asked.apart_li};
    auto const offer = rules::offer_of(sum_of(act, line, asked.parts), whole);
    out = raise_dispute(act, {line, {asked.parts.begin(), asked.parts.end()}, r.reason, offer});
    if (!out) return out;
  }
  return out;
}

}  // namespace settlement::service
