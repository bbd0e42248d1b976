// Random secrets, digests and signatures: the few cryptographic words that accounts and sessions need.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace platform::auth {

/// `n` bytes from the operating system's generator.
std::string random_bytes(std::size_t n);
/// URL-safe base64 without padding.
std::string to_base64url(std::string_view bytes);
/// Standard or URL-safe alphabet, with or without padding; empty when malformed.
std::optional<std::string> from_base64(std::string_view);
std::string to_base64(std::string_view bytes);
/// SHA-256 in hex.
std::string sha256_hex(std::string_view bytes);
/// HMAC-SHA-256, as 32 bytes and in hex: a keyed hash for looking up what must not be stored in clear.
std::string hmac_bytes(std::string_view key, std::string_view bytes);
std::string hmac_hex(std::string_view key, std::string_view bytes);
/// Compares in a time that does not tell where they differ.
bool equal_secrets(std::string_view a, std::string_view b);

/// @param public_key  32 bytes  @param signature  64 bytes
bool verify_ed25519(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace platform::auth
