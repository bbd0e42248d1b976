// Use cases of money: issuing the invoice of a closed statement, recording payments, matching them, ageing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/org/face/names.h"
#include "modules/settlement/service/terms.h"
#include "modules/settlement/store/payment.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct IssueInvoice {
  StatementId statement;
  std::string number;
  base::ServiceDate issued_on;
};
DESCRIBE(IssueInvoice, "Issues the invoice of a closed statement.", FIELD(statement, "which"),
         FIELD(number, "number of the invoice").shortest(8).longest(20), FIELD(issued_on, "day of issue"))
struct RecordPayment {
  OrganisationId payer;
  base::Money amount_li;
  base::ServiceDate paid_on;
  std::string reference;
};
DESCRIBE(RecordPayment, "Money that came to one's own side.", FIELD(payer, "who paid"),
         FIELD(amount_li, "whole fen in 厘").at_least(10).at_most(1'000'000'000'000), FIELD(paid_on, "day"),
         FIELD(reference, "number of the bank").shortest(1).longest(60))
struct TakeBackPayment {
  rules::PaymentId payment;
  std::string reason;
};
DESCRIBE(TakeBackPayment, "A payment was recorded wrongly.", FIELD(payment, "which"),
         FIELD(reason, "why").shortest(1).longest(200))
struct MatchPayments {
  std::vector<rules::PaymentId> payments;
  std::vector<rules::InvoiceId> invoices;
  bool write_off{};
};
DESCRIBE(
    MatchPayments, "Lets payments pay invoices, one or many of each.",
    FIELD(payments, "in this order").shortest(1).longest(200),
    FIELD(invoices, "in this order").shortest(1).longest(2000),
    FIELD(write_off, "what is left within the tolerance goes to the account of differences").or_default())
struct AskMoney {
  bool open{};
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskMoney, "Which of them.", FIELD(open, "only what is still open").or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct InvoiceView {
  rules::Invoice invoice;
  std::string payer_name, payee_name;
  base::Money open_li;
};
DESCRIBE(InvoiceView, "An invoice with names.", FIELD(invoice, "it"), FIELD(payer_name, "who pays"),
         FIELD(payee_name, "who is paid"), FIELD(open_li, "not paid yet, 厘"))
struct InvoiceList {
  std::vector<InvoiceView> items;
  std::optional<std::string> next;
};
DESCRIBE(InvoiceList, "Invoices, newest first.", FIELD(items, "invoices"), FIELD(next, "cursor"))
struct PaymentView {
  rules::Payment payment;
  std::string payer_name, payee_name;
  base::Money open_li;
};
DESCRIBE(PaymentView, "A payment with names.", FIELD(payment, "it"), FIELD(payer_name, "who paid"),
         FIELD(payee_name, "who was paid"), FIELD(open_li, "not matched yet, 厘"))
struct PaymentList {
  std::vector<PaymentView> items;
  std::optional<std::string> next;
};
DESCRIBE(PaymentList, "Payments, newest first.", FIELD(items, "payments"), FIELD(next, "cursor"))
struct Matched {
  std::vector<InvoiceView> invoices;
  std::vector<PaymentView> payments;
  base::Money short_li;
};
DESCRIBE(Matched, "What a matching came to.", FIELD(invoices, "after it"), FIELD(payments, "after it"),
         FIELD(short_li, "written off; above 0: paid short, 厘"))
struct ExportMoney {
  bool open{};
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(ExportMoney, "Which of them, as what.", FIELD(open, "only what is still open").or_default(),
         FIELD(format, "form").or_default())
struct AskAgeing {};
DESCRIBE_EMPTY(AskAgeing, "Open claims by age, of today.")
struct Ageing {
  std::vector<base::Money> receivable_li, payable_li;
};
DESCRIBE(Ageing, "Open claims: not due, overdue 1–30, 31–60, 61–90 days, longer.",
         FIELD(receivable_li, "owed to one's side, 厘"), FIELD(payable_li, "owed by it, 厘"))

/// Only the payee's side. @errors statement_unknown, not_a_side, statement_open, invoice_exists,
/// agreement_unknown
base::Result<InvoiceView> issue_invoice(Act&, TermsBook const&, IssueInvoice const&);
/// @errors out_of_reach, not_a_side, amount_not_fen, day_ahead, payment_exists, what the books refuse
base::Result<PaymentView> record_payment(Act&, RecordPayment const&);
/// Both books are as before it, by the opposite posting; its reference may be recorded anew.
/// @errors payment_unknown, those of rules::taken_back, what the books refuse
base::Result<PaymentView> take_back_payment(Act&, TakeBackPayment const&);
/// @errors invoice_unknown, payment_unknown, not_a_side, those of rules::match, what the books refuse
base::Result<Matched> match_payments(Act&, MatchPayments const&);
/// @errors out_of_reach
base::Result<InvoiceList> list_invoices(Look&, AskMoney const&);
base::Result<PaymentList> list_payments(Look&, AskMoney const&);
base::Result<platform::http::File> export_invoices(Look&, ExportMoney const&);
base::Result<platform::http::File> export_payments(Look&, ExportMoney const&);
base::Result<Ageing> view_ageing(Look&, AskAgeing const&);

InvoiceView view_of(org::Names&, rules::Invoice);
PaymentView view_of(org::Names&, rules::Payment);

}  // namespace settlement::service
