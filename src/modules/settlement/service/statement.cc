// Statements as both sides see them.
#include "modules/settlement/service/statement.h"

#include <algorithm>
#include <map>

#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/words.h"
#include "modules/settlement/service/waiting.h"
#include "modules/settlement/store/drafting.h"
#include "modules/settlement/store/payment.h"

namespace settlement::service {
namespace {

struct StatementSheetLine {
  std::string number, agreement, title;
  base::ServiceDate first_day, last_day;
  rules::StatementState state{};
  std::string payer, payee;
  base::Money due_li, frozen_li;
  std::int64_t n_lines{}, n_payer{}, n_payee{}, n_disputes{}, n_events{}, n_unpriced{};
};
DESCRIBE(StatementSheetLine, "结算单", FIELD(number, "结算单号"), FIELD(agreement, "协议编号"), FIELD(title, "协议"),
         FIELD(first_day, "起"), FIELD(last_day, "止"), FIELD(state, "状态"), FIELD(payer, "付款方"),
         FIELD(payee, "收款方"), FIELD(due_li, "应付（元）"), FIELD(frozen_li, "争议冻结（元）"),
         FIELD(n_lines, "明细行数"), FIELD(n_payer, "付款方已确认"), FIELD(n_payee, "收款方已确认"),
         FIELD(n_disputes, "争议"), FIELD(n_events, "双签事件"), FIELD(n_unpriced, "未计价"))

using platform::auth::Hat;
using rules::Statement;
using rules::StatementLine;

/// "20261031.17": last day and key of the last row of a page.
void read_cursor(std::string const& text, store::StatementFilter& f) {
  auto const dot = text.find('.');
  if (dot == std::string::npos) return;
  f.after_day = {static_cast<std::int32_t>(std::strtol(text.c_str(), nullptr, 10))};
  f.after = {std::strtoll(text.c_str() + dot + 1, nullptr, 10)};
}

StatementRow row_of(Tx& tx, base::Region region, org::Names& names, Statement s) {
  auto const n = store::count_lines(tx, region, s.id);
  auto const& payer = names.of(s.payer);
  auto const& payee = names.of(s.payee);
  return {std::move(s), payer, payee, n.n_lines, n.n_payer, n.n_payee, n.n_disputes};
}

std::optional<DraftingView> drafting_of(Tx& tx, base::Region region, Statement const& s) {
  auto const d = store::find_drafting(tx, region, s.agreement, s.first_day);
  auto const job = d && d->job ? platform::jobs::find(tx, region, {d->job}) : std::optional<platform::jobs::Job>{};
  if (!job) return {};
  return DraftingView{job->id, job->state, job->done, job->total, job->note};
}

}  // namespace

base::Result<Statement> get_within(Tx& tx, Hat const& hat, StatementId id) {
  auto const party = TRY(party_of(hat));
  auto s = TRY(store::get_statement(tx, hat.region, id));
  if (party && !rules::side_of(s, party).ok()) return refusal::out_of_reach;
  return s;
}

StatementView view_of(Tx& tx, Hat const& hat, Statement s) {
  org::Names names{tx, hat.region};
  StatementView v{.payer_name = names.of(s.payer), .payee_name = names.of(s.payee)};
  v.made_by_name = names.of(s.made_by);
  v.payer_sealed_name = names.of(s.payer_sealed_by);
  v.payee_sealed_name = names.of(s.payee_sealed_by);
  if (auto const side = rules::side_of(s, hat.organisation); side.ok()) v.side = base::to_name(side.value());
  std::map<rules::LineId, rules::Dispute> disputes;
  for (auto& d : store::list_disputes(tx, hat.region, s.id)) disputes[d.line] = std::move(d);
  auto lines = store::list_lines(tx, hat.region, s.id);
  auto const totals = rules::totals_of(s, lines);
  for (auto const& t : totals.invoice)
    v.invoice.push_back({t.tax.rate, t.tax.included, t.sum.net, t.sum.tax, t.sum.gross});
  v.outside_li = totals.outside;
  for (auto& l : lines) {
    LineView line{.payer_by_name = names.of(l.payer_by), .payee_by_name = names.of(l.payee_by)};
    if (auto const d = disputes.find(l.id); d != disputes.end()) {
      line.raised_for_name = names.of(d->second.raised_for);
      line.offered_for_name = names.of(d->second.offered_for);
      line.dispute = d->second;
    }
    line.line = std::move(l);
    v.lines.push_back(std::move(line));
  }
  if (s.state != rules::StatementState::closed)
    v.drafting = drafting_of(tx, hat.region, s);
  else if (auto const issued = store::find_invoice_of(tx, hat.region, s.id))
    v.invoice_number = issued->number;
  v.statement = std::move(s);
  return v;
}

base::Result<StatementView> store_changed(Act& act, char const* what, Statement const& before) {
  auto after = before;
  auto const lines = store::list_lines(act.tx, act.region, before.id);
  rules::sum_up(after, lines);
  follow_confirming(act, after, lines);
  ++after.version;
  TRY(store::save_statement(act.tx, act.region, after));
  act.audit(what, subject_of(after.id), &before, &after);
  act.record(events::kStatementChanged, subject_of(after.id), {}, after);
  return view_of(act.tx, act.hat, std::move(after));
}

base::Result<StatementList> list_statements(Look& look, AskStatements const& ask) {
  store::StatementFilter f{.party = TRY(party_of(look.hat)), .state = ask.state, .agreement = ask.agreement};
  f.first = ask.first;
  f.last = ask.last;
  f.limit = ask.limit;
  read_cursor(ask.cursor, f);
  StatementList out;
  org::Names names{look.tx, look.region};
  for (auto& s : store::list_statements(look.tx, look.region, f))
    out.items.push_back(row_of(look.tx, look.region, names, std::move(s)));
  if (std::ssize(out.items) == ask.limit) {
    auto const& last = out.items.back().statement;
    out.next = std::to_string(last.last_day.yyyymmdd) + '.' + std::to_string(last.id.value);
  }
  return out;
}

base::Result<platform::http::File> export_statements(Look& look, ExportStatements const& ask) {
  AskStatements wanted{.state = ask.state, .first = ask.first, .last = ask.last};
  std::vector<StatementSheetLine> lines;
  TRY(platform::http::each_row(look, wanted, list_statements, [&](StatementRow const& r) {
    auto const& s = r.statement;
    lines.push_back({s.number, s.agreement_number, s.title, s.first_day, s.last_day, s.state, r.payer_name,
                     r.payee_name, s.due_li, s.frozen_li, r.n_lines, r.n_payer, r.n_payee, r.n_disputes,
                     s.n_events, s.n_unpriced});
  }));
  return platform::http::to_file("结算单", lines, chinese_of, ask.format);
}

base::Result<StatementView> view_statement(Look& look, OneStatement const& ask) {
  return view_of(look.tx, look.hat, TRY(get_within(look.tx, look.hat, ask.statement)));
}

base::Result<PartList> list_parts(Look& look, AskParts const& ask) {
  auto const line = TRY(store::get_line(look.tx, look.region, ask.line));
  TRY(get_within(look.tx, look.hat, line.statement));
  PartList out{store::list_parts(look.tx, look.region, ask.line, ask.after, ask.limit), {}};
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().n;
  return out;
}

base::Result<UnpricedList> list_unpriced(Look& look, AskUnpriced const& ask) {
  TRY(get_within(look.tx, look.hat, ask.statement));
  store::UnpricedFilter const f{ask.kind, ask.no_version, ask.after, ask.limit};
  UnpricedList out{.items = store::list_unpriced(look.tx, look.region, ask.statement, f),
                   .sums = store::sum_unpriced(look.tx, look.region, ask.statement)};
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().n;
  return out;
}

base::Result<StatementView> confirm_lines(Act& act, ConfirmLines const& request) {
  auto const s = TRY(get_within(act.tx, act.hat, request.statement));
  auto const side = TRY(rules::side_of(s, act.hat.organisation));
  for (auto const id : request.lines) {
    auto const before = TRY(store::get_line(act.tx, act.region, id));
    if (before.statement != s.id) return refusal::line_unknown;
    auto const after = TRY(rules::confirmed(s, before, side, act.hat.person, act.now));
    if (after.version != before.version) TRY(store::save_line(act.tx, act.region, after));
  }
  return store_changed(act, "settlement.confirm", s);
}

}  // namespace settlement::service
