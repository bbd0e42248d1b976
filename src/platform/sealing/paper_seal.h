// Organisations' seals inside papers: one set on a PDF, and what one that stands in it proves now. Papers,
// seals and keys are kept by the modules.
// @source ETSI EN 319 142-1 (PAdES baseline B-B); docs/decisions/0017
#pragma once
#include <string>
#include <string_view>

#include "base/describe.h"
#include "platform/auth/document_seal.h"
#include "platform/auth/hat.h"
#include "platform/documents/signature_field.h"

namespace platform::sealing {

/// What a seal adds to a paper.
struct PaperSeal {
  std::string signature;    ///< CMS, DER in base64
  std::string addition;     ///< bytes to be written behind the file, base64
  std::string file_digest;  ///< SHA-256 of the file with them, hex
};
/// @param file  PDF with the seals before
/// @throws std::runtime_error when the PDF is laid out otherwise or the library fails
PaperSeal set_seal(auth::SealKey const&, std::string_view file, documents::SignatureFacts const&);

/// A seal with what came of looking at it now.
struct SealView {
  std::int64_t place{};
  auth::OrganisationId organisation;
  std::string organisation_name, person_name;
  base::Instant sealed_at;
  std::string fingerprint;
  bool valid{}, within_dates{};
  bool embedded{};
};
DESCRIBE(SealView, "A seal as it verifies now.", FIELD(place, "1: the first"), FIELD(organisation, "whose"),
         FIELD(organisation_name, "name"), FIELD(person_name, "who set it"),
         FIELD(sealed_at, "signing time in it"), FIELD(fingerprint, "SHA-256 of the certificate"),
         FIELD(valid, "made by the organisation's key over the paper as it is"),
         FIELD(within_dates, "while the certificate was valid"),
         FIELD(embedded, "in the file (PAdES); else a file beside it"))

/// Fills in what a signature proves. @param certificate  PEM, as the register of keys has it
void verify(SealView&, documents::EmbeddedSignature const&, std::string_view certificate);
/// The same of the last seal in a file, which must speak for the file up to its end; else it is not valid.
/// @param file  PDF with the seals up to this one
void verify_last(SealView&, std::string_view file, std::string_view certificate);

}  // namespace platform::sealing
