// SQL over cost centres, budgets and their changes.
#include "modules/cost/store/budget.h"

#include "modules/cost/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace cost::store {
namespace {

using platform::db::columns_of;

std::string const kCentre = "SELECT " + columns_of<Centre>() + " FROM cost_centre";
std::string const kBudget = "SELECT " + columns_of<Budget>() + " FROM cost_budget";
std::string const kChange = "SELECT " + columns_of<BudgetChange>() + " FROM cost_budget_change";

base::Outcome check_taken(Tx& tx, base::Region region, Centre const& c) {
  if (tx.find_integer(
          "SELECT 1 FROM cost_centre WHERE region = $1 AND organisation = $2 AND code = $3 AND id <> $4",
          {region, c.organisation, c.code, c.id}))
    return base::refuse(refusal::code_taken, {}, "/code");
  if (c.route.empty() || c.closed) return base::Done{};
  if (tx.find_integer(
          "SELECT 1 FROM cost_centre WHERE region = $1 AND organisation = $2 AND route = $3 AND id <> $4"
          " AND closed = 0",
          {region, c.organisation, c.route, c.id}))
    return base::refuse(refusal::route_taken, {}, "/route");
  return base::Done{};
}

}  // namespace

base::Outcome insert_centre(Tx& tx, base::Region region, Centre const& c) {
  TRY(check_taken(tx, region, c));
  tx.insert("cost_centre", region, c);
  return base::Done{};
}

base::Outcome save_centre(Tx& tx, base::Region region, Centre const& c) {
  TRY(check_taken(tx, region, c));
  if (!platform::db::update_object(tx, "cost_centre", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Centre> get_centre(Tx& tx, base::Region region, CentreId id) {
  static std::string const sql = kCentre + " WHERE region = $1 AND id = $2";
  if (auto c = tx.find<Centre>(sql, {region, id})) return *std::move(c);
  return refusal::centre_unknown;
}

std::vector<Centre> list_centres(Tx& tx, base::Region region, OrganisationId organisation) {
  platform::db::Filter q{kCentre, region};
  q.equal("organisation", organisation);
  return platform::db::list<Centre>(tx, q.order("code, id", 500));
}

void insert_budget(Tx& tx, base::Region region, Budget const& b) { tx.insert("cost_budget", region, b); }

base::Outcome save_budget(Tx& tx, base::Region region, Budget const& b) {
  if (!platform::db::update_object(tx, "cost_budget", region, b)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Budget> get_budget(Tx& tx, base::Region region, BudgetId id) {
  static std::string const sql = kBudget + " WHERE region = $1 AND id = $2";
  if (auto b = tx.find<Budget>(sql, {region, id})) return *std::move(b);
  return refusal::budget_unknown;
}

std::optional<Budget> find_budget(Tx& tx, base::Region region, CentreId centre, Category category,
                                  base::ServiceDate first, base::ServiceDate last, BudgetId but) {
  static std::string const sql =
      kBudget +
      " WHERE region = $1 AND centre = $2 AND category = $3 AND first_day <= $5 AND"
      " last_day >= $4 AND id <> $6 ORDER BY first_day LIMIT 1";
  return tx.find<Budget>(sql, {region, centre, category, first, last, but});
}

std::vector<Budget> list_budgets(Tx& tx, base::Region region, BudgetFilter const& f) {
  platform::db::Filter q{kBudget, region};
  q.equal("organisation", f.organisation).equal("centre", f.centre).equal("category", f.category);
  if (f.first.yyyymmdd) q.add("last_day >= ?", f.first);
  if (f.last.yyyymmdd) q.add("first_day <= ?", f.last);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Budget>(tx, q.order("id DESC", f.limit));
}

void insert_change(Tx& tx, base::Region region, BudgetChange const& c) {
  tx.insert("cost_budget_change", region, c);
}

base::Outcome save_change(Tx& tx, base::Region region, BudgetChange const& c) {
  if (!platform::db::update_object(tx, "cost_budget_change", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<BudgetChange> get_change(Tx& tx, base::Region region, ChangeId id) {
  static std::string const sql = kChange + " WHERE region = $1 AND id = $2";
  if (auto c = tx.find<BudgetChange>(sql, {region, id})) return *std::move(c);
  return refusal::change_unknown;
}

std::vector<BudgetChange> list_unasked_changes(Tx& tx, base::Region region) {
  static std::string const sql =
      kChange + " WHERE region = $1 AND state = 'proposed' AND approval = 0 ORDER BY id LIMIT 500";
  return tx.list<BudgetChange>(sql, {region});
}

std::vector<BudgetChange> list_changes(Tx& tx, base::Region region, ChangeFilter const& f) {
  platform::db::Filter q{kChange, region};
  q.equal("organisation", f.organisation).equal("state", f.state).equal("budget", f.budget);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<BudgetChange>(tx, q.order("id DESC", f.limit));
}

}  // namespace cost::store
