// Use cases of cost centres and budgets.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/budget.h"
#include "modules/cost/service/asking.h"
#include "platform/http/sheet_file.h"

namespace cost::service {

struct AskCentres {};
DESCRIBE_EMPTY(AskCentres, "The cost centres of one's side.")
struct CentreList {
  std::vector<rules::Centre> items;
};
DESCRIBE(CentreList, "Cost centres, by code.", FIELD(items, "cost centres"))
struct SaveCentre {
  CentreId centre;
  std::string code, name, route;
  bool closed{};
  std::int64_t seen{};
};
DESCRIBE(SaveCentre, "Makes or changes a cost centre.", FIELD(centre, "which, 0: a new one").or_default(),
         FIELD(code, "code").shortest(1).longest(20), FIELD(name, "name").shortest(1).longest(60),
         FIELD(route, "line whose settlement is its cost").longest(30).or_default(),
         FIELD(closed, "takes nothing any more").or_default(),
         FIELD(seen, "version that was seen").at_least(0).or_default())

struct AskBudgets {
  CentreId centre;
  std::string category;
  base::ServiceDate first, last;
  std::string cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskBudgets, "Which budgets.", FIELD(centre, "of this cost centre").or_default(),
         FIELD(category, "for this").longest(20).or_default(), FIELD(first, "with a day from").or_default(),
         FIELD(last, "with a day until").or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct BudgetRow {
  rules::Budget budget;
  std::string centre_code, centre_name, changed_by_name, checked_by_name;
  rules::Use use;
  base::Money left_li;
  std::int64_t used_percent{};
};
DESCRIBE(BudgetRow, "A budget with where it stands.", FIELD(budget, "it"), FIELD(centre_code, "cost centre"),
         FIELD(centre_name, "its name"), FIELD(changed_by_name, "who asked for it"),
         FIELD(checked_by_name, "who approved it"), FIELD(use, "where it stands"), FIELD(left_li, "left, 厘"),
         FIELD(used_percent, "used, percent"))
struct BudgetList {
  std::vector<BudgetRow> items;
  std::optional<std::string> next;
};
DESCRIBE(BudgetList, "Budgets, newest first.", FIELD(items, "budgets"),
         FIELD(next, "cursor of the next page"))
struct ExportBudgets {
  CentreId centre;
  std::string category;
  base::ServiceDate first, last;
  platform::http::SheetFormat format{};
};
DESCRIBE(ExportBudgets, "Budgets as a file.", FIELD(centre, "of this cost centre").or_default(),
         FIELD(category, "for this").longest(20).or_default(), FIELD(first, "with a day from").or_default(),
         FIELD(last, "with a day until").or_default(), FIELD(format, "form").or_default())

struct AskChanges {
  std::string state, cursor;
  BudgetId budget;
  std::int64_t limit{50};
};
DESCRIBE(AskChanges, "Which changes.", FIELD(state, "proposed, approved, …").longest(20).or_default(),
         FIELD(cursor, "from the page before").longest(30).or_default(),
         FIELD(budget, "of this budget").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ChangeView {
  rules::BudgetChange change;
  std::string centre_code, centre_name, made_by_name, checked_by_name;
};
DESCRIBE(ChangeView, "A change with names.", FIELD(change, "it"), FIELD(centre_code, "cost centre"),
         FIELD(centre_name, "its name"), FIELD(made_by_name, "who asked"),
         FIELD(checked_by_name, "who decided"))
struct ChangeList {
  std::vector<ChangeView> items;
  std::optional<std::string> next;
};
DESCRIBE(ChangeList, "Changes of budgets, newest first.", FIELD(items, "changes"),
         FIELD(next, "cursor of the next page"))
struct OneChange {
  rules::ChangeId change;
};
DESCRIBE(OneChange, "Which change.", FIELD(change, "key"))
struct ProposeBudget {
  BudgetId budget;
  CentreId centre;
  Category category{};
  base::ServiceDate first_day, last_day;
  base::Money planned_li;
  rules::BudgetMode mode{};
  std::int64_t warn_percent{90};
  std::string reason;
  rules::ChangeId amends;
};
DESCRIBE(ProposeBudget, "Asks for a budget, or for another amount of one.",
         FIELD(budget, "which, 0: a new one").or_default(), FIELD(centre, "cost centre"),
         FIELD(category, "for what"), FIELD(first_day, "first day"), FIELD(last_day, "last day"),
         FIELD(planned_li, "厘").at_least(0).at_most(1'000'000'000'000),
         FIELD(mode, "what happens beyond it"),
         FIELD(warn_percent, "a warning from this share on").at_least(1).at_most(100).or_default(),
         FIELD(reason, "why").longest(300),
         FIELD(amends, "which change that was sent back it changes; 0: a new one").or_default())

/// @errors out_of_reach
base::Result<CentreList> list_centres(Look&, AskCentres const&);
/// @errors out_of_reach, centre_unknown, code_taken, route_taken, changed_meanwhile
base::Result<rules::Centre> save_centre(Act&, SaveCentre const&);
/// @errors out_of_reach
base::Result<BudgetList> list_budgets(Look&, AskBudgets const&);
/// @errors out_of_reach
base::Result<platform::http::File> export_budgets(Look&, ExportBudgets const&);
/// @errors out_of_reach
base::Result<ChangeList> list_changes(Look&, AskChanges const&);
/// @errors out_of_reach, change_unknown
base::Result<ChangeView> view_change(Look&, OneChange const&);
/// Leaders of the side find it in their inbox.
/// @errors out_of_reach, centre_unknown, budget_unknown, centre_closed, budget_overlaps, approver_missing,
/// what `rules::check` refuses; of one that changes another change_unknown, not_returned
base::Result<ChangeView> propose_budget(Act&, ProposeBudget const&);
/// What its approval is about. @param hat  whose reach is asked; null: the clock's
/// @errors change_unknown, out_of_reach
base::Result<Matter> change_matter(Tx&, base::Region, platform::auth::Hat const*, std::int64_t key);
/// The budget stands once all agreed. @errors change_unknown, budget_unknown, changed_meanwhile,
/// budget_overlaps
base::Outcome rule_change(Act&, std::int64_t key, rules::Ruled const&);
/// Asks for those that have no approval, as far as there is anybody to ask.
void ask_for_unasked_changes(Act&);

}  // namespace cost::service
