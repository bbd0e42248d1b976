// Decisions about budgets.
#include "modules/cost/rules/budget.h"

#include "modules/cost/rules/refusals.h"

namespace cost::rules {
namespace {

constexpr std::int64_t kLiOfFen = 10;
constexpr std::int64_t kDaysMost = 366;

}  // namespace

Judgement judge(Budget const& budget, Use const& use, base::Money amount) {
  auto const total = use.total() + amount;
  if (total > budget.planned_li) {
    auto const over = total - budget.planned_li;
    if (budget.mode == BudgetMode::stop) return {Verdict::over_stopped, over};
    return {budget.mode == BudgetMode::warn ? Verdict::over_warned : Verdict::near, over};
  }
  auto const near = total.value * 100 >= budget.planned_li.value * budget.warn_percent;
  return {near && budget.mode != BudgetMode::ignore ? Verdict::near : Verdict::within, {}};
}

base::Outcome check(BudgetChange const& c) {
  auto const days = base::to_days(c.last_day) - base::to_days(c.first_day) + 1;
  if (days < 1 || days > kDaysMost) return base::refuse(refusal::period_malformed, {}, "/last_day");
  if (c.planned_li.value % kLiOfFen != 0) return base::refuse(refusal::amount_not_fen, {}, "/planned_li");
  if (c.reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  return base::Done{};
}

BudgetChange ruled(BudgetChange c, Ruled const& r) {
  switch (r.ruling) {
    case Ruling::asked:
      c.state = ChangeState::proposed;
      break;
    case Ruling::returned:
      c.state = ChangeState::returned;
      break;
    case Ruling::approved:
      c.state = ChangeState::approved;
      break;
    case Ruling::withdrawn:
      c.state = ChangeState::withdrawn;
      break;
  }
  c.note = r.note;
  c.checked_by = r.by;
  c.checked_at = r.at;
  ++c.version;
  return c;
}

Budget applied(Budget b, BudgetChange const& c) {
  b.organisation = c.organisation;
  b.centre = c.centre;
  b.category = c.category;
  b.first_day = c.first_day;
  b.last_day = c.last_day;
  b.planned_li = c.planned_li;
  b.mode = c.mode;
  b.warn_percent = c.warn_percent;
  b.changed_by = c.made_by;
  b.checked_by = c.checked_by;
  return b;
}

}  // namespace cost::rules
