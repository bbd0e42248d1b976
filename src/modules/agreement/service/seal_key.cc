// The register of keys; private parts are sealed by the installation.
#include "modules/agreement/face/seal_key.h"

#include <stdexcept>

#include "modules/agreement/store/signing.h"
#include "platform/auth/installation_key.h"

namespace agreement {
namespace {

namespace auth = platform::auth;
using platform::command::Act;
using rules::StoredSealKey;

constexpr char kPurpose[] = "agreement.seal_key";
constexpr std::int64_t kValidMs = 5ll * 366 * 86'400'000;  // as long as seals of organisations are issued for

StoredSealKey make_key(Act& act, OrganisationId id) {
  auto const organisation = org::find_organisation(act.tx, act.region, id);
  auto const until = act.now.plus_ms(kValidMs);
  auto const made = auth::make_seal_key(organisation ? organisation->name : "",
                                        organisation ? organisation->usci : "", act.now, until);
  StoredSealKey const key{act.make_id<rules::SealKeyId>(),
                          id,
                          made.fingerprint,
                          made.certificate,
                          auth::seal(kPurpose, made.private_key),
                          act.now,
                          until};
  store::insert_key(act.tx, act.region, key);
  act.audit("agreement.make_seal_key", "agreement/seal_key/" + std::to_string(key.id.value),
            static_cast<StoredSealKey const*>(nullptr), &key);
  return key;
}

}  // namespace

auth::SealKey seal_key_of(Act& act, OrganisationId id) {
  auto const known = store::find_key(act.tx, act.region, id, act.now);
  auto const key = known ? *known : make_key(act, id);
  auto const secret = auth::unseal(kPurpose, key.sealed_key);
  if (!secret) throw std::runtime_error{"agreement: a seal key does not belong to this installation"};
  return {key.certificate, *secret, key.fingerprint};
}

std::string seal_certificate(Tx& tx, base::Region region, OrganisationId organisation,
                             std::string const& fingerprint) {
  auto const key = store::find_key(tx, region, fingerprint);
  return key && key->organisation == organisation ? key->certificate : "";
}

}  // namespace agreement
