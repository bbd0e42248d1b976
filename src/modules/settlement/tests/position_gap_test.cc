// Prices under negotiation with what was really carried: tiers of both modes, guarantee and cap, on both
// databases.
#include <gtest/gtest.h>

#include "modules/settlement/rules/position_gap.h"
#include "modules/settlement/service/events.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

using agreement::TalkedPrice;
using rules::PositionGap;

rating::Tariff carriage(std::vector<rating::Tier> tiers, rating::TierMode mode = rating::TierMode::marginal,
                        std::int64_t guarantee = 0, std::int64_t cap = 0) {
  rating::Rule r{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::transport};
  r.tiers = std::move(tiers);
  r.tier_mode = mode;
  r.guarantee = {guarantee};
  r.cap = {cap};
  return {{r}, {}, 0};
}
rating::Tariff by_bag(std::int64_t price) {
  rating::Rule r{.id = {1}, .basis = rating::Basis::bag, .link = rating::Link::handover};
  r.tiers = {{0, price}};
  return {{r}, {}, 0};
}

class Talked : public Settling {
 protected:
  std::vector<PositionGap> gaps(std::vector<TalkedPrice> const& prices, rules::Period const& p = kMonth) {
    std::vector<PositionGap> out;
    database_->read([&](Tx& tx) {
      auto const days = service::collect_so_far(tx, boss_.region, p, now_);
      out = rules::gaps_of(prices, {post_, coach_}, p, days, service::collect_keys(tx, boss_.region, days))
                .value();
    });
    return out;
  }
};

TEST_P(Talked, clause_3_1_2_a_gap_is_that_of_the_real_volume_under_tiers_guarantee_and_cap) {
  carry(3);
  auto const ours = carriage({{0, 350}});
  std::vector<TalkedPrice> const prices{{{1}, ours, carriage({{0, 400}, {2, 300}})},
                                        {{2}, ours, carriage({{0, 400}, {2, 300}}, rating::TierMode::whole)},
                                        {{3}, ours, carriage({{0, 350}}, {}, 20'000)},
                                        {{4}, ours, carriage({{0, 350}}, {}, 0, 500)},
                                        {{5}, by_bag(500), by_bag(450)}};
  auto const list = gaps(prices);
  ASSERT_EQ(list.size(), 5u) << "each counts all of it, as if there were no other";
  for (auto const& g : list) EXPECT_EQ(g.quantity, 3) << g.condition.value;
  EXPECT_EQ(list[0].ours_li, base::Money{1050});
  EXPECT_EQ(list[0].theirs_li, base::Money{1100}) << "2 × 0.40 and 1 × 0.30";
  EXPECT_EQ(list[1].theirs_li, base::Money{900}) << "all at the tier reached";
  EXPECT_EQ(list[2].theirs_li, base::Money{20'000}) << "topped up to the guarantee of the month";
  EXPECT_EQ(list[3].theirs_li, base::Money{500});
  EXPECT_EQ(list[1].monthly_gap_li, base::Money{-150}) << "November has 30 days";
  EXPECT_EQ(list[4].monthly_gap_li, base::Money{-150});
}

TEST_P(Talked,
       clause_3_1_2_of_several_months_the_gap_is_that_of_thirty_days_and_without_volume_there_is_none) {
  carry(3);
  std::vector<TalkedPrice> const prices{{{1}, carriage({{0, 350}}), carriage({{0, 450}})}};
  auto const list = gaps(prices, {{20261001}, {20261129}});
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].theirs_li.value - list[0].ours_li.value, 300);
  EXPECT_EQ(list[0].monthly_gap_li, base::Money{150}) << "60 days";
  EXPECT_TRUE(gaps(prices, {{20260701}, {20260930}}).empty());
}

TEST(Quarters, the_last_whole_quarter_before_a_day) {
  using rules::Period;
  EXPECT_EQ(rules::quarter_before({20261124}), (Period{{20260701}, {20260930}}));
  EXPECT_EQ(rules::quarter_before({20261001}), (Period{{20260701}, {20260930}}));
  EXPECT_EQ(rules::quarter_before({20260930}), (Period{{20260401}, {20260630}}));
  EXPECT_EQ(rules::quarter_before({20270101}), (Period{{20261001}, {20261231}}));
  EXPECT_EQ(rules::quarter_before({20280331}), (Period{{20271001}, {20271231}}));
}

ON_EACH_ENGINE(Talked);

}  // namespace
}  // namespace settlement
