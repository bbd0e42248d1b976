// Keys with which organisations seal papers: one register for agreements and whatever follows from them.
#pragma once
#include <string>

#include "modules/agreement/agreement.h"
#include "platform/auth/document_seal.h"
#include "platform/command/act.h"

namespace agreement {

/// The key with which an organisation seals; made at its first seal, and anew when its certificate has ended.
/// @throws std::runtime_error when it was sealed by another installation
platform::auth::SealKey seal_key_of(platform::command::Act&, OrganisationId);
/// The certificate of a seal, PEM; "" when the organisation has none of this fingerprint (SHA-256, hex).
std::string seal_certificate(Tx&, base::Region, OrganisationId, std::string const& fingerprint);

}  // namespace agreement
