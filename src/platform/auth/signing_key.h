// Personal signing keys: Ed25519, made and held by a device, so that a handover is signed by a person and not
// by a server.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::auth {

using KeyId = base::Id<struct SigningKeyTag>;

struct SigningKey {
  KeyId id;
  PersonId person;
  std::string public_key;  ///< 32 bytes, base64
  std::string device;      ///< what the person calls it
  base::Instant created_at, revoked_at;
};
DESCRIBE(SigningKey, "A personal signing key.", FIELD(id, "key"), FIELD(person, "whose"),
         FIELD(public_key, "Ed25519, base64"), FIELD(device, "on which device"),
         FIELD(created_at, "registered"), FIELD(revoked_at, "revoked, or 0"))

/// What a device signs to prove that it holds the private key.
std::string proof_text(PersonId, std::string_view public_key_base64);
/// @errors key_malformed (not 32 bytes, or the proof does not verify)
base::Outcome check_proof(SigningKey const&, std::string_view proof_base64);
void insert_key(db::Tx&, base::Region, SigningKey const&);
std::vector<SigningKey> list_keys(db::Tx&, base::Region, PersonId);
void revoke_key(db::Tx&, base::Region, PersonId, KeyId, base::Instant);
void revoke_keys(db::Tx&, base::Region, PersonId, base::Instant);
/// A key of this person that is not revoked.
/// @errors key_unknown
base::Result<SigningKey> get_key(db::Tx&, base::Region, PersonId, KeyId);
/// Does the base64 signature over `message` fit the key?
bool verify(SigningKey const&, std::string_view message, std::string_view signature_base64);

}  // namespace platform::auth
