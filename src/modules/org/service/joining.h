// New accounts with one-time passwords, and the first ones of an empty installation.
#pragma once
#include <string>
#include <vector>

#include "modules/org/service/people.h"

namespace org::service {

/// A password of 16 letters and digits that are not mistaken for each other.
std::string make_one_time_password();

/// @errors login_taken
base::Result<JoinedPerson> join_person(Act&, JoinPerson const&);

OrganisationId found_organisation(Act&, OrganisationKind, std::string const& name, std::string const& short_name);

/// What an empty installation begins with.
struct FirstStart {
  std::string transport_name, post_name;
  std::string admin_login;
};
struct FirstAdmin {
  Organisation transport, post;
  Person person;
  std::string one_time_password;
};
/// The two organisations and a system administrator. @errors login_taken
base::Result<FirstAdmin> begin_installation(Act&, FirstStart const&);

}  // namespace org::service
