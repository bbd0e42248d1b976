// Adds up events by key.
#include "modules/cost/rules/cost_event.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/accounting/amount.h"

namespace cost::rules {
namespace {

std::vector<Share> by_item(CostEvent const& e) {
  if (e.items.empty()) return {{"", "", e.amount_li}};
  std::vector<std::int64_t> const each(e.items.size(), 1);
  auto const parts = accounting::share_out(e.amount_li, each, 1);
  std::vector<Share> out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out.push_back({std::to_string(e.items[i].item), e.items[i].number, parts[i]});
  return out;
}

base::Money& amount_of(CostRow& row, Flow flow) {
  if (flow == Flow::income) return row.income_li;
  return flow == Flow::own ? row.own_li : row.billed_li;
}

}  // namespace

std::vector<Share> shares_of(CostEvent const& e, Dimension by) {
  if (by == Dimension::item) return by_item(e);
  if (by == Dimension::line) return {{e.route, e.route, e.amount_li}};
  if (by == Dimension::trip) return {{e.trip, e.trip, e.amount_li}};
  return {{e.node ? std::to_string(e.node.value) : "", "", e.amount_li}};
}

std::vector<CostRow> analyse(std::vector<CostEvent> const& events, Dimension by) {
  std::map<std::string, CostRow> rows;
  std::map<std::string, std::set<std::int64_t>> items;
  for (auto const& e : events)
    for (auto const& s : shares_of(e, by)) {
      auto& row = rows[s.key];
      row.key = s.key;
      row.name = s.name;
      amount_of(row, e.flow) += s.amount_li;
      ++row.n_events;
      if (by == Dimension::item) continue;
      for (auto const& i : e.items) items[s.key].insert(i.item);
    }
  std::vector<CostRow> out;
  for (auto& [key, row] : rows) {
    row.n_items = by == Dimension::item ? !key.empty() : std::ssize(items[key]);
    out.push_back(std::move(row));
  }
  std::ranges::stable_sort(out, std::greater{}, [](CostRow const& r) {
    return r.billed_li.value + r.own_li.value + r.income_li.value;
  });
  return out;
}

}  // namespace cost::rules
