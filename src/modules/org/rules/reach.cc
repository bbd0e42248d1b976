// Decisions about reach.
#include "modules/org/rules/reach.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/rules/refusals.h"

namespace org::rules {
namespace {

Unit const* find_unit(UnitId id, std::span<Unit const> units) {
  auto const found = std::ranges::find(units, id, &Unit::id);
  return found == units.end() ? nullptr : &*found;
}

bool share_a_node(std::vector<NodeId> const& a, std::vector<NodeId> const& b) {
  return std::ranges::any_of(a, [&b](NodeId n) { return std::ranges::find(b, n) != b.end(); });
}

}  // namespace

bool is_within(UnitId unit, UnitId top, std::span<Unit const> units) {
  // A chain is never longer than there are units; damaged data must not hang the program.
  for (std::size_t steps = 0; unit && steps <= units.size(); ++steps) {
    if (unit == top) return true;
    auto const* here = find_unit(unit, units);
    unit = here ? here->parent : UnitId{};
  }
  return false;
}

std::vector<UnitId> list_below(UnitId top, std::span<Unit const> units) {
  std::vector<UnitId> out;
  if (!top) return out;
  for (auto const& u : units)
    if (is_within(u.id, top, units)) out.push_back(u.id);
  return out;
}

std::vector<NodeId> nodes_of(Membership const& m) {
  std::vector<NodeId> out;
  std::int64_t n = 0;
  auto inside = false;
  for (auto const c : m.nodes.text) {
    auto const digit = c >= '0' && c <= '9';
    if (digit) n = n * 10 + (c - '0');
    if (!digit && inside) out.push_back({n});
    if (!digit) n = 0;
    inside = digit;
  }
  return out;
}

bool sees(Hat const& hat, Membership const& m, std::span<Unit const> units) {
  if (!hat.region || !hat.organisation || hat.post.empty()) return false;
  auto const same_side = m.organisation == hat.organisation;
  switch (hat.reach) {
    case Reach::region:
      return true;
    case Reach::organisation:
      return same_side;
    case Reach::unit:
      return same_side && hat.unit && is_within(m.unit, hat.unit, units);
    case Reach::node:
      return same_side && share_a_node(hat.nodes, nodes_of(m));
    case Reach::own:
      return m.person == hat.person;
  }
  return false;
}

base::Outcome check_manages(Hat const& hat, OrganisationId organisation) {
  auto const whole = hat.reach == Reach::region;
  auto const own = hat.reach == Reach::organisation && organisation && organisation == hat.organisation;
  if (!whole && !own) return refusal::out_of_reach;
  return base::Done{};
}

base::Outcome check_grants(Hat const& hat, Membership const& m) {
  if (m.person == hat.person) return refusal::own_post;
  if (auto const manages = check_manages(hat, m.organisation); !manages) return manages.refusal();
  // Reach is declared from wide to narrow. What the post has by itself was decided with the catalogue.
  auto const* post = find_post(m.post);
  if (m.reach < hat.reach && (!post || m.reach < post->reach))
    return base::refuse(refusal::reach_wider, base::to_name(m.reach), "/reach");
  return base::Done{};
}

base::Outcome check_unit(Unit const& unit, std::span<Unit const> units) {
  if (!unit.parent) return base::Done{};
  auto const* parent = find_unit(unit.parent, units);
  if (!parent || parent->organisation != unit.organisation)
    return base::refuse(refusal::unit_unknown, {}, "/parent");
  if (is_within(unit.parent, unit.id, units)) return base::refuse(refusal::unit_circular, {}, "/parent");
  return base::Done{};
}

}  // namespace org::rules
