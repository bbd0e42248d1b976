// All ten in order.
#include "modules/cost/rules/audited.h"

#include <algorithm>

namespace cost::rules {

Proof proof_of(Expense const& e) { return {"expense", e.id.value, e.payee + ' ' + e.purpose, e.made_at, e.amount_li}; }
Proof proof_of(settlement::BilledPart const& p) { return {p.kind, p.subject, p.code, p.at, p.amount_li}; }
Proof proof_of(settlement::BilledStatement const& s) {
  return {"statement", s.id.value, s.number, base::instant_of(s.last_day, {}), s.due_li};
}

std::vector<Finding> audit(Audited const& a) {
  std::vector<Finding> out;
  audit_expenses(a, out);
  audit_statements(a, out);
  audit_handovers(a, out);
  std::erase_if(out, [&a](Finding const& f) { return !of(a.thresholds, f.rule).active; });
  std::ranges::stable_sort(out, {}, &Finding::rule);
  return out;
}

}  // namespace cost::rules
