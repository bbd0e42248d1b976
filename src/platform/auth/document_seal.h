// Seals of organisations on documents: a CMS signature over the document's bytes that stands beside or inside
// it, under a key and certificate that the organisation has here.
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

/// The signature with its certificate, DER. When it was made is for the document to say, in the bytes that
/// are signed.
/// @source RFC 5652 (CMS); ETSI EN 319 122-1 (CAdES baseline), EN 319 142-1 6.3: no signing time in one
/// inside a PDF
std::string seal_document(SealKey const&, std::string_view document);

/// What a signature proves.
struct SealCheck {
  bool valid{};         ///< made by the certificate's key over exactly these bytes
  bool within_dates{};  ///< while the certificate was valid
  base::Instant sealed_at;
};
/// Certificates inside the signature are not believed; bytes that are no signature are not valid.
/// @param at  when the document says that it was sealed; a time among what was signed comes first
SealCheck check_seal(std::string_view signature, std::string_view document, std::string_view certificate_pem,
                     base::Instant at);

}  // namespace platform::auth
