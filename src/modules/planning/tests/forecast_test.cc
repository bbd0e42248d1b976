// Usual mail: forecast the day before, counted the day after, and planned with what is announced.
#include <gtest/gtest.h>

#include "modules/planning/jobs/forecast.h"
#include "modules/planning/service/forecast.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

class Forecasts : public PlanningCounty {
 protected:
  void accept_many(base::ServiceDate day, int n) {
    set_clock(day.yyyymmdd, 9);
    for (int i = 0; i < n; ++i) accept("KX" + std::to_string(30'000'000'000 + ++numbers_));
  }
  void keep(base::ServiceDate day) {
    set_clock(day.yyyymmdd, 20);
    jobs::keep_forecasts(*database_, boss_.region, now_);
  }
  service::ForecastView forecast(base::ServiceDate day) { return ask(service::view_forecast, {day}); }

 private:
  std::int64_t numbers_{};
};

TEST_P(Forecasts, clause_3_5_1_a_forecast_is_made_once_and_its_error_is_kept) {
  accept_many({20261123}, 2);
  accept_many({20261124}, 2);
  keep({20261124});
  auto const made = forecast({20261125});
  ASSERT_EQ(made.relations.size(), 1u);
  EXPECT_EQ(made.relations[0].n_items, 2);
  EXPECT_EQ(made.relations[0].destination_name, "大坪村");
  accept_many({20261125}, 5);
  keep({20261125});
  EXPECT_FALSE(forecast({20261125}).days.front().settled) << "the day is not over";
  keep({20261126});
  keep({20261126});
  auto const days = forecast({20261125}).days;
  auto const day = std::ranges::find(days, base::ServiceDate{20261125}, &store::ForecastDay::service_date);
  ASSERT_NE(day, days.end());
  EXPECT_TRUE(day->settled);
  EXPECT_EQ(day->n_items, 2);
  EXPECT_EQ(day->actual_items, 5);
  EXPECT_EQ(day->off_items, 3);
  EXPECT_EQ(forecast({20261125}).relations.at(0).actual_items, 5);
}

TEST_P(Forecasts, clause_3_5_1_a_plan_counts_what_is_announced_and_what_is_usual) {
  accept_many({20261123}, 6);
  set_clock(20261124, 5);
  mail::service::AdviceRow row{.number = "PA123456785CN", .place = "530190101000"};
  row.receiver_name = "张小凡";
  row.receiver_phone = "13800138000";
  row.weight_g = {900};
  must<mail::service::Advised>(boss_, [&](auto& a) {
    return mail::service::advise_items(a, {.manifest = "M1", .node = centre_, .rows = {row}});
  });
  EXPECT_EQ(forecast({20261124}).relations.size(), 2u) << "one usual, one announced";
  auto const plain = propose();
  EXPECT_EQ(plain.figures.n_items, 7) << "six that wait and one that comes";
  auto const all = loads(plain.plan.id);
  auto const announced =
      std::ranges::find(all, LoadSource::announced, [](auto const& l) { return l.load.source; });
  ASSERT_NE(announced, all.end());
  EXPECT_EQ(announced->load.ready.seconds, 6 * 3600 + 30 * 60 + 1'200)
      << "the trunk lorry comes, then it is sealed";
  EXPECT_EQ(propose({.service_date = kDay, .with_forecast = true}).figures.n_items, 7)
      << "what waits is the usual";
}

ON_EACH_ENGINE(Forecasts);

}  // namespace
}  // namespace planning
