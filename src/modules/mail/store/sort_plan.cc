// SQL over mail_sort_rule and mail_manifest.
#include "modules/mail/store/sort_plan.h"

#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;
using rules::SortRule;

std::string const kRule = "SELECT " + columns_of<SortRule>() + " FROM mail_sort_rule WHERE region = $1";

}  // namespace

void insert_sort_rule(Tx& tx, base::Region region, SortRule const& r) {
  tx.insert("mail_sort_rule", region, r);
}

void save_sort_rule(Tx& tx, base::Region region, SortRule const& r) {
  tx.execute(
      "UPDATE mail_sort_rule SET destination = $3, product = $4, next_node = $5, line = $6, cutoff_s = $7, "
      "chute = $8,"
      " direct = $9, valid_from = $10, valid_until = $11 WHERE region = $1 AND id = $2",
      {region, r.id, r.destination, r.product, r.next_node, r.line, r.cutoff_s, r.chute, r.direct,
       r.valid_from, r.valid_until});
}

std::optional<SortRule> find_sort_rule(Tx& tx, base::Region region, rules::SortRuleId id) {
  static std::string const sql = kRule + " AND id = $2";
  return tx.find<SortRule>(sql, {region, id});
}

std::vector<SortRule> list_sort_rules(Tx& tx, base::Region region, NodeId node) {
  static std::string const of_node = kRule + " AND node = $2 ORDER BY destination, id LIMIT 5000";
  static std::string const all = kRule + " ORDER BY node, destination, id LIMIT 20000";
  return node ? tx.list<SortRule>(of_node, {region, node}) : tx.list<SortRule>(all, {region});
}

std::vector<SortRule> list_sort_rules_for(Tx& tx, base::Region region, NodeId node,
                                          std::vector<NodeId> const& ancestry) {
  // A village has at most three places above it; unused marks repeat the first.
  static std::string const sql = kRule + " AND node = $2 AND destination IN ($3, $4, $5, $6) ORDER BY id";
  if (ancestry.empty()) return {};
  auto const at = [&ancestry](std::size_t i) { return i < ancestry.size() ? ancestry[i] : ancestry.front(); };
  return tx.list<SortRule>(sql, {region, node, at(0), at(1), at(2), at(3)});
}

void insert_manifest(Tx& tx, base::Region region, Manifest const& m) {
  tx.insert("mail_manifest", region, m);
}

std::optional<Manifest> find_manifest(Tx& tx, base::Region region, std::string const& id) {
  static std::string const sql =
      "SELECT " + columns_of<Manifest>() + " FROM mail_manifest WHERE region = $1 AND id = $2";
  return tx.find<Manifest>(sql, {region, id});
}

std::vector<Manifest> list_manifests(Tx& tx, base::Region region, NodeId node, std::int64_t limit) {
  static std::string const select = "SELECT " + columns_of<Manifest>() + " FROM mail_manifest";
  platform::db::Filter q{select, region};
  q.equal("node", node);
  return platform::db::list<Manifest>(tx, q.order("at DESC, id", limit));
}

}  // namespace mail::store
