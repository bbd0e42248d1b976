// From the intake into tracks, latest positions and alarms, on both engines.
#include <gtest/gtest.h>

#include <algorithm>

#include "modules/tracking/jobs/fold.h"
#include "modules/tracking/jobs/forget.h"
#include "modules/tracking/module.h"
#include "modules/tracking/rules/alarm.h"
#include "modules/tracking/rules/intake.h"
#include "modules/tracking/service/vehicle.h"
#include "modules/tracking/store/intake.h"
#include "testing/staff.h"
#include "testing/terminal.h"

namespace tracking {
namespace {

using platform::command::Look;
using testing_support::Fix;

class Folding : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (!IsSkipped()) boss_ = operator_hat();
  }
  /// Accepted together, as the gateway does it.
  void accept(std::vector<Fix> const& fixes, std::string const& vehicle = "云A10001") {
    std::string block;
    for (auto const& fix : fixes) {
      auto const body = testing_support::report_body(fix);
      rules::append_accepted(block, {{7}, coach_, vehicle, now_, false, body});
    }
    database_->write_now([&](Tx& tx) {
      store::insert_intake(tx, boss_.region, {ids_.next(now_.ms)}, std::ssize(fixes), block);
      return true;
    });
  }
  void fold() {
    jobs::fold_intake(*database_, boss_.region, now_,
                      {[this](Tx&, base::Region, std::string const& vehicle, std::span<Watched const> reports) {
                        for (auto const& w : reports) watched_.emplace_back(vehicle, w);
                      }});
  }
  std::int64_t count(char const* sql) {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) { n = tx.find_integer(sql).value_or(0); });
    return n;
  }
  Latest latest() {
    std::optional<Latest> out;
    database_->read([&](Tx& tx) { out = find_latest(tx, boss_.region, "云A10001"); });
    return out.value();
  }
  std::vector<Report> track() {
    std::vector<Report> out;
    database_->read(
        [&](Tx& tx) { out = track_of(tx, boss_.region, "云A10001", {0}, now_.plus_ms(1'000'000'000)); });
    return out;
  }
  service::AlarmList alarms() {
    return look<service::AlarmList>(boss_, [](Look& l) { return service::list_alarms(l, {}); });
  }
  Fix fix(std::int64_t s, std::uint32_t alarm = 0) {
    return {.at = now_.plus_ms(s * 1000), .lat = 25 + static_cast<double>(s) / 1e5, .alarm = alarm};
  }

  platform::auth::Hat boss_;
  std::vector<std::pair<std::string, Watched>> watched_;
};

TEST_P(Folding, clause_3_5_2_reports_come_into_order_and_each_is_kept_once) {
  accept({fix(-10), fix(-30), fix(-20)});
  accept({fix(-20), fix(-7200)});
  fold();
  EXPECT_EQ(track().size(), 4u);
  EXPECT_TRUE(std::ranges::is_sorted(track(), {}, &Report::at));
  EXPECT_EQ(latest().at, now_.plus_ms(-10'000));
  EXPECT_EQ(count("SELECT count(*) FROM tracking_intake"), 0);
  ASSERT_EQ(watched_.size(), 4u);
  EXPECT_TRUE(std::ranges::is_sorted(watched_, {}, [](auto const& w) { return w.second.report.at; }));
  accept({fix(-10), fix(-30)});
  fold();
  EXPECT_EQ(track().size(), 4u);
  EXPECT_EQ(watched_.size(), 4u) << "what was known is not told again";
}

TEST_P(Folding, clause_3_5_2_late_reports_make_history_and_leave_the_present) {
  accept({fix(0)});
  fold();
  accept({fix(-600), fix(-300)});
  fold();
  EXPECT_EQ(track().size(), 3u);
  EXPECT_EQ(latest().at, now_);
  ASSERT_EQ(watched_.size(), 3u);
  EXPECT_FALSE(watched_[0].second.late);
  EXPECT_TRUE(watched_[1].second.late && watched_[2].second.late);
}

TEST_P(Folding, clause_3_5_2_an_alarm_is_raised_once_when_it_rises) {
  accept({fix(0), fix(10, 1), fix(20, 1)});
  fold();
  accept({fix(30, 1), fix(40), fix(50, 1 | 2)});
  fold();
  auto const raised = alarms().items;
  ASSERT_EQ(raised.size(), 3u);
  EXPECT_EQ(std::ranges::count(raised, rules::AlarmKind::sos, &rules::Alarm::kind), 2);
  EXPECT_EQ(std::ranges::count(raised, rules::AlarmKind::overspeed, &rules::Alarm::kind), 1);
  EXPECT_EQ(count("SELECT count(*) FROM journal_event WHERE type = 'tracking.alarm_raised'"), 3);
  accept({fix(5, 1)});
  fold();
  EXPECT_EQ(alarms().items.size(), 3u) << "the alarm of the tenth second is the same";
  accept({fix(44, 4), fix(45)});
  fold();
  auto const all = alarms().items;
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(std::ranges::count(all, true, &rules::Alarm::late), 1);
}

TEST_P(Folding, vehicles_and_tracks_are_shown_within_the_reach_of_the_hat) {
  accept({fix(0)});
  accept({fix(0)}, "云A10002");
  fold();
  auto const list = [&](platform::auth::Hat const& hat) {
    return look<service::VehicleList>(hat, [](Look& l) { return service::list_vehicles(l, {}); }).items.size();
  };
  auto other = boss_;
  other.reach = platform::auth::Reach::organisation;
  other.organisation = post_;
  EXPECT_EQ(list(boss_), 2u);
  EXPECT_EQ(list(other), 0u);
  auto const track = [&](platform::auth::Hat const& hat, char const* vehicle, std::int64_t days) {
    return try_look<service::VehicleTrack>(hat, [&](Look& l) {
      return service::view_track(l, {vehicle, now_.plus_ms(-1000), now_.plus_ms(days * 86'400'000)});
    });
  };
  EXPECT_EQ(track(boss_, "云A10001", 1).value().points.size(), 1u);
  EXPECT_EQ(track(boss_, "云A99999", 1).refusal().kind->code, std::string{"tracking.vehicle_unknown"});
  EXPECT_EQ(track(other, "云A10001", 1).refusal().kind->code, std::string{"tracking.out_of_reach"});
  EXPECT_EQ(track(boss_, "云A10001", 60).refusal().kind->code, std::string{"tracking.period_malformed"});
}

TEST_P(Folding, tracks_are_forgotten_after_their_time_and_alarms_later) {
  accept({fix(0, 1)});
  fold();
  jobs::forget_old(*database_, boss_.region, now_.plus_ms(364LL * 86'400'000), {});
  EXPECT_EQ(track().size(), 1u);
  jobs::forget_old(*database_, boss_.region, now_.plus_ms(367LL * 86'400'000), {});
  EXPECT_EQ(track().size(), 0u);
  EXPECT_EQ(alarms().items.size(), 1u);
  jobs::forget_old(*database_, boss_.region, now_.plus_ms(1'097LL * 86'400'000), {});
  EXPECT_EQ(alarms().items.size(), 0u);
}

ON_EACH_ENGINE(Folding);

}  // namespace
}  // namespace tracking
