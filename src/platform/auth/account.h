// Accounts: a login name with a password and perhaps a second factor, and the lock after failures.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::auth {

struct Account {
  PersonId person;
  std::string login;
  std::string password;      ///< encoded Argon2id; "" until a first one is issued, which fits nothing
  std::string totp;          ///< secret in base32; "" without a second factor
  std::int64_t totp_step{};  ///< the last time step that was used: each counts once
  bool must_change{};
  std::int64_t failures{};
  base::Instant locked_until;
  bool disabled{};
};
DESCRIBE(Account, "An account.", FIELD(person, "whose"), FIELD(login, "name"),
         FIELD(password, "Argon2id").secret(), FIELD(totp, "second factor").secret(),
         FIELD(totp_step, "last step used"), FIELD(must_change, "at next login"), FIELD(failures, "in a row"),
         FIELD(locked_until, "after failures"), FIELD(disabled, "left"))

/// After five failures in a row an account rests for 15 minutes. @source GB/T 22239-2019 8.1.4.1
inline constexpr std::int64_t kFailuresMax = 5;
inline constexpr std::int64_t kLockMs = 15 * 60'000;

void insert_account(db::Tx&, base::Region, Account const&);
std::optional<Account> find_account(db::Tx&, base::Region, std::string_view login);
std::optional<Account> find_account(db::Tx&, base::Region, PersonId);

// Each change is one statement, so that two logins at once neither lose a failure nor use a code twice.
void count_failure(db::Tx&, base::Region, PersonId, base::Instant now);
void forget_failures(db::Tx&, base::Region, PersonId);
/// @returns false when the step (or a later one) was used meanwhile
bool use_totp_step(db::Tx&, base::Region, PersonId, std::int64_t step);
void save_password(db::Tx&, base::Region, PersonId, std::string const& encoded, bool must_change);
/// @param secret  "" takes the second factor away
void save_totp(db::Tx&, base::Region, PersonId, std::string const& secret, std::int64_t step);
/// For good: a leaver's login stays taken.
void disable_account(db::Tx&, base::Region, PersonId);

}  // namespace platform::auth
