// Events as facts, periods by their cut-off, penalties and compensation: pure.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "modules/settlement/rules/bill.h"
#include "modules/settlement/rules/payment.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/rules/replay.h"

namespace settlement::rules {
namespace {

constexpr OrganisationId kPost{1}, kCoach{2};
constexpr base::ServiceDate kDay{20261110};

base::Instant at(int hour) { return base::instant_of(kDay, {hour * 3600}); }

mail::CarrierTrip trip(std::int64_t id, int late_minutes, bool ran = true) {
  mail::CarrierTrip t{.waybill = {id}, .trip = {id}, .number = "LD" + std::to_string(id), .route = "101"};
  t.carrier = kCoach;
  t.planned_departure = at(7);
  t.departed_at = ran ? at(7).plus_ms(late_minutes * 60'000) : base::Instant{};
  t.n_bags = 1;
  t.n_carried = ran ? 1 : 0;
  return t;
}

ApprovedLoss lost(std::int64_t id, std::int64_t owed, OrganisationId liable = kCoach) {
  return {id, "PC-" + std::to_string(id), {1}, liable == kCoach ? kPost : kCoach, liable, at(15), {owed}, false};
}

Terms terms() {
  Terms t{.version = {1}, .agreement = {1}, .number = "XY-1", .title = "协议"};
  t.payer = kPost;
  t.payee = kCoach;
  t.from_day = {20260101};
  rating::Rule per_trip{.id = {1}, .basis = rating::Basis::trip, .link = rating::Link::transport};
  per_trip.tiers = {{0, 45'000}};
  rating::Rule month{.id = {2}, .basis = rating::Basis::line_month, .link = rating::Link::transport};
  month.tiers = {{0, 300'000}};
  month.by_days = true;
  t.tariff.rules = {per_trip, month};
  t.tariff.adjustments = {{.id = {8}, .incident = rating::Incident::late_trip, .each = {-20'000}},
                          {.id = {9}, .incident = rating::Incident::missed_trip, .each = {-50'000}}};
  return t;
}

Bill bill(DayEvents const& day, Terms const& t = terms()) {
  return bill_of({t}, {{20261101}, {20261130}}, {day}, Keys{}).value();
}

std::int64_t sum(Bill const& b, LineKind kind) {
  std::int64_t out = 0;
  for (auto const& l : b.lines)
    if (l.kind == kind) out += l.amount.value;
  return out;
}

Invoice invoice(std::int64_t id, std::int64_t claim, base::ServiceDate due = {20261130}) {
  Invoice i{.id = {id}, .payer = kPost, .payee = kCoach, .due_on = due};
  i.claim_li = {claim};
  return i;
}
Payment payment(std::int64_t id, std::int64_t amount) {
  Payment p{.id = {id}, .payer = kPost, .payee = kCoach};
  p.amount_li = {amount};
  return p;
}

TEST(Matching, clause_3_6_1_one_payment_pays_many_invoices_and_many_payments_pay_one) {
  auto const many =
      match({payment(1, 900)}, {invoice(1, 300), invoice(2, 500), invoice(3, 400)}, false).value();
  EXPECT_EQ(many.matches.size(), 3u);
  EXPECT_EQ(many.invoices[2].open_li(), base::Money{300});
  auto const one = match({payment(1, 200), payment(2, 200)}, {invoice(1, 350)}, false).value();
  EXPECT_EQ(one.invoices[0].open_li(), base::Money{});
  EXPECT_EQ(one.payments[1].open_li(), base::Money{50});
}

TEST(Matching, what_is_left_is_written_off_only_within_the_tolerance) {
  EXPECT_EQ(match({payment(1, 5'010)}, {invoice(1, 5'000)}, true).value().short_li, base::Money{-10});
  auto const far = match({payment(1, 3'000)}, {invoice(1, 5'000)}, true);
  EXPECT_EQ(far.refusal().kind, &refusal::beyond_tolerance);
  auto stranger = payment(1, 100);
  stranger.payer = {9};
  EXPECT_EQ(match({stranger}, {invoice(1, 100)}, false).refusal().kind, &refusal::sides_differ);
}

TEST(Ageing, counts_from_the_day_when_it_was_due) {
  auto const ages = ages_of({invoice(1, 1, {20261130}), invoice(2, 2, {20261129}), invoice(3, 4, {20261031}),
                             invoice(4, 8, {20261030}), invoice(5, 16, {20260101})},
                            {20261130});
  EXPECT_EQ((std::vector{ages[0].value, ages[1].value, ages[2].value, ages[3].value, ages[4].value}),
            (std::vector<std::int64_t>{1, 6, 8, 0, 16}));
}

TEST(Periods, end_with_the_month_or_at_the_cut_off) {
  EXPECT_EQ(period_of({20260210}, 0), (Period{{20260201}, {20260228}}));
  EXPECT_EQ(period_of({20261225}, 25), (Period{{20261126}, {20261225}}));
  EXPECT_EQ(period_of({20261226}, 25), (Period{{20261226}, {20270125}}));
  EXPECT_EQ(period_of({20270103}, 25), (Period{{20261226}, {20270125}}));
}

TEST(Bills, clause_3_6_1_trips_line_months_and_penalties_are_lines_of_their_own) {
  DayEvents day{.day = kDay};
  day.trips = {trip(1, 0), trip(2, 16), trip(3, 0, false)};
  auto const b = bill(day);
  EXPECT_EQ(sum(b, LineKind::charge), 90'000 + 10'000) << "two trips, and one day of thirty";
  EXPECT_EQ(sum(b, LineKind::penalty), -70'000);
  for (auto const& l : b.lines) EXPECT_EQ(l.route, "101");
}

TEST(Bills, clause_3_6_1_a_line_month_is_of_the_month_that_a_period_is_a_part_of_or_spans) {
  auto t = terms();
  t.tariff.rules = {t.tariff.rules[1]};  // 300.00 a month
  auto const of = [&t](Period const& p, std::vector<base::ServiceDate> const& served) {
    std::vector<DayEvents> days;
    for (auto const day : served) {
      days.push_back({.day = day});
      days.back().trips = {trip(day.yyyymmdd, 0)};
    }
    return sum(bill_of({t}, p, days, Keys{}).value(), LineKind::charge);
  };
  Period const ten{{20261101}, {20261110}}, quarter{{20261001}, {20261231}};
  EXPECT_EQ(of(ten, {{20261103}, {20261104}}), 20'000) << "two days of thirty, not of ten";
  EXPECT_EQ(of(quarter, {{20261003}, {20261104}, {20261205}}), 9'680 + 10'000 + 9'680)
      << "a day of 31, of 30 and of 31";
  t.tariff.rules[0].by_days = false;
  EXPECT_EQ(of(ten, {{20261103}}), 100'000) << "ten days of thirty";
  EXPECT_EQ(of({{20261111}, {20261130}}, {{20261111}}), 200'000) << "and the rest of the month";
  EXPECT_EQ(of(quarter, {{20261003}, {20261104}, {20261205}}), 900'000) << "three months";
  auto before = t, after = t;
  before.until_day = {20261110};
  after.version = {2};
  after.from_day = {20261111};
  DayEvents early{.day = {20261103}}, late{.day = {20261120}};
  early.trips = {trip(1, 0)};
  late.trips = {trip(2, 0)};
  auto const both = bill_of({before, after}, {{20261101}, {20261130}}, {early, late}, Keys{}).value();
  EXPECT_EQ(sum(both, LineKind::charge), 300'000) << "10 days by one version and 20 by the next, one month";
  t.cycle.cutoff_day = 25;
  EXPECT_EQ(of({{20261026}, {20261125}}, {{20261103}}), 300'000) << "a month by its cut-off";
  EXPECT_EQ(of({{20261101}, {20261125}}, {{20261103}}), 241'940) << "25 days of 31";
}

TEST(Bills, clause_3_6_1_compensation_stays_outside_the_invoice_and_below_its_cap) {
  DayEvents day{.day = kDay};
  day.losses = {lost(1, 36'000), lost(2, 500'000), lost(3, 9'000, kPost)};
  auto const b = bill(day);
  EXPECT_EQ(sum(b, LineKind::compensation), -36'000 - 500'000 + 9'000) << "each side owes for what it lost";
  auto t = terms();
  t.liability.cap_per_month_li = {100'000};
  auto const capped = bill(day, t);
  EXPECT_EQ(sum(capped, LineKind::compensation), -100'000 + 9'000);
  EXPECT_FALSE(capped.lines.back().in_invoice);
  day.losses[1].grave = true;
  EXPECT_EQ(sum(bill(day, t), LineKind::compensation), -536'000 + 9'000) << "no cap limits gross negligence";
  day.losses[0].agreement = {2};
  EXPECT_EQ(sum(bill(day, t), LineKind::compensation), -500'000 + 9'000) << "another agreement's";
}

TEST(Bills, clause_3_6_1_the_order_in_which_events_come_changes_nothing) {
  DayEvents day{.day = kDay};
  for (int i = 1; i <= 30; ++i) day.trips.push_back(trip(i, i));
  for (int i = 1; i <= 10; ++i) day.losses.push_back(lost(i, 1'000 * i));
  auto const first = bill(day);
  std::mt19937_64 random{1};
  std::ranges::shuffle(day.trips, random);
  std::ranges::shuffle(day.losses, random);
  auto const second = bill(day);
  ASSERT_EQ(first.lines.size(), second.lines.size());
  for (auto const& row : compare(first, second)) EXPECT_EQ(row.gross_now_li, row.gross_then_li);
  for (std::size_t i = 0; i < first.lines.size(); ++i)
    for (std::size_t k = 0; k < first.lines[i].parts.size(); ++k) {
      EXPECT_EQ(first.lines[i].parts[k].evidence, second.lines[i].parts[k].evidence);
      EXPECT_EQ(first.lines[i].parts[k].amount, second.lines[i].parts[k].amount);
    }
}

}  // namespace
}  // namespace settlement::rules
