// The last finding about the item is where the search begins; an earlier one about its sealed bag explains
// it.
#include "modules/settlement/rules/locate.h"

#include <algorithm>

namespace settlement::rules {
namespace {

using mail::Finding;
using mail::Holding;

bool is_bad(Finding const& f) {
  for (auto const* kind : {"missing", "broken", "wet", "seal_differs", "weight_differs"})
    if (f.kind == kind) return true;
  return false;
}

/// What says that this item is gone or damaged: the last word about itself, else about its bag.
Finding const* find_discovery(std::vector<Finding> const& all) {
  Finding const* out = nullptr;
  for (auto const& f : all)
    if (is_bad(f) && (!out || out->of_bag || !f.of_bag)) out = &f;
  return out;
}

/// A bag that was found tampered with before it was opened explains what was missing inside.
Finding const* find_tampering(std::vector<Finding> const& all, Finding const& discovery) {
  for (auto const& f : all)
    if (is_bad(f) && f.of_bag && f.handover && f.bag == discovery.bag && f.at <= discovery.at) return &f;
  return nullptr;
}

Holding const& held_at(std::vector<Holding> const& all, base::Instant at) {
  auto const later = std::ranges::find_if(all, [at](Holding const& h) { return at < h.from_at; });
  return later == all.begin() ? all.front() : *std::prev(later);
}

/// The interval that the handover ended: the one before that which it began. What was missing began none.
Holding const& given_at(std::vector<Holding> const& all, Finding const& f) {
  auto const begun = std::ranges::find(all, f.handover, &Holding::handover);
  if (begun != all.end() && begun != all.begin()) return *std::prev(begun);
  for (auto at = all.rbegin(); at != all.rend(); ++at)
    if (at->organisation == f.giver && at->from_at <= f.at) return *at;
  return held_at(all, f.at);
}

Located located(LocatedBy by, Holding const& holding, Finding const& f) {
  Located out{by, holding, f.handover, f.irregularity};
  if (!out.holding.until_at.ms || f.at < out.holding.until_at) out.holding.until_at = f.at;
  return out;
}

}  // namespace

Located locate(std::vector<Holding> const& holdings, std::vector<Finding> const& findings) {
  if (holdings.empty()) return {};
  auto const* const discovery = find_discovery(findings);
  if (!discovery) return {LocatedBy::holder, holdings.back(), {}, {}};
  if (discovery->handover) return located(LocatedBy::handover, given_at(holdings, *discovery), *discovery);
  if (discovery->bag && !discovery->of_bag) {
    if (auto const* const tampered = find_tampering(findings, *discovery))
      return located(LocatedBy::handover, given_at(holdings, *tampered), *tampered);
    auto const sealed = std::ranges::find(holdings, discovery->bag, &Holding::bag);
    if (sealed != holdings.end()) return located(LocatedBy::opening, *sealed, *discovery);
  }
  return located(LocatedBy::holder, held_at(holdings, discovery->at), *discovery);
}

OrganisationId contractor_of(std::vector<Holding> const& holdings) {
  for (auto const& h : holdings)
    if (h.organisation) return h.organisation;
  return {};
}

}  // namespace settlement::rules
