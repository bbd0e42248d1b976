// People: joining, changing, taking posts, lending hats, leaving.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "modules/org/store/person.h"
#include "platform/command/act.h"

namespace org::service {

using platform::command::Act;
using platform::command::Look;

struct AddPerson {
  std::string name, phone, login, password_hash;
  bool must_change{true};  ///< the password at first login
};
/// What a manager enters; the password is made by the server and shown once.
struct JoinPerson {
  std::string name, phone, login;
};
DESCRIBE(JoinPerson, "A new person with an account.", FIELD(name, "name").shortest(1).longest(40),
         FIELD(phone, "phone").longest(20).personal(base::mask_phone), FIELD(login, "login name").shortest(3).longest(40))

struct JoinedPerson {
  Person person;
  std::string one_time_password;  ///< shown once, changed at first login
};
DESCRIBE(JoinedPerson, "A new person.", FIELD(person, "the person"), FIELD(one_time_password, "shown once, changed at first login"))

struct ChangePerson {
  PersonId person;
  std::string name, phone;
  std::int64_t version{};
};
DESCRIBE(ChangePerson, "Changes a person.", FIELD(person, "who"), FIELD(name, "name").shortest(1).longest(40),
         FIELD(phone, "phone").longest(20).personal(base::mask_phone), FIELD(version, "as read"))

struct TakePost {
  PersonId person;
  OrganisationId organisation;
  UnitId unit;
  std::string post;
  std::optional<Reach> reach;
  base::ServiceDate from_day, until_day;
  std::vector<NodeId> nodes;
};
DESCRIBE(TakePost, "Gives a person a post.", FIELD(person, "who"), FIELD(organisation, "of which organisation"),
         FIELD(unit, "in which unit").or_default(), FIELD(post, "post").longest(40), FIELD(reach, "how far; the post's own if absent"),
         FIELD(from_day, "first day"), FIELD(until_day, "last day").or_default(),
         FIELD(nodes, "where the person works").longest(200).or_default())

/// A membership, or the grant that waits for a second person.
struct TakenPost {
  std::optional<Membership> membership;
  std::optional<store::PendingGrant> waiting;
};
DESCRIBE(TakenPost, "A post taken, or waiting for a second person.", FIELD(membership, "the membership"),
         FIELD(waiting, "the grant that waits"))

struct LeavePost {
  HatId membership;
  base::ServiceDate last_day;
};
DESCRIBE(LeavePost, "Ends a membership.", FIELD(membership, "which"), FIELD(last_day, "last day"))
struct LeaveService {
  PersonId person;
  std::string reason;
};
DESCRIBE(LeaveService, "A person leaves: posts, sessions and keys end at once.", FIELD(person, "who"),
         FIELD(reason, "why").longest(200).or_default())
struct DecideGrant {
  base::Id<struct store::GrantTag> grant;
  bool confirm{};
};
DESCRIBE(DecideGrant, "Decides a grant asked by somebody else.", FIELD(grant, "which"), FIELD(confirm, "yes or no"))
struct LendHat {
  HatId hat;
  PersonId to_person;
  base::ServiceDate from_day, until_day;
  std::vector<std::string> permissions;
};
DESCRIBE(LendHat, "Lends one's hat for some days.", FIELD(hat, "one's own"), FIELD(to_person, "to whom"),
         FIELD(from_day, "first day"), FIELD(until_day, "last day"), FIELD(permissions, "which rights; all if empty").longest(60).or_default())

/// @errors login_taken (auth)
base::Result<Person> add_person(Act&, AddPerson const&);
/// @errors person_unknown, person_left, changed_meanwhile
base::Result<Person> change_person(Act&, ChangePerson const&);
/// @errors person_unknown, person_left, organisation_unknown, and those of rules::may_take
base::Result<TakenPost> take_post(Act&, TakePost const&);
/// @errors membership_unknown
base::Result<Membership> leave_post(Act&, LeavePost const&);
/// @errors person_unknown, person_left, own_leaving
base::Result<Person> leave_service(Act&, LeaveService const&);
/// @errors grant_unknown, grant_decided, grant_same_person
base::Result<TakenPost> decide_grant(Act&, DecideGrant const&);
/// @errors membership_unknown (not one's own), person_unknown, dates_reversed
base::Result<store::Delegation> lend_hat(Act&, LendHat const&);

}  // namespace org::service
