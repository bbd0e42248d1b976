// SQL over expenses.
#include "modules/cost/store/expense.h"

#include "modules/cost/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace cost::store {
namespace {

std::string const kExpense = "SELECT " + platform::db::columns_of<Expense>() + " FROM cost_expense";

}  // namespace

void insert_expense(Tx& tx, base::Region region, Expense const& e) { tx.insert("cost_expense", region, e); }

base::Outcome save_expense(Tx& tx, base::Region region, Expense const& e) {
  if (!platform::db::update_object(tx, "cost_expense", region, e)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Expense> get_expense(Tx& tx, base::Region region, ExpenseId id) {
  static std::string const sql = kExpense + " WHERE region = $1 AND id = $2";
  if (auto e = tx.find<Expense>(sql, {region, id})) return *std::move(e);
  return refusal::expense_unknown;
}

std::vector<Expense> list_unasked_expenses(Tx& tx, base::Region region) {
  static std::string const sql =
      kExpense + " WHERE region = $1 AND state = 'requested' AND approval = 0 ORDER BY id LIMIT 500";
  return tx.list<Expense>(sql, {region});
}

std::vector<Expense> list_expenses(Tx& tx, base::Region region, ExpenseFilter const& f) {
  platform::db::Filter q{kExpense, region};
  q.equal("organisation", f.organisation).equal("state", f.state).equal("centre", f.centre);
  q.equal("category", f.category).equal("budget", f.budget).equal("payee", f.payee);
  if (f.first.yyyymmdd) q.add("spent_on >= ?", f.first);
  if (f.last.yyyymmdd) q.add("spent_on <= ?", f.last);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Expense>(tx, q.order("id DESC", f.limit));
}

std::vector<Expense> list_spent(Tx& tx, base::Region region, OrganisationId organisation,
                                base::ServiceDate first, base::ServiceDate last) {
  static std::string const sql =
      kExpense +
      " WHERE region = $1 AND organisation = $2 AND spent_on >= $3 AND spent_on <= $4"
      " AND state IN ('requested', 'approved', 'paid') ORDER BY spent_on, id LIMIT 50000";
  return tx.list<Expense>(sql, {region, organisation, first, last});
}

rules::Use sum_use(Tx& tx, base::Region region, BudgetId budget) {
  auto const use = tx.find<rules::Use>(
      "SELECT CAST(COALESCE(SUM(CASE WHEN state = 'requested' THEN amount_li END), 0) AS BIGINT) AS "
      "requested_li,"
      " CAST(COALESCE(SUM(CASE WHEN state = 'approved' THEN amount_li END), 0) AS BIGINT) AS committed_li,"
      " CAST(COALESCE(SUM(CASE WHEN state = 'paid' THEN amount_li END), 0) AS BIGINT) AS consumed_li"
      " FROM cost_expense WHERE region = $1 AND budget = $2",
      {region, budget});
  return use.value_or(rules::Use{});
}

}  // namespace cost::store
