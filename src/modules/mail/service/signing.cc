// Signatures checked against registered keys.
#include "modules/mail/service/signing.h"

#include "modules/mail/rules/refusals.h"
#include "platform/auth/secret.h"
#include "platform/auth/signing_key.h"

namespace mail::service {

std::string digest_of(std::string_view content) { return platform::auth::sha256_hex(content); }

base::Outcome verify_signature(Act& act, PersonId person, std::int64_t key, std::string_view content,
                               std::string_view signature) {
  auto const known = platform::auth::get_key(act.tx, act.region, person, platform::auth::KeyId{key});
  if (!known) return refusal::key_unknown;
  if (!platform::auth::verify(known.value(), content, signature))
    return base::refuse(refusal::signature_invalid, {}, "/signature");
  return base::Done{};
}

}  // namespace mail::service
