// Seals of organisations on documents: a detached CMS signature over the document's bytes, under a key and
// certificate that the organisation has here.
#pragma once
#include <string>
#include <string_view>

#include "base/time.h"

namespace platform::auth {

/// An organisation's key, P-256, with its self-signed certificate: whose it is says the register that keeps
/// it.
struct SealKey {
  std::string certificate;  ///< PEM
  std::string private_key;  ///< PEM
  std::string fingerprint;  ///< SHA-256 of the certificate, hex
};

/// @param holder  name of the organisation  @param number  its code (GB 32100), "" when unknown
/// @throws std::runtime_error when the library fails
SealKey make_seal_key(std::string_view holder, std::string_view number, base::Instant from,
                      base::Instant until);

/// The signature with its certificate and the signing time, DER.
/// @source RFC 5652 (CMS)
std::string seal_document(SealKey const&, std::string_view document, base::Instant at);

/// What a signature proves.
struct SealCheck {
  bool valid{};         ///< made by the certificate's key over exactly these bytes
  bool within_dates{};  ///< while the certificate was valid
  base::Instant sealed_at;
};
/// Certificates inside the signature are not believed; bytes that are no signature are not valid.
SealCheck check_seal(std::string_view signature, std::string_view document, std::string_view certificate_pem);

}  // namespace platform::auth
