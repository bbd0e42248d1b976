// Decisions about expenses.
#include "modules/cost/rules/expense.h"

#include "modules/cost/rules/refusals.h"

namespace cost::rules {

base::Result<Expense> entered(Expense e, Budget const& budget, Use const& use, base::ServiceDate today) {
  if (e.spent_on > today) return base::refuse(refusal::day_ahead, {}, "/spent_on");
  if (e.amount_li.value % 10 != 0) return base::refuse(refusal::amount_not_fen, {}, "/amount_li");
  auto const judged = judge(budget, use, e.amount_li);
  if (judged.verdict == Verdict::over_stopped) return base::refuse(refusal::over_budget, {}, "/amount_li");
  if (judged.verdict == Verdict::over_warned && e.over_reason.empty())
    return base::refuse(refusal::over_reason_missing, {}, "/over_reason");
  e.budget = budget.id;
  e.over_li = judged.over_li;
  return e;
}

base::Result<Expense> decided(Expense e, bool approve, std::string note, platform::auth::Hat const& hat,
                              base::Money limit, base::Instant at) {
  if (e.state != ExpenseState::requested) return refusal::not_waiting;
  if (e.made_by == hat.person) return refusal::maker_is_checker;
  if (e.amount_li > limit && !hat.may("cost.approve_large")) return refusal::above_limit;
  if (!approve && note.empty()) return base::refuse(refusal::reason_missing, {}, "/note");
  e.state = approve ? ExpenseState::approved : ExpenseState::refused;
  e.note = std::move(note);
  e.checked_by = hat.person;
  e.checked_at = at;
  ++e.version;
  return e;
}

base::Result<Expense> paid(Expense e, base::ServiceDate day, std::string reference, PersonId by,
                           base::ServiceDate today) {
  if (e.state != ExpenseState::approved) return refusal::not_approved;
  if (day > today) return base::refuse(refusal::day_ahead, {}, "/paid_on");
  e.state = ExpenseState::paid;
  e.paid_on = day;
  e.paid_by = by;
  if (!reference.empty()) e.reference = std::move(reference);
  ++e.version;
  return e;
}

base::Result<Expense> withdrawn(Expense e, std::string note, PersonId by) {
  if (e.state != ExpenseState::requested && e.state != ExpenseState::approved) return refusal::already_over;
  if (e.made_by != by) return refusal::out_of_reach;
  if (e.state == ExpenseState::approved && note.empty())
    return base::refuse(refusal::reason_missing, {}, "/note");
  e.note = std::move(note);
  e.state = ExpenseState::withdrawn;
  ++e.version;
  return e;
}

}  // namespace cost::rules
