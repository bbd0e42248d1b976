// Seals on a paper: each holds for the file as it was then, and for no other.
#include "platform/sealing/paper_seal.h"

#include <gtest/gtest.h>

#include "platform/auth/secret.h"
#include "platform/documents/page.h"

namespace platform::sealing {
namespace {

constexpr base::Instant kAt{1'795'500'005'000};

std::string drawn() {
  documents::Document d{"结算单"};
  d.add_page(documents::kA4);
  d.text({20, 20, 100, 10}, "结算单");
  auto pdf = d.finish();
  documents::SignatureField const fields[] = {{"payer", {20, 200, 26, 26}}, {"payee", {120, 200, 26, 26}}};
  return pdf + documents::add_signature_fields(pdf, fields);
}

auth::SealKey key_of(char const* holder) {
  return auth::make_seal_key(holder, "", kAt.plus_ms(-1000), kAt.plus_ms(86'400'000));
}

SealView seen(std::string const& file, auth::SealKey const& key) {
  SealView v;
  verify_last(v, file, key.certificate);
  return v;
}

TEST(PaperSeal, each_side_seals_what_the_other_has_sealed_and_both_hold) {
  auto const payer = key_of("付款方"), payee = key_of("收款方");
  auto const paper = drawn();
  auto const first = set_seal(payee, paper, {"payee", "收款方", "盖章", kAt});
  auto const once = paper + auth::from_base64(first.addition).value();
  auto const second = set_seal(payer, once, {"payer", "付款方", "盖章", kAt});
  auto const twice = once + auth::from_base64(second.addition).value();
  EXPECT_EQ(second.file_digest, auth::sha256_hex(twice));
  for (auto const& v : {seen(once, payee), seen(twice, payer)}) {
    EXPECT_TRUE(v.valid && v.within_dates && v.embedded);
    EXPECT_EQ(v.sealed_at, kAt);
  }
}

TEST(PaperSeal, a_file_that_was_altered_or_went_on_and_another_key_prove_nothing) {
  auto const key = key_of("收款方");
  auto const paper = drawn();
  auto const file =
      paper + auth::from_base64(set_seal(key, paper, {"payee", "收款方", "盖章", kAt}).addition).value();
  EXPECT_TRUE(seen(file, key).valid);
  EXPECT_FALSE(seen(file, key_of("收款方")).valid);
  EXPECT_FALSE(seen(file + "\n", key).valid);
  EXPECT_FALSE(seen(paper, key).valid);
  auto altered = file;
  altered[altered.find("/Title")] = '#';
  EXPECT_FALSE(seen(altered, key).valid);
}

}  // namespace
}  // namespace platform::sealing
