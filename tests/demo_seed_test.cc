// The seeded demo county: accounts sign in, every trip has one driver, and a second start changes nothing.
#include <gtest/gtest.h>

#include <map>

#include "app/demo/demo.h"
#include "app/demo/roster.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "modules/agreement/agreement.h"
#include "testing/http_client.h"
#include "testing/temporary_folder.h"

namespace app::demo {
namespace {

class SeededCounty : public testing::Test {
 protected:
  void SetUp() override {
    options_.data_dir = folder_.path();
    options_.region = {kDemoRegion};
    options_.tls = options_.log_files = false;
    options_.http.port = 0;
    options_.http.grace_ms = 50;
    start();
  }
  void start() {
    program_.reset();
    program_ = std::make_unique<platform::app::Program>(options_, all_modules());
    seed(*program_, size_);
    program_->start();
  }
  std::int64_t count(std::string const& table) {
    std::int64_t n = 0;
    program_->database().read(
        [&](platform::db::Tx& tx) { n = tx.find_integer("SELECT count(*) FROM " + table).value(); });
    return n;
  }
  int sign_in(std::string const& login) {
    testing_support::HttpClient client{program_->port()};
    return client.post("/api/auth/login", "{\"login\":\"" + login + "\",\"password\":\"" + kPassword + "\"}")
        .status;
  }

  testing_support::TemporaryFolder folder_;
  platform::app::ProgramOptions options_;
  DemoSize size_{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12}, .drivers = 4};
  std::unique_ptr<platform::app::Program> program_;
};

TEST_F(SeededCounty, people_of_every_post_sign_in) {
  for (auto const* login : {"operations", "sysadmin", "regulator", "driver01", "station03", "keeper006"})
    EXPECT_EQ(sign_in(login), 200) << login;
}

TEST_F(SeededCounty, a_second_start_makes_nothing_twice) {
  auto const nodes = count("network_node"), people = count("org_person"), waybills = count("mail_waybill");
  EXPECT_EQ(nodes, 10);
  EXPECT_GT(waybills, 0);
  start();
  EXPECT_EQ(count("network_node"), nodes);
  EXPECT_EQ(count("org_person"), people);
  EXPECT_EQ(count("mail_waybill"), waybills);
}

TEST_F(SeededCounty, an_agreement_of_both_companies_is_in_force_with_its_tariff) {
  auto const today = base::service_date_of(program_->host().clock());
  std::vector<agreement::Terms> terms;
  program_->database().read(
      [&](platform::db::Tx& tx) { terms = agreement::list_in_force(tx, program_->region(), today, today); });
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].state, agreement::VersionState::in_force);
  EXPECT_EQ(terms[0].tariff.rules.size(), 4u);
  EXPECT_EQ(terms[0].tariff.adjustments.size(), 6u);
  EXPECT_EQ(count("agreement_seal"), 2);
  EXPECT_EQ(count("agreement_obligation"), 2);
  for (auto const* login : {"market", "postmarket", "postlegal", "postfinance", "postleader"})
    EXPECT_EQ(sign_in(login), 200) << login;
}

TEST_F(SeededCounty, talks_stand_in_every_stage_and_one_has_its_letter) {
  EXPECT_EQ(sign_in("market"), 200);
  EXPECT_EQ(count("agreement_prospect"), 5);
  EXPECT_EQ(count("agreement_letter"), 1);
  EXPECT_EQ(count("(SELECT DISTINCT stage FROM agreement_prospect WHERE state = 'open') AS stages"), 4);
  start();
  EXPECT_EQ(count("agreement_prospect"), 5) << "a second start holds no talks";
}

TEST_F(SeededCounty, nobody_drives_two_trips_at_once) {
  std::vector<network::DayTrip> trips;
  program_->database().read([&](platform::db::Tx& tx) {
    trips = network::list_trips(tx, program_->region(), base::service_date_of(program_->host().clock()));
  });
  std::map<std::int64_t, network::DayTrip const*> by_id;
  for (auto const& t : trips) by_id[t.id.value] = &t;
  std::map<int, int> busy_until;
  for (auto const& ride : assign_duties(trips, size_.drivers)) {
    auto const& calls = by_id.at(ride.trip.value)->calls;
    EXPECT_GE(calls.front().departs.seconds, busy_until[ride.vehicle]);
    busy_until[ride.vehicle] = calls.back().arrives.seconds;
  }
}

}  // namespace
}  // namespace app::demo
