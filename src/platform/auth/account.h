// Accounts: passwords by Argon2id, a second factor, and the lock after failures.
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
  std::string password;       ///< encoded Argon2id
  std::string totp;           ///< secret in base32; "" without a second factor
  std::int64_t totp_step{};   ///< the last time step that was used: each counts once
  bool must_change{};
  std::int64_t failures{};
  base::Instant locked_until;
  bool disabled{};
};
DESCRIBE(Account, "An account.", FIELD(person, "whose"), FIELD(login, "name"), FIELD(password, "Argon2id").secret(),
         FIELD(totp, "second factor").secret(), FIELD(totp_step, "last step used"), FIELD(must_change, "at next login"),
         FIELD(failures, "in a row"), FIELD(locked_until, "after failures"), FIELD(disabled, "left"))

/// Argon2id, 46 MiB, one pass (OWASP ASVS 5.0 appendix C). At most two at once in a process: waits for its turn.
/// @cost 50–80 ms: never on a transport or database thread
std::string hash_password(std::string const& password);
bool verify_password(std::string const& encoded, std::string const& password);

/// Passwords that are too short (12 characters), too common, or made of the person's own words.
/// @errors password_weak
base::Outcome check_password(std::string const& password, std::string const& login, std::string const& name);

/// Is this the code of a step within ±1 that is later than the last one used? @source RFC 6238
std::optional<std::int64_t> match_totp(std::string const& secret_base32, std::string_view code, std::int64_t last_step,
                                       base::Instant now);
/// A new secret in base32.
std::string make_totp_secret();

void insert_account(db::Tx&, base::Region, Account const&);
void save_account(db::Tx&, base::Region, Account const&);
std::optional<Account> find_account(db::Tx&, base::Region, std::string_view login);
std::optional<Account> find_account(db::Tx&, base::Region, PersonId);

/// After five failures in a row an account rests for 15 minutes. @source GB/T 22239-2019 8.1.4.1
inline constexpr std::int64_t kFailuresMax = 5;
inline constexpr std::int64_t kLockMs = 15 * 60'000;

}  // namespace platform::auth
