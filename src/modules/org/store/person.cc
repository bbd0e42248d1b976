// SQL of people.
#include "modules/org/store/person.h"

#include <algorithm>
#include <cctype>

#include "modules/org/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace org {
namespace store {
namespace {

using platform::db::columns_of;
using platform::db::Filter;

std::string const kPerson = "SELECT " + columns_of<Person>() + " FROM org_person";

/// A condition on any membership `m` of the person, past ones too: who worked here stays visible here.
std::string some_membership(std::string const& condition) {
  return "EXISTS (SELECT 1 FROM org_membership m WHERE m.region = org_person.region AND m.person = "
         "org_person.id AND " +
         condition + ")";
}

void keep_within(Filter& q, Scope const& s) {
  switch (s.reach) {
    case Reach::region:
      return;
    case Reach::organisation:
      q.add(
          "? IN (SELECT m.organisation FROM org_membership m WHERE m.region = org_person.region"
          " AND m.person = org_person.id UNION ALL SELECT org_person.employer)",
          s.organisation);
      return;
    case Reach::unit:
      q.add(some_membership("? LIKE '%,' || CAST(m.unit AS TEXT) || ',%'"), s.units);
      return;
    case Reach::node:
      q.add(
          some_membership(
              "EXISTS (SELECT 1 FROM org_membership own"
              " JOIN org_workplace mine ON mine.region = own.region AND mine.membership = own.id"
              " JOIN org_workplace w ON w.region = mine.region AND w.node = mine.node AND w.membership = m.id"
              " WHERE own.region = m.region AND own.organisation = m.organisation AND own.id = ?)"),
          s.hat);
      return;
    case Reach::own:
      q.add("id = ?", s.person);
      return;
  }
}

/// For finding: `%` and `_` in what somebody typed stand for themselves.
std::string literal(std::string const& text) {
  std::string out;
  for (auto const c : text) {
    if (c == '%' || c == '_' || c == '!') out += '!';
    out += c;
  }
  return out;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  return text;
}

bool is_phone_tail(std::string const& text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

void insert_person(Tx& tx, base::Region region, Person const& p) { tx.insert("org_person", region, p); }

base::Outcome save_person(Tx& tx, base::Region region, Person const& p) {
  if (!platform::db::update_object(tx, "org_person", region, p)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Person> get_person(Tx& tx, base::Region region, PersonId id) {
  static std::string const sql = kPerson + " WHERE region = $1 AND id = $2";
  if (auto p = tx.find<Person>(sql, {region, id})) return *std::move(p);
  return refusal::person_unknown;
}

std::vector<Person> list_people(Tx& tx, base::Region region, Scope const& scope, PersonFilter const& f) {
  Filter q{kPerson, region};
  keep_within(q, scope);
  auto const words = "%" + literal(lower(f.text)) + "%";
  // Only the tail of a phone is searched, so that nobody finds out a masked number by asking for its parts.
  auto const tail = "%" + f.text;
  if (is_phone_tail(f.text))
    q.add("phone LIKE ?", tail);
  else if (!f.text.empty())
    q.add("lower(name || ' ' || initials) LIKE ? ESCAPE '!'", words);
  if (!f.with_left) q.also("has_left = 0");
  if (f.organisation) q.add(some_membership("m.organisation = ?"), f.organisation);
  if (!f.post.empty()) q.add(some_membership("m.post = ?"), f.post);
  if (f.after) q.add("id > ?", f.after);
  return platform::db::list<Person>(tx, q.order("id", f.limit));
}

base::Outcome put_identity(Tx& tx, base::Region region, PersonId person, std::string const& sealed,
                           std::string const& lookup) {
  auto const owner =
      tx.find_integer("SELECT person FROM org_identity WHERE region = $1 AND lookup = $2", {region, lookup});
  if (owner && *owner != person.value) return refusal::identity_known;
  tx.execute(
      "INSERT INTO org_identity (region, person, sealed, lookup) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (region, person) DO UPDATE SET sealed = excluded.sealed, lookup = excluded.lookup",
      {region, person, sealed, lookup});
  return base::Done{};
}

std::optional<std::string> find_sealed_identity(Tx& tx, base::Region region, PersonId person) {
  return tx.find_text("SELECT sealed FROM org_identity WHERE region = $1 AND person = $2", {region, person});
}

}  // namespace store

std::optional<Person> find_person(Tx& tx, base::Region region, PersonId id) {
  auto person = store::get_person(tx, region, id);
  return person ? std::optional{std::move(person).value()} : std::nullopt;
}

}  // namespace org
