// SQL over the tables of org.
#include "modules/org/store/person.h"

#include "modules/org/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace org {

using platform::db::columns_of;

namespace store {
namespace {

std::string const kPerson = "SELECT id, name, initials, phone, has_left, joined_at, left_at, version FROM org_person";
std::string const kMembership = "SELECT " + columns_of<Membership>() + " FROM org_membership WHERE region = $1";

/// The ids in a JSON list of strings: ["12","34"].
std::vector<NodeId> nodes_of(base::Json const& list) {
  std::vector<NodeId> out;
  std::int64_t n = 0;
  auto inside = false;
  for (auto const c : list.text) {
    if (c >= '0' && c <= '9') n = n * 10 + (c - '0'), inside = true;
    else if (inside) out.push_back({n}), n = 0, inside = false;
  }
  return out;
}

}  // namespace

void insert_organisation(Tx& tx, base::Region region, Organisation const& o) { tx.insert("org_organisation", region, o); }

std::vector<Organisation> list_organisations(Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + columns_of<Organisation>() + " FROM org_organisation WHERE region = $1 ORDER BY id LIMIT 500";
  return tx.list<Organisation>(sql, {region});
}

void insert_unit(Tx& tx, base::Region region, Unit const& u) { tx.insert("org_unit", region, u); }

std::vector<Unit> list_units(Tx& tx, base::Region region) {
  static std::string const sql = "SELECT " + columns_of<Unit>() + " FROM org_unit WHERE region = $1 ORDER BY id LIMIT 5000";
  return tx.list<Unit>(sql, {region});
}

void insert_person(Tx& tx, base::Region region, Person const& p) {
  tx.execute(
      "INSERT INTO org_person (region, id, name, initials, phone, has_left, joined_at, left_at, version)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {region, p.id, p.name, p.initials, p.phone, p.has_left, p.joined_at, p.left_at, p.version});
}

base::Outcome save_person(Tx& tx, base::Region region, Person const& p) {
  auto const changed = tx.execute(
      "UPDATE org_person SET name = $3, initials = $4, phone = $5, has_left = $6, left_at = $7, version = $8"
      " WHERE region = $1 AND id = $2 AND version = $9",
      {region, p.id, p.name, p.initials, p.phone, p.has_left, p.left_at, p.version, p.version - 1});
  if (changed != 1) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Person> get_person(Tx& tx, base::Region region, PersonId id) {
  static std::string const sql = kPerson + " WHERE region = $1 AND id = $2";
  if (auto p = tx.find<Person>(sql, {region, id})) return *std::move(p);
  return refusal::person_unknown;
}

std::vector<Person> list_people(Tx& tx, base::Region region, PersonFilter const& f, base::ServiceDate today) {
  platform::db::Filter q{kPerson, region};
  auto const contains = "%" + f.text + "%";
  if (!f.text.empty()) q.add("(name || ' ' || initials || ' ' || phone) LIKE ?", contains);
  if (!f.with_left) q.also("has_left = 0");
  if (f.organisation)
    q.add("EXISTS (SELECT 1 FROM org_membership m WHERE m.region = org_person.region AND m.person = org_person.id"
          " AND m.organisation = ?)",
          f.organisation);
  if (!f.post.empty()) {
    q.add("EXISTS (SELECT 1 FROM org_membership m WHERE m.region = org_person.region AND m.person = org_person.id"
          " AND m.post = ?)",
          f.post);
  }
  (void)today;
  if (f.after) q.add("id > ?", f.after);
  return platform::db::list<Person>(tx, q.order("id", f.limit));
}

void insert_membership(Tx& tx, base::Region region, Membership const& m) {
  tx.insert("org_membership", region, m);
  for (auto const node : nodes_of(m.nodes))
    tx.execute("INSERT INTO org_workplace (region, node, membership) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
               {region, node, m.id});
}

void end_membership(Tx& tx, base::Region region, HatId id, base::ServiceDate last_day) {
  tx.execute("UPDATE org_membership SET until_day = $3 WHERE region = $1 AND id = $2", {region, id, last_day});
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
  tx.each("SELECT node FROM org_workplace WHERE region = $1 AND membership = $2 ORDER BY node LIMIT 1000", {region, id},
          [&out](platform::db::Row const& row) { out.push_back({row.integer(0)}); });
  return out;
}

void insert_delegation(Tx& tx, base::Region region, Delegation const& d) { tx.insert("org_delegation", region, d); }

std::vector<Delegation> list_delegations_to(Tx& tx, base::Region region, PersonId person) {
  static std::string const sql = "SELECT " + columns_of<Delegation>() +
                                 " FROM org_delegation WHERE region = $1 AND to_person = $2 AND ended = 0 ORDER BY id LIMIT 100";
  return tx.list<Delegation>(sql, {region, person});
}

void end_delegation(Tx& tx, base::Region region, base::Id<struct DelegationTag> id, PersonId by) {
  tx.execute("UPDATE org_delegation SET ended = 1 WHERE region = $1 AND id = $2 AND made_by = $3", {region, id, by});
}

void insert_grant(Tx& tx, base::Region region, PendingGrant const& g) { tx.insert("org_pending_grant", region, g); }

std::optional<PendingGrant> find_grant(Tx& tx, base::Region region, base::Id<struct GrantTag> id) {
  static std::string const sql =
      "SELECT " + columns_of<PendingGrant>() + " FROM org_pending_grant WHERE region = $1 AND id = $2";
  return tx.find<PendingGrant>(sql, {region, id});
}

void decide_grant(Tx& tx, base::Region region, PendingGrant const& g) {
  tx.execute("UPDATE org_pending_grant SET decided_by = $3, outcome = $4 WHERE region = $1 AND id = $2",
             {region, g.id, g.decided_by, g.outcome});
}

std::vector<PendingGrant> list_grants(Tx& tx, base::Region region) {
  static std::string const sql = "SELECT " + columns_of<PendingGrant>() +
                                 " FROM org_pending_grant WHERE region = $1 AND outcome = '' ORDER BY id LIMIT 200";
  return tx.list<PendingGrant>(sql, {region});
}

}  // namespace store

std::optional<Organisation> find_organisation(Tx& tx, base::Region region, OrganisationId id) {
  static std::string const sql =
      "SELECT " + columns_of<Organisation>() + " FROM org_organisation WHERE region = $1 AND id = $2";
  return tx.find<Organisation>(sql, {region, id});
}

std::optional<Organisation> find_organisation(Tx& tx, base::Region region, OrganisationKind kind) {
  static std::string const sql =
      "SELECT " + columns_of<Organisation>() + " FROM org_organisation WHERE region = $1 AND kind = $2 ORDER BY id LIMIT 1";
  return tx.find<Organisation>(sql, {region, kind});
}

std::optional<Person> find_person(Tx& tx, base::Region region, PersonId id) {
  auto person = store::get_person(tx, region, id);
  return person ? std::optional{std::move(person).value()} : std::nullopt;
}

namespace {

constexpr char kColleague[] =
    "SELECT m.person AS person, m.id AS hat, p.name AS name, m.organisation AS organisation,"
    " o.short_name AS organisation_name, m.post AS post FROM org_membership m"
    " JOIN org_person p ON p.region = m.region AND p.id = m.person AND p.has_left = 0"
    " JOIN org_organisation o ON o.region = m.region AND o.id = m.organisation";

}  // namespace

std::vector<Colleague> list_colleagues(Tx& tx, base::Region region, NodeId node, base::ServiceDate day) {
  static std::string const sql = std::string{kColleague} +
                                 " JOIN org_workplace w ON w.region = m.region AND w.membership = m.id"
                                 " WHERE m.region = $1 AND w.node = $2 AND m.from_day <= $3"
                                 " AND (m.until_day = 0 OR m.until_day >= $3) ORDER BY p.name, m.id LIMIT 500";
  return tx.list<Colleague>(sql, {region, node, day});
}

std::vector<Colleague> list_in_post(Tx& tx, base::Region region, std::string_view post, base::ServiceDate day) {
  static std::string const sql = std::string{kColleague} +
                                 " WHERE m.region = $1 AND m.post = $2 AND m.from_day <= $3"
                                 " AND (m.until_day = 0 OR m.until_day >= $3) ORDER BY p.name, m.id LIMIT 1000";
  return tx.list<Colleague>(sql, {region, post, day});
}

}  // namespace org
