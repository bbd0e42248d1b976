// An expense 支出: entered against a budget, approved by somebody else, paid.
#pragma once
#include <string>

#include "modules/agreement/agreement.h"
#include "modules/cost/rules/budget.h"
#include "modules/cost/rules/ruling.h"

namespace cost::rules {

/// `refused`: before decisions were approvals, and for good.
enum class ExpenseState { requested, returned, approved, refused, paid, withdrawn };
DESCRIBE_ENUM(ExpenseState, "Life of an expense.", "requested", "returned", "approved", "refused", "paid",
              "withdrawn")

struct Expense {
  ExpenseId id;
  OrganisationId organisation;
  CentreId centre;
  Category category{};
  BudgetId budget;
  base::ServiceDate spent_on;
  base::Money amount_li;
  std::string purpose, payee;
  std::string reference;             ///< number of the invoice or receipt, "" when there is none yet
  agreement::AgreementId agreement;  ///< by which it is owed, 0: none
  std::int64_t units{};              ///< charged by the agreement's unit; 0: a lump sum
  std::string waybill;               ///< 路单号 of the trip that it is for, "": of none
  base::Money over_li;               ///< beyond the budget when it was entered
  std::string over_reason;
  ExpenseState state{};
  PersonId made_by;
  base::Instant made_at;
  PersonId checked_by;
  base::Instant checked_at;
  std::string note;  ///< of who decided, or why an approved one was withdrawn
  base::ServiceDate paid_on;
  PersonId paid_by;
  ApprovalId approval;
  std::int64_t version{1};
};
DESCRIBE(Expense, "An expense.", FIELD(id, "key"), FIELD(organisation, "of which side"),
         FIELD(centre, "cost centre"), FIELD(category, "for what"), FIELD(budget, "budget"),
         FIELD(spent_on, "day"), FIELD(amount_li, "厘"), FIELD(purpose, "what for"),
         FIELD(payee, "who is paid"), FIELD(reference, "number of the invoice"),
         FIELD(agreement, "by which it is owed, 0: none"), FIELD(units, "charged units, 0: a lump sum"),
         FIELD(waybill, "number of the waybill of its trip"),
         FIELD(over_li, "beyond the budget at entry, 厘"), FIELD(over_reason, "why"), FIELD(state, "life"),
         FIELD(made_by, "who entered it"), FIELD(made_at, "when"), FIELD(checked_by, "who decided"),
         FIELD(checked_at, "when"), FIELD(note, "of who decided, or why it was withdrawn"),
         FIELD(paid_on, "day of payment"), FIELD(paid_by, "who recorded it"),
         FIELD(approval, "its approval; 0: none"), FIELD(version, "grows with every change"))

/// May it be entered against this budget? The expense then names it, with what is beyond.
/// @errors amount_not_fen, day_ahead, over_budget, over_reason_missing
base::Result<Expense> entered(Expense, Budget const&, Use const&, base::ServiceDate today);
Expense ruled(Expense, Ruled const&);
/// The last word on what is above the limit is with those who may approve large ones. @errors above_limit
base::Outcome check_last_word(Expense const&, platform::auth::Hat const&, base::Money limit);
/// @errors not_approved, day_ahead
base::Result<Expense> paid(Expense, base::ServiceDate, std::string reference, PersonId,
                           base::ServiceDate today);
/// An approved one by who entered it, until it is paid.
/// @errors not_approved, out_of_reach, reason_missing
base::Result<Expense> taken_back(Expense, std::string note, PersonId);

}  // namespace cost::rules
