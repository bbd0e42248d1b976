// Budgets by cost centre, category and period: what is planned, and what happens to an entry that goes
// beyond.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "base/units.h"
#include "modules/cost/cost.h"
#include "modules/cost/rules/ruling.h"

namespace cost::rules {

/// 成本中心: a line, a station, a department or a project of one side.
struct Centre {
  CentreId id;
  OrganisationId organisation;
  std::string code, name;
  std::string
      route;  ///< code of the line whose settlement is its cost; "" none, "*" those no other centre has
  bool closed{};
  std::int64_t version{1};
};
DESCRIBE(Centre, "A cost centre.", FIELD(id, "key"), FIELD(organisation, "of which side"),
         FIELD(code, "code"), FIELD(name, "name"),
         FIELD(route, "line whose settlement is its cost; \"\": none, *: those of no other centre"),
         FIELD(closed, "takes nothing any more"), FIELD(version, "grows with every change"))

/// What happens at entry to what goes beyond: refused, taken with a reason, taken.
enum class BudgetMode { stop, warn, ignore };
DESCRIBE_ENUM(BudgetMode, "What happens to an entry that goes beyond a budget.", "stop", "warn", "ignore")

struct Budget {
  BudgetId id;
  OrganisationId organisation;
  CentreId centre;
  Category category{};
  base::ServiceDate first_day, last_day;  ///< both inclusive
  base::Money planned_li;
  BudgetMode mode{};
  std::int64_t warn_percent{90};
  PersonId changed_by, checked_by;
  std::int64_t version{1};
};
DESCRIBE(Budget, "A budget.", FIELD(id, "key"), FIELD(organisation, "of which side"),
         FIELD(centre, "cost centre"), FIELD(category, "for what"), FIELD(first_day, "first day"),
         FIELD(last_day, "last day"), FIELD(planned_li, "planned, 厘"), FIELD(mode, "what happens beyond it"),
         FIELD(warn_percent, "from this share on a warning"), FIELD(changed_by, "who asked for it"),
         FIELD(checked_by, "who approved it"), FIELD(version, "grows with every change"))

/// Where a budget stands. What is asked for counts as well, so that two entries never share the last yuan.
struct Use {
  base::Money requested_li;  ///< entered, not decided on
  base::Money committed_li;  ///< approved and not paid; statements that are not closed
  base::Money consumed_li;   ///< paid; closed statements
  base::Money total() const { return requested_li + committed_li + consumed_li; }
};
DESCRIBE(Use, "Where a budget stands.", FIELD(requested_li, "entered, not decided on, 厘"),
         FIELD(committed_li, "approved and not paid, and statements that are not closed, 厘"),
         FIELD(consumed_li, "paid, and closed statements, 厘"))

/// `near`: a warning, nothing more.
enum class Verdict { within, near, over_warned, over_stopped };
DESCRIBE_ENUM(Verdict, "What a budget says to an amount.", "within", "near", "over_warned", "over_stopped")
struct Judgement {
  Verdict verdict{};
  base::Money over_li;  ///< beyond the budget with this amount; 0 within
};
/// What a budget says to one more amount.
Judgement judge(Budget const&, Use const&, base::Money amount);

/// `proposed` waits for others; `refused`: before decisions were approvals, and for good.
enum class ChangeState { proposed, returned, approved, refused, withdrawn };
DESCRIBE_ENUM(ChangeState, "Life of a change.", "proposed", "returned", "approved", "refused", "withdrawn")

/// A budget as somebody asks for it; it stands once somebody else agreed.
struct BudgetChange {
  base::Id<struct BudgetChangeTag> id;
  BudgetId budget;  ///< 0: a new one
  OrganisationId organisation;
  CentreId centre;
  Category category{};
  base::ServiceDate first_day, last_day;
  base::Money planned_li, before_li;
  BudgetMode mode{};
  std::int64_t warn_percent{90};
  std::string reason;
  ChangeState state{};
  PersonId made_by;
  base::Instant made_at;
  PersonId checked_by;
  base::Instant checked_at;
  std::string note;
  ApprovalId approval;
  std::int64_t version{1};
};
DESCRIBE(BudgetChange, "A budget as somebody asks for it.", FIELD(id, "key"),
         FIELD(budget, "which, 0: a new one"), FIELD(organisation, "of which side"),
         FIELD(centre, "cost centre"), FIELD(category, "for what"), FIELD(first_day, "first day"),
         FIELD(last_day, "last day"), FIELD(planned_li, "planned, 厘"),
         FIELD(before_li, "planned before, 厘"), FIELD(mode, "what happens beyond it"),
         FIELD(warn_percent, "from this share on a warning"), FIELD(reason, "why"), FIELD(state, "life"),
         FIELD(made_by, "who asked"), FIELD(made_at, "when"), FIELD(checked_by, "who decided"),
         FIELD(checked_at, "when"), FIELD(note, "of who decided"), FIELD(approval, "its approval; 0: none"),
         FIELD(version, "grows with every change"))
using ChangeId = decltype(BudgetChange::id);

/// @errors period_malformed, amount_not_fen, reason_missing
base::Outcome check(BudgetChange const&);
BudgetChange ruled(BudgetChange, Ruled const&);
/// The budget that an approved change makes of the one before.
Budget applied(Budget, BudgetChange const&);

}  // namespace cost::rules
