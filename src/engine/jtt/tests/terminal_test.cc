// Frames between terminal and platform: examples of the standard, what is refused, what is answered.
#include <gtest/gtest.h>

#include <random>

#include "base/hex.h"
#include "engine/jtt/assembly.h"
#include "engine/jtt/cutter.h"
#include "engine/jtt/location.h"
#include "engine/jtt/terminal_answer.h"
#include "engine/jtt/terminal_area.h"
#include "engine/jtt/terminal_body.h"

namespace jtt {
namespace {

std::string bytes(std::string_view hex) { return base::from_hex(hex).value(); }

/// What stands between the flags of a frame.
std::string_view inside(std::string_view frame) { return frame.substr(1, frame.size() - 2); }

Defect defect_of(std::string_view wire) {
  auto const read = read_frame(wire);
  EXPECT_TRUE(std::holds_alternative<Defect>(read));
  return std::holds_alternative<Defect>(read) ? std::get<Defect>(read) : Defect::length;
}

Header terminal(bool is_2019) {
  Header h;
  h.is_2019 = is_2019, h.version = is_2019;
  h.number.digits = is_2019 ? "00000000017299841738" : "012345678901";
  return h;
}

TEST(TerminalFrame, the_standards_own_example_is_escaped_and_back) {
  EXPECT_EQ(base::to_hex(escape(bytes("307e087d55"))), "307d02087d0155");
  EXPECT_EQ(base::to_hex(std::get<std::string>(unescape(bytes("307d02087d0155")))), "307e087d55");
}

TEST(TerminalFrame, what_was_written_is_read_whatever_the_bytes) {
  std::mt19937 random{7};
  for (int i = 0; i < 2000; ++i) {
    std::string body(random() % 1024, '\0');
    for (auto& c : body) c = static_cast<char>(random() % 3 ? random() : 0x7d + random() % 2);
    auto const frame = write_frame(terminal(i % 2), static_cast<std::uint16_t>(random()),
                                   static_cast<std::uint16_t>(random()), body);
    EXPECT_LE(frame.size(), kFrameMost + 2);
    auto const read = read_frame(inside(frame));
    ASSERT_TRUE(std::holds_alternative<Frame>(read));
    EXPECT_EQ(std::get<Frame>(read).body, body);
  }
}

TEST(TerminalFrame, a_flipped_bit_is_seen) {
  auto const frame = write_frame(terminal(true), 0x0002, 7, "");
  for (std::size_t bit = 0; bit < inside(frame).size() * 8; ++bit) {
    std::string bad{inside(frame)};
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ 1 << bit % 8);
    EXPECT_TRUE(std::holds_alternative<Defect>(read_frame(bad))) << bit;
  }
}

TEST(TerminalFrame, defects_are_told_apart) {
  EXPECT_EQ(defect_of(bytes("0002")), Defect::too_short);
  EXPECT_EQ(defect_of(bytes("000200000123456789017fff7d")), Defect::escape);
  EXPECT_EQ(defect_of(bytes("000200000123456789017fff7d03")), Defect::escape);
  EXPECT_EQ(defect_of(bytes("0002000001237e6789017fff0a")), Defect::unescaped_flag);
  EXPECT_EQ(defect_of(bytes("000200000123456789017fff0b")), Defect::checksum);
  EXPECT_EQ(defect_of(bytes("000200010123456789017fff0b")), Defect::length);
}

TEST(TerminalFrame, the_identity_stays_when_the_number_gets_wider) {
  EXPECT_EQ(TerminalNumber{"012345678901"}.stripped(), "12345678901");
  EXPECT_EQ(TerminalNumber{"00000000012345678901"}.stripped(), "12345678901");
  EXPECT_EQ(TerminalNumber{"000000000000"}.stripped(), "0");
}

TEST(TerminalFrame, a_long_message_goes_out_in_parts_that_make_the_whole) {
  std::string const body(2'500, '\x7e');
  auto const wire = write_message(terminal(true), 0x8604, 0xffff, body);
  Cutter cutter;
  Assembly assembly;
  std::optional<Frame> whole;
  cutter.feed(wire, [&](std::string_view one) {
    whole = assembly.add(std::get<Frame>(read_frame(one)), {1});
  });
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->body, body);
  EXPECT_EQ(whole->header.serial, 0xffff);
}

TEST(TerminalAnswer, has_the_revision_and_number_of_who_asked) {
  auto asked = terminal(false);
  asked.message = 0x0002, asked.serial = 0x7fff;
  EXPECT_EQ(base::to_hex(answer(asked, AnswerResult::done, 0)), "7e8001000501234567890100007fff0002008e7e");
  asked = terminal(true);
  asked.message = 0x0002, asked.serial = 0xffff;
  EXPECT_EQ(base::to_hex(answer(asked, AnswerResult::done, 0)),
            "7e8001400501000000000172998417380000ffff000200867e");
}

TEST(TerminalAnswer, a_code_is_sent_only_to_who_was_registered) {
  auto asked = terminal(false);
  asked.message = 0x0100;
  EXPECT_EQ(base::to_hex(answer_registration(asked, RegistrationResult::done, "12345678901", 0)),
            "7e8100000e01234567890100000000003132333435363738393031377e");
  auto const refused = answer_registration(asked, RegistrationResult::no_such_vehicle, "12345678901", 0);
  EXPECT_EQ(std::get<Frame>(read_frame(inside(refused))).body.size(), 3u);
}

TEST(TerminalAnswer, tells_the_time_in_utc_and_that_a_medium_is_whole) {
  auto const body = [](std::string const& frame) {
    return base::to_hex(std::get<Frame>(read_frame(inside(frame))).body);
  };
  base::Instant const at{1'795'500'000'000};  // 2026-11-24T06:00:00Z
  EXPECT_EQ(body(answer_time(terminal(true), at, 1)), "261124060000");
  EXPECT_EQ(body(answer_media(terminal(false), bytes("0000007b"), 1)), "0000007b");
}

TEST(TerminalAnswer, missing_parts_are_counted_in_one_byte_or_since_2019_in_two) {
  std::uint16_t const parts[] = {2, 5};
  auto const body = [&](bool is_2019) {
    auto const frame = ask_for_parts(terminal(is_2019), 0x04d1, {parts, 2}, 1);
    return base::to_hex(std::get<Frame>(read_frame(inside(frame))).body);
  };
  EXPECT_EQ(body(false), "04d10200020005");
  EXPECT_EQ(body(true), "04d1000200020005");
}

TEST(Location, times_are_of_gmt8_and_a_clock_that_shows_none_gives_none) {
  auto const fix = bytes("00000400000008000" "6eeb6ad02633df7013800030063200707192359");
  auto const read = read_location(fix);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->latitude, 116'307'629u);
  EXPECT_EQ(read->speed_dkmh, 3);
  ASSERT_TRUE(read->at);
  EXPECT_EQ(base::to_rfc3339(*read->at), "2020-07-07T11:23:59.000Z");
  auto const month_13 = bytes("000004000000080006eeb6ad02633df7013800030063201307192359");
  EXPECT_FALSE(read_location(month_13)->at);
  EXPECT_FALSE(read_location(std::string_view{fix}.substr(1)));
}

