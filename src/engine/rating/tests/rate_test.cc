// Which rule prices what, what is refused, and what holds for any facts.
#include "engine/rating/rate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/rating/refusals.h"

namespace rating {
namespace {

constexpr base::Money yuan(std::int64_t n) { return {n * 1000}; }
constexpr Period kMonth{30, 30};

Rule rule(std::int64_t id, Basis basis, Link link, std::int64_t price) {
  return {.id = {id}, .basis = basis, .link = link, .tiers = {{0, price}}};
}

Fact items(std::int64_t evidence, Link link, std::int64_t n) {
  Fact f{.evidence = {evidence}, .link = link};
  f.quantity(Basis::item) = n;
  return f;
}

base::RefusalKind const* fault(Rule const& r) {
  auto const outcome = check({.rules = {r}});
  return outcome ? nullptr : outcome.refusal().kind;
}

TEST(Rate, the_first_rule_that_speaks_of_a_fact_prices_it) {
  auto special = rule(1, Basis::item, Link::transport, 200);
  special.scope.line = 5;
  Tariff const tariff{.rules = {special, rule(2, Basis::item, Link::transport, 500),
                                rule(3, Basis::item, Link::delivery, 900)}};
  auto on_five = items(10, Link::transport, 10);
  on_five.line = 5;
  auto const rated =
      rate(tariff, kMonth,
           std::vector{on_five, items(11, Link::transport, 10), items(12, Link::delivery, 10)}, {});
  ASSERT_TRUE(rated);
  auto const& lines = rated.value().lines;
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].amount, yuan(2));
  EXPECT_EQ(lines[1].amount, yuan(5));
  EXPECT_EQ(lines[2].amount, yuan(9));
}

