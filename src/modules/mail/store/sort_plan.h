// Rows of sort rules and of pre-advice manifests.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/mail/rules/sort_plan.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

void insert_sort_rule(Tx&, base::Region, rules::SortRule const&);
void save_sort_rule(Tx&, base::Region, rules::SortRule const&);
std::optional<rules::SortRule> find_sort_rule(Tx&, base::Region, rules::SortRuleId);
/// The rules of a sealing node; of every node when 0.
std::vector<rules::SortRule> list_sort_rules(Tx&, base::Region, NodeId);
/// The rules of a node for one of these destinations (nearest first), in force on the day or not.
std::vector<rules::SortRule> list_sort_rules_for(Tx&, base::Region, NodeId, std::vector<NodeId> const& ancestry);

/// A manifest 预告 as it came.
struct Manifest {
  std::string id;             ///< SHA-256 of the file: the same file is the same manifest
  std::string file_name;
  std::string carrier;
  NodeId node;                ///< where its items will arrive
  std::int64_t n_rows{}, n_items{}, n_faults{};
  PersonId person;
  base::Instant at;
};
DESCRIBE(Manifest, "A pre-advice manifest.", FIELD(id, "SHA-256 of the file"), FIELD(file_name, "name"),
         FIELD(carrier, "carrier"), FIELD(node, "where its items arrive"), FIELD(n_rows, "rows"),
         FIELD(n_items, "items taken over"), FIELD(n_faults, "rows with faults"), FIELD(person, "who uploaded"),
         FIELD(at, "when"))
void insert_manifest(Tx&, base::Region, Manifest const&);
std::optional<Manifest> find_manifest(Tx&, base::Region, std::string const& id);
std::vector<Manifest> list_manifests(Tx&, base::Region, NodeId, std::int64_t limit);

}  // namespace mail::store