/// Counts what is named and holds to the rules of a sink.
struct Counting final : Fields {
  void number(std::string_view, std::int64_t) override { ++n; }
  void flag(std::string_view, bool) override { ++n; }
  void word(std::string_view name, std::string_view) override { ++n, rest += name == "extras_rest" || name == "rest"; }
  void text(std::string_view, std::string_view) override { ++n; }
  void open_object(std::string_view) override { ++depth; }
  void open_list(std::string_view) override { ++depth; }
  void close() override { --depth; }
  int n{}, depth{}, rest{};
};

TEST(TerminalBody, an_item_that_reaches_past_the_end_drops_the_items_and_keeps_the_fix) {
  Counting fields;
  auto const fix = bytes("000004000000080006eeb6ad02633df70138000300632007071923590104000000" "0b" "0209001603");
  EXPECT_EQ(name_terminal_body(0x0200, false, fix, fields), Reading::whole);
  EXPECT_EQ(fields.rest, 1);
  EXPECT_GE(fields.n, 10);
}

TEST(TerminalBody, bodies_cut_short_anywhere_are_named_as_far_as_they_go) {
  std::mt19937 random{11};
  for (int message = 0; message < 0x10000; message += message % 0x100 == 0x0f ? 0xf1 : 1)
    for (auto const is_2019 : {false, true}) {
      std::string body(random() % 60, '\0');
      for (auto& c : body) c = static_cast<char>(random());
      Counting fields;
      name_terminal_body(static_cast<std::uint16_t>(message), is_2019, body, fields);
      EXPECT_EQ(fields.depth, 0) << message;
    }
}

TEST(TerminalArea, what_is_written_has_every_byte_named_in_both_forms) {
  for (auto const shape : {AreaShape::circle, AreaShape::rectangle, AreaShape::polygon, AreaShape::route})
    for (auto const is_2019 : {false, true})
      for (std::uint16_t const speed : {0, 60}) {
        Area area;
        area.id = 7;
        area.shape = shape;
        area.points = {{25'102'030, 102'712'346}, {25'100'000, 102'720'000}, {25'090'000, 102'710'000}};
        area.points.resize(shape == AreaShape::circle ? 1 : shape == AreaShape::rectangle ? 2 : 3);
        area.radius_m = 300, area.width_m = 50;
        area.tells_entry = area.warns_driver = true;
        area.max_speed_kmh = speed, area.overspeed_s = 10;
        area.name = "\xd1\xa7\xd0\xa3";
        Counting fields;
        auto const body = write_area(area, is_2019);
        EXPECT_EQ(name_terminal_body(message_of_area(shape), is_2019, body, fields), Reading::whole);
        EXPECT_EQ(fields.rest, 0) << static_cast<int>(shape) << is_2019 << speed;
      }
  EXPECT_EQ(message_of_area(AreaShape::route), 0x8606);
  Area south;
  south.shape = AreaShape::circle;
  south.points = {{-25'102'030, -102'712'346}};
  EXPECT_EQ(base::to_hex(write_area(south, false)), "0101" "00000000" "00c0" "017f06ce" "061f441a" "00000000")
      << "south and west are bits";
  EXPECT_EQ(base::to_hex(write_areas_deleted({})), "00") << "all";
  EXPECT_EQ(base::to_hex(write_areas_asked(AreaShape::polygon, {7})), "03" "00000001" "00000007");
}

TEST(TerminalBody, an_unknown_message_is_data) {
  Counting fields;
  EXPECT_EQ(name_terminal_body(0x0f0f, false, "abc", fields), Reading::unknown);
  EXPECT_EQ(name_terminal_body(0x0001, false, "abc", fields), Reading::too_short);
}

}  // namespace
}  // namespace jtt
