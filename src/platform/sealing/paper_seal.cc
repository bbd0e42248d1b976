// Joins the signatures of `auth` with the fields of `documents`.
#include "platform/sealing/paper_seal.h"

#include "platform/auth/secret.h"

namespace platform::sealing {

PaperSeal set_seal(auth::SealKey const& key, std::string_view file, documents::SignatureFacts const& facts) {
  auto const open = documents::open_signature(file, facts);
  auto const signature = auth::seal_document(key, open.covered);
  auto const addition = documents::close_signature(open, signature);
  return {auth::to_base64(signature), auth::to_base64(addition),
          auth::sha256_hex(std::string{file} + addition)};
}

void verify(SealView& view, documents::EmbeddedSignature const& s, std::string_view certificate) {
  auto const checked = auth::check_seal(s.der, s.covered, certificate, s.at);
  view.valid = checked.valid;
  view.within_dates = checked.within_dates;
  view.sealed_at = checked.sealed_at;
}

void verify_last(SealView& view, std::string_view file, std::string_view certificate) {
  view.embedded = true;
  verify(view, documents::last_signature(file).value_or(documents::EmbeddedSignature{}), certificate);
}

}  // namespace platform::sealing
