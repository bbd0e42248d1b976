// Use cases of expenses.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/expense.h"
#include "modules/cost/service/asking.h"
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
  ExpenseId amends;
};
DESCRIBE(EnterExpense, "Enters an expense.", FIELD(centre, "cost centre"), FIELD(category, "for what"),
         FIELD(spent_on, "day"), FIELD(amount_li, "厘").at_least(10).at_most(1'000'000'000'000),
         FIELD(purpose, "what for").shortest(1).longest(200),
         FIELD(payee, "who is paid").shortest(1).longest(60),
         FIELD(reference, "number of the invoice").longest(60).or_default(),
         FIELD(agreement, "by which it is owed").or_default(),
         FIELD(units, "charged units").at_least(0).at_most(100'000'000).or_default(),
         FIELD(waybill, "number of the waybill of its trip").longest(40).or_default(),
         FIELD(over_reason, "why it goes beyond the budget").longest(300).or_default(),
         FIELD(amends, "which one that was sent back it changes; 0: a new one").or_default())
struct OneExpense {
  ExpenseId expense;
};
DESCRIBE(OneExpense, "Which expense.", FIELD(expense, "key"))
struct PayExpense {
  ExpenseId expense;
  base::ServiceDate paid_on;
  std::string reference;
};
DESCRIBE(PayExpense, "Records that an expense was paid.", FIELD(expense, "which"), FIELD(paid_on, "day"),
         FIELD(reference, "number of the invoice, where it was missing").longest(60).or_default())
struct TakeBackExpense {
  ExpenseId expense;
  std::string note;
};
DESCRIBE(TakeBackExpense, "Takes an approved expense back before it is paid.", FIELD(expense, "which"),
         FIELD(note, "why").longest(300))

/// @errors out_of_reach
base::Result<ExpenseList> list_expenses(Look&, AskExpenses const&);
/// @errors out_of_reach
base::Result<platform::http::File> export_expenses(Look&, ExportExpenses const&);
/// What an entry would meet, while it is being typed. @errors out_of_reach, centre_unknown, no_budget
base::Result<Room> view_room(Look&, AskRoom const&);
/// @errors out_of_reach, expense_unknown
base::Result<ExpenseView> view_expense(Look&, OneExpense const&);
/// Finance of the side finds it in the inbox, leaders too above the limit.
/// @errors out_of_reach, centre_unknown, centre_closed, agreement_unknown, no_budget, approver_missing, what
/// `rules::entered` refuses; of one that changes another expense_unknown, not_returned
base::Result<ExpenseView> enter_expense(Act&, EnterExpense const&);
/// @errors out_of_reach, expense_unknown, not_approved, day_ahead
base::Result<ExpenseView> pay_expense(Act&, PayExpense const&);
/// In the books too.
/// @errors out_of_reach, expense_unknown, what `rules::taken_back` refuses
base::Result<ExpenseView> take_back_expense(Act&, TakeBackExpense const&);

/// What its approval is about. @param hat  whose reach is asked; null: the clock's
/// @errors expense_unknown, out_of_reach
base::Result<Matter> expense_matter(Tx&, base::Region, platform::auth::Hat const*, std::int64_t key);
/// May who acts say the last word, where the step under way is the last? @errors above_limit
base::Outcome check_expense_word(Act&, approval::Process const&, std::int64_t key);
/// An approved one stands in the books: cost, and what is owed. One that is asked for again meets its budget
/// again.
/// @errors expense_unknown, changed_meanwhile, no_budget, what `rules::entered` refuses
base::Outcome rule_expense(Act&, std::int64_t key, rules::Ruled const&);
/// Asks for those that have no approval, as far as there is anybody to ask.
void ask_for_unasked_expenses(Act&);

}  // namespace cost::service
