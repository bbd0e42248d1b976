// What passengers' baggage needs of holds: by tickets, table, share and hand, and files of tickets.
#include <gtest/gtest.h>

#include <random>

#include "modules/network/face/season.h"
#include "modules/planning/rules/baggage.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/reserve.h"
#include "modules/planning/service/reserve_export.h"
#include "modules/planning/service/ticket_sale.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::DayType;
using rules::ReserveSource;
using rules::TicketSale;

constexpr base::ServiceTime kHalfPastSeven{7 * 3600 + 1800};

TicketSale sale(int days_before, std::int64_t passengers, std::int64_t baggage_g = -1) {
  return {.service_date = base::add_days({20261124}, -days_before),
          .line = "202",
          .headsign = "大坪村",
          .departs = kHalfPastSeven,
          .day_type = DayType::ordinary,
          .passengers = passengers,
          .baggage_g = {baggage_g}};
}

TEST(Baggage, clause_3_5_1_spring_travel_lasts_the_forty_days_that_are_announced) {
  struct Season {
    base::ServiceDate first, last;
  };
  for (auto const& [first, last] :
       {Season{{20240126}, {20240305}}, Season{{20250114}, {20250222}}, Season{{20260202}, {20260313}}}) {
    EXPECT_FALSE(network::is_spring_travel(base::add_days(first, -1)));
    EXPECT_TRUE(network::is_spring_travel(first));
    EXPECT_TRUE(network::is_spring_travel(last));
    EXPECT_FALSE(network::is_spring_travel(base::add_days(last, 1)));
  }
  EXPECT_FALSE(network::is_spring_travel({20261124}));
}

TEST(Baggage, a_quantile_is_the_smallest_value_that_so_many_do_not_exceed) {
  EXPECT_EQ(rules::quantile({7}, 90), 7);
  EXPECT_EQ(rules::quantile({10, 1, 9, 2, 8, 3, 7, 4, 6, 5}, 90), 9);
  EXPECT_EQ(rules::quantile({10, 1, 9, 2, 8, 3, 7, 4, 6, 5}, 100), 10);
  EXPECT_EQ(rules::quantile({4, 2, 3, 1}, 50), 2);
}

TEST(Baggage,
     clause_3_5_1_passengers_are_expected_as_on_earlier_days_of_the_trip_or_as_sold_if_that_is_more) {
  std::vector<TicketSale> history;
  for (int i = 1; i <= 4; ++i) history.push_back(sale(i, 10 * i));
  EXPECT_FALSE(rules::expect(history, sale(0, 0), {}, 90)) << "four days are too few";
  EXPECT_EQ(rules::expect(history, sale(0, 0), 12, 90)->n_days, 0);
  history.push_back(sale(5, 15));
  auto other_type = sale(6, 99);
  other_type.day_type = DayType::market;
  auto other_trip = sale(7, 99);
  other_trip.headsign = "县城";
  history.push_back(other_type);
  history.push_back(other_trip);
  EXPECT_EQ(rules::expect(history, sale(0, 0), {}, 90)->passengers, 40);
  EXPECT_EQ(rules::expect(history, sale(0, 0), {}, 50)->passengers, 20);
  EXPECT_EQ(rules::expect(history, sale(0, 0), 45, 90)->passengers, 45);
  for (int i = 8; i < 60; ++i) history.push_back(sale(i, 90));
  EXPECT_EQ(rules::expect(history, sale(0, 0), {}, 60)->n_days, 20) << "only the newest count";
}

