// Passwords: Argon2id, and which ones are good enough.
#pragma once
#include <string>

#include "base/describe.h"
#include "base/result.h"

namespace platform::auth {

/// Whose rules hold: ASVS forbids rules about kinds of characters, 等保 demands them; an installation
/// chooses.
/// @source OWASP ASVS 5.0 6.2; GB/T 22239-2019 8.1.4.1 a)
enum class PasswordProfile { asvs, djcp3 };
DESCRIBE_ENUM(PasswordProfile, "Whose rules for passwords hold.", "asvs", "djcp3")

/// Argon2id, 46 MiB, one pass (OWASP ASVS 5.0 appendix C). At most two at once in a process: waits for its
/// turn.
/// @cost 50–80 ms: never on a transport or database thread
std::string hash_password(std::string const& password);
bool verify_password(std::string const& encoded, std::string const& password);
/// True when the hash was made with weaker parameters than today's: hash again at the next login.
bool is_outdated(std::string const& encoded);

/// Refuses passwords shorter than 12 characters, common ones however they are padded with digits and signs,
/// single characters over and over, runs of the keyboard, and the person's own name. `djcp3` also asks for
/// three of: lower case, upper case, digits, signs.
/// @errors password_weak
base::Outcome check_password(std::string const& password, std::string const& login, std::string const& name,
                             PasswordProfile = PasswordProfile::asvs);

}  // namespace platform::auth
