// Reports, tracks, latest positions and alarms as values.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/gcj02.h"
#include "modules/tracking/rules/alarm.h"
#include "modules/tracking/rules/electronic_waybill.h"
#include "modules/tracking/rules/latest.h"
#include "modules/tracking/rules/report.h"
#include "modules/tracking/rules/track.h"
#include "testing/terminal.h"

namespace tracking::rules {
namespace {

using testing_support::Fix;
using testing_support::report_body;

constexpr base::Instant kNow{1'795'500'000'000};

Report report_of(Fix const& fix, base::Instant received = kNow) {
  auto const body = report_body(fix);
  return to_report({{1}, {2}, "云A10001", received, false, body}).value();
}
Report at(std::int64_t s, std::uint32_t alarm = 0) { return report_of({.at = kNow.plus_ms(s * 1000), .alarm = alarm}); }

TEST(Report, a_clock_is_believed_from_thirty_days_back_to_ten_minutes_ahead) {
  for (auto const& [ms, good] : {std::pair{-kClockBackMs, true}, {-kClockBackMs - 1000, false}, {kClockAheadMs, true},
                                {kClockAheadMs + 1000, false}}) {
    auto const r = report_of({.at = kNow.plus_ms(ms)});
    EXPECT_EQ(r.clock_wrong, !good) << ms;
    EXPECT_EQ(r.at, good ? kNow.plus_ms(ms) : kNow);
  }
}

TEST(Report, without_a_position_alarm_and_status_are_kept) {
  EXPECT_FALSE(report_of({.at = kNow, .lat = 0, .lon = 0, .alarm = 1}).positioned);
  EXPECT_FALSE(report_of({.at = kNow, .alarm = 1, .status = 1}).positioned);
  EXPECT_FALSE(report_of({.at = kNow, .lat = 116, .alarm = 1}).positioned);
  EXPECT_EQ(report_of({.at = kNow, .lat = 116, .alarm = 1}).alarm, 1u);
}

TEST(Report, south_and_west_are_signs_and_encrypted_places_are_turned_back) {
  auto const plain = report_of({.at = kNow});
  EXPECT_EQ(plain.place, (base::Position{251'000'000, 1'027'000'000}));
  auto const other = report_of({.at = kNow, .status = 2 | 4 | 8});
  EXPECT_EQ(other.place, (base::Position{-251'000'000, -1'027'000'000}));
  auto const shifted = report_of({.at = kNow, .status = 2 | 32});
  EXPECT_GT(base::distance_m(shifted.place, plain.place), 100);
  EXPECT_LT(base::distance_m(base::to_gcj02(shifted.place), plain.place), 1);
}

TEST(Report, mileage_is_found_behind_items_of_vendors) {
  auto const hex = [](char const* digits) { return base::from_hex(digits).value(); };
  EXPECT_EQ(mileage_of(hex("e1021234010400000b68")), 2920);
  EXPECT_EQ(mileage_of(hex("e1ff1234")), -1);
  EXPECT_EQ(mileage_of(""), -1);
}

TEST(Gcj02, there_and_back_is_off_by_less_than_a_metre_and_abroad_by_nothing) {
  std::mt19937 chance{7};
  std::uniform_real_distribution<double> lat{18, 53}, lon{74, 134};
  for (int i = 0; i < 2000; ++i) {
    auto const p = base::position_of(lat(chance), lon(chance));
    auto const shifted = base::to_gcj02(p);
    EXPECT_GT(base::distance_m(p, shifted), 30);
    EXPECT_LT(base::distance_m(p, shifted), 1500);
    EXPECT_LT(base::distance_m(base::from_gcj02(shifted), p), 1);
  }
  auto const vaduz = base::position_of(47.14, 9.52);
  EXPECT_EQ(base::to_gcj02(vaduz), vaduz);
}

Report chance_report(std::mt19937& chance, bool wild) {
  Report r;
  auto const below = [&](std::uint64_t n) { return static_cast<std::int64_t>(chance() % n); };
  r.at = kNow.plus_ms(below(3'600) * 1000);
  r.received_at = r.at.plus_ms(below(5'000'000) - 1'000'000);
  r.positioned = below(5) != 0;
  if (r.positioned) r.place = {static_cast<std::int32_t>(wild ? chance() : 251'000'000 + below(1000)),
                               static_cast<std::int32_t>(wild ? chance() : 1'027'000'000 + below(1000))};
  r.clock_wrong = below(9) == 0, r.backlog = below(4) == 0;
  r.alarm = wild ? chance() : static_cast<std::uint32_t>(below(2));
  r.status = chance();
  r.altitude_m = static_cast<std::int32_t>(below(65'536)), r.speed_dkmh = static_cast<std::int32_t>(below(65'536));
  r.direction = static_cast<std::int32_t>(below(360));
  r.extras.assign(static_cast<std::size_t>(below(20)), static_cast<char>(chance()));
  return r;
}

constexpr char kOne[] = "670000100670010000123010010001", kOther[] = "670000100670010000123020010001";

TEST(ElectronicWaybill, clause_3_5_2_a_line_names_a_bag_and_its_seal) {
  auto const lines = rules::read_bag_lines(std::string{kOne} + ",F0001\r\n\n  " + kOther + "\n" + kOne + " F0002");
  ASSERT_EQ(lines.bags.size(), 2u);
  EXPECT_EQ(lines.bags[0], (ListedBag{kOne, "F0002"})) << "the last word about a bag counts";
  EXPECT_EQ(lines.bags[1], (ListedBag{kOther, ""}));
  EXPECT_EQ(lines.unread, 0);
  EXPECT_EQ(rules::read_bag_lines(rules::write_bag_lines(lines.bags)).bags, lines.bags);
}

TEST(ElectronicWaybill, what_names_no_bag_is_counted) {
  for (auto const* text : {"12345", "67000010067001000012301001000X", "670000100670010000123010010001F1",
                           "670000100670010000123010010001,<script>"})
    EXPECT_EQ(rules::read_bag_lines(text).unread, 1) << text;
  std::string many;
  for (int i = 0; i < 600; ++i) many += std::to_string(100'000 + i) + "000000000000000000000000\n";
  EXPECT_EQ(rules::read_bag_lines(many).bags.size(), 500u);
  EXPECT_EQ(rules::read_bag_lines(many).unread, 100);
}

TEST(ElectronicWaybill, only_0x0701_is_one_and_a_length_past_the_end_means_what_is_there) {
  rules::Upload u;
  u.message = 0x0701;
  u.body = std::string{"\xff\xff\xff\xff", 4} + kOne;
  EXPECT_EQ(rules::waybill_of(u).value().bags.size(), 1u);
  u.body = std::string{"\0\0\0\x1e", 4} + kOne + "\n" + kOther;
  EXPECT_EQ(rules::waybill_of(u).value().bags.size(), 1u);
  u.body = "\1";
  EXPECT_FALSE(rules::waybill_of(u));
  u.body = std::string(4, '\0');
  u.message = 0x0702;
  EXPECT_FALSE(rules::waybill_of(u));
}

TEST(Track, what_is_packed_is_unpacked_the_same) {
  std::mt19937 chance{11};
  for (int round = 0; round < 300; ++round) {
    std::vector<Report> reports(chance() % 50);
    for (auto& r : reports) r = chance_report(chance, round % 2 == 0);
    EXPECT_EQ(unpack(pack(reports)), reports);
  }
}

TEST(Track, bytes_that_are_cut_off_or_altered_never_read_past_their_end) {
  std::mt19937 chance{13};
  std::vector<Report> reports(20);
  for (auto& r : reports) r = chance_report(chance, true);
  auto const packed = pack(reports);
  for (std::size_t n = 0; n < packed.size(); ++n) EXPECT_LE(unpack(std::string_view{packed}.substr(0, n)).size(), 20u);
  for (int i = 0; i < 500; ++i) {
    auto broken = packed;
    broken[chance() % broken.size()] = static_cast<char>(chance());
    unpack(broken);
  }
}

TEST(Track, merging_in_any_order_keeps_each_report_once) {
  std::mt19937 chance{17};
  std::vector<Report> all(200);
  for (auto& r : all) r = chance_report(chance, false);
  std::vector<Report> kept;
  std::size_t added = 0;
  for (int i = 0; i < 100; ++i) {
    std::vector<Report> some;
    for (int n = 0; n < 10; ++n) some.push_back(all[chance() % all.size()]);
    std::ranges::stable_sort(some, is_before);
    added += merge(kept, some).size();
  }
  EXPECT_EQ(added, kept.size());
  EXPECT_TRUE(std::ranges::is_sorted(kept, is_before));
  EXPECT_TRUE(std::ranges::adjacent_find(kept, is_same) == kept.end());
}

TEST(Latest, a_late_report_or_a_wrong_clock_moves_nothing) {
  auto known = after({}, at(0), {{1}, {2}});
  EXPECT_EQ(known.at, kNow);
  auto const late = after(known, at(-60), {{1}, {2}});
  EXPECT_EQ(late.at, kNow);
  auto const ahead = report_of({.at = kNow.plus_ms(kClockAheadMs * 9), .lat = 30, .alarm = 4});
  auto const wrong = after(known, ahead, {{1}, {2}});
  EXPECT_EQ(wrong.lat_e7, known.lat_e7);
  EXPECT_EQ(wrong.alarm, 4) << "an alarm is told all the same";
  auto const nowhere = after(known, report_of({.at = kNow.plus_ms(1000), .lat = 0, .lon = 0}), {{1}, {2}});
  EXPECT_EQ(nowhere.at, kNow);
  EXPECT_EQ(nowhere.reported_at, kNow.plus_ms(1000));
}

TEST(Alarm, what_came_late_rises_only_where_nothing_known_tells_of_it) {
  std::vector<Report> const reports{at(0), at(10, 1), at(20, 1), at(30), at(40, 1), at(50, 1)};
  bool const is_new[]{false, true, true, false, true, false};
  EXPECT_EQ(late_edge(0, reports, is_new, 1), 1u) << "it rose and fell between known reports";
  EXPECT_EQ(late_edge(0, reports, is_new, 2), 0u);
  EXPECT_EQ(late_edge(0, reports, is_new, 4), 0u) << "the known report after it told of the alarm";
  EXPECT_EQ(late_edge(1, reports, is_new, 0), 0u);
}

}  // namespace
}  // namespace tracking::rules
