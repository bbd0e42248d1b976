// Frames between platforms: CRC, escapes, the cipher.
#include <gtest/gtest.h>

#include "base/hex.h"
#include "engine/jtt/platform_cutter.h"
#include "engine/jtt/platform_frame.h"
#include "engine/jtt/platform_report.h"

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

constexpr Cipher kAgreed{30'000'000, 20'000'000, 20'000'000};

Frame read_back(Writer const& writer, std::string const& written) {
  Frame out;
  int n = 0;
  Cutter cutter;
  for (auto const byte : "noise" + written)  // byte by byte, as a slow line brings it
    cutter.feed({&byte, 1}, [&](std::string_view wire) {
      auto read = read_frame(writer, wire);
      ASSERT_TRUE(std::holds_alternative<Frame>(read));
      out = std::get<Frame>(std::move(read));
      ++n;
    });
  EXPECT_EQ(n, 1);
  EXPECT_EQ(cutter.garbage(), 5u);
  return out;
}

TEST(PlatformFrame, what_is_written_is_read_in_both_revisions_with_and_without_cipher) {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);  // all bytes, those that are escaped among them
  for (auto const revision : {Revision::r2011, Revision::r2019})
    for (auto const& agreed : {std::optional<Cipher>{}, std::optional{kAgreed}}) {
      Writer const writer{revision, 20'180'920, {1, 2, 15}, agreed};
      auto const frame = read_back(writer, write_frame(writer, kVehicle, 0x5b5d5a5e, every, 256'178, 1'700'000'000));
      EXPECT_EQ(frame.body, every);
      EXPECT_EQ(frame.header.serial, 0x5b5d5a5eu);
      EXPECT_EQ(frame.header.access_code, 20'180'920u);
      EXPECT_EQ(frame.header.encryption, agreed ? 1 : 0);
      EXPECT_EQ(frame.header.utc_s.value_or(0), revision == Revision::r2019 ? 1'700'000'000u : 0u);
    }
}

TEST(PlatformCutter, a_frame_that_never_ends_is_dropped_and_the_next_is_read) {
  Cutter cutter;
  int n = 0;
  auto const count = [&n](std::string_view wire) { n += wire == "abc"; };
  cutter.feed("\x5b" + std::string(kFrameMost + 10, 'x'), count);
  cutter.feed("\x5d\x5bxx\x5b" "abc\x5d", count);
  EXPECT_EQ(n, 1);
  EXPECT_EQ(cutter.garbage(), kFrameMost + 10 + 1 + 2);
}

Position somewhere() {
  Position out;
  out.location.status = 3;
  out.location.latitude = 25'102'030, out.location.longitude = 102'704'050;
  out.location.speed_dkmh = 366, out.location.direction = 90, out.location.altitude_m = 1'900;
  out.location.at = base::Instant{1'764'115'200'000};  // 2025-11-26T08:00:00+08:00
  out.mileage_km = 1'234;
  return out;
}

TEST(PlatformReport, a_position_of_2011_has_day_month_year_and_the_longitude_first) {
  auto const block = write_position(somewhere(), Revision::r2011);
  EXPECT_EQ(base::to_hex(block), "00" "1a" "0b" "07e9" "080000" "061f23b2" "017f06ce" "0025" "0000" "000004d2" "005a"
                                 "076c" "00000003" "00000000");
  EXPECT_EQ(block.size(), 36u);
}

TEST(PlatformReport, a_position_of_2019_is_the_report_of_the_terminal) {
  auto const block = write_position(somewhere(), Revision::r2019);
  ASSERT_EQ(block.size(), 1 + 4 + kLocationBytes + 45);
  auto const inside = read_location(std::string_view{block}.substr(5, kLocationBytes));
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->at, somewhere().location.at);
  EXPECT_EQ(inside->latitude, 25'102'030u);
}

TEST(PlatformReport, texts_fill_their_fields_and_never_more) {
  EXPECT_EQ(write_login({1, "a password too long", 2, "127.0.0.1", 809}, Revision::r2011).size(), 46u);
  EXPECT_EQ(write_login({1, "x", 2, "127.0.0.1", 809}, Revision::r2019).size(), 50u);
  EXPECT_EQ(write_registration({}, Revision::r2011).size(), 0x3du);
  EXPECT_EQ(write_registration({}, Revision::r2019).size(), 110u);
  EXPECT_EQ(write_about({std::string(40, 'x'), 2}, kPosition, "abc").size(), 28u + 3);
}

}  // namespace
}  // namespace jtt::platform
