// The face of module org: organisations, units, posts, people, and who may do what where.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/mask.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace org {

using platform::auth::HatId;
using platform::auth::NodeId;
using platform::auth::OrganisationId;
using platform::auth::PersonId;
using platform::auth::Reach;
using platform::auth::UnitId;
using platform::db::Tx;

/// 客运公司, 邮政, and those who work with both.
enum class OrganisationKind { transport, post, partner, authority };
DESCRIBE_ENUM(OrganisationKind, "Which side an organisation is on.", "transport", "post", "partner",
              "authority")

struct Organisation {
  OrganisationId id;
  OrganisationKind kind{};
  std::string name;
  std::string short_name;
  std::string usci;  ///< 统一社会信用代码, "" when unknown
};
DESCRIBE(Organisation, "An organisation.", FIELD(id, "key"), FIELD(kind, "side"), FIELD(name, "full name"),
         FIELD(short_name, "name in lists"), FIELD(usci, "GB 32100 code"))

struct Unit {
  UnitId id;
  OrganisationId organisation;
  UnitId parent;  ///< 0 at the top
  std::string name;
};
DESCRIBE(Unit, "A unit of an organisation.", FIELD(id, "key"), FIELD(organisation, "of which"),
         FIELD(parent, "above it"), FIELD(name, "name"))

struct Person {
  PersonId id;
  std::string name;
  std::string initials;  ///< pinyin initials or Latin letters, for searching
  std::string phone;
  OrganisationId employer;  ///< who manages the person; posts may be held in other organisations too
  bool has_left{};          ///< 离职
  base::Instant joined_at, left_at;
  std::int64_t version{1};
};
DESCRIBE(Person, "A person.", FIELD(id, "key"), FIELD(name, "name"), FIELD(initials, "pinyin initials"),
         FIELD(phone, "phone").personal(base::mask_phone), FIELD(employer, "who manages the person"),
         FIELD(has_left, "has left"), FIELD(joined_at, "joined"), FIELD(left_at, "left"),
         FIELD(version, "grows with every change"))

/// A person in a post: a hat to wear.
struct Membership {
  HatId id;
  PersonId person;
  OrganisationId organisation;
  UnitId unit;
  std::string post;
  Reach reach{Reach::own};
  base::ServiceDate from_day, until_day;  ///< until 0: open
  base::Json nodes{"[]"};                 ///< ids, as strings, of the nodes where the person works
};
DESCRIBE(Membership, "A person in a post.", FIELD(id, "key"), FIELD(person, "who"),
         FIELD(organisation, "of which"), FIELD(unit, "in which unit"), FIELD(post, "post"),
         FIELD(reach, "how far it sees"), FIELD(from_day, "first day"),
         FIELD(until_day, "last day, absent while open").or_default(), FIELD(nodes, "where the person works"))

/// A person as others see them at work.
struct Colleague {
  PersonId person;
  HatId hat;
  std::string name;
  OrganisationId organisation;
  std::string organisation_name;
  std::string post;
};
DESCRIBE(Colleague, "A person at work.", FIELD(person, "who"), FIELD(hat, "hat"), FIELD(name, "name"),
         FIELD(organisation, "for whom"), FIELD(organisation_name, "its name"), FIELD(post, "post"))

std::optional<Organisation> find_organisation(Tx&, base::Region, OrganisationId);
/// The first one of a kind: the transport company and the post of the cooperation.
std::optional<Organisation> find_organisation(Tx&, base::Region, OrganisationKind);
std::optional<Person> find_person(Tx&, base::Region, PersonId);
/// Who works at a node today, in any post, of either organisation.
std::vector<Colleague> list_colleagues(Tx&, base::Region, NodeId, base::ServiceDate);
/// Who is meant; what is 0 or empty means any.
struct AtWork {
  OrganisationId organisation;
  std::string post;
  NodeId node;
  PersonId person;
};
/// Everybody at work on a day who fits, each hat once.
std::vector<Colleague> list_at_work(Tx&, base::Region, AtWork const&, base::ServiceDate);
/// Everybody in a post today.
std::vector<Colleague> list_in_post(Tx&, base::Region, std::string_view post, base::ServiceDate);

/// Does the organisation work on that day? Monday to Friday unless its calendar says otherwise (holidays,
/// days made up).
bool is_working_day(Tx&, base::Region, OrganisationId, base::ServiceDate);
/// The day that is `days` working days later, for deadlines counted in 工作日. @param days  1…365
base::ServiceDate add_working_days(Tx&, base::Region, OrganisationId, base::ServiceDate from, int days);

namespace events {
inline constexpr char kPersonJoined[] = "org.person_joined";
inline constexpr char kPersonLeft[] = "org.person_left";
inline constexpr char kMembershipChanged[] = "org.membership_changed";
inline constexpr char kUnitChanged[] = "org.unit_changed";
}  // namespace events

}  // namespace org
