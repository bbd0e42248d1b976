// Choosing the rule and the departure.
#include "modules/mail/rules/sort_plan.h"

namespace mail::rules {
namespace {

bool in_force(SortRule const& r, base::ServiceDate day) {
  return r.valid_from <= day && (r.valid_until.yyyymmdd == 0 || day <= r.valid_until);
}

}  // namespace

std::optional<SortRule> choose_rule(std::span<SortRule const> rules, std::span<NodeId const> ancestry,
                                    std::string_view product, base::ServiceDate day) {
  for (auto const place : ancestry) {
    SortRule const* general = nullptr;
    for (auto const& r : rules) {
      if (r.destination != place || !in_force(r, day)) continue;
      if (r.product == product) return r;
      if (r.product.empty()) general = &r;
    }
    if (general) return *general;
  }
  return {};
}

std::optional<Choice> choose_departure(SortRule const& rule, std::span<Choice const> departures,
                                       base::Instant ready_at) {
  Choice const* earliest = nullptr;
  Choice const* preferred = nullptr;
  for (auto const& d : departures) {
    if (d.departs_at.ms - rule.cutoff_s.value * 1000 < ready_at.ms) continue;
    if (!earliest || d.departs_at < earliest->departs_at) earliest = &d;
    if (d.line == rule.line && (!preferred || d.departs_at < preferred->departs_at)) preferred = &d;
  }
  auto const* best = preferred ? preferred : earliest;
  return best ? std::optional{*best} : std::nullopt;
}

}  // namespace mail::rules
