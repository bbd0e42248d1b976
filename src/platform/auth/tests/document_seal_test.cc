// What a seal on a document proves, and what it does not let pass.
#include "platform/auth/document_seal.h"

#include <gtest/gtest.h>

namespace platform::auth {
namespace {

constexpr base::Instant kNow{1'795'500'000'000};
constexpr std::int64_t kYear = 365ll * 86'400'000;

SealKey key_of(char const* holder) {
  return make_seal_key(holder, "91530190MA0000000X", kNow, kNow.plus_ms(kYear));
}

constexpr base::Instant kSealed = kNow.plus_ms(5000);

TEST(DocumentSeal, holds_for_exactly_the_bytes_that_were_sealed_by_that_key) {
  auto const key = key_of("云岫县客运公司");
  std::string document{"%PDF-1.7 \r\n a"};
  document += std::string{"\0b 协议", 9};
  auto const signature = seal_document(key, document);
  auto const checked = check_seal(signature, document, key.certificate, kSealed);
  EXPECT_TRUE(checked.valid);
  EXPECT_TRUE(checked.within_dates);
  EXPECT_EQ(checked.sealed_at, kSealed)
      << "as the document says: inside a PDF a signature has no time of its own";
  auto altered = document;
  altered[9] = '\n';  // binary: line ends count
  EXPECT_FALSE(check_seal(signature, altered, key.certificate, kSealed).valid);
  EXPECT_FALSE(check_seal(signature, document + " ", key.certificate, kSealed).valid);
  EXPECT_FALSE(check_seal(signature, document, key_of("云岫县客运公司").certificate, kSealed).valid)
      << "the same name under another key";
}

TEST(DocumentSeal, an_altered_signature_or_no_signature_is_not_valid) {
  auto const key = key_of("邮政");
  auto const signature = seal_document(key, "text");
  std::size_t let_pass = 0;
  for (std::size_t i = 0; i < signature.size(); i += 7) {
    auto altered = signature;
    altered[i] = static_cast<char>(altered[i] ^ 0x55);
    let_pass += check_seal(altered, "text", key.certificate, kSealed).valid ? 1 : 0;
  }
  EXPECT_LT(let_pass, signature.size() / 7 * 3 / 4)
      << "what lies in the unsigned wrapping may change, the rest not";
  EXPECT_FALSE(check_seal("", "text", key.certificate, kSealed).valid);
  EXPECT_FALSE(check_seal(signature.substr(0, 40), "text", key.certificate, kSealed).valid);
  EXPECT_FALSE(check_seal(signature, "text", "no certificate", kSealed).valid);
}

TEST(DocumentSeal, one_made_outside_the_certificates_dates_is_told) {
  auto const key = key_of("邮政");
  EXPECT_FALSE(
      check_seal(seal_document(key, "x"), "x", key.certificate, kNow.plus_ms(2 * kYear)).within_dates);
}

TEST(DocumentSeal, a_long_name_is_cut_at_a_whole_character) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "县";
  auto const key = make_seal_key(name, "", kNow, kNow.plus_ms(kYear));
  EXPECT_EQ(key.fingerprint.size(), 64u);
}

}  // namespace
}  // namespace platform::auth
