// Budgets and expenses of one side: two people, and a word at entry; on both databases.
#include <algorithm>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/store/budget.h"
#include "testing/cost_county.h"

namespace cost {
namespace {

using rules::BudgetMode;
using rules::ExpenseState;
using rules::Verdict;

class Budgeting : public CostCounty {
 protected:
  service::BudgetRow only_budget() {
    auto const all = attempt(clerk2_, service::list_budgets, {}).value().items;
    EXPECT_EQ(all.size(), 1u);
    return all.at(0);
  }
};

TEST_P(Budgeting, clause_2_2_3b_a_budget_stands_once_somebody_else_has_agreed) {
  auto const centre = centre_of("D01");
  auto const change = done(clerk2_, service::propose_budget, november(centre, Category::office, 1000)).change;
  EXPECT_TRUE(attempt(clerk2_, service::list_budgets, {}).value().items.empty());
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, expense(centre, Category::office, 10)),
                 refusal::no_budget);
  EXPECT_REFUSED(attempt(clerk2_, service::decide_change, {change.id, true, ""}), refusal::maker_is_checker);
  EXPECT_REFUSED(attempt(coach_clerk_, service::decide_change, {change.id, true, ""}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(chief_, service::decide_change, {change.id, false, ""}), refusal::reason_missing);
  auto const tasks = tasks_of(chief_);
  EXPECT_EQ(std::ranges::count_if(tasks, [](auto const& t) { return t.task.kind == "cost.budget_change"; }),
            1);
  EXPECT_DONE(attempt(chief_, service::decide_change, {change.id, true, ""}));
  EXPECT_REFUSED(attempt(chief_, service::decide_change, {change.id, true, ""}), refusal::not_waiting);
  EXPECT_EQ(only_budget().budget.planned_li, base::Money{1'000'000});
  EXPECT_REFUSED(attempt(clerk2_, service::propose_budget, november(centre, Category::office, 5)),
                 refusal::budget_overlaps);
  auto more = november(centre, Category::office, 1500);
  more.budget = only_budget().budget.id;
  plan(more);
  EXPECT_EQ(only_budget().budget.planned_li, base::Money{1'500'000});
  EXPECT_EQ(
      attempt(clerk2_, service::list_changes, {.state = "approved"}).value().items.at(0).change.before_li,
      base::Money{1'000'000});
}

TEST_P(Budgeting, clause_2_2_3b_an_expense_beyond_a_budget_is_stopped_at_entry) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto const first = done(clerk2_, service::enter_expense, expense(centre, Category::office, 800));
  EXPECT_EQ(first.verdict, "within");
  EXPECT_EQ(done(clerk2_, service::enter_expense, expense(centre, Category::office, 150)).verdict, "near");
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, expense(centre, Category::office, 51)),
                 refusal::over_budget);
  EXPECT_DONE(attempt(clerk2_, service::enter_expense, expense(centre, Category::office, 50)));
  auto const room =
      attempt(clerk2_, service::view_room, {centre, Category::office, {20261124}, {1000}}).value();
  EXPECT_EQ(room.verdict, Verdict::over_stopped);
  EXPECT_EQ(room.over_li, base::Money{1000});
  EXPECT_REFUSED(attempt(clerk2_, service::decide_expense, {first.expense.id, true, ""}),
                 refusal::maker_is_checker);
  done(checker_, service::decide_expense, {first.expense.id, true, ""});
  auto row = only_budget();
  EXPECT_EQ(row.use.requested_li, base::Money{200'000});
  EXPECT_EQ(row.use.committed_li, base::Money{800'000});
  EXPECT_EQ(row.used_percent, 100);
  EXPECT_REFUSED(attempt(clerk2_, service::pay_expense, {first.expense.id, {20261125}, ""}),
                 refusal::day_ahead);
  done(clerk2_, service::pay_expense, {first.expense.id, {20261124}, "25530001"});
  EXPECT_EQ(only_budget().use.consumed_li, base::Money{800'000});
}

TEST_P(Budgeting, clause_2_2_3b_where_it_only_warns_a_reason_is_needed_and_kept) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 100, BudgetMode::warn));
  auto request = expense(centre, Category::office, 130);
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, request), refusal::over_reason_missing);
  request.over_reason = "年末集中采购";
  auto const e = done(clerk2_, service::enter_expense, request);
  EXPECT_EQ(e.verdict, "over_warned");
  EXPECT_EQ(e.expense.over_li, base::Money{30'000});
  EXPECT_EQ(only_budget().left_li, base::Money{-30'000});
}

TEST_P(Budgeting, clause_3_6_2_large_expenses_are_decided_by_who_may) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::upkeep, 50'000));
  auto const large =
      done(clerk2_, service::enter_expense, expense(centre, Category::upkeep, 6000)).expense.id;
  EXPECT_REFUSED(attempt(checker_, service::decide_expense, {large, true, ""}), refusal::above_limit);
  EXPECT_DONE(attempt(chief_, service::decide_expense, {large, true, ""}));
  auto const back = done(clerk2_, service::enter_expense, expense(centre, Category::upkeep, 10)).expense.id;
  EXPECT_REFUSED(attempt(checker_, service::withdraw_expense, {back, ""}), refusal::out_of_reach);
  EXPECT_DONE(attempt(clerk2_, service::withdraw_expense, {back, ""}));
  EXPECT_EQ(only_budget().use.requested_li, base::Money{});
}

TEST_P(Budgeting, clause_3_6_2_an_approved_expense_stands_in_the_books_until_it_is_paid_or_taken_back) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto const enter = [&](std::int64_t yuan) {
    return done(clerk2_, service::enter_expense, expense(centre, Category::office, yuan)).expense.id;
  };
  auto const paid = enter(300), withdrawn = enter(200), waiting = enter(100);
  EXPECT_TRUE(books().empty()) << "what is asked for is not owed yet";
  for (auto const id : {paid, withdrawn}) done(checker_, service::decide_expense, {id, true, ""});
  EXPECT_EQ(books(), (Books{{"cost", 500'000}, {"payable", -500'000}}));
  done(clerk2_, service::pay_expense, {paid, {20261124}, "25530001"});
  EXPECT_EQ(books(), (Books{{"bank", -300'000}, {"cost", 500'000}, {"payable", -200'000}}));
  EXPECT_REFUSED(attempt(clerk2_, service::withdraw_expense, {paid, "退货"}), refusal::already_over);
  EXPECT_REFUSED(attempt(clerk2_, service::withdraw_expense, {withdrawn, ""}), refusal::reason_missing);
  EXPECT_DONE(attempt(clerk2_, service::withdraw_expense, {withdrawn, "退货"}));
  EXPECT_DONE(attempt(clerk2_, service::withdraw_expense, {waiting, ""}));
  EXPECT_EQ(books(), (Books{{"bank", -300'000}, {"cost", 300'000}, {"payable", 0}}));
  EXPECT_EQ(only_budget().use.committed_li, base::Money{});
}

TEST_P(Budgeting, clause_3_6_2_an_expense_names_the_agreement_by_which_it_is_owed) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto request = expense(centre, Category::office, 30);
  request.agreement = {4711};
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, request), refusal::agreement_unknown);
}

TEST_P(Budgeting, clause_2_2_3b_what_the_agreement_bills_uses_the_budget_of_its_line) {
  carry(3);
  auto const rest = centre_of("X00", "*");
  auto const line = centre_of("L101", "101");
  for (auto const centre : {rest, line}) plan(november(centre, Category::transport, 1));
  auto const statement = draft_november();
  ASSERT_EQ(statement.lines.size(), 2u);
  std::map<CentreId, base::Money> committed;
  auto const budgets = attempt(clerk2_, service::list_budgets, {}).value().items;
  for (auto const& b : budgets) committed[b.budget.centre] = b.use.committed_li;
  auto const route = statement.lines[0].line.route;
  EXPECT_EQ(committed[route == "101" ? line : rest], base::Money{1050}) << "three items of 0.35 on " << route;
  EXPECT_EQ(committed[route == "101" ? rest : line], base::Money{});
}

TEST_P(Budgeting, lists_are_filtered_and_taken_out_and_belong_to_their_side) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  done(clerk2_, service::enter_expense, expense(centre, Category::office, 20));
  EXPECT_TRUE(attempt(coach_clerk_, service::list_expenses, {}).value().items.empty());
  EXPECT_EQ(attempt(clerk2_, service::list_expenses, {.state = "paid"}).value().items.size(), 0u);
  EXPECT_EQ(attempt(clerk2_, service::list_expenses, {.payee = "文具店"}).value().items.size(), 1u);
  auto const file =
      attempt(clerk2_, service::export_expenses, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(file.value().bytes.find("文具店"), std::string::npos);
  auto const budgets =
      attempt(clerk2_, service::export_budgets, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(budgets.value().bytes.find("办公"), std::string::npos);
  EXPECT_REFUSED(attempt(head_, service::list_expenses, {}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(clerk2_, service::save_centre, {{}, "D01", "又一个", "", false, 0}),
                 refusal::code_taken);
}

ON_EACH_ENGINE(Budgeting);

}  // namespace
}  // namespace cost
