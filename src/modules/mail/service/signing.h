// Digests and personal signatures over the content of a handover.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "modules/mail/service/desk.h"

namespace mail::service {

/// SHA-256 as 64 hexadecimal digits.
std::string digest_of(std::string_view content);

/// Checks an Ed25519 signature made with one of the person's registered device keys.
/// @param key        the key's id
/// @param signature  base64, 64 bytes
/// @errors key_unknown, signature_invalid
base::Outcome verify_signature(Act&, PersonId, std::int64_t key, std::string_view content,
                               std::string_view signature);

}  // namespace mail::service
