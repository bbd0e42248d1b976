// Money between the two sides, and what it does to both books.
#include "modules/settlement/service/payment.h"

#include <algorithm>

#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/statement.h"
#include "modules/settlement/service/waiting_money.h"
#include "modules/settlement/service/words.h"
#include "modules/settlement/store/matching.h"

namespace settlement::service {
namespace {

using accounting::Purpose;
using rules::Invoice;
using rules::Payment;

constexpr base::Money kZero{};

struct InvoiceLine {
  std::string number, statement, payer, payee;
  base::ServiceDate issued_on, due_on;
  base::Money net_li, tax_li, gross_li, outside_li, claim_li, paid_li, difference_li, open_li;
};
DESCRIBE(InvoiceLine, "发票", FIELD(number, "发票号码"), FIELD(statement, "结算单号"), FIELD(payer, "付款方"),
         FIELD(payee, "收款方"), FIELD(issued_on, "开票日"), FIELD(due_on, "付款期限"),
         FIELD(net_li, "不含税（元）"), FIELD(tax_li, "税额（元）"), FIELD(gross_li, "价税合计（元）"),
         FIELD(outside_li, "票外（元）"), FIELD(claim_li, "应付（元）"), FIELD(paid_li, "已付（元）"),
         FIELD(difference_li, "尾差核销（元）"), FIELD(open_li, "未付（元）"))

struct PaymentLine {
  std::string reference;
  base::ServiceDate paid_on;
  std::string payer, payee;
  base::Money amount_li, matched_li, difference_li, open_li;
  std::string reason;
};
DESCRIBE(PaymentLine, "收款", FIELD(reference, "银行流水号"), FIELD(paid_on, "到账日"), FIELD(payer, "付款方"),
         FIELD(payee, "收款方"), FIELD(amount_li, "金额（元）"), FIELD(matched_li, "已核销（元）"),
         FIELD(difference_li, "尾差核销（元）"), FIELD(open_li, "未核销（元）"), FIELD(reason, "撤销原因"))

/// An amount leaves the claim in both books for the same account on either side: the bank, or differences.
base::Outcome post(Act& act, OrganisationId payer, OrganisationId payee, base::Money amount, Purpose into,
                   base::Instant at, Cause const& cause) {
  accounting::Enter enter{
      act.make_id<accounting::OperationId>(), open_from(act, at, {payer, payee}), false, {}};
  enter.entries = {{TRY(account_for(act, payee, into)), amount},
                   {TRY(account_for(act, payee, Purpose::receivable, payer)), kZero - amount},
                   {TRY(account_for(act, payer, Purpose::payable, payee)), amount},
                   {TRY(account_for(act, payer, into)), kZero - amount}};
  return carry_out(act, enter, cause);
}

/// What was matched by this decision, and with what.
rules::Matching keep(Act& act, rules::PaidOff const& paid) {
  rules::Matching m{.id = act.make_id<rules::MatchingId>(), .payer = paid.invoices.front().payer};
  m.payee = paid.invoices.front().payee;
  m.short_li = paid.short_li;
  m.person = act.hat.person;
  m.at = act.now;
  for (auto const& part : paid.matches) {
    if (part.payment && part.invoice) m.amount_li += part.amount_li;
    store::insert_match(act.tx, act.region, m, act.make_id<base::Id<rules::Match>>(), part);
  }
  store::insert_matching(act.tx, act.region, m);
  return m;
}

store::MoneyFilter filter_of(OrganisationId party, AskMoney const& ask) {
  return {party, ask.open, std::strtoll(ask.cursor.c_str(), nullptr, 10), ask.limit};
}

template <typename List, typename View, typename Row>
List page_of(Look& look, AskMoney const& ask, std::vector<Row> rows, Row View::*row) {
  org::Names names{look.tx, look.region};
  List out;
  for (auto& r : rows) out.items.push_back(view_of(names, std::move(r)));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string((out.items.back().*row).id.value);
  return out;
}

std::vector<base::Money> ages(std::vector<Invoice> const& all, base::ServiceDate today) {
  auto const by_age = rules::ages_of(all, today);
  return {by_age.begin(), by_age.end()};
}

}  // namespace

InvoiceView view_of(org::Names& names, Invoice i) {
  InvoiceView v{.payer_name = names.of(i.payer), .payee_name = names.of(i.payee), .open_li = i.open_li()};
  v.invoice = std::move(i);
  return v;
}

PaymentView view_of(org::Names& names, Payment p) {
  PaymentView v{.payer_name = names.of(p.payer), .payee_name = names.of(p.payee), .open_li = p.open_li()};
  v.payment = std::move(p);
  return v;
}

base::Result<InvoiceView> issue_invoice(Act& act, TermsBook const& book, IssueInvoice const& request) {
  auto const s = TRY(get_within(act.tx, act.hat, request.statement));
  if (act.hat.organisation != s.payee) return refusal::not_a_side;
  if (s.state != rules::StatementState::closed) return refusal::statement_open;
  auto const terms = terms_of(book, act.tx, act.region, s.agreement, {s.first_day, s.last_day});
  if (terms.empty()) return refusal::agreement_unknown;
  auto const totals = rules::totals_of(s, store::list_lines(act.tx, act.region, s.id));
  Invoice i{.id = act.make_id<rules::InvoiceId>(), .number = request.number, .statement = s.id};
  i.statement_number = s.number;
  i.payer = s.payer;
  i.payee = s.payee;
  i.issued_on = request.issued_on;
  i.due_on = base::add_days(s.last_day, terms.back().cycle.pay_by_days);
  for (auto const& t : totals.invoice) {
    i.net_li += t.sum.net;
    i.tax_li += t.sum.tax;
    i.gross_li += t.sum.gross;
  }
  i.outside_li = totals.outside;
  i.claim_li = i.gross_li + i.outside_li;
  i.made_by = act.hat.person;
  TRY(store::insert_invoice(act.tx, act.region, i));
  act.audit("settlement.invoice", subject_of(s.id), static_cast<Invoice const*>(nullptr), &i);
  act.record(events::kInvoiceIssued, subject_of(i.id), {}, i);
  follow_invoice(act, i);
  org::Names names{act.tx, act.region};
  return view_of(names, std::move(i));
}

base::Result<PaymentView> record_payment(Act& act, RecordPayment const& request) {
  auto const payee = TRY(books_of(act.hat, {}));
  if (!payee || request.payer == payee) return refusal::not_a_side;
  if (!org::find_organisation(act.tx, act.region, request.payer))
    return base::refuse(refusal::not_a_side, {}, "/payer");
  if (request.amount_li.value % 10 != 0) return base::refuse(refusal::amount_not_fen, {}, "/amount_li");
  if (request.paid_on > base::service_date_of(act.now))
    return base::refuse(refusal::day_ahead, {}, "/paid_on");
  Payment p{.id = act.make_id<rules::PaymentId>(), .payer = request.payer, .payee = payee};
  p.amount_li = request.amount_li;
  p.paid_on = request.paid_on;
  p.reference = request.reference;
  p.recorded_by = act.hat.person;
  TRY(store::insert_payment(act.tx, act.region, p));
  auto const subject = subject_of(p.id);
  auto const at = std::min(base::instant_of(p.paid_on, {12 * 3600}), act.now);
  TRY(post(act, p.payer, p.payee, p.amount_li, Purpose::bank, at, {subject, p.reference}));
  act.audit("settlement.payment", subject, static_cast<Payment const*>(nullptr), &p);
  act.record(events::kPaymentRecorded, subject, {}, p);
  follow_payment(act, p);
  org::Names names{act.tx, act.region};
  return view_of(names, std::move(p));
}

base::Result<PaymentView> take_back_payment(Act& act, TakeBackPayment const& request) {
  auto const before = TRY(store::get_payment(act.tx, act.region, request.payment));
  auto after = TRY(rules::taken_back(before, act.hat.organisation, act.hat.person, request.reason));
  TRY(store::save_payment(act.tx, act.region, after));
  auto const subject = subject_of(after.id);
  TRY(reverse_all(act, subject, {after.payer, after.payee}));
  act.audit("settlement.take_back_payment", subject, &before, &after);
  act.record(events::kPaymentTakenBack, subject, {}, after);
  follow_payment(act, after);
  org::Names names{act.tx, act.region};
  return view_of(names, std::move(after));
}

base::Result<Matched> match_payments(Act& act, MatchPayments const& request) {
  std::vector<Payment> payments;
  std::vector<Invoice> invoices;
  for (auto const id : request.payments) payments.push_back(TRY(store::get_payment(act.tx, act.region, id)));
  for (auto const id : request.invoices) invoices.push_back(TRY(store::get_invoice(act.tx, act.region, id)));
  for (auto const& i : invoices)
    if (act.hat.organisation != i.payee) return refusal::not_a_side;
  auto out = TRY(rules::match(std::move(payments), std::move(invoices), request.write_off));
  for (auto const& i : out.invoices) TRY(store::save_invoice(act.tx, act.region, i));
  for (auto const& p : out.payments) TRY(store::save_payment(act.tx, act.region, p));
  auto const& first = out.invoices.front();
  rules::Matching const matching = keep(act, out);
  auto const subject = subject_of(matching.id);
  if (out.short_li != kZero)
    TRY(post(act, first.payer, first.payee, out.short_li, Purpose::difference, act.now,
             {subject, first.number}));
  act.audit("settlement.match", subject, static_cast<MatchPayments const*>(nullptr), &request);
  act.record(events::kPaymentMatched, subject, {}, request);
  for (auto const& i : out.invoices) follow_invoice(act, i);
  for (auto const& p : out.payments) follow_payment(act, p);
  org::Names names{act.tx, act.region};
  Matched view{.short_li = out.short_li};
  for (auto& i : out.invoices) view.invoices.push_back(view_of(names, std::move(i)));
  for (auto& p : out.payments) view.payments.push_back(view_of(names, std::move(p)));
  return view;
}

base::Result<InvoiceList> list_invoices(Look& look, AskMoney const& ask) {
  auto const f = filter_of(TRY(party_of(look.hat)), ask);
  return page_of<InvoiceList>(look, ask, store::list_invoices(look.tx, look.region, f),
                              &InvoiceView::invoice);
}

base::Result<PaymentList> list_payments(Look& look, AskMoney const& ask) {
  auto const f = filter_of(TRY(party_of(look.hat)), ask);
  return page_of<PaymentList>(look, ask, store::list_payments(look.tx, look.region, f),
                              &PaymentView::payment);
}

base::Result<platform::http::File> export_invoices(Look& look, ExportMoney const& ask) {
  std::vector<InvoiceLine> lines;
  TRY(platform::http::each_row(look, AskMoney{ask.open, {}, {}}, list_invoices, [&](InvoiceView const& v) {
    auto const& i = v.invoice;
    lines.push_back({i.number, i.statement_number, v.payer_name, v.payee_name, i.issued_on, i.due_on, i.net_li,
                     i.tax_li, i.gross_li, i.outside_li, i.claim_li, i.paid_li, i.difference_li, v.open_li});
  }));
  return platform::http::to_file("发票", lines, chinese_of, ask.format);
}

base::Result<platform::http::File> export_payments(Look& look, ExportMoney const& ask) {
  std::vector<PaymentLine> lines;
  TRY(platform::http::each_row(look, AskMoney{ask.open, {}, {}}, list_payments, [&](PaymentView const& v) {
    auto const& p = v.payment;
    lines.push_back({p.reference, p.paid_on, v.payer_name, v.payee_name, p.amount_li, p.matched_li, p.difference_li,
                     v.open_li, p.reason});
  }));
  return platform::http::to_file("收款", lines, chinese_of, ask.format);
}

base::Result<Ageing> view_ageing(Look& look, AskAgeing const&) {
  auto const party = TRY(books_of(look.hat, {}));
  auto receivable = store::list_invoices(look.tx, look.region, {.party = party, .open = true, .limit = 500});
  auto payable = receivable;
  std::erase_if(receivable, [party](Invoice const& i) { return i.payee != party; });
  std::erase_if(payable, [party](Invoice const& i) { return i.payer != party; });
  auto const today = base::service_date_of(look.now);
  return Ageing{ages(receivable, today), ages(payable, today)};
}

}  // namespace settlement::service
