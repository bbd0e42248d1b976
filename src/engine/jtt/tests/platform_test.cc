// Frames between platforms: CRC, escapes, the cipher.
#include <gtest/gtest.h>

#include "base/hex.h"
#include "engine/jtt/platform_frame.h"

namespace jtt::platform {
namespace {

std::string bytes(std::string_view hex) { return base::from_hex(hex).value(); }

/// A keep-alive of serial 1 from access code 1, inside its flags.
std::string keep_alive() {
  auto out = bytes("0000001a000000011005000000010100000000000000");
  auto const sum = crc(out);
  return out + static_cast<char>(sum >> 8) + static_cast<char>(sum & 0xff);
}

TEST(PlatformFrame, crc_is_that_of_the_catalogue) {
  EXPECT_EQ(crc("123456789"), 0x29b1);  // CRC-16/IBM-3740
}

TEST(PlatformFrame, a_keep_alive_is_read) {
  auto const read = read_frame(keep_alive());
  ASSERT_TRUE(std::holds_alternative<Frame>(read));
  EXPECT_EQ(std::get<Frame>(read).header.message, 0x1005);
  EXPECT_FALSE(std::get<Frame>(read).header.utc_s);
}

TEST(PlatformFrame, defects_are_told_apart) {
  auto bad = keep_alive();
  bad[5] = 9;
  EXPECT_EQ(std::get<Defect>(read_frame(bad)), Defect::crc);
  EXPECT_EQ(std::get<Defect>(read_frame(keep_alive() + "\x5b")), Defect::unescaped_flag);
  EXPECT_EQ(std::get<Defect>(read_frame(keep_alive() + "\x5e\x03")), Defect::escape);
  EXPECT_EQ(std::get<Defect>(read_frame("abc")), Defect::too_short);
}

TEST(PlatformFrame, the_cipher_undoes_itself) {
  Cipher const agreed{30'000'000, 20'000'000, 20'000'000};
  std::string const text = "云岫县客运 JT/T 809";
  auto const hidden = cipher(text, agreed, 256'178);
  EXPECT_NE(hidden, text);
  EXPECT_EQ(cipher(hidden, agreed, 256'178), text);
  EXPECT_EQ(cipher(cipher(text, {}, 0), {}, 0), text);
}

}  // namespace
}  // namespace jtt::platform
