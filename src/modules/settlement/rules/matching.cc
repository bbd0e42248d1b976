// The opposite of matching, part by part.
#include "modules/settlement/rules/matching.h"

#include <algorithm>
#include <utility>

#include "modules/settlement/rules/refusals.h"

namespace settlement::rules {

void unmatch(std::vector<Match> const& matches, std::vector<Payment>& payments, std::vector<Invoice>& invoices) {
  for (auto const& m : matches) {
    auto const p = std::ranges::find(payments, m.payment, &Payment::id);
    auto const i = std::ranges::find(invoices, m.invoice, &Invoice::id);
    if (p != payments.end()) (m.invoice ? p->matched_li : p->difference_li) -= m.amount_li;
    if (i != invoices.end()) (m.payment ? i->paid_li : i->difference_li) -= m.amount_li;
  }
  for (auto& p : payments) ++p.version;
  for (auto& i : invoices) ++i.version;
}

base::Result<Matching> taken_back(Matching m, OrganisationId side, PersonId person, std::string reason,
                                  base::Instant now) {
  if (side != m.payee) return refusal::not_a_side;
  if (m.taken_back_by) return refusal::matching_taken_back;
  m.taken_back_by = person;
  m.taken_back_at = now;
  m.reason = std::move(reason);
  ++m.version;
  return m;
}

base::Result<Payment> taken_back(Payment p, OrganisationId side, PersonId person, std::string reason) {
  if (side != p.payee) return refusal::not_a_side;
  if (p.taken_back_by) return refusal::payment_taken_back;
  if (p.matched_li != base::Money{} || p.difference_li != base::Money{}) return refusal::payment_matched;
  p.taken_back_by = person;
  p.reason = std::move(reason);
  ++p.version;
  return p;
}

}  // namespace settlement::rules
