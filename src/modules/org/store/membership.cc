// SQL of memberships, delegations and waiting grants.
#include "modules/org/store/membership.h"

#include "modules/org/rules/reach.h"
#include "platform/db/object.h"

namespace org {

using platform::db::columns_of;

namespace store {
namespace {

std::string const kMembership =
    "SELECT " + columns_of<Membership>() + " FROM org_membership WHERE region = $1";
std::string const kDelegation =
    "SELECT " + columns_of<Delegation>() + " FROM org_delegation WHERE region = $1";

}  // namespace

void insert_membership(Tx& tx, base::Region region, Membership const& m) {
  tx.insert("org_membership", region, m);
  for (auto const node : rules::nodes_of(m))
    tx.execute(
        "INSERT INTO org_workplace (region, node, membership) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        {region, node, m.id});
}

void end_membership(Tx& tx, base::Region region, HatId id, base::ServiceDate last_day) {
  tx.execute("UPDATE org_membership SET until_day = $3 WHERE region = $1 AND id = $2",
             {region, id, last_day});
}

std::optional<Membership> find_membership(Tx& tx, base::Region region, HatId id) {
  static std::string const sql = kMembership + " AND id = $2";
  return tx.find<Membership>(sql, {region, id});
}

std::vector<Membership> list_memberships(Tx& tx, base::Region region, PersonId person) {
  static std::string const sql = kMembership + " AND person = $2 ORDER BY id LIMIT 100";
  return tx.list<Membership>(sql, {region, person});
}

std::vector<NodeId> list_workplaces(Tx& tx, base::Region region, HatId id) {
  std::vector<NodeId> out;
  tx.each("SELECT node FROM org_workplace WHERE region = $1 AND membership = $2 ORDER BY node LIMIT 1000",
          {region, id}, [&out](platform::db::Row const& row) { out.push_back({row.integer(0)}); });
  return out;
}

void insert_delegation(Tx& tx, base::Region region, Delegation const& d) {
  tx.insert("org_delegation", region, d);
}

std::vector<Delegation> list_delegations_to(Tx& tx, base::Region region, PersonId person) {
  static std::string const sql = kDelegation + " AND to_person = $2 AND ended = 0 ORDER BY id LIMIT 100";
  return tx.list<Delegation>(sql, {region, person});
}

std::vector<Delegation> list_delegations_of(Tx& tx, base::Region region, PersonId made_by) {
  static std::string const sql = kDelegation + " AND made_by = $2 AND ended = 0 ORDER BY id LIMIT 100";
  return tx.list<Delegation>(sql, {region, made_by});
}

std::optional<Delegation> find_delegation(Tx& tx, base::Region region, DelegationId id) {
  static std::string const sql = kDelegation + " AND id = $2 AND ended = 0";
  return tx.find<Delegation>(sql, {region, id});
}

void end_delegation(Tx& tx, base::Region region, DelegationId id) {
  tx.execute("UPDATE org_delegation SET ended = 1 WHERE region = $1 AND id = $2", {region, id});
}

void insert_grant(Tx& tx, base::Region region, PendingGrant const& g) {
  tx.insert("org_pending_grant", region, g);
}

std::optional<PendingGrant> find_grant(Tx& tx, base::Region region, GrantId id) {
  static std::string const sql =
      "SELECT " + columns_of<PendingGrant>() + " FROM org_pending_grant WHERE region = $1 AND id = $2";
  return tx.find<PendingGrant>(sql, {region, id});
}

bool decide_grant(Tx& tx, base::Region region, PendingGrant const& g) {
  return tx.execute(
             "UPDATE org_pending_grant SET decided_by = $3, outcome = $4 WHERE region = $1 AND id = $2 AND "
             "outcome = ''",
             {region, g.id, g.decided_by, g.outcome}) == 1;
}

std::vector<PendingGrant> list_grants(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + columns_of<PendingGrant>() +
      " FROM org_pending_grant WHERE region = $1 AND outcome = '' ORDER BY id LIMIT 200";
  return tx.list<PendingGrant>(sql, {region});
}

}  // namespace store

namespace {

constexpr char kColleague[] =
    "SELECT m.person AS person, m.id AS hat, p.name AS name, m.organisation AS organisation,"
    " o.short_name AS organisation_name, m.post AS post FROM org_membership m"
    " JOIN org_person p ON p.region = m.region AND p.id = m.person AND p.has_left = 0"
    " JOIN org_organisation o ON o.region = m.region AND o.id = m.organisation";

}  // namespace

std::vector<Colleague> list_colleagues(Tx& tx, base::Region region, NodeId node, base::ServiceDate day) {
  static std::string const sql =
      std::string{kColleague} +
      " JOIN org_workplace w ON w.region = m.region AND w.membership = m.id"
      " WHERE m.region = $1 AND w.node = $2 AND m.from_day <= $3"
      " AND (m.until_day = 0 OR m.until_day >= $3) ORDER BY p.name, m.id LIMIT 500";
  return tx.list<Colleague>(sql, {region, node, day});
}

std::vector<Colleague> list_in_post(Tx& tx, base::Region region, std::string_view post,
                                    base::ServiceDate day) {
  static std::string const sql =
      std::string{kColleague} +
      " WHERE m.region = $1 AND m.post = $2 AND m.from_day <= $3"
      " AND (m.until_day = 0 OR m.until_day >= $3) ORDER BY p.name, m.id LIMIT 1000";
  return tx.list<Colleague>(sql, {region, post, day});
}

std::vector<Colleague> list_at_work(Tx& tx, base::Region region, AtWork const& who, base::ServiceDate day) {
  static std::string const sql =
      std::string{kColleague} +
      " WHERE m.region = $1 AND m.from_day <= $2 AND (m.until_day = 0 OR m.until_day >= $2)"
      " AND ($3 = 0 OR m.organisation = $3) AND ($4 = '' OR m.post = $4)"
      " AND ($5 = 0 OR EXISTS (SELECT 1 FROM org_workplace w WHERE w.region = m.region"
      " AND w.membership = m.id AND w.node = $5)) AND ($6 = 0 OR m.person = $6)"
      " ORDER BY p.name, m.id LIMIT 5000";
  return tx.list<Colleague>(sql, {region, day, who.organisation, who.post, who.node, who.person});
}

}  // namespace org
