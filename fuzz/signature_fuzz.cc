// Keys, proofs, signatures and one-time codes as devices send them: none is believed, none does harm.
#include <cstdint>
#include <cstdlib>

#include "platform/auth/secret.h"
#include "platform/auth/signing_key.h"
#include "platform/auth/totp.h"

/// The input is a public key, a signature and a message, each ending in a line feed.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  namespace auth = platform::auth;
  std::string_view rest{reinterpret_cast<char const*>(data), size};
  auto const next = [&rest] {
    auto const end = rest.find('\n');
    auto const line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return line;
  };
  auth::SigningKey key;
  key.public_key = next();
  auto const signature = next();
  if (auto const bytes = auth::from_base64(signature))
    if (auth::from_base64(auth::to_base64(*bytes)) != bytes) std::abort();
  (void)auth::check_proof(key, signature);
  (void)auth::verify(key, next(), signature);
  (void)auth::match_totp("JBSWY3DPEHPK3PXP", signature, 0, {1'795'480'215'000});
  return 0;
}