TEST(Rate, a_trip_and_its_items_are_priced_beside_each_other) {
  auto f = items(10, Link::transport, 10);
  f.quantity(Basis::trip) = 1;
  Tariff const tariff{
      .rules = {rule(1, Basis::item, Link::transport, 200), rule(2, Basis::trip, Link::transport, 20'000)}};
  auto const rated = rate(tariff, kMonth, std::vector{f}, {});
  ASSERT_EQ(rated.value().lines.size(), 2u);
  EXPECT_TRUE(rated.value().unpriced.empty());
}

TEST(Rate, what_no_rule_speaks_of_is_told) {
  auto heavy = rule(1, Basis::item, Link::transport, 200);
  heavy.scope.above = {3000};
  heavy.scope.up_to = {10'000};
  std::vector<Fact> facts;
  for (std::int64_t g : {3000, 3001, 10'000, 10'001}) {
    facts.push_back(items(g, Link::transport, 1));
    facts.back().weight = {g};
  }
  auto const rated = rate({.rules = {heavy}}, kMonth, facts, {});
  EXPECT_EQ(rated.value().unpriced, (std::vector<EvidenceId>{{3000}, {10'001}}));
}

TEST(Rate, a_cap_cuts) {
  auto r = rule(1, Basis::item, Link::transport, 1000);
  r.cap = yuan(30);
  auto const rated = rate({.rules = {r}}, kMonth, std::vector{items(1, Link::transport, 50)}, {});
  ASSERT_EQ(rated.value().lines.size(), 2u);
  EXPECT_EQ(rated.value().lines[1].kind, LineKind::cap_cut);
  EXPECT_EQ(rated.value().lines[1].amount, yuan(-20));
}

TEST(Rate, lines_outside_the_invoice_do_not_change_its_tax) {
  std::vector<RatedLine> const lines{{.amount = yuan(109), .tax = {true, 900}},
                                     {.kind = LineKind::penalty, .amount = yuan(-9), .in_invoice = false}};
  auto const totals = totals_of(lines, Rounding::per_total);
  EXPECT_EQ(totals.invoice[0].sum, (Taxed{yuan(100), yuan(9), yuan(109)}));
  EXPECT_EQ(totals.outside, yuan(-9));
  EXPECT_EQ(totals.due(), yuan(100));
}

TEST(Rate, a_malformed_tariff_is_refused_before_it_prices) {
  auto const good = rule(1, Basis::item, Link::transport, 200);
  EXPECT_EQ(fault(good), nullptr);
  auto const with = [&](auto change) {
    auto r = good;
    change(r);
    return fault(r);
  };
  EXPECT_EQ(with([](Rule& r) { r.tiers.clear(); }), &refusal::tiers_malformed);
  EXPECT_EQ(with([](Rule& r) { r.tiers.push_back({0, 1}); }), &refusal::tiers_malformed);
  EXPECT_EQ(with([](Rule& r) { r.tiers[0].price = -1; }), &refusal::price_out_of_range);
  EXPECT_EQ(with([](Rule& r) {
              r.basis = Basis::revenue;
              r.tiers[0].price = 10'001;
            }),
            &refusal::price_out_of_range);
  EXPECT_EQ(with([](Rule& r) {
              r.basis = Basis::line_month;
              r.tiers.push_back({9, 1});
            }),
            &refusal::tiers_not_allowed);
  EXPECT_EQ(with([](Rule& r) { r.step = 0; }), &refusal::step_out_of_range);
  EXPECT_EQ(with([](Rule& r) { r.guarantee = yuan(2), r.cap = yuan(1); }), &refusal::bounds_malformed);
  EXPECT_EQ(with([](Rule& r) { r.tax.rate = -1; }), &refusal::tax_out_of_range);
  EXPECT_EQ(with([](Rule& r) { r.scope.above = {5}, r.scope.up_to = {5}; }), &refusal::band_malformed);
  auto const half = check({.adjustments = {{{9}, Incident::late_trip, {-5}}}});
  EXPECT_EQ(half.refusal().kind, &refusal::fen_broken);
  auto const twice = check({.rules = {good, good}});
  EXPECT_EQ(twice.refusal().kind, &refusal::rule_twice);
  EXPECT_EQ(twice.refusal().pointer, "/rules/1");
}

TEST(Rate, a_bonus_that_names_a_promise_is_for_that_one_and_one_that_names_none_for_each_but_service_levels) {
  auto const met = [](std::int64_t evidence, PromiseKind kind, std::int64_t number) {
    return Incidence{{evidence}, Incident::target_met, {kind, number}};
  };
  std::vector const all{met(1, PromiseKind::kpi, 1), met(2, PromiseKind::kpi, 2),
                        met(3, PromiseKind::service_level, 1)};
  auto const paid = [&all](Promise promise) {
    Tariff const t{.adjustments = {{{9}, Incident::target_met, yuan(100), true, {}, promise}}};
    auto const rated = rate(t, {30, 30}, {}, all).value();
    std::vector<std::int64_t> out;
    for (auto const& l : rated.lines)
      for (auto const& p : l.parts) out.push_back(p.evidence.value);
    return out;
  };
  EXPECT_EQ(paid({}), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(paid({PromiseKind::kpi, 2}), std::vector<std::int64_t>{2});
  EXPECT_EQ(paid({PromiseKind::service_level, 1}), std::vector<std::int64_t>{3});
  EXPECT_EQ(paid({PromiseKind::window, 1}), std::vector<std::int64_t>{});
}

TEST(Rate, numbers_out_of_range_are_refused) {
  Tariff const dear{.rules = {rule(1, Basis::item, Link::transport, 1'000'000'000)}};
  auto const kind = [&](Period p, std::int64_t n) {
    auto const rated = rate(dear, p, std::vector{items(1, Link::transport, n)}, {});
    return rated ? nullptr : rated.refusal().kind;
  };
  EXPECT_EQ(kind({30, 31}, 1), &refusal::period_malformed);
  EXPECT_EQ(kind({0, 0}, 1), &refusal::period_malformed);
  EXPECT_EQ(kind({30, 11, 10}, 1), &refusal::period_malformed);
  EXPECT_EQ(kind({30, 30, 31}, 1), &refusal::period_malformed);
  EXPECT_EQ(kind(kMonth, -1), &refusal::quantity_out_of_range);
  EXPECT_EQ(kind(kMonth, 1'000'000'000'000), &refusal::amount_too_large);
}

/// A tariff with every kind of rule.
Tariff mixed(std::mt19937_64& random) {
  Tariff out;
  for (std::int64_t i = 0; i < 8; ++i) {
    auto r = rule(i + 1, static_cast<Basis>(random() % kBases), static_cast<Link>(random() % 4), 0);
    auto const tiers = r.basis == Basis::line_month || r.basis == Basis::revenue ? 1 : 1 + random() % 3;
    r.tiers.clear();
    for (std::size_t t = 0; t < tiers; ++t)
      r.tiers.push_back({static_cast<std::int64_t>(t * 40), static_cast<std::int64_t>(random() % 1000)});
    r.tier_mode = static_cast<TierMode>(random() % 2);
    r.rounding = static_cast<Rounding>(random() % 2);
    r.step = random() % 2 ? 1 : 7;
    r.tax = {random() % 2 == 0, 900};
    if (random() % 3 == 0) r.guarantee = {static_cast<std::int64_t>(random() % 90'000)};
    if (random() % 3 == 0) r.cap = r.guarantee + base::Money{1000};
    out.rules.push_back(r);
  }
  return out;
}

std::vector<Fact> many(std::mt19937_64& random) {
  std::vector<Fact> out;
  for (std::int64_t i = 0; i < 60; ++i) {
    Fact f{.evidence = {i + 1}, .link = static_cast<Link>(random() % 4)};
    for (auto& q : f.quantities)
      if (random() % 2) q = static_cast<std::int64_t>(random() % 30);
    out.push_back(f);
  }
  return out;
}

TEST(Rate, parts_sum_to_their_line_and_the_order_of_facts_does_not_matter) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    std::mt19937_64 random{seed};
    auto const tariff = mixed(random);
    ASSERT_TRUE(check(tariff));
    auto facts = many(random);
    auto const first = rate(tariff, kMonth, facts, {});
    ASSERT_TRUE(first);
    for (auto const& line : first.value().lines) {
      base::Money sum{};
      std::int64_t quantity = 0;
      for (auto const& part : line.parts) sum += part.amount, quantity += part.quantity;
      EXPECT_EQ(quantity, line.quantity);
      EXPECT_TRUE(line.kind != LineKind::charge || sum == line.amount);
      EXPECT_EQ(line.amount.value % 10, 0);
    }
    std::ranges::shuffle(facts, random);
    auto const second = rate(tariff, kMonth, facts, {});
    EXPECT_EQ(first.value().lines, second.value().lines);
    EXPECT_EQ(first.value().unpriced, second.value().unpriced);
  }
}

}  // namespace
}  // namespace rating
