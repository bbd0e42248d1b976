// Routes of invoices and payments.
#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/matching.h"
#include "modules/settlement/service/payment.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_payments(platform::app::Host& host, std::shared_ptr<TermsBook const> const& book) {
  constexpr char const* kRead = "settlement.read";
  constexpr char const* kPay = "settlement.pay";
  host.query<AskMoney, InvoiceList>(
      {Method::get, "/api/settlement/invoices", kRead, "Invoices, newest first."}, list_invoices);
  host.query<AskMoney, PaymentList>(
      {Method::get, "/api/settlement/payments", kRead, "Payments, newest first."}, list_payments);
  host.query<AskAgeing, Ageing>({Method::get, "/api/settlement/ageing", kRead, "Open claims by age."},
                                view_ageing);
  host.command<IssueInvoice, InvoiceView>(
      {Method::post, "/api/settlement/statements/{statement}/invoice", kPay, "Issues a statement's invoice.",
       Rate::write},
      [book](Act& act, IssueInvoice const& r) { return issue_invoice(act, *book, r); });
  host.command<RecordPayment, PaymentView>(
      {Method::post, "/api/settlement/payments", kPay, "Records money that came.", Rate::write},
      record_payment);
  host.command<TakeBackPayment, PaymentView>(
      {Method::post, "/api/settlement/payments/{payment}/take_back", kPay, "Takes back what was recorded wrongly.",
       Rate::write},
      take_back_payment);
  host.query<AskMatchings, MatchingList>(
      {Method::get, "/api/settlement/matchings", kRead, "What was matched, newest first."}, list_matchings);
  host.command<TakeBackMatching, Matched>({Method::post, "/api/settlement/matchings/{matching}/take_back", kPay,
                                           "Opens again what was matched.", Rate::write},
                                          take_back_matching);
  host.file<ExportMoney>({Method::get, "/api/settlement/invoices/export", "settlement.export", "Invoices as a file.",
                          Rate::heavy},
                         export_invoices);
  host.file<ExportMoney>({Method::get, "/api/settlement/payments/export", "settlement.export", "Payments as a file.",
                          Rate::heavy},
                         export_payments);
  host.command<MatchPayments, Matched>(
      {Method::post, "/api/settlement/matches", kPay, "Lets payments pay invoices.", Rate::write},
      match_payments);
}

}  // namespace settlement::http
