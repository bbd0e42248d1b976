// Reading: organisations, posts, people, waiting grants, and the audit book; each as far as the hat sees.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/mask.h"
#include "base/result.h"
#include "modules/org/org.h"
#include "modules/org/store/membership.h"
#include "platform/audit/audit.h"
#include "platform/auth/hat.h"
#include "platform/auth/signing_key.h"
#include "platform/command/act.h"

namespace org::service {

using platform::command::Look;

struct Nothing {};
DESCRIBE_EMPTY(Nothing, "Nothing.")

struct OrganisationList {
  std::vector<Organisation> items;
  std::vector<Unit> units;
};
DESCRIBE(OrganisationList, "Organisations.", FIELD(items, "organisations"), FIELD(units, "their units"))

struct PostView {
  std::string code, name, name_en;
  Reach reach{};
  bool powerful{};
  std::vector<std::string> permissions;
};
DESCRIBE(PostView, "A post.", FIELD(code, "code"), FIELD(name, "name"), FIELD(name_en, "English name"),
         FIELD(reach, "proposed reach"), FIELD(powerful, "needs a second person"),
         FIELD(permissions, "rights"))
struct RightView {
  std::string code, name, name_en;
};
DESCRIBE(RightView, "A right in words.", FIELD(code, "as posts hold it"), FIELD(name, "name"),
         FIELD(name_en, "English name"))
struct PostList {
  std::vector<PostView> items;
  std::vector<RightView> rights;
};
DESCRIBE(PostList, "Posts.", FIELD(items, "in the order of lists"),
         FIELD(rights, "all that the program knows, module by module"))

struct AskPeople {
  std::string text;
  OrganisationId organisation;
  std::string post;
  bool with_left{};
  PersonId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskPeople, "Which people.",
         FIELD(text, "part of the name, pinyin initials, or the last four digits of the phone")
             .longest(40)
             .or_default(),
         FIELD(organisation, "of which organisation").or_default(),
         FIELD(post, "in which post").longest(40).or_default(),
         FIELD(with_left, "also those who left").or_default(), FIELD(cursor, "after this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct PersonRow {
  Person person;
  std::vector<Membership> memberships;
};
DESCRIBE(PersonRow, "A person with posts.", FIELD(person, "the person"), FIELD(memberships, "posts"))
struct PersonList {
  std::vector<PersonRow> items;
  std::optional<PersonId> next;
};
DESCRIBE(PersonList, "People.", FIELD(items, "by key"), FIELD(next, "cursor of the next page"))

struct AskPerson {
  PersonId person;
  std::string purpose;
};
DESCRIBE(
    AskPerson, "Which person.", FIELD(person, "who"),
    FIELD(purpose, "why phone and identity number must be seen in clear; logged").longest(100).or_default())
struct PersonView {
  Person person;
  std::string id_number;
  std::string login;
  std::vector<Membership> memberships;
  std::vector<store::Delegation> delegations;
  std::vector<platform::auth::SigningKey> keys;
};
DESCRIBE(PersonView, "A person.", FIELD(person, "the person"),
         FIELD(id_number, "identity number").personal(base::mask_number), FIELD(login, "login name"),
         FIELD(memberships, "posts"), FIELD(delegations, "hats lent to them"), FIELD(keys, "signing keys"))

struct GrantList {
  std::vector<store::PendingGrant> items;
};
DESCRIBE(GrantList, "Grants that wait.", FIELD(items, "oldest first"))

struct AskAudit {
  std::string subject, action;
  PersonId person;
  base::Instant from, until;
  platform::audit::EntryId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskAudit, "Which entries.", FIELD(subject, "about what").longest(100).or_default(),
         FIELD(action, "which act").longest(100).or_default(), FIELD(person, "by whom").or_default(),
         FIELD(from, "not before").or_default(), FIELD(until, "before").or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct NamedPerson {
  PersonId id;
  std::string name;
};
DESCRIBE(NamedPerson, "A person by name only.", FIELD(id, "key"), FIELD(name, "name"))
struct AskColleagues {
  std::string text;
};
DESCRIBE(AskColleagues, "Colleagues by name or pinyin initials.",
         FIELD(text, "part of the name").shortest(1).longest(40))
struct NamedPeople {
  std::vector<NamedPerson> items;
};
DESCRIBE(NamedPeople, "A few colleagues.", FIELD(items, "by key"))
struct AuditList {
  std::vector<platform::audit::Entry> items;
  std::vector<NamedPerson> people;
  std::optional<platform::audit::EntryId> next;
};
DESCRIBE(AuditList, "The audit book.", FIELD(items, "newest first"),
         FIELD(people, "names of those who acted"), FIELD(next, "cursor of the next page"))

base::Result<OrganisationList> list_organisations(Look&, Nothing const&);
/// @param rights  as the modules declared them
PostList list_posts(std::span<platform::auth::Permission const> rights);
/// @errors out_of_reach (a hat without region, organisation or post)
base::Result<PersonList> list_people(Look&, AskPeople const&);
/// @errors person_unknown, out_of_reach
base::Result<PersonView> view_person(Look&, AskPerson const&);
/// The first few people that a text finds, for the search over everything.
std::vector<Person> search_people(Look&, std::string_view text);
/// People of one's own organisation by name, for everybody who works there: to lend a hat, to ask for
/// something.
base::Result<NamedPeople> list_colleagues(Look&, AskColleagues const&);
base::Result<GrantList> list_grants(Look&, Nothing const&);
base::Result<AuditList> list_audit(Look&, AskAudit const&);

}  // namespace org::service
