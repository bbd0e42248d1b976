// A simulated terminal against the answers of a platform.
#include "engine/driving/link.h"

#include <gtest/gtest.h>

#include "engine/jtt/cutter.h"
#include "engine/jtt/location.h"
#include "engine/jtt/terminal_answer.h"

namespace driving {
namespace {

std::vector<jtt::Frame> frames_in(std::string const& bytes) {
  std::vector<jtt::Frame> out;
  jtt::Cutter cutter;
  cutter.feed(bytes,
              [&](std::string_view wire) { out.push_back(std::get<jtt::Frame>(jtt::read_frame(wire))); });
  return out;
}
/// Without its flags.
std::string inner(std::string const& frame) { return frame.substr(1, frame.size() - 2); }

Observation seen(std::int64_t at_ms, bool backlog = false) {
  return {{at_ms}, {at_ms}, base::position_of(30.5, 103.25), 12.5, 271, 1, backlog};
}

Link logged_in(bool is_2019) {
  Link link{{is_2019 ? "00000000013900000001" : "013900000001", is_2019, "CHUAN1", ""}};
  auto const asked = frames_in(link.connected({0}));
  EXPECT_EQ(asked.at(0).header.message, 0x0100);
  auto const code = jtt::answer_registration(asked[0].header, jtt::RegistrationResult::done, "secret", 1);
  auto const login = frames_in(link.received(inner(code), {0}));
  EXPECT_EQ(login.at(0).header.message, 0x0102);
  EXPECT_FALSE(link.is_logged_in());
  link.received(inner(jtt::answer(login[0].header, jtt::AnswerResult::done, 2)), {0});
  EXPECT_TRUE(link.is_logged_in());
  return link;
}

TEST(Link, clause_3_5_2_registers_shows_its_code_and_reports_where_it_is) {
  for (auto const is_2019 : {false, true}) {
    auto link = logged_in(is_2019);
    link.report(seen(1'764'028'800'000));
    auto const frames = frames_in(link.due({1'000}));
    ASSERT_EQ(frames.size(), 1u);
    auto const location = jtt::read_location(frames[0].body).value();
    EXPECT_EQ(location.latitude, 30'500'000u);
    EXPECT_EQ(location.longitude, 103'250'000u);
    EXPECT_EQ(location.speed_dkmh, 450);
    EXPECT_EQ(location.direction, 271);
    EXPECT_EQ(location.at, (base::Instant{1'764'028'800'000}));
    EXPECT_EQ(location.alarm, 1u);
  }
}

TEST(Link, a_report_is_sent_again_until_it_is_acknowledged_and_not_after) {
  auto link = logged_in(false);
  link.report(seen(1'000));
  auto const first = frames_in(link.due({1'000}));
  EXPECT_TRUE(link.due({2'000}).empty());
  auto const again = frames_in(link.due({6'500}));
  ASSERT_EQ(again.size(), 1u);
  EXPECT_EQ(again[0].header.serial, first[0].header.serial);
  link.received(inner(jtt::answer(again[0].header, jtt::AnswerResult::done, 3)), {7'000});
  EXPECT_EQ(link.n_waiting(), 0u);
  EXPECT_TRUE(link.due({20'000}).empty());
}

TEST(Link, what_was_seen_in_a_blind_area_goes_out_in_batches) {
  auto link = logged_in(false);
  for (int i = 0; i < 20; ++i) link.report(seen(i * 1'000, true));
  auto const frames = frames_in(link.due({30'000}));
  ASSERT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames[0].header.message, 0x0704);
  EXPECT_EQ(frames[0].body.substr(0, 3), std::string("\0\x0f\x01", 3));
  EXPECT_EQ(frames[1].body.size(), 3u + 5 * 30);
}

TEST(Link, what_was_not_acknowledged_goes_out_over_the_next_connection) {
  auto link = logged_in(false);
  link.report(seen(1'000));
  link.due({1'000});
  link.disconnected();
  EXPECT_TRUE(link.due({100'000}).empty());
  auto const login = frames_in(link.connected({100'000}));
  EXPECT_EQ(login.at(0).header.message, 0x0102);
  auto const after =
      frames_in(link.received(inner(jtt::answer(login[0].header, jtt::AnswerResult::done, 9)), {100'100}));
  ASSERT_EQ(after.size(), 1u);
  EXPECT_EQ(after[0].header.message, 0x0200);
}

}  // namespace
}  // namespace driving
