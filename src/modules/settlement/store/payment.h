// Rows of invoices, payments and matches.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/rules/payment.h"

namespace settlement::store {

using rules::Invoice;
using rules::Payment;

/// @errors invoice_exists (the statement has one, or the payee issued the number before)
base::Outcome insert_invoice(Tx&, base::Region, Invoice const&);
/// @errors changed_meanwhile
base::Outcome save_invoice(Tx&, base::Region, Invoice const&);
/// @errors invoice_unknown
base::Result<Invoice> get_invoice(Tx&, base::Region, rules::InvoiceId);
/// The invoice of a statement, if it was issued.
std::optional<Invoice> find_invoice_of(Tx&, base::Region, StatementId);
/// @errors payment_exists (the payee recorded the reference before)
base::Outcome insert_payment(Tx&, base::Region, Payment const&);
/// @errors changed_meanwhile
base::Outcome save_payment(Tx&, base::Region, Payment const&);
/// @errors payment_unknown
base::Result<Payment> get_payment(Tx&, base::Region, rules::PaymentId);

/// Of a payment that stands: a part of it is matched with nothing. A condition of SQL.
inline constexpr char kUnmatched[] = "amount_li <> matched_li + difference_li AND taken_back_by = 0";

struct MoneyFilter {
  OrganisationId party;  ///< payer or payee; 0: all
  bool open{};           ///< only what is not paid, or not matched
  std::int64_t after{};
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Invoice> list_invoices(Tx&, base::Region, MoneyFilter const&);
std::vector<Payment> list_payments(Tx&, base::Region, MoneyFilter const&);

}  // namespace settlement::store
