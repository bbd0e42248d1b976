// Days before today: dated as they were, closed, settled by the clock, and played once.
#include <gtest/gtest.h>

#include <utility>

#include "app/demo/demo.h"
#include "app/demo/past.h"
#include "app/generated/all_modules.h"
#include "platform/event/journal.h"
#include "testing/temporary_folder.h"

namespace app::demo {
namespace {

constexpr int kDays = 2;

class PlayedPast : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new testing_support::TemporaryFolder;
    played_ = play();
    open();
  }
  static void open() {
    program_ = new platform::app::Program{options(), all_modules()};
    seed(*program_, size());
    program_->start();
  }
  static void TearDownTestSuite() {
    delete program_;
    delete folder_;
  }
  static platform::app::ProgramOptions options() {
    platform::app::ProgramOptions out;
    out.data_dir = folder_->path();
    out.region = {kDemoRegion};
    out.roles = {platform::app::Role::http};
    out.tls = out.log_files = false;
    out.http.port = 0;
    out.http.grace_ms = 50;
    return out;
  }
  static DemoSize size() {
    return {.county = {.townships = 2, .villages = 3, .lines = 2, .trips_per_day = 8}, .drivers = 4};
  }
  static PastPlayed play() {
    return play_past(options(), all_modules(), {.days = kDays, .items = 30, .quiet = true}, size());
  }
  static std::int64_t number(std::string const& sql, std::initializer_list<platform::db::Param> with = {}) {
    std::int64_t n = -1;
    program_->database().read([&](platform::db::Tx& tx) { n = tx.find_integer(sql, with).value(); });
    return n;
  }
  static base::ServiceDate today() { return base::service_date_of(platform::app::system_now()); }

  static inline testing_support::TemporaryFolder* folder_;
  static inline platform::app::Program* program_;
  static inline PastPlayed played_;
};

TEST_F(PlayedPast, every_past_day_is_played_without_refusal_and_closed) {
  EXPECT_EQ(played_.days, kDays);
  EXPECT_EQ(played_.refused, 0);
  EXPECT_TRUE(played_.balanced);
  EXPECT_TRUE(played_.is_whole);
  for (int back = 1; back <= kDays; ++back)
    EXPECT_GT(number("SELECT count(*) FROM mail_day WHERE service_date = $1 AND state = 'closed'",
                     {base::add_days(today(), -back)}),
              0)
        << back;
}

TEST_F(PlayedPast, handovers_and_deliveries_have_the_dates_of_their_days) {
  for (int back = 1; back <= kDays; ++back) {
    auto const from = base::instant_of(base::add_days(today(), -back), {4 * 3600});
    auto const until = base::instant_of(base::add_days(today(), 1 - back), {4 * 3600});
    for (auto const* sql : {"SELECT count(*) FROM mail_handover WHERE made_at >= $1 AND made_at < $2",
                            "SELECT count(*) FROM mail_delivery WHERE at >= $1 AND at < $2",
                            "SELECT count(*) FROM journal_event WHERE at >= $1 AND at < $2"})
      EXPECT_GT(number(sql, {from, until}), 0) << back << ' ' << sql;
  }
}

TEST_F(PlayedPast, the_chain_holds_and_its_facts_stand_in_the_order_of_days) {
  program_->settle();
  program_->database().read([](platform::db::Tx& tx) {
    auto const found = platform::event::verify(tx, {kDemoRegion}, platform::event::HashKind::sha256);
    EXPECT_FALSE(found.first_break.has_value());
    // what follows from a fact is written a moment later, in which the played clock may go on by minutes: days count
    auto const day_of = [](std::string const& event) { return "(" + event + ".at + 4 * 3600000) / 86400000"; };
    EXPECT_EQ(tx.find_integer("SELECT count(*) FROM journal_event a JOIN journal_event b ON b.region = a.region"
                              " AND b.n = a.n + 1 WHERE a.n > 0 AND " + day_of("b") + " < " + day_of("a"))
                  .value(),
              0);
  });
}

TEST_F(PlayedPast, what_was_handed_over_then_is_priced_in_a_statement) {
  auto const first = base::instant_of(base::add_days(today(), -kDays), {4 * 3600});
  EXPECT_GT(number("SELECT count(*) FROM settlement_part p JOIN settlement_line l ON l.region = p.region"
                   " AND l.id = p.line JOIN settlement_statement s ON s.region = l.region AND s.id = l.statement"
                   " WHERE p.at >= $1 AND p.amount_li > 0",
                   {first}),
            0);
}

TEST_F(PlayedPast, a_second_start_plays_nothing_again) {
  auto const handovers = number("SELECT count(*) FROM mail_handover");
  delete std::exchange(program_, nullptr);  // one program at a time writes a folder
  auto const again = play();
  EXPECT_EQ(again.days, 0);
  EXPECT_TRUE(again.is_whole);
  open();
  EXPECT_EQ(number("SELECT count(*) FROM mail_handover"), handovers);
}

}  // namespace
}  // namespace app::demo
