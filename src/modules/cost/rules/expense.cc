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

Expense ruled(Expense e, Ruled const& r) {
  switch (r.ruling) {
    case Ruling::asked:
      e.state = ExpenseState::requested;
      break;
    case Ruling::returned:
      e.state = ExpenseState::returned;
      break;
    case Ruling::approved:
      e.state = ExpenseState::approved;
      break;
    case Ruling::withdrawn:
      e.state = ExpenseState::withdrawn;
      break;
  }
  e.note = r.note;
  e.checked_by = r.by;
  e.checked_at = r.at;
  ++e.version;
  return e;
}

base::Outcome check_last_word(Expense const& e, platform::auth::Hat const& hat, base::Money limit) {
  if (e.amount_li > limit && !hat.may("cost.approve_large")) return refusal::above_limit;
  return base::Done{};
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

base::Result<Expense> taken_back(Expense e, std::string note, PersonId by) {
  if (e.state != ExpenseState::approved) return refusal::not_approved;
  if (e.made_by != by) return refusal::out_of_reach;
  if (note.empty()) return base::refuse(refusal::reason_missing, {}, "/note");
  e.note = std::move(note);
  e.state = ExpenseState::withdrawn;
  ++e.version;
  return e;
}

}  // namespace cost::rules
