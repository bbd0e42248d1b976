// SQL over invoices and payments.
#include "modules/settlement/store/payment.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kInvoice = "SELECT " + columns_of<Invoice>() + " FROM settlement_invoice";
std::string const kPayment = "SELECT " + columns_of<Payment>() + " FROM settlement_payment";

template <typename T>
std::vector<T> list(Tx& tx, base::Region region, std::string const& select, char const* open,
                    MoneyFilter const& f) {
  platform::db::Filter q{select, region};
  if (f.party) q.add("(payer = ? OR payee = ?)", {f.party, f.party});
  if (f.open) q.also(open);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<T>(tx, q.order("id DESC", f.limit));
}

}  // namespace

base::Outcome insert_invoice(Tx& tx, base::Region region, Invoice const& i) {
  auto const known = tx.find_integer(
      "SELECT 1 FROM settlement_invoice WHERE region = $1 AND (statement = $2 OR (payee = $3 AND number = "
      "$4))",
      {region, i.statement, i.payee, i.number});
  if (known) return refusal::invoice_exists;
  tx.insert("settlement_invoice", region, i);
  return base::Done{};
}

base::Outcome save_invoice(Tx& tx, base::Region region, Invoice const& i) {
  if (!platform::db::update_object(tx, "settlement_invoice", region, i)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Invoice> get_invoice(Tx& tx, base::Region region, rules::InvoiceId id) {
  static std::string const sql = kInvoice + " WHERE region = $1 AND id = $2";
  if (auto i = tx.find<Invoice>(sql, {region, id})) return *std::move(i);
  return refusal::invoice_unknown;
}

std::optional<Invoice> find_invoice_of(Tx& tx, base::Region region, StatementId statement) {
  static std::string const sql = kInvoice + " WHERE region = $1 AND statement = $2";
  return tx.find<Invoice>(sql, {region, statement});
}

base::Outcome insert_payment(Tx& tx, base::Region region, Payment const& p) {
  auto const known =
      tx.find_integer("SELECT 1 FROM settlement_payment WHERE region = $1 AND payee = $2 AND reference = $3"
                      " AND taken_back_by = 0",
                      {region, p.payee, p.reference});
  if (known) return refusal::payment_exists;
  tx.insert("settlement_payment", region, p);
  return base::Done{};
}

base::Outcome save_payment(Tx& tx, base::Region region, Payment const& p) {
  if (!platform::db::update_object(tx, "settlement_payment", region, p)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Payment> get_payment(Tx& tx, base::Region region, rules::PaymentId id) {
  static std::string const sql = kPayment + " WHERE region = $1 AND id = $2";
  if (auto p = tx.find<Payment>(sql, {region, id})) return *std::move(p);
  return refusal::payment_unknown;
}

std::vector<Invoice> list_invoices(Tx& tx, base::Region region, MoneyFilter const& f) {
  return list<Invoice>(tx, region, kInvoice, "claim_li <> paid_li + difference_li", f);
}

std::vector<Payment> list_payments(Tx& tx, base::Region region, MoneyFilter const& f) {
  return list<Payment>(tx, region, kPayment, kUnmatched, f);
}

}  // namespace settlement::store
