// Use cases of signing keys.
#include "modules/org/service/keys.h"

namespace org::service {

base::Result<SigningKey> register_key(platform::command::Act& act, RegisterKey const& request) {
  SigningKey key;
  key.id = act.make_id<platform::auth::KeyId>();
  key.person = act.hat.person;
  key.public_key = request.public_key;
  key.device = request.device;
  key.created_at = act.now;
  TRY(platform::auth::check_proof(key, request.proof));
  platform::auth::insert_key(act.tx, act.region, key);
  act.audit<SigningKey>("org.register_key", "org/person/" + std::to_string(key.person.value), nullptr, &key);
  return key;
}

base::Result<SigningKey> revoke_key(platform::command::Act& act, RevokeKey const& request) {
  auto const before = TRY(platform::auth::get_key(act.tx, act.region, act.hat.person, request.key));
  auto after = before;
  after.revoked_at = act.now;
  platform::auth::revoke_key(act.tx, act.region, act.hat.person, request.key, act.now);
  act.audit("org.revoke_key", "org/person/" + std::to_string(after.person.value), &before, &after);
  return after;
}

KeyList list_keys(platform::command::Look& look) {
  return {platform::auth::list_keys(look.tx, look.region, look.hat.person)};
}

}  // namespace org::service
