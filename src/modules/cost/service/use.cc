// Adds statements to expenses.
#include "modules/cost/service/use.h"

#include <algorithm>
#include <map>

#include "modules/cost/store/expense.h"
#include "modules/settlement/face/billed.h"

namespace cost::service {
namespace {

using rules::Centre;

std::optional<Category> category_of(std::string const& link) {
  if (link == "transport") return Category::transport;
  if (link == "handover" || link == "sorting") return Category::handling;
  if (link == "delivery") return Category::delivery;
  return {};
}

bool takes(Centre const& centre, std::vector<Centre> const& all, std::string const& route) {
  if (centre.route.empty()) return false;
  if (centre.route != "*") return centre.route == route;
  return std::ranges::none_of(all, [&](Centre const& c) { return !c.closed && !route.empty() && c.route == route; });
}

}  // namespace

rules::Use use_of(Tx& tx, base::Region region, rules::Budget const& budget, std::vector<Centre> const& centres) {
  auto use = store::sum_use(tx, region, budget.id);
  auto const centre = std::ranges::find(centres, budget.centre, &Centre::id);
  if (centre == centres.end() || centre->route.empty() || budget.category > Category::delivery) return use;
  settlement::BilledSpan const span{budget.organisation, budget.first_day, budget.last_day};
  std::map<settlement::StatementId, bool> closed;
  for (auto const& s : settlement::list_billed_statements(tx, region, span))
    if (s.payer == budget.organisation && budget.first_day <= s.last_day && s.last_day <= budget.last_day)
      closed[s.id] = s.state == "closed";
  if (closed.empty()) return use;
  for (auto const& l : settlement::list_billed_lines(tx, region, span)) {
    auto const s = closed.find(l.statement);
    if (s == closed.end() || category_of(l.link) != budget.category || !takes(*centre, centres, l.route)) continue;
    (s->second ? use.consumed_li : use.committed_li) += l.gross_li;
  }
  return use;
}

}  // namespace cost::service
