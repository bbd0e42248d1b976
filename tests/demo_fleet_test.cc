// The demo county's coaches drive a day over real sockets to the program's own gateway: the monitor knows what
// really happened, and an alarm is answered.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "app/demo/alerts.h"
#include "app/demo/backstage.h"
#include "app/demo/body.h"
#include "app/demo/demo.h"
#include "app/demo/fleet.h"
#include "app/demo/roster.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "modules/monitor/jobs/watch.h"
#include "modules/monitor/store/run.h"
#include "platform/auth/account.h"
#include "testing/temporary_folder.h"

namespace app::demo {
namespace {

using monitor::rules::DrivenRun;
using monitor::rules::RunState;

class DrivenCounty : public testing::Test {
 protected:
  void SetUp() override {
    options_.data_dir = folder_.path();
    options_.region = {kDemoRegion};
    options_.tls = options_.log_files = false;
    options_.http.port = 0;
    options_.http.grace_ms = 50;
    options_.http.limited = false;
    options_.settings["tracking.listen"] = "127.0.0.1:0";
    program_ = std::make_unique<platform::app::Program>(options_, all_modules());
    seed(*program_, size_);
    plan_yesterday();
    program_->start();
    monitor::jobs::watch(program_->database(), region(), program_->host().clock());
    program_->database().read([&](platform::db::Tx& tx) { day_ = drive_day(tx, region(), yesterday_, size_.drivers); });
  }
  base::Region region() const { return program_->region(); }

  /// Reports may not come from the future: what is driven is a day that is over.
  void plan_yesterday() {
    auto const now = program_->host().clock();
    yesterday_ = base::add_days(base::service_date_of(now), -1);
    program_->database().write_now([&](platform::db::Tx& tx) {
      Backstage stage{program_->host(), tx, now};
      auto hat = stage.hat();
      hat.organisation = org::find_organisation(tx, region(), org::OrganisationKind::transport).value().id;
      stage.act_as(hat);
      for (auto const& ride : assign_duties(network::list_trips(tx, region(), yesterday_), size_.drivers))
        stage.post("/api/mail/waybills",
                   Body{}
                       .set("trip", ride.trip)
                       .set("service_date", yesterday_)
                       .set("vehicle", plate_of(ride.vehicle))
                       .set("driver", platform::auth::find_account(tx, region(), "driver01")->person)
                       .text());
      return true;
    });
  }
  std::string gateway() const {
    auto const door = program_->doors().at(0);
    return door.substr(door.rfind(' ') + 1);
  }
  std::map<network::TripId, DrivenRun> runs() {
    std::map<network::TripId, DrivenRun> out;
    program_->database().read([&](platform::db::Tx& tx) {
      for (auto& run : monitor::store::list_runs(tx, region(), yesterday_)) out[run.run.trip] = std::move(run);
    });
    return out;
  }
  /// Until `is_so`, 30 s at most.
  template <typename Test>
  bool wait_until(Test is_so) {
    for (int i = 0; i < 600; ++i) {
      if (is_so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return false;
  }
  void drive_until(Fleet& fleet, base::Instant road) {
    ASSERT_TRUE(wait_until([&] {
      fleet.exchange(road);
      auto const s = fleet.state();
      return s.logged_in == s.terminals && s.waiting == 0;
    })) << fleet.state().refused
        << " refused";
  }

  testing_support::TemporaryFolder folder_;
  platform::app::ProgramOptions options_;
  DemoSize size_{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12}, .drivers = 4};
  std::unique_ptr<platform::app::Program> program_;
  base::ServiceDate yesterday_;
  DrivenDay day_;
};

TEST_F(DrivenCounty, clause_3_5_2_the_monitor_knows_when_coaches_really_came_and_alarms_are_handled) {
  ASSERT_GE(day_.truth.size(), 12u);
  auto& loud = day_.vehicles.front().reports;
  for (auto i = loud.size() / 2; i < loud.size() / 2 + 3; ++i) loud[i].alarm = 1;
  Fleet fleet{gateway(), day_.vehicles};

  // on the way of the first trip: it is known where it is, and when it will come
  auto const first = std::ranges::min_element(
      day_.truth, {}, [](auto const& t) { return t.second.front().departed; });
  auto const& truth = first->second;
  auto const half_way = truth[truth.size() / 2].departed.plus_ms(60'000);
  drive_until(fleet, half_way);
  ASSERT_TRUE(wait_until([&] { return runs().at(first->first).run.seen_at.plus_ms(60'000) > half_way; }));
  auto const running = runs().at(first->first);
  EXPECT_EQ(running.run.state, RunState::running);
  EXPECT_NEAR(static_cast<double>(running.stops.front().departed_at.ms - truth.front().departed.ms) / 1000, 0, 30);

  // the whole day: stop events against the truth
  drive_until(fleet, program_->host().clock());
  EXPECT_TRUE(fleet.is_done());
  ASSERT_TRUE(wait_until([&] {
    return std::ranges::all_of(runs(), [](auto const& r) { return r.second.stops.back().arrived_at.ms != 0; });
  }));
  int known = 0, right = 0, all = 0;
  for (auto const& [trip, run] : runs())
    for (std::size_t i = 1; i < run.stops.size(); ++i) {
      ++all;
      known += run.stops[i].by_position;
      right += std::abs(run.stops[i].arrived_at.ms - day_.truth.at(trip)[i].arrived.ms) <= 30'000;
    }
  EXPECT_EQ(known, all);
  EXPECT_GE(right, all * 97 / 100) << "of " << all;

  // the driver's button: the dispatcher takes the alert, and closes it with its cause
  Connection connection{program_->port(), ""};
  auto const county = make_demo_county(base::service_date_of(program_->host().clock()), size_);
  Crew crew{connection, county, size_.drivers};
  auto const count = [&](std::string const& filter) {
    auto const list = crew.who("dispatcher").get("/api/monitor/alerts?with_trials=true&kind=sos&" + filter);
    std::size_t n = 0;
    for (auto at = list.find("\"rule_name\""); at != std::string::npos; at = list.find("\"rule_name\"", at + 1)) ++n;
    return n;
  };
  ASSERT_TRUE(wait_until([&] { return count("state=open") > 0; }));
  Alerts alerts{crew};
  alerts.see_to();
  EXPECT_EQ(count("state=open"), 0u);
  EXPECT_GT(count("state=taken"), 0u);
  alerts.see_to();
  EXPECT_EQ(count("unclosed=true"), 0u);
  EXPECT_GT(count("state=closed"), 0u);
}

}  // namespace
}  // namespace app::demo
