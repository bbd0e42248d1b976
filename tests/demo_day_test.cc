// A whole small day through the public API: every change of hands signed twice, every book balanced.
#include <gtest/gtest.h>

#include "app/demo/day.h"
#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "platform/event/journal.h"
#include "testing/temporary_folder.h"

namespace app::demo {
namespace {

class PlayedDay : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing_support::TemporaryFolder;
    platform::app::ProgramOptions options;
    options.data_dir = folder_->path();
    options.region = {kDemoRegion};
    options.tls = options.log_files = false;
    options.http.port = 0;
    options.http.grace_ms = 50;
    options.http.limited = false;
    program_ = new platform::app::Program{options, all_modules()};
    DemoSize const size{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12}, .drivers = 4};
    seed(*program_, size);
    program_->start();
    DayOptions const day{.port = program_->port(), .drivers = size.drivers, .items = 120, .speed = 0, .quiet = true};
    auto const county = make_demo_county(base::service_date_of(program_->host().clock()), size);
    totals_ = play_day(county, day);
    program_->settle();
  }
  static void TearDownTestSuite() {
    delete program_;
    delete folder_;
  }
  static std::int64_t count(std::string const& what) {
    std::int64_t n = -1;
    program_->database().read(
        [&](platform::db::Tx& tx) { n = tx.find_integer("SELECT count(*) FROM " + what).value(); });
    return n;
  }

  static inline testing_support::TemporaryFolder* folder_;
  static inline platform::app::Program* program_;
  static inline Totals totals_;
};

TEST_F(PlayedDay, clause_2_2_2a_the_whole_day_runs_over_the_public_api_and_nothing_is_refused) {
  EXPECT_EQ(totals_.advised, 120);
  EXPECT_EQ(totals_.arrived, 120);
  EXPECT_GT(totals_.accepted, 0);
  EXPECT_EQ(totals_.refused, 0) << totals_.first_refusal;
}

TEST_F(PlayedDay, items_reach_their_addressees_in_the_villages) {
  EXPECT_GT(totals_.delivered, 0);
  EXPECT_EQ(count("mail_item WHERE state = 'delivered' AND direction = 'inbound'"), totals_.delivered);
}

TEST_F(PlayedDay, clause_1_3_1_no_item_is_in_a_bag_without_its_three_checks) {
  EXPECT_GT(totals_.bags, 0);
  EXPECT_EQ(count("mail_bag_item b WHERE (SELECT count(DISTINCT c.kind) FROM mail_check c WHERE c.item = b.item"
                  " AND c.result IN ('passed', 'attested')) < 3"),
            0);
}

TEST_F(PlayedDay, clause_3_4_2_every_change_of_hands_carries_two_signatures_of_two_people) {
  EXPECT_GT(totals_.handovers, 0);
  EXPECT_EQ(totals_.signed_twice, totals_.handovers);
  EXPECT_EQ(count("mail_handover WHERE giver_signature = '' OR receiver_signature = ''"
                  " OR giver = receiver"),
            0);
}

TEST_F(PlayedDay, clause_2_2_2a_every_day_closes_with_its_balance) {
  EXPECT_TRUE(totals_.balanced());
  EXPECT_GT(totals_.days_closed, 0);
  EXPECT_EQ(count("mail_day WHERE state <> 'closed'"), 0);
}

TEST_F(PlayedDay, a_thing_is_in_one_custody_at_a_time) {
  EXPECT_EQ(count("(SELECT subject, subject_id FROM mail_custody WHERE until_at = 0"
                  " GROUP BY subject, subject_id HAVING count(*) > 1) AS twice"),
            0);
}

TEST_F(PlayedDay, the_journal_verifies) {
  program_->database().read([](platform::db::Tx& tx) {
    auto const found = platform::event::verify(tx, {kDemoRegion}, platform::event::HashKind::sha256);
    EXPECT_FALSE(found.first_break.has_value());
    EXPECT_GT(found.entries, 500);
  });
}

}  // namespace
}  // namespace app::demo
