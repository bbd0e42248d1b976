// Adds statements to expenses.
#include "modules/cost/service/use.h"

#include <algorithm>

#include "modules/cost/store/expense.h"

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
  return std::ranges::none_of(
      all, [&](Centre const& c) { return !c.closed && !route.empty() && c.route == route; });
}

}  // namespace

Billed::Billed(Tx& tx, base::Region region, OrganisationId payer, base::ServiceDate first,
               base::ServiceDate last) {
  settlement::BilledSpan const span{payer, first, last};
  for (auto& s : settlement::list_billed_statements(tx, region, span))
    if (s.payer == payer) statements_[s.id] = s;
  if (!statements_.empty()) lines_ = settlement::list_billed_lines(tx, region, span);
}

void Billed::add_to(rules::Use& use, rules::Budget const& budget, std::vector<Centre> const& centres) const {
  auto const centre = std::ranges::find(centres, budget.centre, &Centre::id);
  if (centre == centres.end() || centre->route.empty() || budget.category > Category::delivery) return;
  for (auto const& l : lines_) {
    auto const at = statements_.find(l.statement);
    if (at == statements_.end() || category_of(l.link) != budget.category) continue;
    auto const& s = at->second;
    if (s.last_day < budget.first_day || budget.last_day < s.last_day || !takes(*centre, centres, l.route))
      continue;
    (s.state == "closed" ? use.consumed_li : use.committed_li) += l.gross_li;
  }
}

rules::Use use_of(Tx& tx, base::Region region, rules::Budget const& budget,
                  std::vector<Centre> const& centres, Billed const& billed) {
  auto use = store::sum_use(tx, region, budget.id);
  billed.add_to(use, budget, centres);
  return use;
}

}  // namespace cost::service
