// The secret of this installation: keyed hashes made with it cannot be guessed by somebody who has only the database.
#pragma once
#include <string>
#include <string_view>

namespace platform::auth {

/// Reads the 32 bytes from `file`, or makes them (mode 0400) at the first start. Called once, before serving.
/// @throws std::runtime_error when the file cannot be read or written
void load_installation_key(std::string const& file);

/// HMAC-SHA-256 in hex under the installation's key; `purpose` keeps hashes of different uses apart.
std::string keyed_hash(std::string_view purpose, std::string_view text);

}  // namespace platform::auth
