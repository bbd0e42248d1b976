// Rounding and dividing, with the worked examples of domain practice.
#include "engine/accounting/amount.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace accounting {
namespace {

constexpr base::Money yuan(std::int64_t whole, std::int64_t fen = 0) { return {whole * 1000 + fen * 10}; }

TEST(Amount, halves_are_rounded_away_from_zero) {
  EXPECT_EQ(rounded(2'211'912, 1), yuan(2211, 91));
  EXPECT_EQ(rounded(15, 1), (base::Money{20}));
  EXPECT_EQ(rounded(-15, 1), (base::Money{-20}));
  EXPECT_EQ(rounded(149, 10), (base::Money{10}));  // 14.9 厘
  EXPECT_EQ(rounded(5'000'000 * 16, 30), yuan(2666, 67));
}

TEST(Amount, shares_sum_exactly) {
  std::int64_t const split[] = {60, 25, 15};
  EXPECT_EQ(share_out(yuan(10'000, 1), split), (std::vector{yuan(6000, 1), yuan(2500), yuan(1500)}));
  std::int64_t const thirds[] = {1, 1, 1};
  EXPECT_EQ(share_out(yuan(100), thirds), (std::vector{yuan(33, 34), yuan(33, 33), yuan(33, 33)}));
  std::int64_t const items[] = {4120, 3380, 5100};
  EXPECT_EQ(share_out(yuan(4780), items), (std::vector{yuan(1562, 99), yuan(1282, 25), yuan(1934, 76)}));
}

TEST(Amount, any_division_sums_exactly_and_is_off_by_less_than_a_unit) {
  std::mt19937_64 random{7};
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::int64_t> weights(1 + random() % 12);
    for (auto& w : weights) w = static_cast<std::int64_t>(random() % 100'000);
    weights[random() % weights.size()] += 1;
    auto const all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    base::Money const total{static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000};
    auto const parts = share_out(total, weights);
    base::Money sum{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      auto const exact =
          static_cast<double>(total.value) * static_cast<double>(weights[i]) / static_cast<double>(all);
      EXPECT_LT(std::abs(static_cast<double>(parts[i].value) - exact), 2 * kLiOfFen);  // a unit, and the rest
      EXPECT_TRUE(weights[i] != 0 || parts[i] == base::Money{});
    }
    ASSERT_EQ(sum, total);
  }
}

}  // namespace
}  // namespace accounting
