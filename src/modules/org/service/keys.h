// Signing keys of one's own devices, and the second factor.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/auth/signing_key.h"
#include "platform/command/act.h"

namespace org::service {

using platform::auth::SigningKey;

struct RegisterKey {
  std::string public_key, device, proof;
};
DESCRIBE(RegisterKey, "Registers a device's signing key.",
         FIELD(public_key, "Ed25519, 32 bytes, base64").longest(64),
         FIELD(device, "what one calls the device").longest(60),
         FIELD(proof, "signature over the proof text, base64").longest(120))
struct RevokeKey {
  platform::auth::KeyId key;
};
DESCRIBE(RevokeKey, "Revokes a key.", FIELD(key, "which"))
struct KeyList {
  std::vector<SigningKey> items;
};
DESCRIBE(KeyList, "Signing keys.", FIELD(items, "newest first"))

/// @errors key_malformed
base::Result<SigningKey> register_key(platform::command::Act&, RegisterKey const&);
/// @errors key_unknown
base::Result<SigningKey> revoke_key(platform::command::Act&, RevokeKey const&);
KeyList list_keys(platform::command::Look&);

}  // namespace org::service
