// Use cases of expenses.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/expense.h"
#include "platform/http/sheet_file.h"

namespace cost::service {

struct AskExpenses {
  std::string state;
  CentreId centre;
  std::string category;
  BudgetId budget;
  base::ServiceDate first, last;
  std::string payee, cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskExpenses, "Which expenses.", FIELD(state, "requested, approved, …").longest(20).or_default(),
         FIELD(centre, "of this cost centre").or_default(),
         FIELD(category, "for this").longest(20).or_default(), FIELD(budget, "of this budget").or_default(),
         FIELD(first, "spent from").or_default(), FIELD(last, "spent until").or_default(),
         FIELD(payee, "paid to, exactly").longest(60).or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ExpenseView {
  rules::Expense expense;
  std::string centre_code, centre_name, made_by_name, checked_by_name;
  std::string agreement_number;
  std::string verdict;  ///< what the budget said when it was entered; only in the answer to entering
};
DESCRIBE(ExpenseView, "An expense with names.", FIELD(expense, "it"), FIELD(centre_code, "cost centre"),
         FIELD(centre_name, "its name"), FIELD(made_by_name, "who entered it"),
         FIELD(checked_by_name, "who decided"),
         FIELD(agreement_number, "of the agreement by which it is owed"),
         FIELD(verdict, "what the budget said at entry, \"\" later"))
struct ExpenseList {
  std::vector<ExpenseView> items;
  std::optional<std::string> next;
};
DESCRIBE(ExpenseList, "Expenses, newest first.", FIELD(items, "expenses"),
         FIELD(next, "cursor of the next page"))
struct ExportExpenses {
  std::string state;
  CentreId centre;
  std::string category;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{};
};
DESCRIBE(ExportExpenses, "Expenses as a file.",
         FIELD(state, "requested, approved, …").longest(20).or_default(),
         FIELD(centre, "of this cost centre").or_default(),
         FIELD(category, "for this").longest(20).or_default(), FIELD(first, "spent from").or_default(),
         FIELD(last, "spent until").or_default(), FIELD(format, "form").or_default())

struct AskRoom {
  CentreId centre;
  Category category{};
  base::ServiceDate day;
  base::Money amount_li;
};
DESCRIBE(AskRoom, "Whether a budget has room for an amount.", FIELD(centre, "cost centre"),
         FIELD(category, "for what"), FIELD(day, "day"), FIELD(amount_li, "厘").at_least(0).or_default())
struct Room {
  rules::Budget budget;
  rules::Use use;
  rules::Verdict verdict{};
  base::Money left_li, over_li;
};
DESCRIBE(Room, "What a budget says to an amount.", FIELD(budget, "it"), FIELD(use, "where it stands"),
         FIELD(verdict, "what it says"), FIELD(left_li, "left with the amount, 厘"),
         FIELD(over_li, "beyond it with the amount, 厘"))

struct EnterExpense {
  CentreId centre;
  Category category{};
  base::ServiceDate spent_on;
  base::Money amount_li;
  std::string purpose, payee, reference;
  agreement::AgreementId agreement;
  std::int64_t units{};
  std::string waybill, over_reason;
};
DESCRIBE(EnterExpense, "Enters an expense.", FIELD(centre, "cost centre"), FIELD(category, "for what"),
         FIELD(spent_on, "day"), FIELD(amount_li, "厘").at_least(10).at_most(1'000'000'000'000),
         FIELD(purpose, "what for").shortest(1).longest(200),
         FIELD(payee, "who is paid").shortest(1).longest(60),
         FIELD(reference, "number of the invoice").longest(60).or_default(),
         FIELD(agreement, "by which it is owed").or_default(),
         FIELD(units, "charged units").at_least(0).at_most(100'000'000).or_default(),
         FIELD(waybill, "number of the waybill of its trip").longest(40).or_default(),
         FIELD(over_reason, "why it goes beyond the budget").longest(300).or_default())
struct DecideExpense {
  ExpenseId expense;
  bool approve{};
  std::string note;
};
DESCRIBE(DecideExpense, "Decides on an expense.", FIELD(expense, "which"), FIELD(approve, "yes or no"),
         FIELD(note, "why not").longest(300).or_default())
struct PayExpense {
  ExpenseId expense;
  base::ServiceDate paid_on;
  std::string reference;
};
DESCRIBE(PayExpense, "Records that an expense was paid.", FIELD(expense, "which"), FIELD(paid_on, "day"),
         FIELD(reference, "number of the invoice, where it was missing").longest(60).or_default())
struct WithdrawExpense {
  ExpenseId expense;
  std::string note;
};
DESCRIBE(WithdrawExpense, "Takes an expense back before it is paid.", FIELD(expense, "which"),
         FIELD(note, "why, when it was approved").longest(300).or_default())

/// @errors out_of_reach
base::Result<ExpenseList> list_expenses(Look&, AskExpenses const&);
/// @errors out_of_reach
base::Result<platform::http::File> export_expenses(Look&, ExportExpenses const&);
/// What an entry would meet, while it is being typed. @errors out_of_reach, centre_unknown, no_budget
base::Result<Room> view_room(Look&, AskRoom const&);
/// @errors out_of_reach, centre_unknown, centre_closed, agreement_unknown, no_budget, what `rules::entered`
/// refuses
base::Result<ExpenseView> enter_expense(Act&, EnterExpense const&);
/// An approved one stands in the books: cost, and what is owed.
/// @errors out_of_reach, expense_unknown, what `rules::decided` refuses
base::Result<ExpenseView> decide_expense(Act&, DecideExpense const&);
/// @errors out_of_reach, expense_unknown, not_approved, day_ahead
base::Result<ExpenseView> pay_expense(Act&, PayExpense const&);
/// What was approved is taken back in the books too.
/// @errors out_of_reach, expense_unknown, what `rules::withdrawn` refuses
base::Result<ExpenseView> withdraw_expense(Act&, WithdrawExpense const&);

}  // namespace cost::service
