// The second factor: one-time codes of an authenticator app, and recovery codes for when it is lost.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::auth {

/// Is this the code of a step within ±1 that is later than the last one used? @source RFC 6238
std::optional<std::int64_t> match_totp(std::string const& secret_base32, std::string_view code,
                                       std::int64_t last_step, base::Instant now);
/// The code of an instant, as an authenticator app shows it.
std::string make_totp_code(std::string const& secret_base32, base::Instant);
/// A new secret of 160 bits in base32.
std::string make_totp_secret();
/// What the QR code says: otpauth://totp/…
std::string totp_address(std::string const& secret_base32, std::string const& login);

/// Ten codes of 120 bits, "abcdef-ghijkl-mnopqr-stuvwx". Long enough that a plain SHA-256 of each cannot be
/// searched.
std::vector<std::string> make_recovery_codes();
/// Replaces the person's codes.
void save_recovery_codes(db::Tx&, base::Region, PersonId, std::vector<std::string> const& codes);
/// Uses a code up. @returns false when it is none of the person's or was used
bool use_recovery_code(db::Tx&, base::Region, PersonId, std::string_view code);

}  // namespace platform::auth
