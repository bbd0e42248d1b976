// Routes of cost centres, budgets and expenses.
#include "modules/cost/http/cost.h"
#include "modules/cost/service/budget.h"
#include "modules/cost/service/expense.h"

namespace cost::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_budgets(platform::app::Host& host) {
  constexpr char const* kRead = "cost.read";
  constexpr char const* kPlan = "cost.plan";
  constexpr char const* kSpend = "cost.spend";
  host.query<AskCentres, CentreList>({Method::get, "/api/cost/centres", kRead, "Cost centres."},
                                     list_centres);
  host.command<SaveCentre, rules::Centre>(
      {Method::post, "/api/cost/centres", kPlan, "Makes or changes a cost centre.", Rate::write},
      save_centre);
  host.query<AskBudgets, BudgetList>({Method::get, "/api/cost/budgets", kRead, "Budgets, newest first."},
                                     list_budgets);
  host.file<ExportBudgets>(
      {Method::get, "/api/cost/budgets/export", "cost.export", "Budgets as a file.", Rate::heavy},
      export_budgets);
  host.query<AskChanges, ChangeList>(
      {Method::get, "/api/cost/budget_changes", kRead, "Changes, newest first."}, list_changes);
  host.query<OneChange, ChangeView>(
      {Method::get, "/api/cost/budget_changes/{change}", kRead, "A change of a budget."}, view_change);
  host.command<ProposeBudget, ChangeView>(
      {Method::post, "/api/cost/budgets", kPlan, "Asks for a budget or another amount.", Rate::write},
      propose_budget);
  host.query<AskExpenses, ExpenseList>({Method::get, "/api/cost/expenses", kRead, "Expenses, newest first."},
                                       list_expenses);
  host.file<ExportExpenses>(
      {Method::get, "/api/cost/expenses/export", "cost.export", "Expenses as a file.", Rate::heavy},
      export_expenses);
  host.query<OneExpense, ExpenseView>({Method::get, "/api/cost/expenses/{expense}", kRead, "An expense."},
                                      view_expense);
  host.query<AskRoom, Room>({Method::get, "/api/cost/room", kRead, "What a budget says to an amount."},
                            view_room);
  host.command<EnterExpense, ExpenseView>(
      {Method::post, "/api/cost/expenses", kSpend, "Enters an expense.", Rate::write}, enter_expense);
  host.command<PayExpense, ExpenseView>(
      {Method::post, "/api/cost/expenses/{expense}/pay", "cost.pay", "Records a payment.", Rate::write},
      pay_expense);
  host.command<TakeBackExpense, ExpenseView>({Method::post, "/api/cost/expenses/{expense}/take_back", kSpend,
                                              "Takes back what was approved and is not paid.", Rate::write},
                                             take_back_expense);
}

}  // namespace cost::http
