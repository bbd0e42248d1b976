// Streams and parts as the field has them: torn, joined, shuffled, doubled, with strangers' bytes in between.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/jtt/assembly.h"
#include "engine/jtt/cutter.h"

namespace jtt {
namespace {

Header terminal() {
  Header h;
  h.number.digits = "012345678901";
  return h;
}

std::vector<std::string> cut(Cutter& cutter, std::string_view bytes) {
  std::vector<std::string> out;
  cutter.feed(bytes, [&out](std::string_view wire) { out.emplace_back(wire); });
  return out;
}

TEST(Cutter, frames_come_out_whole_however_the_segments_fall) {
  std::string stream;
  for (std::uint16_t i = 0; i < 50; ++i) stream += write_frame(terminal(), 0x0002, i, std::string(i, '\x7e'));
  std::mt19937 random{3};
  for (int round = 0; round < 200; ++round) {
    Cutter cutter;
    std::vector<std::string> frames;
    for (std::string_view left{stream}; !left.empty();) {
      auto const n = std::min<std::size_t>(left.size(), 1 + random() % (round ? 200 : 1));
      for (auto& frame : cut(cutter, left.substr(0, n))) frames.push_back(std::move(frame));
      left.remove_prefix(n);
    }
    ASSERT_EQ(frames.size(), 50u);
    for (std::size_t i = 0; i < frames.size(); ++i) {
      auto const read = read_frame(frames[i]);
      ASSERT_TRUE(std::holds_alternative<Frame>(read));
      EXPECT_EQ(std::get<Frame>(read).header.serial, i);
    }
    EXPECT_EQ(cutter.garbage(), 0u);
  }
}

TEST(Cutter, what_comes_before_the_first_flag_is_passed_over_and_counted) {
  Cutter cutter;
  auto const frames = cut(cutter, "GET / HTTP/1.1\r\n\r\n" + write_frame(terminal(), 0x0002, 1, ""));
  EXPECT_EQ(frames.size(), 1u);
  EXPECT_EQ(cutter.garbage(), 18u);
}

TEST(Cutter, bytes_without_a_flag_are_not_kept_and_the_next_frame_is_read) {
  Cutter cutter;
  cut(cutter, "\x7e");
  for (int i = 0; i < 100; ++i) EXPECT_TRUE(cut(cutter, std::string(1000, 'x')).empty());
  EXPECT_GT(cutter.garbage(), 90'000u);
  EXPECT_FALSE(cutter.is_open());
  EXPECT_EQ(cut(cutter, write_frame(terminal(), 0x0002, 1, "")).size(), 1u);
}

Frame part(std::uint16_t packets, std::uint16_t packet, std::uint16_t serial, std::uint16_t message = 0x0801) {
  Frame f{terminal(), "part " + std::to_string(packet) + ";"};
  f.header.message = message, f.header.serial = serial, f.header.packets = packets, f.header.packet = packet;
  return f;
}

TEST(Assembly, parts_in_any_order_with_repeats_and_gaps_in_their_serials_make_the_message) {
  std::vector<std::uint16_t> order{1, 2, 3, 4, 5};
  do {
    Assembly assembly;
    std::optional<Frame> whole;
    for (auto const packet : order) {
      EXPECT_FALSE(whole);
      whole = assembly.add(part(5, packet, static_cast<std::uint16_t>(0x2031 + packet * 3)), {1000});
      if (whole) continue;
      EXPECT_FALSE(assembly.add(part(5, packet, 9), {1000})) << "again";
    }
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->body, "part 1;part 2;part 3;part 4;part 5;");
    EXPECT_EQ(whole->header.serial, 0x2034);
    EXPECT_EQ(assembly.n_messages(), 0u);
  } while (std::ranges::next_permutation(order).found);
}

TEST(Assembly, what_stays_away_is_asked_for_in_time_and_not_for_ever) {
  Assembly assembly;
  assembly.add(part(3, 2, 20), {0});
  assembly.add(part(3, 1, 19), {1'000});
  EXPECT_TRUE(assembly.gaps({5'999}).empty());
  auto const gaps = assembly.gaps({6'000});
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_EQ(gaps[0].first_serial, 19);
  EXPECT_EQ(gaps[0].parts, std::vector<std::uint16_t>{3});
  EXPECT_TRUE(assembly.gaps({7'000}).empty()) << "it has just been asked";
  auto asked = 1;
  for (std::int64_t ms = 8'000; ms <= 60'000; ms += 1'000) asked += static_cast<int>(assembly.gaps({ms}).size());
  EXPECT_EQ(asked, 5);
  assembly.gaps({60'001});
  EXPECT_EQ(assembly.n_messages(), 0u) << "forgotten";
}

TEST(Assembly, two_messages_of_one_kind_and_many_of_others_stay_within_bounds) {
  Assembly assembly{{.messages = 4, .bytes = 1000}};
  for (std::uint16_t message = 1; message <= 100; ++message) assembly.add(part(60'000, 1, 1, message), {message});
  EXPECT_LE(assembly.n_messages(), 4u);
}

}  // namespace
}  // namespace jtt
