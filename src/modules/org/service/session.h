// Who is signed in, in which hat, and how they proved it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/org.h"
#include "platform/auth/failure_count.h"
#include "platform/auth/password.h"
#include "platform/auth/session.h"
#include "platform/command/act.h"

namespace org::service {

using platform::auth::Hat;

struct HatView {
  HatId id;
  OrganisationId organisation;
  std::string organisation_name;
  UnitId unit;
  std::string unit_name;
  std::string post, post_name, post_name_en;
  Reach reach{};
  std::vector<NodeId> nodes;
  std::vector<std::string> permissions;
};
DESCRIBE(HatView, "A hat that the person may wear.", FIELD(id, "key"), FIELD(organisation, "of which"),
         FIELD(organisation_name, "its name"), FIELD(unit, "in which unit, 0 for none"),
         FIELD(unit_name, "its name"), FIELD(post, "post"), FIELD(post_name, "its name"),
         FIELD(post_name_en, "its English name"), FIELD(reach, "how far it sees"),
         FIELD(nodes, "where; names come from the network"), FIELD(permissions, "what it may do"))

struct Me {
  PersonId person;
  std::string person_name;
  base::Region region;
  HatView hat;
  std::vector<HatView> hats;
  std::string csrf;
  bool must_change{};
  bool has_totp{};
};
DESCRIBE(Me, "The person who is signed in.", FIELD(person, "who"), FIELD(person_name, "name"),
         FIELD(region, "county"), FIELD(hat, "worn"), FIELD(hats, "all that may be worn"),
         FIELD(csrf, "X-CSRF-Token of every write"),
         FIELD(must_change, "the password must be changed before anything else"),
         FIELD(has_totp, "has a second factor"))

struct Login {
  std::string login, password, totp;
  bool scanner{};
};
DESCRIBE(Login, "Signs in.", FIELD(login, "login name").longest(40),
         FIELD(password, "password").longest(256).secret(),
         FIELD(totp, "one-time code, or a recovery code").longest(40).or_default(),
         FIELD(scanner, "stays signed in 12 h").or_default())

/// The sessions of this process and what they need. Cheap to copy.
struct Door {
  platform::db::Database* database;
  platform::auth::Sessions* sessions;
  base::Region region;
  std::shared_ptr<platform::auth::FailureCount> failures{std::make_shared<platform::auth::FailureCount>()};
  platform::auth::PasswordProfile profile{};
};

/// Who knocks, from where and when.
struct Caller {
  platform::command::Origin const& origin;
  base::Instant now;
  Hat const* hat{};   ///< null before signing in
  std::string token;  ///< of the session, "" before signing in
};

/// A session begun: its token goes into a cookie.
struct SignedIn {
  Me me;
  std::string token;
};

/// Checks name, password, lock and second factor; a wrong one counts towards the locks. Slow (Argon2id): on
/// workers only. Neither the answer nor its time tells whether there is such an account.
/// @errors login_failed, totp_needed, totp_wrong, no_hat
base::Result<SignedIn> sign_in(Door const&, Login const&, Caller const&);

/// A new session in another hat of the same person; the old one ends.
/// @errors hat_unknown
base::Result<SignedIn> change_hat(Door const&, HatId, Caller const&);

void sign_out(Door const&, Caller const&);

struct SessionList {
  std::vector<platform::auth::OpenSession> items;
};
DESCRIBE(SessionList, "One's open sessions.", FIELD(items, "newest first"))
SessionList list_sessions(Door const&, Caller const&);
/// @errors session_unknown
base::Outcome end_session(Door const&, std::string const& id, Caller const&);

Me describe_me(Door const&, Hat const&, std::string const& csrf, base::Instant now);

/// Writes an act about an account into the audit book. What is no command writes its audit itself.
void note(Tx&, Caller const&, base::Region, std::string_view action, PersonId about);

}  // namespace org::service
