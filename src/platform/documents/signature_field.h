// Signatures inside a PDF: empty fields for them on a drawn document, and one filled without touching an
// earlier byte. What signs is somewhere else: this knows where a signature stands and which bytes it speaks
// for.
// @source ISO 32000-1 12.7.4.5 and 12.8; ETSI EN 319 142-1 (PAdES baseline)
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "platform/documents/page.h"

namespace platform::documents {

/// Where a signature shows, on the last page; a box without size shows nothing.
struct SignatureField {
  std::string name;  ///< letters and digits
  Box box;
};

/// @param pdf  as `Document` made it, without fields yet
/// @returns what is to be written behind it
/// @throws std::runtime_error when it is laid out otherwise
std::string add_signature_fields(std::string_view pdf, std::span<SignatureField const>);

/// What a signature says besides its bytes.
struct SignatureFacts {
  std::string field;
  std::string signer;  ///< name, any characters
  std::string reason;
  base::Instant at;
};

/// A document that waits for its signature.
struct OpenSignature {
  std::string update;   ///< to be written behind the document; zeros where the signature comes
  std::size_t hole{};   ///< where the hexadecimal digits of the signature begin, counted from the update
  std::string covered;  ///< the bytes that are to be signed: document and update but the hole
};
/// Fills a field; one that the document does not have is added, without a place to show.
/// @throws std::runtime_error as above
OpenSignature open_signature(std::string_view pdf, SignatureFacts const&);
/// The update with the signature in it. @param der  CMS
/// @throws std::runtime_error when it is larger than 4 kB
std::string close_signature(OpenSignature, std::string_view der);

/// A signature as it stands at the end of a document.
struct EmbeddedSignature {
  std::string der;      ///< with the zeros that fill the hole
  std::string covered;  ///< the bytes that it speaks for
  base::Instant at;     ///< when it says that it was made
};
/// The last one, when it speaks for everything up to the end of the document.
std::optional<EmbeddedSignature> last_signature(std::string_view pdf);

}  // namespace platform::documents
