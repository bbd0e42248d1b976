// Who is signed in, in which hat, and how they proved it.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "platform/auth/session.h"
#include "platform/command/act.h"

namespace org::service {

using platform::auth::Hat;

/// A node by its key, for choosing where to work. Names come from whoever knows nodes.
struct HatView {
  HatId id;
  OrganisationId organisation;
  std::string organisation_name;
  std::string post, post_name, post_name_en;
  Reach reach{};
  std::vector<NodeId> nodes;
  std::vector<std::string> permissions;
};
DESCRIBE(HatView, "A hat that the person may wear.", FIELD(id, "key"), FIELD(organisation, "of which"),
         FIELD(organisation_name, "its name"), FIELD(post, "post"), FIELD(post_name, "its name"),
         FIELD(post_name_en, "its English name"), FIELD(reach, "how far it sees"), FIELD(nodes, "where"),
         FIELD(permissions, "what it may do"))

struct Me {
  PersonId person;
  std::string person_name;
  base::Region region;
  HatView hat;
  std::vector<HatView> hats;
  std::string csrf;
  bool must_change{};
};
DESCRIBE(Me, "The person who is signed in.", FIELD(person, "who"), FIELD(person_name, "name"), FIELD(region, "county"),
         FIELD(hat, "worn"), FIELD(hats, "all that may be worn"), FIELD(csrf, "X-CSRF-Token of every write"),
         FIELD(must_change, "the password must be changed"))

struct Login {
  std::string login, password, totp;
  bool scanner{};
};
DESCRIBE(Login, "Signs in.", FIELD(login, "login name").longest(40), FIELD(password, "password").longest(256).secret(),
         FIELD(totp, "one-time code").longest(8).or_default(), FIELD(scanner, "stays signed in 12 h").or_default())

/// The sessions of this process and what they need.
struct Door {
  platform::db::Database* database;
  platform::auth::Sessions* sessions;
  base::Region region;
};

/// A session begun: its token goes into a cookie.
struct SignedIn {
  Me me;
  std::string token;
};

/// Checks name, password, lock and second factor; a wrong one counts towards the lock. Slow (Argon2id): on workers only.
/// @errors login_failed, totp_needed, totp_wrong, no_hat
base::Result<SignedIn> sign_in(Door const&, Login const&, platform::command::Origin const&, base::Instant now);

/// A new session in another hat of the same person; the old one ends.
/// @errors hat_unknown
base::Result<SignedIn> change_hat(Door const&, Hat const&, HatId, std::string const& old_token,
                                  platform::command::Origin const&, base::Instant now);

/// @errors password_wrong, password_weak. Ends every other session of the person.
base::Outcome change_password(Door const&, Hat const&, std::string const& old_password, std::string const& new_password);

Me describe_me(Tx&, Hat const&, std::string const& csrf, base::Instant now);

}  // namespace org::service
