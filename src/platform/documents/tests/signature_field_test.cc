// Where a signature stands in a PDF and which bytes it speaks for.
#include "platform/documents/signature_field.h"

#include <gtest/gtest.h>

#include "testing/paper.h"

namespace platform::documents {
namespace {

constexpr base::Instant kAt{1'795'500'005'000};

std::string drawn() {
  Document d{"协议"};
  d.add_page(kA4);
  d.text({20, 20, 100, 10}, "第一页");
  d.add_page(kA4);
  d.text({20, 20, 100, 10}, "签章页");
  auto pdf = d.finish();
  SignatureField const fields[] = {{"payer", {20, 200, 26, 26}}, {"payee", {120, 200, 26, 26}}};
  return pdf + add_signature_fields(pdf, fields);
}

std::string sealed(std::string const& pdf, char const* field) {
  return pdf +
         close_signature(open_signature(pdf, {field, "云岫县客运公司", "签署", kAt}), "signature bytes");
}

TEST(SignatureField, a_signature_speaks_for_all_bytes_but_its_own_and_is_found_again) {
  auto const pdf = drawn();
  auto const open = open_signature(pdf, {"payer", "云岫县邮政分公司", "签署", kAt});
  EXPECT_TRUE(open.covered.starts_with(pdf)) << "no earlier byte is touched";
  auto const whole = pdf + close_signature(open, "\x30\x03 ok");
  auto const found = last_signature(whole);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->der.starts_with("\x30\x03 ok"));
  EXPECT_EQ(found->covered, open.covered);
  EXPECT_EQ(found->at, kAt);
  EXPECT_EQ(found->covered.size() + found->der.size() * 2 + 2, whole.size());
}

TEST(SignatureField, what_is_written_behind_the_last_signature_is_told) {
  auto const once = sealed(drawn(), "payee");
  EXPECT_FALSE(last_signature(once + "\n"));
  EXPECT_FALSE(last_signature(once.substr(0, once.size() - 1)));
  EXPECT_FALSE(last_signature("%PDF-1.5"));
  auto const twice = sealed(once, "payer");
  ASSERT_TRUE(last_signature(twice));
  EXPECT_TRUE(last_signature(twice)->covered.starts_with(once)) << "the second speaks for the first";
}

TEST(SignatureField, readers_of_pdf_see_both_fields_and_the_pages_as_they_were) {
  NEEDS_TOOL("pdfsig");
  testing_support::Paper const paper{sealed(sealed(drawn(), "payee"), "payer")};
  EXPECT_TRUE(paper.shows("签章页"));
  EXPECT_NE(paper.info().find("Pages:           2"), std::string::npos);
  auto const seen = paper.signatures();
  EXPECT_NE(seen.find("Field Name: payer"), std::string::npos) << seen;
  EXPECT_NE(seen.find("Field Name: payee"), std::string::npos) << seen;
}

TEST(SignatureField, a_field_that_is_missing_is_added_and_what_is_no_pdf_is_refused) {
  Document d{"t"};
  d.add_page(kA4);
  auto const whole = sealed(d.finish(), "payer");
  ASSERT_TRUE(last_signature(whole));
  EXPECT_THROW(sealed("no pdf", "payer"), std::runtime_error);
  EXPECT_THROW(sealed("startxref\n0\n", "payer"), std::runtime_error);
  EXPECT_THROW(close_signature(open_signature(whole, {"payer", "", "", kAt}), std::string(9000, 'x')),
               std::runtime_error);
}

}  // namespace
}  // namespace platform::documents
