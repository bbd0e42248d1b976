// Budgets and expenses of one side: two people, and a word at entry; on both databases.
#include <algorithm>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/store/budget.h"
#include "platform/approval/refusals.h"
#include "testing/cost_county.h"

namespace cost {
namespace {

namespace approval = platform::approval;
using approval::ActKind;
using rules::BudgetMode;
using rules::ExpenseState;
using rules::Verdict;

class Budgeting : public CostCounty {
 protected:
  rules::Expense expense_now(rules::Expense const& e) {
    return attempt(clerk2_, service::view_expense, {e.id}).value().expense;
  }
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
  EXPECT_REFUSED(act_in(clerk2_, change, ActKind::agree), approval::refusal::not_your_turn);
  EXPECT_REFUSED(act_in(coach_clerk_, change, ActKind::agree), refusal::out_of_reach);
  EXPECT_REFUSED(act_in(chief_, change, ActKind::send_back), refusal::reason_missing);
  EXPECT_EQ(n_tasks(chief_, "cost.budget_change"), 1);
  agree(chief_, change);
  EXPECT_EQ(n_tasks(chief_, "cost.budget_change"), 0);
  EXPECT_REFUSED(act_in(chief_, change, ActKind::agree), approval::refusal::process_ended);
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
  EXPECT_REFUSED(act_in(clerk2_, first.expense, ActKind::agree), approval::refusal::not_your_turn);
  agree(checker_, first.expense);
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

TEST_P(Budgeting, clause_3_6_2_above_the_limit_a_leader_has_the_last_word) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::upkeep, 50'000));
  auto const large = done(clerk2_, service::enter_expense, expense(centre, Category::upkeep, 6000)).expense;
  EXPECT_EQ(n_tasks(checker_, "cost.expense"), 1);
  EXPECT_EQ(n_tasks(chief_, "cost.expense"), 0) << "finance first";
  agree(checker_, large);
  EXPECT_EQ(expense_now(large).state, ExpenseState::requested);
  EXPECT_EQ(n_tasks(checker_, "cost.expense"), 0);
  EXPECT_EQ(n_tasks(chief_, "cost.expense"), 1);
  EXPECT_REFUSED(act_in(chief_, large, ActKind::hand_on, "出差", coach_chief_.person),
                 refusal::approver_unsuitable);
  EXPECT_DONE(act_in(chief_, large, ActKind::hand_on, "出差", checker_.person));
  EXPECT_REFUSED(act_in(checker_, large, ActKind::agree), refusal::above_limit);
  EXPECT_DONE(act_in(checker_, large, ActKind::ask_more, "须领导定", chief_.person));
  agree(chief_, large);
  EXPECT_EQ(expense_now(large).state, ExpenseState::approved);
  EXPECT_EQ(expense_now(large).checked_by, chief_.person);
  EXPECT_EQ(
      attempt(clerk2_, service::view_approval, {{large.approval.value}}).value().approval.history.size(), 4u);
}

TEST_P(Budgeting, clause_3_6_2_an_expense_that_is_sent_back_is_changed_and_asked_for_again) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto const e = done(clerk2_, service::enter_expense, expense(centre, Category::office, 900)).expense;
  EXPECT_DONE(act_in(checker_, e, ActKind::send_back, "发票抬头有误"));
  EXPECT_EQ(expense_now(e).state, ExpenseState::returned);
  EXPECT_EQ(expense_now(e).note, "发票抬头有误");
  EXPECT_EQ(only_budget().use.total(), base::Money{}) << "what was sent back holds no budget";
  EXPECT_EQ(n_tasks(clerk2_, "cost.returned"), 1);
  auto again = expense(centre, Category::office, 1001);
  again.amends = e.id;
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, again), refusal::over_budget);
  again.amount_li = {800'000};
  EXPECT_REFUSED(attempt(checker_, service::enter_expense, again), refusal::not_returned)
      << "not who entered it";
  done(clerk2_, service::enter_expense, again);
  EXPECT_EQ(n_tasks(clerk2_, "cost.returned"), 0);
  EXPECT_EQ(n_tasks(checker_, "cost.expense"), 1);
  EXPECT_EQ(only_budget().use.requested_li, base::Money{800'000});
  EXPECT_REFUSED(attempt(clerk2_, service::enter_expense, again), refusal::not_returned) << "it waits again";
  // sent back and asked for again as it is: its budget may be gone meanwhile
  EXPECT_DONE(act_in(checker_, e, ActKind::send_back, "再核"));
  auto const other = done(clerk2_, service::enter_expense, expense(centre, Category::office, 300)).expense;
  EXPECT_REFUSED(act_in(clerk2_, e, ActKind::resubmit), refusal::over_budget);
  EXPECT_DONE(act_in(clerk2_, other, ActKind::withdraw));
  EXPECT_EQ(expense_now(other).state, ExpenseState::withdrawn);
  EXPECT_EQ(n_tasks(checker_, "cost.expense"), 0);
  EXPECT_DONE(act_in(clerk2_, e, ActKind::resubmit));
  agree(checker_, e);
  EXPECT_EQ(expense_now(e).state, ExpenseState::approved);
  EXPECT_EQ(books(), (Books{{"cost", 800'000}, {"payable", -800'000}}));
}

TEST_P(Budgeting, clause_2_2_3b_a_change_that_is_sent_back_is_changed_or_given_up) {
  auto const centre = centre_of("D01");
  auto request = november(centre, Category::office, 1000);
  auto const change = done(clerk2_, service::propose_budget, request).change;
  EXPECT_DONE(act_in(chief_, change, ActKind::send_back, "偏高"));
  request.planned_li = {700'000};
  request.amends = change.id;
  EXPECT_EQ(done(clerk2_, service::propose_budget, request).change.id, change.id);
  agree(chief_, change);
  EXPECT_EQ(only_budget().budget.planned_li, base::Money{700'000});
  EXPECT_EQ(only_budget().budget.checked_by, chief_.person);
}

TEST_P(Budgeting, what_waits_too_long_is_told_to_who_asked_and_may_be_reminded_of) {
  auto const centre = centre_of("D01");
  auto const change = done(clerk2_, service::propose_budget, november(centre, Category::office, 1000)).change;
  service::watch_approvals(*database_, clerk2_.region, now_);
  EXPECT_EQ(n_tasks(clerk2_, "cost.approval_overdue"), 0);
  EXPECT_DONE(act_in(clerk2_, change, ActKind::remind));
  EXPECT_EQ(n_tasks(chief_, "cost.budget_change"), 1) << "asked anew, not twice";
  now_ = now_.plus_ms(49 * 3'600'000);
  service::watch_approvals(*database_, clerk2_.region, now_);
  service::watch_approvals(*database_, clerk2_.region, now_);
  EXPECT_EQ(n_tasks(clerk2_, "cost.approval_overdue"), 1);
  agree(chief_, change);
  EXPECT_EQ(n_tasks(clerk2_, "cost.approval_overdue"), 0);
}

TEST_P(Budgeting, what_waited_before_decisions_were_approvals_is_asked_for) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto const e = done(clerk2_, service::enter_expense, expense(centre, Category::office, 100)).expense;
  auto const change = done(clerk2_, service::propose_budget, november(centre, Category::fuel, 10)).change;
  // as rows of before look: no approval
  database_->write_now([&](Tx& tx) {
    for (auto const* table : {"cost_expense", "cost_budget_change"})
      tx.execute(std::string{"UPDATE "} + table +
                     " SET approval = 0 WHERE region = $1 AND state IN ('requested', 'proposed')",
                 {clerk2_.region});
    return true;
  });
  service::watch_approvals(*database_, clerk2_.region, now_);
  auto const asked = expense_now(e);
  ASSERT_TRUE(asked.approval);
  EXPECT_NE(asked.approval, e.approval);
  EXPECT_EQ(n_tasks(checker_, "cost.expense"), 1);
  agree(checker_, asked);
  EXPECT_EQ(expense_now(e).state, ExpenseState::approved);
  auto const changes = attempt(clerk2_, service::list_changes, {.state = "proposed"}).value().items;
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].change.id, change.id);
  agree(chief_, changes[0].change);
  EXPECT_EQ(attempt(clerk2_, service::list_budgets, {}).value().items.size(), 2u);
}

TEST_P(Budgeting, clause_3_6_2_an_approved_expense_stands_in_the_books_until_it_is_paid_or_taken_back) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 1000));
  auto const enter = [&](std::int64_t yuan) {
    return done(clerk2_, service::enter_expense, expense(centre, Category::office, yuan)).expense;
  };
  auto const paid = enter(300), withdrawn = enter(200), waiting = enter(100);
  EXPECT_TRUE(books().empty()) << "what is asked for is not owed yet";
  for (auto const& e : {paid, withdrawn}) agree(checker_, e);
  EXPECT_EQ(books(), (Books{{"cost", 500'000}, {"payable", -500'000}}));
  done(clerk2_, service::pay_expense, {paid.id, {20261124}, "25530001"});
  EXPECT_EQ(books(), (Books{{"bank", -300'000}, {"cost", 500'000}, {"payable", -200'000}}));
  EXPECT_REFUSED(attempt(clerk2_, service::take_back_expense, {paid.id, "退货"}), refusal::not_approved);
  EXPECT_REFUSED(attempt(clerk2_, service::take_back_expense, {withdrawn.id, ""}), refusal::reason_missing);
  EXPECT_REFUSED(attempt(checker_, service::take_back_expense, {withdrawn.id, "退货"}),
                 refusal::out_of_reach);
  EXPECT_DONE(attempt(clerk2_, service::take_back_expense, {withdrawn.id, "退货"}));
  EXPECT_REFUSED(act_in(checker_, waiting, ActKind::withdraw), approval::refusal::not_requester);
  EXPECT_DONE(act_in(clerk2_, waiting, ActKind::withdraw));
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
