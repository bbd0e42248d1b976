// Invoices 发票, payments 付款, and which pays which.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/settlement/settlement.h"

namespace settlement::rules {

using InvoiceId = base::Id<struct InvoiceTag>;
using PaymentId = base::Id<struct PaymentTag>;

/// The invoice of a closed statement. What is outside the invoice is paid together with it.
struct Invoice {
  InvoiceId id;
  std::string number;  ///< 发票号码
  StatementId statement;
  std::string statement_number;
  OrganisationId payer, payee;
  base::ServiceDate issued_on, due_on;
  base::Money net_li, tax_li, gross_li;
  base::Money outside_li;     ///< of the statement, beside the invoice
  base::Money claim_li;       ///< gross and outside
  base::Money paid_li;        ///< by payments that were matched
  base::Money difference_li;  ///< written off; above 0: paid short
  PersonId made_by;
  std::int64_t version{1};

  /// Below 0 of a red-letter invoice 红字发票: fines and compensation were more than what was supplied.
  base::Money open_li() const { return claim_li - paid_li - difference_li; }
  /// Who owes what is open: of a red-letter invoice its payee.
  OrganisationId debtor() const { return claim_li < base::Money{} ? payee : payer; }
};
DESCRIBE(Invoice, "An invoice.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(statement, "of which statement"), FIELD(statement_number, "its number"),
         FIELD(payer, "who pays"), FIELD(payee, "who is paid"), FIELD(issued_on, "day of issue"),
         FIELD(due_on, "to be paid by"), FIELD(net_li, "厘"), FIELD(tax_li, "厘"), FIELD(gross_li, "厘"),
         FIELD(outside_li, "paid with it, outside the invoice, 厘"), FIELD(claim_li, "to be paid, 厘"),
         FIELD(paid_li, "paid, 厘"), FIELD(difference_li, "written off, 厘"), FIELD(made_by, "who issued it"),
         FIELD(version, "grows with every change"))

/// Money that came. Below 0: paid back.
struct Payment {
  PaymentId id;
  OrganisationId payer, payee;
  base::Money amount_li;
  base::Money matched_li;     ///< with invoices
  base::Money difference_li;  ///< written off; above 0: paid too much
  base::ServiceDate paid_on;
  std::string reference;  ///< 银行流水号
  PersonId recorded_by;
  PersonId taken_back_by;  ///< 0: it stands
  std::string reason;      ///< why it was taken back
  std::int64_t version{1};

  base::Money open_li() const {
    return taken_back_by ? base::Money{} : amount_li - matched_li - difference_li;
  }
};
DESCRIBE(Payment, "A payment.", FIELD(id, "key"), FIELD(payer, "who paid"), FIELD(payee, "who was paid"),
         FIELD(amount_li, "厘"), FIELD(matched_li, "with invoices, 厘"),
         FIELD(difference_li, "written off, 厘"), FIELD(paid_on, "day"),
         FIELD(reference, "number of the bank"), FIELD(recorded_by, "who recorded it"),
         FIELD(taken_back_by, "who took it back, 0: it stands"), FIELD(reason, "why it was taken back"),
         FIELD(version, "grows with every change"))

/// A part of a matching. Without a payment it is what of the invoice was written off, without an invoice what of the
/// payment was.
struct Match {
  PaymentId payment;
  InvoiceId invoice;
  base::Money amount_li;
};
DESCRIBE(Match, "A part of a matching.", FIELD(payment, "payment, 0: written off"),
         FIELD(invoice, "invoice, 0: written off"), FIELD(amount_li, "厘"))

/// What a matching comes to.
struct PaidOff {
  std::vector<Payment> payments;
  std::vector<Invoice> invoices;
  std::vector<Match> matches;
  base::Money short_li;  ///< written off; above 0: paid short, below: paid too much
};

/// What may be written off at most, of one matching. @source domain.md 5.4: small differences; one yuan
inline constexpr base::Money kTolerance{1000};

/// Lets payments pay invoices, in the order given, one or many of each; what is left stays open.
/// @param write_off  what is left is within the tolerance and goes to the account of differences
/// @errors sides_differ, nothing_to_match, beyond_tolerance
base::Result<PaidOff> match(std::vector<Payment>, std::vector<Invoice>, bool write_off);

/// Open claims by how many days they are overdue: not yet, 1–30, 31–60, 61–90, more.
inline constexpr std::size_t kAges = 5;
std::array<base::Money, kAges> ages_of(std::vector<Invoice> const&, base::ServiceDate today);

}  // namespace settlement::rules
