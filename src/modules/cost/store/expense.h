// Rows of expenses, and what of a budget they use.
#pragma once
#include <string>
#include <vector>

#include "modules/cost/rules/expense.h"

namespace cost::store {

using rules::Expense;

void insert_expense(Tx&, base::Region, Expense const&);
/// @errors changed_meanwhile
base::Outcome save_expense(Tx&, base::Region, Expense const&);
/// @errors expense_unknown
base::Result<Expense> get_expense(Tx&, base::Region, ExpenseId);
/// Those that wait and have no approval, from before there were any; at most 500.
std::vector<Expense> list_unasked_expenses(Tx&, base::Region);
struct ExpenseFilter {
  OrganisationId organisation;  ///< 0: all
  std::string state;
  CentreId centre;
  std::string category;
  BudgetId budget;
  base::ServiceDate first, last;  ///< days of expenses; 0: any
  std::string payee;              ///< exactly
  ExpenseId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Expense> list_expenses(Tx&, base::Region, ExpenseFilter const&);
/// What was spent in a span of days and not refused or taken back, by day.
std::vector<Expense> list_spent(Tx&, base::Region, OrganisationId, base::ServiceDate first,
                                base::ServiceDate last);
/// What expenses use of a budget.
rules::Use sum_use(Tx&, base::Region, BudgetId);

}  // namespace cost::store
