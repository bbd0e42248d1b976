// Each of the ten rules finds what was planted for it and nothing else; a clean month has nothing. Pure.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "modules/cost/rules/anomaly.h"
#include "modules/cost/rules/audited.h"
#include "modules/cost/rules/refusals.h"
#include "testing/outcome.h"

namespace cost::rules {
namespace {

constexpr OrganisationId kPost{1}, kCoach{2};
constexpr mail::NodeId kCentre{11}, kTown{12};

base::Instant at(int day, int hour, int minute = 0) {
  return base::instant_of({20261100 + day}, {hour * 3600 + minute * 60});
}

Expense spent(std::int64_t id, int day, std::int64_t yuan, char const* what) {
  Expense e{.id = {id}, .organisation = kPost, .centre = {1}, .category = Category::office};
  e.spent_on = {20261100 + day};
  e.made_at = at(day, 10);
  e.amount_li = {yuan * 1000};
  e.purpose = what;
  e.payee = "文具店";
  return e;
}

/// A working day: one bag of 4.2 kg out on a coach and given off 50 minutes later, paid by weight and by trip.
void add_day(Audited& a, int day) {
  mail::CarrierTrip t{.waybill = {1000 + day}, .number = "LD" + std::to_string(day), .route = "101"};
  t.departed_at = at(day, 7);
  a.trips.push_back(t);
  for (auto const& [node, minute, giver, receiver] :
       {std::tuple{kCentre, 0, kPost, kCoach}, std::tuple{kTown, 50, kCoach, kPost}}) {
    mail::SignedLine l{.handover = {day * 10 + (minute ? 1 : 0)}, .line = 1, .signed_at = at(day, 7, minute)};
    l.node = node;
    l.giver = giver;
    l.receiver = receiver;
    l.waybill = t.waybill;
    l.code = "B" + std::to_string(day);
    l.product = "parcel";
    l.weight_g = {4200};
    a.signed_lines.push_back(l);
  }
  settlement::BilledPart p{.line = {1}, .n = day, .kind = "carriage", .subject = day * 10 + 1, .sub = 1};
  p.code = "B" + std::to_string(day);
  p.product = "parcel";
  p.at = at(day, 7, 50);
  p.quantity = 4200;
  p.amount_li = {500};  // 4.2 kg × 0.12
  a.parts.push_back(p);
  settlement::BilledPart ride{.line = {2}, .n = day, .kind = "trip", .subject = t.waybill.value};
  ride.code = t.number;
  ride.at = at(day, 7);
  ride.quantity = 1;
  ride.amount_li = {45'000};
  a.parts.push_back(ride);
}

/// The post's November, and some expenses.
Audited clean_month() {
  Audited a{.side = kPost, .first = {20261101}, .last = {20261130}};
  a.thresholds = standard_thresholds(kPost);
  for (int day = 1; day <= 30; ++day)
    if (auto const weekday = base::to_days(base::ServiceDate{20261100 + day}) % 7; weekday == 2 || weekday == 3)
      a.off_days.insert({20261100 + day});
  a.places = {{kCentre, {251'000'000, 1'021'000'000}}, {kTown, {253'000'000, 1'021'000'000}}};  // 22 km apart
  settlement::BilledStatement s{.id = {100}, .number = "JS-1", .state = "closed", .agreement = {7}};
  s.payer = kPost;
  s.payee = kCoach;
  s.first_day = {20261101};
  s.last_day = s.rated_until = {20261130};
  settlement::BilledLine kg{.line = {1}, .statement = s.id, .version_of = {5}, .rule = 1, .kind = "charge"};
  kg.basis = "kg";
  kg.link = "transport";
  kg.route = "101";
  auto trip = kg;
  trip.line = {2};
  trip.rule = 2;
  trip.basis = "trip";
  for (int day = 2; day <= 27; ++day)
    if (!a.off_days.contains({20261100 + day})) add_day(a, day);
  kg.gross_li = {10'000};
  trip.gross_li = {900'000};
  s.n_events = std::ssize(a.signed_lines);
  s.due_li = {910'000};
  a.statements = {s};
  a.lines = {kg, trip};
  a.prices = {{{{5}, 1}, {"kg", 120, 120, true}}, {{{5}, 2}, {"trip", 45'000, 45'000, true}}};
  a.unit_prices = {{{7}, {120, 45'000}}};
  for (int month : {8, 9, 10})
    a.past.push_back({"101", "transport", {20260000 + month * 100 + 28}, {900'000}});
  a.expenses = {spent(1, 3, 320, "打印纸"), spent(2, 9, 320, "硒鼓"), spent(3, 12, 1210, "桌椅")};
  auto fuel = spent(4, 7, 400, "加油");  // a Saturday: coaches run
  fuel.category = Category::fuel;
  fuel.waybill = "LD6";
  a.expenses.push_back(fuel);
  return a;
}

/// The only finding of a month into which something was planted.
Finding planted(std::function<void(Audited&)> const& plant) {
  auto a = clean_month();
  plant(a);
  auto const found = audit(a);
  EXPECT_EQ(found.size(), 1u);
  for (auto const& f : found) {
    EXPECT_FALSE(f.proofs.empty()) << "each names what to look at";
    EXPECT_FALSE(f.mark.empty());
  }
  return found.empty() ? Finding{} : found.front();
}

TEST(Anomalies, clause_3_6_2_a_clean_month_has_none) {
  for (auto const& f : audit(clean_month())) ADD_FAILURE() << base::to_name(f.rule) << ' ' << f.code;
}

TEST(Anomalies, clause_3_6_2_an_expense_entered_twice_is_a_duplicate) {
  auto const f = planted([](Audited& a) { a.expenses.push_back(spent(9, 20, 320, "打印纸")); });
  EXPECT_EQ(f.rule, Rule::duplicate);
  EXPECT_EQ(f.proofs.size(), 2u);
  auto const same_invoice = planted([](Audited& a) {
    a.expenses[0].reference = "25530001";
    a.expenses.push_back(spent(9, 26, 319, "办公用品"));
    a.expenses.back().reference = "25530001";
  });
  EXPECT_EQ(same_invoice.rule, Rule::duplicate);
}

TEST(Anomalies, a_line_paid_by_the_month_is_no_duplicate_of_itself_a_month_later) {
  auto a = clean_month();
  auto const before = audit(a).size();
  ASSERT_FALSE(a.parts.empty());
  ASSERT_FALSE(a.lines.empty());
  auto line = a.lines[0];
  line.line = {8'001};
  line.basis = "line_month";
  auto next = line;
  next.line = {8'002};
  auto part = a.parts[0];
  part.kind = "line_month";
  part.line = line.line;
  auto later = part;
  later.line = next.line;
  later.at = part.at.plus_ms(30LL * 86'400'000);
  a.lines.insert(a.lines.end(), {line, next});
  a.parts.insert(a.parts.end(), {part, later});
  std::size_t n_duplicates = 0;
  for (auto const& f : audit(a)) n_duplicates += f.rule == Rule::duplicate;
  EXPECT_EQ(n_duplicates, before);
  a.parts.back().at = part.at;
  n_duplicates = 0;
  for (auto const& f : audit(a)) n_duplicates += f.rule == Rule::duplicate;
  EXPECT_EQ(n_duplicates, before + 1) << "twice in one month it is one";
}

TEST(Anomalies, clause_3_6_2_an_event_billed_in_two_statements_is_a_duplicate) {
  auto const f = planted([](Audited& a) {
    auto other = a.statements[0];
    other.id = {200};
    other.number = "JS-2";
    a.statements.push_back(other);
    auto line = a.lines[0];
    line.line = {3};
    line.statement = other.id;
    line.gross_li = {500};
    a.lines.push_back(line);
    auto part = a.parts[0];
    part.line = line.line;
    a.parts.push_back(part);
    a.past.clear();  // what else the second statement would say is another rule's
  });
  EXPECT_EQ(f.rule, Rule::duplicate);
  EXPECT_EQ(f.proofs.size(), 3u) << "the event and both statements";
}

TEST(Anomalies, clause_3_6_2_a_price_that_the_agreement_does_not_have_is_off_tariff) {
  auto const f = planted([](Audited& a) { a.parts[0].amount_li = {630}; });
  EXPECT_EQ(f.rule, Rule::off_tariff);
  EXPECT_EQ(f.expected, 120);
  EXPECT_EQ(f.found, 150);
  auto const e = planted([](Audited& a) {
    a.expenses.push_back(spent(9, 17, 0, "加班车"));
    a.expenses.back().agreement = {7};
    a.expenses.back().units = 2;
    a.expenses.back().amount_li = {96'000};
  });
  EXPECT_EQ(e.rule, Rule::off_tariff);
  EXPECT_EQ(e.found, 48'000);
  EXPECT_EQ(e.expected, 45'000);
}

TEST(Anomalies, clause_3_6_2_a_trip_charged_without_a_run_is_a_ghost) {
  auto const f = planted([](Audited& a) { a.trips[0].departed_at = {}; a.parts[0].kind = "handover"; });
  EXPECT_EQ(f.rule, Rule::ghost_trip);
  EXPECT_EQ(f.code, "LD2");
  auto const e = planted([](Audited& a) { a.expenses.back().waybill = "LD99"; });
  EXPECT_EQ(e.rule, Rule::ghost_trip);
}

TEST(Anomalies, clause_3_6_2_a_purchase_split_just_under_the_limit_of_approval_is_found) {
  auto const f = planted([](Audited& a) {
    a.expenses.push_back(spent(8, 17, 4900, "空调一"));
    a.expenses.push_back(spent(9, 18, 4800, "空调二"));
  });
  EXPECT_EQ(f.rule, Rule::split);
  EXPECT_EQ(f.found, 9'700'000);
  auto clean = clean_month();
  for (int i = 0; i < 4; ++i) clean.expenses.push_back(spent(20 + i, 17, 1300 + i, "耗材"));
  EXPECT_TRUE(audit(clean).empty()) << "small purchases that add up are daily life";
}

TEST(Anomalies, clause_3_6_2_office_business_on_a_day_off_is_found) {
  auto const f = planted([](Audited& a) { a.expenses.push_back(spent(9, 14, 860, "招待")); });
  EXPECT_EQ(f.rule, Rule::off_day);
}

TEST(Anomalies, clause_3_6_2_a_large_round_sum_is_found) {
  auto const f = planted([](Audited& a) { a.expenses.push_back(spent(9, 17, 8000, "宣传")); });
  EXPECT_EQ(f.rule, Rule::round_sum);
}

TEST(Anomalies, clause_3_6_2_a_line_that_costs_much_more_than_usual_is_found) {
  auto const f = planted([](Audited& a) { a.lines[1].gross_li = {2'000'000}; });
  EXPECT_EQ(f.rule, Rule::sudden_change);
  EXPECT_EQ(f.expected, 900'000);
  EXPECT_EQ(f.found, 2'010'000);
}

TEST(Anomalies, clause_3_6_2_hand_overs_nearer_in_time_than_the_way_allows_are_found) {
  auto const f = planted([](Audited& a) { a.signed_lines[1].signed_at = at(2, 7, 5); });
  EXPECT_EQ(f.rule, Rule::impossible_time);
  EXPECT_GT(f.found, 200) << "22 km in five minutes";
  EXPECT_EQ(f.proofs.size(), 2u);
}

TEST(Anomalies, clause_3_6_2_charged_weight_that_differs_from_weight_in_custody_is_found) {
  auto const f = planted([](Audited& a) { a.signed_lines[1].weight_g = {3200}; });
  EXPECT_EQ(f.rule, Rule::weight_differs);
  EXPECT_EQ(f.expected, 3200);
  EXPECT_EQ(f.found, 4200);
}

TEST(Anomalies, clause_3_6_2_a_statement_with_other_events_than_were_signed_is_found) {
  auto const f = planted([](Audited& a) { a.statements[0].n_events += 3; });
  EXPECT_EQ(f.rule, Rule::count_differs);
  EXPECT_EQ(f.found - f.expected, 3);
}

TEST(Anomalies, clause_3_6_2_thresholds_decide_and_a_rule_can_be_put_to_rest) {
  auto a = clean_month();
  a.expenses.push_back(spent(9, 17, 8000, "宣传"));
  a.thresholds[static_cast<std::size_t>(Rule::round_sum)].floor_li = yuan(10'000);
  EXPECT_TRUE(audit(a).empty());
  a.thresholds = standard_thresholds(kPost);
  a.thresholds[static_cast<std::size_t>(Rule::round_sum)].active = false;
  EXPECT_TRUE(audit(a).empty());
}

TEST(Anomalies, clause_3_6_2_who_explains_does_not_confirm) {
  Anomaly a{.id = {1}, .organisation = kPost, .rule = Rule::split};
  EXPECT_REFUSED(confirmed(a, false, "", {7}, at(2, 9)), refusal::not_explained);
  EXPECT_REFUSED(explained(a, "", {7}, at(2, 9)), refusal::reason_missing);
  a = explained(a, "两个站点各一台", {7}, at(2, 9)).value();
  EXPECT_EQ(a.owner, PersonId{7});
  EXPECT_REFUSED(confirmed(a, false, "", {7}, at(3, 9)), refusal::maker_is_checker);
  EXPECT_REFUSED(confirmed(a, true, "", {8}, at(3, 9)), refusal::reason_missing);
  a = confirmed(a, true, "退回重报", {8}, at(3, 9)).value();
  EXPECT_REFUSED(explained(a, "再说", {7}, at(4, 9)), refusal::anomaly_settled);
}

}  // namespace
}  // namespace cost::rules
