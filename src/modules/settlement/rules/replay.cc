// Lines of two bills put side by side.
#include "modules/settlement/rules/replay.h"

#include <map>
#include <tuple>

namespace settlement::rules {
namespace {

using Key = std::tuple<LineKind, std::string, std::string, std::string, std::string>;

base::Money gross_of(BillLine const& l) { return taxed(l.amount, l.tax, l.in_invoice).gross; }

}  // namespace

std::vector<ReplayLine> compare(Bill const& now, Bill const& then) {
  std::map<Key, ReplayLine> by_key;
  auto const line_at = [&by_key](BillLine const& l) -> ReplayLine& {
    auto& out = by_key[{l.kind, l.link, l.basis, l.incident, l.route}];
    out.kind = l.kind;
    out.basis = l.basis;
    out.link = l.link;
    out.incident = l.incident;
    out.route = l.route;
    return out;
  };
  for (auto const& l : now.lines) {
    auto& row = line_at(l);
    row.quantity_now += l.quantity;
    row.gross_now_li += gross_of(l);
  }
  for (auto const& l : then.lines) {
    auto& row = line_at(l);
    row.quantity_then += l.quantity;
    row.gross_then_li += gross_of(l);
  }
  std::vector<ReplayLine> out;
  for (auto& [key, row] : by_key) out.push_back(std::move(row));
  return out;
}

}  // namespace settlement::rules
