// Rows and verification of signing keys.
#include "platform/auth/signing_key.h"

#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"
#include "platform/db/object.h"

namespace platform::auth {
namespace {

std::string const kSelect =
    "SELECT " + db::columns_of<SigningKey>() + " FROM auth_key WHERE region = $1 AND person = $2";

}  // namespace

std::string proof_text(PersonId person, std::string_view public_key_base64) {
  return "yidao-key-1 " + std::to_string(person.value) + " " + std::string{public_key_base64};
}

bool verify(SigningKey const& key, std::string_view message, std::string_view signature_base64) {
  auto const public_key = from_base64(key.public_key);
  auto const signature = from_base64(signature_base64);
  return public_key && signature && verify_ed25519(*public_key, message, *signature);
}

base::Outcome check_proof(SigningKey const& key, std::string_view proof_base64) {
  if (!verify(key, proof_text(key.person, key.public_key), proof_base64)) return refusal::key_malformed;
  return base::Done{};
}

void insert_key(db::Tx& tx, base::Region region, SigningKey const& key) {
  tx.insert("auth_key", region, key);
}

std::vector<SigningKey> list_keys(db::Tx& tx, base::Region region, PersonId person) {
  static std::string const sql = kSelect + " ORDER BY id DESC LIMIT 100";
  return tx.list<SigningKey>(sql, {region, person});
}

void revoke_key(db::Tx& tx, base::Region region, PersonId person, KeyId id, base::Instant now) {
  tx.execute(
      "UPDATE auth_key SET revoked_at = $4 WHERE region = $1 AND person = $2 AND id = $3 AND revoked_at = 0",
      {region, person, id, now});
}

void revoke_keys(db::Tx& tx, base::Region region, PersonId person, base::Instant now) {
  tx.execute("UPDATE auth_key SET revoked_at = $3 WHERE region = $1 AND person = $2 AND revoked_at = 0",
             {region, person, now});
}

base::Result<SigningKey> get_key(db::Tx& tx, base::Region region, PersonId person, KeyId id) {
  static std::string const sql = kSelect + " AND id = $3 AND revoked_at = 0";
  if (auto key = tx.find<SigningKey>(sql, {region, person, id})) return *std::move(key);
  return refusal::key_unknown;
}

}  // namespace platform::auth
