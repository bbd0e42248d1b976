// Large answers get small for those who can undo it, and stay what they are.
#include "platform/http/packing.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace platform::http {
namespace {

Response answer_of(std::size_t size) {
  Response out{.media_type = "application/json"};
  for (std::size_t i = 0; out.body.size() < size; ++i) out.body += "[102." + std::to_string(i % 9973) + ",25.1],";
  return out;
}

std::string unpacked(std::string const& bytes, std::size_t size) {
  z_stream z{};
  inflateInit2(&z, 15 + 16);
  std::string out(size + 100, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  inflate(&z, Z_FINISH);
  out.resize(z.total_out);
  inflateEnd(&z);
  return out;
}

TEST(Packing, a_large_answer_is_packed_and_the_same_again) {
  auto const plain = answer_of(2'000'000);
  auto const small = packed(plain, "gzip, br");
  EXPECT_LT(small.body.size(), plain.body.size() / 3);
  EXPECT_EQ(unpacked(small.body, plain.body.size()), plain.body);
  EXPECT_NE(small.headers.find("Content-Encoding: gzip\r\n"), std::string::npos);
  EXPECT_NE(small.headers.find("Vary: Accept-Encoding\r\n"), std::string::npos);
}

TEST(Packing, nobody_gets_what_he_cannot_undo) {
  auto const plain = answer_of(2'000'000);
  for (auto const* const accepted : {"", "br", "gzip;q=0"}) {
    auto const same = packed(plain, accepted);
    EXPECT_EQ(same.body, plain.body) << accepted;
    EXPECT_EQ(same.headers, "Vary: Accept-Encoding\r\n") << accepted;
  }
}

TEST(Packing, a_list_is_sent_as_it_is) {
  auto const same = packed(answer_of(40'000), "gzip");
  EXPECT_EQ(same.headers, "");
  EXPECT_EQ(same.body, answer_of(40'000).body);
}

}  // namespace
}  // namespace platform::http
