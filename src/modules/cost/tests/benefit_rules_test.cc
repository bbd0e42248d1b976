// The benefit page worked out by hand, and shares that sum exactly. Pure.
#include <gtest/gtest.h>

#include <random>

#include "modules/cost/rules/benefit.h"
#include "modules/cost/rules/cost_event.h"
#include "modules/cost/rules/refusals.h"
#include "testing/outcome.h"

namespace cost::rules {
namespace {

CostBasis basis() {
  CostBasis b{.from_day = {20260101}, .van_km_li = 1500, .van_run_li = 80'000, .van_bags = 20};
  b.own_delivery_li = 1200;
  b.coach_km_li = 3000;
  b.stop_run_li = 5000;
  b.bag_li = 400;
  b.point_item_li = 600;
  return b;
}

TEST(BenefitPage, clause_1_3_2_joint_cost_is_set_against_each_side_alone) {
  Joint j{.rides = {{{20261102}, "LD1", "101", 30'000, 15},
                    {{20261102}, "LD2", "101", 30'000, 10},
                    {{20261103}, "LD3", "102", 12'500, 4}},
          .n_delivered = 100,
          .paid_li = {200'000}};
  auto const b = benefit_of(j, basis());
  EXPECT_EQ(b.van_runs, 3) << "25 bags of line 101 need two vans";
  EXPECT_EQ(b.van_metres, 2 * 2 * 30'000 + 2 * 12'500);
  EXPECT_EQ(b.post_alone_li, base::Money{145 * 1500 + 3 * 80'000 + 100 * 1200});
  EXPECT_EQ(b.coach_alone_li, base::Money{72'500 * 3});
  EXPECT_EQ(b.joint_li, base::Money{217'500 + 3 * 5000 + 29 * 400 + 100 * 600});
  EXPECT_EQ(b.saving_li, b.post_alone_li + b.coach_alone_li - b.joint_li);
  ASSERT_EQ(b.splits.size(), 4u);
  EXPECT_EQ(b.splits[0].transfer_li, base::Money{200'000});
  EXPECT_EQ(b.splits[1].post_li, base::Money{152'050}) << "half of 304,100";
  for (auto const& s : b.splits) {
    EXPECT_EQ(s.post_li + s.coach_li, b.joint_li) << s.name;
    EXPECT_EQ(s.post_gain_li + s.coach_gain_li, b.saving_li) << s.name;
  }
  auto const& shapley = b.splits[3];
  EXPECT_LE(std::abs(shapley.post_gain_li.value - shapley.coach_gain_li.value), 1)
      << "of two sides Shapley's value halves the saving";
  EXPECT_EQ(b.splits[2].post_li, base::Money{220'903}) << "304,100 × 577.5 : 217.5 is 220,902.6";
}

TEST(BenefitPage, a_month_without_mail_saves_nothing_and_divides_by_nothing) {
  auto const b = benefit_of({}, basis());
  EXPECT_EQ(b.saving_li, base::Money{});
  for (auto const& s : b.splits) EXPECT_EQ(s.post_li, base::Money{});
}

TEST(BenefitPage, clause_1_3_2_a_basis_counts_once_its_approval_came_to_that) {
  auto const b = basis();
  auto const after = [&](Ruling r) { return ruled(b, {r, {6}, {}, "数据有误"}); };
  EXPECT_EQ(after(Ruling::returned).state, BasisState::returned);
  EXPECT_EQ(after(Ruling::returned).note, "数据有误");
  EXPECT_EQ(after(Ruling::withdrawn).state, BasisState::withdrawn);
  EXPECT_EQ(after(Ruling::asked).state, BasisState::proposed);
  EXPECT_EQ(after(Ruling::approved).state, BasisState::agreed);
  EXPECT_EQ(after(Ruling::approved).decided_by, PersonId{6});
  EXPECT_EQ(after(Ruling::approved).version, b.version + 1);
}

TEST(CostAnalysis, clause_2_2_3c_every_li_stands_in_exactly_one_row_of_each_dimension) {
  std::mt19937_64 random{7};
  for (int round = 0; round < 200; ++round) {
    std::vector<CostEvent> events;
    base::Money sum;
    for (int i = 0; i < 30; ++i) {
      CostEvent e{.flow = static_cast<Flow>(random() % 3),
                  .amount_li = {std::int64_t(random() % 10'000) - 2000}};
      e.route = random() % 3 ? "10" + std::to_string(random() % 4) : "";
      e.trip = random() % 2 ? "LD" + std::to_string(random() % 5) : "";
      e.node = {std::int64_t(random() % 4)};
      for (auto n = random() % 5; n > 0; --n) e.items.push_back({std::int64_t(random() % 50) + 1, "KX"});
      sum += e.amount_li;
      events.push_back(e);
    }
    for (auto const by : {Dimension::line, Dimension::trip, Dimension::village, Dimension::item}) {
      base::Money rows;
      for (auto const& r : analyse(events, by)) rows += r.billed_li + r.income_li + r.own_li;
      EXPECT_EQ(rows, sum) << base::to_name(by);
    }
  }
}

}  // namespace
}  // namespace cost::rules