TEST(Baggage, what_a_passenger_brings_is_learned_from_trips_that_were_weighed) {
  std::vector<TicketSale> history;
  rules::Baggage const configured{DayType::ordinary, {3'000}, {15'000}};
  for (int i = 1; i < 20; ++i) history.push_back(sale(i, 10, 10'000 * i));
  history.push_back(sale(20, 10));
  EXPECT_EQ(rules::learn_baggage(history, configured, 90).baggage.passenger_g.value, 3'000)
      << "nineteen are too few";
  history.push_back(sale(21, 10, 200'000));
  history.push_back(sale(22, 0, 5'000));
  auto const learned = rules::learn_baggage(history, configured, 90);
  EXPECT_EQ(learned.n_weighed, 20);
  EXPECT_EQ(learned.baggage.passenger_g.value, 18'000);
  EXPECT_EQ(learned.baggage.passenger_cm3.value, 15'000) << "nobody measured";
}

TEST(Baggage, the_row_that_says_most_closely_counts) {
  auto const rule = [](DayType type, std::string line, std::int32_t departs, std::int64_t kg) {
    return rules::ReserveRule{
        .day_type = type, .line = std::move(line), .departs = {departs}, .weight_g = {kg}};
  };
  std::vector<rules::ReserveRule> const table{
      rule(DayType::ordinary, "", -1, 1), rule(DayType::ordinary, "202", -1, 2),
      rule(DayType::ordinary, "202", kHalfPastSeven.seconds, 3), rule(DayType::market, "", -1, 4)};
  auto const kg = [&](DayType type, std::string const& line, base::ServiceTime at) {
    return rules::rule_of(table, type, line, at)->weight_g.value;
  };
  EXPECT_EQ(kg(DayType::ordinary, "101", {0}), 1);
  EXPECT_EQ(kg(DayType::ordinary, "202", {0}), 2);
  EXPECT_EQ(kg(DayType::weekend, "202", kHalfPastSeven), 3) << "nothing is said of weekends";
  EXPECT_EQ(kg(DayType::market, "202", kHalfPastSeven), 4) << "its own type of day comes first";
  EXPECT_FALSE(rules::rule_of(std::span{table}.subspan(1, 1), DayType::ordinary, "101", {0}));
}

TEST(Baggage, clause_3_5_1_tickets_come_before_the_table_and_the_table_before_the_share) {
  Hold const hold{{400'000}, {2'000'000}, 20};
  rules::Passengers p{.percent = 10};
  EXPECT_EQ(rules::needed(hold, p).source, ReserveSource::share);
  EXPECT_EQ(rules::needed(hold, p).reserve.weight_g.value, 40'000);
  p.rule = rules::ReserveRule{.weight_g = {20'000}, .volume_cm3 = {400'000}};
  auto n = rules::needed(hold, p);
  EXPECT_EQ(n.source, ReserveSource::table);
  EXPECT_EQ(n.reserve.weight_g.value, 20'000) << "less than the share, since somebody said so";
  EXPECT_EQ(n.reserve.bags, 4) << "a fifth of the volume";
  p.expected = rules::Expected{20, 20, 0, {{DayType::ordinary, {3'000}, {15'000}}, 0}};
  n = rules::needed(hold, p);
  EXPECT_EQ(n.source, ReserveSource::sold) << "tickets of the day alone only add";
  EXPECT_EQ(n.reserve.weight_g.value, 60'000);
  EXPECT_EQ(n.reserve.volume_cm3.value, 400'000);
  p.expected->n_days = 9;
  p.expected->passengers = 5;
  n = rules::needed(hold, p);
  EXPECT_EQ(n.source, ReserveSource::tickets);
  EXPECT_EQ(n.reserve.weight_g.value, 15'000);
  p.said = Hold{{999'000}, {}, 0};
  n = rules::needed(hold, p);
  EXPECT_EQ(n.source, ReserveSource::by_hand);
  EXPECT_EQ(n.reserve.weight_g.value, 400'000) << "never more than there is";
  EXPECT_EQ(n.reserve.volume_cm3.value, 75'000);
}

/// Whatever is known, the reserve is within the hold, and what is sold or said stays free.
TEST(Baggage, clause_3_5_1_what_passengers_are_known_to_bring_always_stays_free) {
  std::mt19937 random{7};
  auto const upto = [&random](std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>{0, most}(random);
  };
  for (int i = 0; i < 2'000; ++i) {
    Hold const hold{{upto(500'000)}, {upto(3'000'000)}, upto(40)};
    rules::Passengers p{.percent = upto(100)};
    if (upto(1)) p.rule = rules::ReserveRule{.weight_g = {upto(600'000)}, .volume_cm3 = {upto(4'000'000)}};
    if (upto(1)) {
      auto const sold = upto(50);
      p.expected =
          rules::Expected{sold + upto(9), sold, upto(1) * 6, {{{}, {upto(10'000)}, {upto(90'000)}}, 0}};
    }
    if (upto(1)) p.said = Hold{{upto(600'000)}, {upto(4'000'000)}, upto(50)};
    auto const r = rules::needed(hold, p).reserve;
    EXPECT_LE(r.weight_g, hold.weight_g);
    EXPECT_LE(r.volume_cm3, hold.volume_cm3);
    EXPECT_LE(r.bags, hold.bags);
    if (p.said) {
      EXPECT_GE(r.weight_g, std::min(p.said->weight_g, hold.weight_g));
    }
    if (!p.expected) continue;
    auto const brought = p.expected->sold * p.expected->each.baggage.passenger_g.value;
    EXPECT_GE(r.weight_g.value, std::min(brought, hold.weight_g.value));
  }
}

class Baggages : public PlanningCounty {
 protected:
  static constexpr char kTitles[] = "日期,线路,发车时间,开往,售票数,行李（千克）\n";
  service::SalesReport upload(std::string const& csv, bool check = false) {
    return must<service::SalesReport>(dispatcher_, [&](auto& a) {
      return service::upload_sales(a, {check}, {"text/csv", "客票.csv", csv});
    });
  }
  service::TripReserve reserve(std::string const& line = "202", base::ServiceDate day = kDay) {
    for (auto const& r : ask(service::list_reserves, {day}).items)
      if (r.line == line && r.departs == kHalfPastSeven) return r;
    throw std::runtime_error{"no such trip"};
  }
  /// Days before kDay on which line 202 runs as on ordinary days, newest first.
  static std::vector<base::ServiceDate> weekdays(std::size_t n) {
    std::vector<base::ServiceDate> out;
    for (auto day = base::add_days(kDay, -1); out.size() < n; day = base::add_days(day, -1))
      if (base::weekday(day) < 5) out.push_back(day);
    return out;
  }
};

TEST_P(Baggages, clause_3_5_1_a_file_of_tickets_is_taken_row_by_row_and_faults_are_told_by_cell) {
  auto const csv = std::string{kTitles} + "2026-11-24,202,07:30,,18,55.5\n" + "2026-11-24,202,07:45,,18,\n" +
                   "2026-11-24,999,07:30,,18,\n" + "2026-11-24,202,07:30,,19,\n" +
                   "2026-11-24,202,09:30,,很多,\n" + "2026-11-24,202,11:30,,12,99999\n";
  auto const checked = upload(csv, true);
  EXPECT_EQ(checked.rows, 6);
  EXPECT_EQ(checked.good, 1);
  EXPECT_EQ(checked.faulty, 5);
  ASSERT_EQ(checked.faults.size(), 5u);
  EXPECT_EQ(checked.faults[0].row, 3);
  EXPECT_EQ(checked.faults[0].code, refusal::sale_trip_unknown.code);
  EXPECT_EQ(checked.faults[2].code, refusal::sale_twice.code);
  EXPECT_EQ(checked.faults[4].code, refusal::baggage_too_much.code);
  EXPECT_TRUE(ask(service::list_sales, {kDay}).items.empty()) << "a check leaves no trace";
  EXPECT_EQ(upload(csv).good, 1);
  EXPECT_EQ(upload(csv).good, 1) << "the same file again changes nothing";
  auto const sales = ask(service::list_sales, {kDay}).items;
  ASSERT_EQ(sales.size(), 1u);
  EXPECT_EQ(sales[0].passengers, 18);
  EXPECT_EQ(sales[0].baggage_g.value, 55'500);
  EXPECT_EQ(sales[0].headsign, "大坪村");
  EXPECT_NE(ask(service::export_sales, {kDay, service::SheetFormat::csv_utf8}).bytes.find("55500"),
            std::string::npos);
  EXPECT_REFUSED((act<service::SalesReport>(clerk_,
                                            [&](auto& a) {
                                              return service::upload_sales(a, {false}, {"", "", csv});
                                            })),
                 refusal::out_of_reach);
  EXPECT_EQ(ask(service::sales_template, {}).bytes.substr(0, 2), "PK");
}

TEST_P(Baggages, clause_3_5_1_plans_keep_free_what_tickets_say_and_tell_where_they_know_it_from) {
  EXPECT_EQ(reserve().source, ReserveSource::share);
  EXPECT_EQ(reserve().day_type, DayType::ordinary);
  EXPECT_EQ(reserve().reserve_g.value, 10'000);
  done(manager_, service::save_reserve_rule,
       {.line = "202", .weight_g = {25'000}, .volume_cm3 = {100'000}, .valid_from = {20260101}});
  EXPECT_EQ(reserve().source, ReserveSource::table);
  EXPECT_EQ(reserve().reserve_g.value, 25'000);
  upload(std::string{kTitles} + "2026-11-24,202,07:30,大坪村,12,\n");
  EXPECT_EQ(reserve().source, ReserveSource::sold) << "12 passengers of 3 kg";
  EXPECT_EQ(reserve().reserve_g.value, 36'000);
  auto csv = std::string{kTitles};
  for (auto const day : weekdays(6)) csv += base::to_text(day) + ",202,07:30,,14,\n";
  EXPECT_EQ(upload(csv).good, 6);
  auto const r = reserve();
  EXPECT_EQ(r.source, ReserveSource::tickets);
  EXPECT_EQ(r.passengers, 14);
  EXPECT_EQ(r.sold, 12);
  EXPECT_EQ(r.n_days, 6);
  EXPECT_EQ(r.reserve_g.value, 42'000);
  auto const id = propose().plan.id;
  auto const planned = trips(id);
  auto const t = std::ranges::find(planned, r.trip, [](auto const& v) { return v.trip.trip; });
  EXPECT_EQ(t->trip.reserve_g, r.reserve_g);
  EXPECT_EQ(t->trip.reserve_from, ReserveSource::tickets);
  done(dispatcher_, service::set_reserve, {kDay, r.trip, {60'000}, {}, 0});
  EXPECT_EQ(reserve().source, ReserveSource::by_hand);
  EXPECT_EQ(reserve().reserve_g.value, 60'000);
  EXPECT_EQ(reserve().set_by_name, "林调度");
  done(dispatcher_, service::set_reserve, {kDay, r.trip, {}, {}, 0});
  EXPECT_EQ(reserve().source, ReserveSource::tickets) << "nothing said: as it is known otherwise";
  auto const file =
      ask(service::export_reserves, {kDay, {}, "tickets", service::SheetFormat::csv_utf8}).bytes;
  EXPECT_NE(file.find("客票预测"), std::string::npos) << file;
  EXPECT_EQ(file.find("按比例"), std::string::npos) << "only those asked for";
}

TEST_P(Baggages, clause_3_5_1_seats_are_known_from_the_newest_file_of_tickets_that_says_them) {
  EXPECT_EQ(reserve().seats, -1);
  auto const titles = std::string{"日期,线路,发车时间,开往,售票数,座位数\n"};
  auto const days = weekdays(2);
  upload(titles + base::to_text(days[1]) + ",202,07:30,,9,35\n" + base::to_text(days[0]) + ",202,07:30,,9,29\n");
  EXPECT_EQ(reserve().seats, 29);
  upload(titles + "2026-11-24,202,07:30,,12,\n");
  EXPECT_EQ(reserve().seats, 29) << "that file did not say";
  EXPECT_EQ(reserve().sold, 12);
  upload(titles + "2026-11-24,202,07:30,,12,19\n");
  EXPECT_EQ(reserve().seats, 19);
  auto const only = ask(service::list_reserves, {kDay, reserve().trip}).items;
  ASSERT_EQ(only.size(), 1u);
  EXPECT_EQ(only[0].seats, 19);
  auto const wrong = upload(titles + "2026-11-24,202,07:30,,12,0\n");
  ASSERT_EQ(wrong.faults.size(), 1u);
  EXPECT_EQ(wrong.faults[0].field, "seats");
}

TEST_P(Baggages, the_table_and_what_a_passenger_brings_are_kept_with_their_versions) {
  rules::ReserveRule rule{.departs = kHalfPastSeven, .weight_g = {25'000}, .valid_from = {20260101}};
  EXPECT_REFUSED(attempt(manager_, service::save_reserve_rule, rule), refusal::line_missing);
  rule.line = "202";
  rule.valid_until = {20251231};
  EXPECT_REFUSED(attempt(manager_, service::save_reserve_rule, rule), refusal::days_reversed);
  rule.valid_until = {};
  EXPECT_REFUSED(attempt(clerk_, service::save_reserve_rule, rule), refusal::out_of_reach);
  auto saved = done(manager_, service::save_reserve_rule, rule);
  saved.valid_until = base::add_days(kDay, -1);
  EXPECT_DONE(attempt(manager_, service::save_reserve_rule, saved));
  EXPECT_REFUSED(attempt(manager_, service::save_reserve_rule, saved), refusal::changed_meanwhile);
  EXPECT_EQ(reserve().source, ReserveSource::share) << "it is over";
  EXPECT_EQ(ask(service::list_reserve_rules, {}).items.size(), 1u);
  EXPECT_TRUE(ask(service::list_reserve_rules, {kDay}).items.empty());
  EXPECT_NE(ask(service::export_reserve_rules, {{}, {}, service::SheetFormat::csv_utf8}).bytes.find("07:30"),
            std::string::npos);
  rule.id = {404};
  EXPECT_REFUSED(attempt(manager_, service::save_reserve_rule, rule), refusal::reserve_rule_unknown);

  auto each = ask(service::list_reserve_rules, {}).baggage;
  ASSERT_EQ(each.size(), 5u);
  auto spring = each[4].configured;
  EXPECT_EQ(spring.day_type, DayType::spring_travel);
  spring.passenger_g = {12'000};
  EXPECT_DONE(attempt(manager_, service::save_baggage, spring));
  EXPECT_REFUSED(attempt(manager_, service::save_baggage, spring), refusal::changed_meanwhile);
  EXPECT_EQ(ask(service::list_reserve_rules, {}).baggage[4].baggage.passenger_g.value, 12'000);
}

ON_EACH_ENGINE(Baggages);

}  // namespace
}  // namespace planning
