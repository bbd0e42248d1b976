// Sort plan 封发关系: from a node to a destination by which next node and departure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "modules/mail/mail.h"

namespace mail::rules {

using SortRuleId = base::Id<struct SortRuleTag>;

/// At `node`, mail for `destination` (or for any node below it) goes to `next_node`.
struct SortRule {
  SortRuleId id;
  NodeId node, destination;
  std::string product;          ///< "" for every product
  NodeId next_node;             ///< where the bag is opened next
  std::string line;             ///< preferred line; "" for any that runs
  base::Seconds cutoff_s{600};  ///< before departure
  std::string chute;            ///< 格口
  bool direct{true};            ///< opened at the destination itself (直封), not on the way
  base::ServiceDate valid_from, valid_until;
};
DESCRIBE(SortRule, "A sort rule 封发关系.", FIELD(id, "key"), FIELD(node, "sealing node"),
         FIELD(destination, "for mail to"), FIELD(product, "product, or empty for all"),
         FIELD(next_node, "opened at"), FIELD(line, "preferred line"),
         FIELD(cutoff_s, "cut-off before departure, s"), FIELD(chute, "chute"),
         FIELD(direct, "opened at the destination"), FIELD(valid_from, "first day"),
         FIELD(valid_until, "last day, absent while open").or_default())

/// The rule in force for an item: the exact destination before its parents (village before township), a
/// product's own rule before the general one.
/// @param ancestry  destination, then its parents, nearest first
std::optional<SortRule> choose_rule(std::span<SortRule const> rules, std::span<NodeId const> ancestry,
                                    std::string_view product, base::ServiceDate);

/// A departure that could take a bag.
struct Choice {
  TripId trip;
  std::string line;
  base::Instant departs_at;
};
/// The earliest departure whose cut-off is not passed; the rule's line first when it has one that still runs
/// today.
std::optional<Choice> choose_departure(SortRule const&, std::span<Choice const> departures,
                                       base::Instant ready_at);

}  // namespace mail::rules
