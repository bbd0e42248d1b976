// Rows of cost centres, budgets and their changes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/budget.h"

namespace cost::store {

using rules::Budget;
using rules::BudgetChange;
using rules::Centre;
using rules::ChangeId;

/// @errors code_taken, route_taken
base::Outcome insert_centre(Tx&, base::Region, Centre const&);
/// @errors code_taken, route_taken, changed_meanwhile
base::Outcome save_centre(Tx&, base::Region, Centre const&);
/// @errors centre_unknown
base::Result<Centre> get_centre(Tx&, base::Region, CentreId);
/// By code. @param organisation  0: of every side
std::vector<Centre> list_centres(Tx&, base::Region, OrganisationId organisation);

void insert_budget(Tx&, base::Region, Budget const&);
/// @errors changed_meanwhile
base::Outcome save_budget(Tx&, base::Region, Budget const&);
/// @errors budget_unknown
base::Result<Budget> get_budget(Tx&, base::Region, BudgetId);
/// The budget of a centre for a category that has a day of a span.
std::optional<Budget> find_budget(Tx&, base::Region, CentreId, Category, base::ServiceDate first,
                                  base::ServiceDate last, BudgetId but = {});
struct BudgetFilter {
  OrganisationId organisation;  ///< 0: all
  CentreId centre;
  std::string category;
  base::ServiceDate first, last;  ///< budgets that have a day in this span; 0: any
  BudgetId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Budget> list_budgets(Tx&, base::Region, BudgetFilter const&);

void insert_change(Tx&, base::Region, BudgetChange const&);
/// @errors changed_meanwhile
base::Outcome save_change(Tx&, base::Region, BudgetChange const&);
/// @errors change_unknown
base::Result<BudgetChange> get_change(Tx&, base::Region, ChangeId);
/// Those that wait and have no approval, from before there were any; at most 500.
std::vector<BudgetChange> list_unasked_changes(Tx&, base::Region);
struct ChangeFilter {
  OrganisationId organisation;
  std::string state;
  BudgetId budget;
  ChangeId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<BudgetChange> list_changes(Tx&, base::Region, ChangeFilter const&);

}  // namespace cost::store
