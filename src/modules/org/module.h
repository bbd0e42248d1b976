// Module org as the program sees it.
#pragma once
#include <string>

#include "modules/org/org.h"
#include "platform/app/module.h"

namespace org {

extern platform::app::Module const module;

/// A person whose password is known already: of a demo county, or taken over from another system.
struct Newcomer {
  std::string name, phone, login;
  std::string password_hash;  ///< Argon2id, encoded
};
/// Person and account, without a post. @errors login_taken
base::Result<PersonId> take_in(platform::command::Act&, Newcomer const&);
OrganisationId found_organisation(platform::command::Act&, OrganisationKind, std::string const& name,
                                  std::string const& short_name);

}  // namespace org
