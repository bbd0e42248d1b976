// People: joining, changing, leaving.
#pragma once
#include <optional>
#include <string>

#include "base/mask.h"
#include "base/result.h"
#include "modules/org/org.h"
#include "platform/command/act.h"

namespace org::service {

using platform::command::Act;

/// What a manager enters. The account has no password until one is issued (password.h).
struct JoinPerson {
  std::string name, phone, login;
  OrganisationId employer;
  std::string id_number;
};
DESCRIBE(JoinPerson, "A new person with an account.", FIELD(name, "name").shortest(1).longest(40),
         FIELD(phone, "phone").longest(20).personal(base::mask_phone),
         FIELD(login, "login name").shortest(3).longest(40),
         FIELD(employer, "who employs the person; one's own organisation if absent").or_default(),
         FIELD(id_number, "GB 11643 identity number; kept sealed")
             .longest(18)
             .personal(base::mask_number)
             .or_default())

struct ChangePerson {
  PersonId person;
  std::string name, phone;
  std::optional<std::string> id_number;
  std::int64_t version{};
};
DESCRIBE(
    ChangePerson, "Changes a person.", FIELD(person, "who"), FIELD(name, "name").shortest(1).longest(40),
    FIELD(phone, "phone").longest(20).personal(base::mask_phone),
    FIELD(id_number, "a new identity number; unchanged if absent").longest(18).personal(base::mask_number),
    FIELD(version, "as read"))

struct LeaveService {
  PersonId person;
  std::string reason;
};
DESCRIBE(LeaveService, "A person leaves: posts, sessions and keys end at once.", FIELD(person, "who"),
         FIELD(reason, "why").longest(200).or_default())

/// The subject of a person in journal and audit.
std::string subject_of(PersonId);
/// A person who has not left. @errors person_unknown, person_left
base::Result<Person> get_person_at_work(Act&, PersonId);

/// A person whose password is known already: of a first start, a demo county, or taken over from another
/// system.
struct Newcomer {
  std::string name, phone, login;
  std::string password_hash;  ///< Argon2id, encoded; "" for none
  bool must_change{};
  OrganisationId employer;  ///< 0 while unknown
};
/// Person and account, without a post. Asks nobody: for use at the machine itself. @errors login_taken (auth)
base::Result<Person> take_in(Act&, Newcomer const&);

/// @errors out_of_reach, organisation_unknown, identity_malformed, identity_known, login_taken (auth)
base::Result<Person> join_person(Act&, JoinPerson const&);
/// @errors person_unknown, person_left, out_of_reach, identity_malformed, identity_known, changed_meanwhile
base::Result<Person> change_person(Act&, ChangePerson const&);
/// @errors own_leaving, person_unknown, person_left, out_of_reach
base::Result<Person> leave_service(Act&, LeaveService const&);

}  // namespace org::service
