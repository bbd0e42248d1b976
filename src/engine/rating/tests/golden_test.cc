// The worked examples of domain practice, to the cent.
#include <gtest/gtest.h>

#include "engine/accounting/amount.h"
#include "engine/rating/compensation.h"
#include "engine/rating/rate.h"

namespace rating {
namespace {

constexpr base::Money yuan(std::int64_t whole, std::int64_t fen = 0) { return {whole * 1000 + fen * 10}; }
constexpr Period kMonth{30, 30};
constexpr Tax kNine{true, 900};

Fact fact(Basis basis, std::int64_t quantity, std::int64_t evidence = 1) {
  Fact f{.evidence = {evidence}, .link = Link::transport};
  f.quantity(basis) = quantity;
  return f;
}

Rule rule(Basis basis, std::vector<Tier> tiers, TierMode mode = TierMode::marginal) {
  return {.id = {7}, .basis = basis, .link = Link::transport, .tiers = std::move(tiers), .tier_mode = mode};
}

std::vector<RatedLine> lines_of(Tariff const& tariff, std::vector<Fact> const& facts,
                                Period const& period = kMonth,
                                std::vector<Incidence> const& incidences = {}) {
  EXPECT_TRUE(check(tariff));
  auto const rated = rate(tariff, period, facts, incidences);
  EXPECT_TRUE(rated);
  return rated ? rated.value().lines : std::vector<RatedLine>{};
}

base::Money charge(Rule const& r, std::vector<Fact> const& facts, Period const& period = kMonth) {
  auto const lines = lines_of({.rules = {r}}, facts, period);
  EXPECT_EQ(lines.size(), 1u);
  return lines.empty() ? base::Money{} : lines[0].amount;
}

base::Money sum_of(std::vector<RatedLine> const& lines) {
  base::Money sum{};
  for (auto const& line : lines) sum += line.amount;
  return sum;
}

std::vector<Incidence> incidences(std::int64_t late, std::int64_t missed) {
  std::vector<Incidence> out;
  for (std::int64_t i = 0; i < late; ++i) out.push_back({{100 + i}, Incident::late_trip});
  for (std::int64_t i = 0; i < missed; ++i) out.push_back({{200 + i}, Incident::missed_trip});
  return out;
}

std::vector<Fact> trips(std::int64_t n) {
  std::vector<Fact> out;
  for (std::int64_t i = 0; i < n; ++i) out.push_back(fact(Basis::trip, 1, i + 1));
  return out;
}

std::vector<Tier> const kTwoTiers{{0, 400}, {10'000, 300}};

TEST(Golden, per_item) {
  EXPECT_EQ(charge(rule(Basis::item, {{0, 350}}), {fact(Basis::item, 12'600)}), yuan(4410));
}

TEST(Golden, tiers_marginal_and_whole_volume_with_its_cliff) {
  EXPECT_EQ(charge(rule(Basis::item, kTwoTiers), {fact(Basis::item, 12'600)}), yuan(4780));
  auto const whole = rule(Basis::item, kTwoTiers, TierMode::whole);
  EXPECT_EQ(charge(whole, {fact(Basis::item, 12'600)}), yuan(3780));
  EXPECT_EQ(charge(whole, {fact(Basis::item, 10'000)}), yuan(4000));
  EXPECT_EQ(charge(whole, {fact(Basis::item, 10'001)}), yuan(3000, 30));
}

TEST(Golden, a_minimum_guarantee_tops_up) {
  auto r = rule(Basis::item, kTwoTiers);
  r.guarantee = yuan(5000);
  auto const lines = lines_of({.rules = {r}}, {fact(Basis::item, 12'600)});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[1].kind, LineKind::top_up);
  EXPECT_EQ(lines[1].amount, yuan(220));
}

TEST(Golden, a_guarantee_by_days_counts_those_in_force) {
  auto r = rule(Basis::item, kTwoTiers);
  r.guarantee = yuan(5000);
  r.by_days = true;
  auto const lines = lines_of({.rules = {r}}, {}, {30, 16});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].amount, yuan(2666, 67));
}

TEST(Golden, per_trip_with_penalties_below_their_cap) {
  Tariff tariff{
      .rules = {rule(Basis::trip, {{0, 45'000}})},
      .adjustments = {{{8}, Incident::late_trip, yuan(-20)}, {{9}, Incident::missed_trip, yuan(-50)}},
      .penalty_cap = 1000};
  auto const lines = lines_of(tariff, trips(60), kMonth, incidences(3, 2));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].amount, yuan(2700));
  EXPECT_EQ(sum_of(lines), yuan(2540));
}

TEST(Golden, penalties_beyond_their_cap_are_given_back) {
  Tariff tariff{
      .rules = {rule(Basis::trip, {{0, 45'000}})},
      .adjustments = {{{8}, Incident::late_trip, yuan(-20)}, {{9}, Incident::missed_trip, yuan(-50)}},
      .penalty_cap = 1000};
  auto const lines = lines_of(tariff, trips(60), kMonth, incidences(10, 5));
  EXPECT_EQ(sum_of(lines), yuan(2700 - 270));
  EXPECT_EQ(lines.back().kind, LineKind::penalty_cut);
}

TEST(Golden, per_kg_of_the_total_weight) {
  EXPECT_EQ(charge(rule(Basis::kg, {{0, 120}}), {fact(Basis::kg, 18'432'600)}), yuan(2211, 91));
}

TEST(Golden, per_kg_with_each_bag_rounded_up_or_not) {
  std::vector const bags{fact(Basis::kg, 3020, 1), fact(Basis::kg, 3000, 2), fact(Basis::kg, 400, 3),
                         fact(Basis::kg, 12'500, 4)};
  auto r = rule(Basis::kg, {{0, 1000}});
  EXPECT_EQ(charge(r, bags), yuan(18, 92));
  r.step = 1000;
  auto const lines = lines_of({.rules = {r}}, bags);
  EXPECT_EQ(lines[0].quantity, 21'000);
  EXPECT_EQ(lines[0].amount, yuan(21));
}

TEST(Golden, a_line_month_by_days) {
  auto r = rule(Basis::line_month, {{0, 3'200'000}});
  EXPECT_EQ(charge(r, {fact(Basis::line_month, 28)}), yuan(3200));
  r.by_days = true;
  EXPECT_EQ(charge(r, {fact(Basis::line_month, 28)}), yuan(2986, 67));
}

TEST(Golden, a_part_of_a_month_bears_its_part_of_a_line_month_and_of_a_guarantee) {
  auto r = rule(Basis::line_month, {{0, 3'200'000}});
  Period const first{30, 10, 10}, rest{30, 20, 20};
  EXPECT_EQ(charge(r, {fact(Basis::line_month, 4)}, first), yuan(1066, 67)) << "3,200 × 10 / 30: any service";
  EXPECT_EQ(charge(r, {fact(Basis::line_month, 20)}, rest), yuan(2133, 33)) << "both parts are the month";
  r.by_days = true;
  EXPECT_EQ(charge(r, {fact(Basis::line_month, 4)}, first), yuan(426, 67)) << "3,200 × 4 / 30";
  auto least = rule(Basis::item, kTwoTiers);
  least.guarantee = yuan(5000);
  auto const lines = lines_of({.rules = {least}}, {}, first);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].amount, yuan(1666, 67)) << "5,000 × 10 / 30";
}

TEST(Golden, value_added_tax) {
  EXPECT_EQ(split_tax(yuan(4780), kNine), (Taxed{yuan(4385, 32), yuan(394, 68), yuan(4780)}));
  EXPECT_EQ(split_tax(yuan(1260), {true, 600}), (Taxed{yuan(1188, 68), yuan(71, 32), yuan(1260)}));
  EXPECT_EQ(split_tax(yuan(2700), {true, 300}), (Taxed{yuan(2621, 36), yuan(78, 64), yuan(2700)}));
  EXPECT_EQ(split_tax(yuan(4780), {true, 300}), (Taxed{yuan(4640, 78), yuan(139, 22), yuan(4780)}));
  EXPECT_EQ(split_tax(yuan(4780), {false, 900}), (Taxed{yuan(4780), yuan(430, 20), yuan(5210, 20)}));
}

TEST(Golden, tax_by_line_and_on_the_total_differ) {
  std::vector<RatedLine> const lines(3, {.amount = yuan(10, 3), .tax = kNine});
  EXPECT_EQ(totals_of(lines, Rounding::per_line).invoice[0].sum.net, yuan(27, 60));
  EXPECT_EQ(totals_of(lines, Rounding::per_total).invoice[0].sum.net, yuan(27, 61));
}

TEST(Golden, a_share_of_revenue) {
  auto r = rule(Basis::revenue, {{0, 6000}});
  EXPECT_EQ(charge(r, {fact(Basis::revenue, 10'000'010)}), yuan(6000, 1));
}

TEST(Golden, the_charge_of_a_line_is_divided_among_its_evidence) {
  auto const lines =
      lines_of({.rules = {rule(Basis::item, kTwoTiers)}},
               {fact(Basis::item, 4120, 1), fact(Basis::item, 3380, 2), fact(Basis::item, 5100, 3)});
  EXPECT_EQ(lines[0].parts,
            (std::vector<Part>{
                {{1}, 4120, yuan(1562, 99)}, {{2}, 3380, yuan(1282, 25)}, {{3}, 5100, yuan(1934, 76)}}));
}

TEST(Golden, a_full_statement) {
  auto r = rule(Basis::item, kTwoTiers);
  r.guarantee = yuan(5000);
  r.tax = kNine;
  Tariff const tariff{.rules = {r},
                      .adjustments = {{{8}, Incident::missed_trip, yuan(-50), true, kNine},
                                      {{9}, Incident::target_met, yuan(100), true, kNine}},
                      .penalty_cap = 1000};
  auto events = incidences(0, 3);
  events.push_back({{300}, Incident::target_met});
  auto lines = lines_of(tariff, {fact(Basis::item, 12'600)}, kMonth, events);
  auto const paid = compensation_for({.postage = yuan(12), .loss = yuan(80)});
  lines.push_back({.kind = LineKind::compensation, .amount = base::Money{} - paid, .tax = kNine});
  auto const totals = totals_of(lines, Rounding::per_total);
  ASSERT_EQ(totals.invoice.size(), 1u);
  EXPECT_EQ(totals.invoice[0].sum, (Taxed{yuan(4508, 26), yuan(405, 74), yuan(4914)}));
  EXPECT_EQ(totals.due(), yuan(4914));
}

TEST(Golden, compensation_by_law) {
  EXPECT_EQ(compensation_for({.postage = yuan(12), .loss = yuan(80)}), yuan(36));
  EXPECT_EQ(compensation_for({.postage = yuan(12), .loss = yuan(20)}), yuan(20));
  EXPECT_EQ(compensation_for({.loss = yuan(200), .declared = yuan(500), .value = yuan(800), .whole = false}),
            yuan(125));
  EXPECT_EQ(compensation_for({.loss = yuan(800), .declared = yuan(500), .value = yuan(800)}), yuan(500));
  EXPECT_EQ(compensation_for({.postage = yuan(4, 20), .registered_letter = true}), yuan(12, 60));
  EXPECT_EQ(compensation_for({.postage = yuan(2), .loss = yuan(80), .ordinary = true}), yuan(0));
  EXPECT_EQ(compensation_for({.postage = yuan(12), .loss = yuan(80), .universal = false}), yuan(80))
      << "express: civil law";
  EXPECT_EQ(compensation_for({.postage = yuan(12), .loss = yuan(80), .ordinary = true, .grave = true}), yuan(80));
  EXPECT_EQ(compensation_for({.loss = yuan(200), .declared = yuan(500), .value = yuan(500), .grave = true}),
            yuan(500));
}

}  // namespace
}  // namespace rating
