// Module org as the program sees it.
#pragma once
#include <string>
#include <vector>

#include "modules/org/org.h"
#include "platform/app/module.h"

namespace org {

extern platform::app::Module const module;

/// A person whose password is known already: of a demo county, or taken over from another system.
struct Newcomer {
  std::string name, phone, login;
  std::string password_hash;  ///< Argon2id, encoded
  OrganisationId employer;    ///< 0 while unknown
};
/// Person and account, without a post. @errors login_taken
base::Result<PersonId> take_in(platform::command::Act&, Newcomer const&);
/// Who takes which post where; reach is the post's own.
struct Seat {
  PersonId person;
  OrganisationId organisation;
  std::string post;
  base::ServiceDate from_day;
  std::vector<NodeId> nodes;
};
/// A post without a second person's word. @errors those of taking a post, but for reach and the second person
base::Result<HatId> give_post(platform::command::Act&, Seat const&);
OrganisationId found_organisation(platform::command::Act&, OrganisationKind, std::string const& name,
                                  std::string const& short_name);

}  // namespace org
