// The secret of this installation: what it hashes or seals is worth nothing to whoever has only the database.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace platform::auth {

/// Reads the 32 bytes from `file`, or makes them (mode 0400) at the first start. Called once, before serving.
/// @throws std::runtime_error when the file cannot be read or written
void load_installation_key(std::string const& file);

/// HMAC-SHA-256 in hex under the installation's key; `purpose` keeps hashes of different uses apart.
std::string keyed_hash(std::string_view purpose, std::string_view text);

/// 32 bytes that follow from the installation's key and serve one purpose only.
std::string derived_key(std::string_view purpose);

/// AES-256-GCM under a key of this purpose; nonce, text and tag in base64. Equal texts give different
/// results.
std::string seal(std::string_view purpose, std::string_view text);
/// Empty when it was sealed for another purpose or by another installation, or was altered.
std::optional<std::string> unseal(std::string_view purpose, std::string_view sealed);

}  // namespace platform::auth
