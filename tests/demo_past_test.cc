// Days before today: dated as they were, closed, settled by the clock, and played once.
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <utility>
#include <vector>

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
  static platform::app::ProgramOptions options(std::string folder = folder_->path()) {
    platform::app::ProgramOptions out;
    out.data_dir = std::move(folder);
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

/// What a folder holds, as far as days tell.
std::vector<std::int64_t> counts_in(platform::app::ProgramOptions const& options) {
  std::vector<std::int64_t> out;
  platform::app::open_database(options)->read([&out](platform::db::Tx& tx) {
    for (auto const* table : {"mail_item", "mail_handover", "mail_delivery", "mail_bag", "mail_waybill",
                              "mail_day WHERE state = 'closed'"})
      out.push_back(tx.find_integer(std::string{"SELECT count(*) FROM "} + table).value());
  });
  return out;
}

bool is_a_morning_kept(std::string const& folder) {
  for (auto const& entry : std::filesystem::directory_iterator{folder})
    if (entry.path().filename().string().starts_with("unfinished")) return true;
  return false;
}

TEST_F(PlayedPast, a_day_that_is_broken_off_is_taken_back_and_played_as_if_it_had_never_begun) {
  testing_support::TemporaryFolder const whole, broken;
  auto const play_in = [](std::string const& folder, std::function<bool()> stopping) {
    PastRun run{.days = kDays, .items = 30, .quiet = true};
    run.stopping = std::move(stopping);
    return play_past(options(folder), all_modules(), run, size());
  };
  int asked = 0, breaks = 0;
  ASSERT_TRUE(play_in(whole.path(), [&asked] { return ++asked < 0; }).is_whole);
  auto const expected = counts_in(options(whole.path()));
  ASSERT_GT(asked, 40);
  // In the middle of the first day by a signal, in the middle of the second with the machine.
  auto const first = play_in(broken.path(), [&, n = 0]() mutable { return ++n > asked / 4; });
  EXPECT_FALSE(first.is_whole);
  EXPECT_EQ(first.days, 0);
  EXPECT_FALSE(is_a_morning_kept(broken.path()));
  EXPECT_EQ(counts_in(options(broken.path())), std::vector<std::int64_t>(expected.size()));
  auto const dies = [&, n = 0]() mutable {
    if (++n > asked * 3 / 4) throw std::runtime_error{"power"};
    return false;
  };
  try {
    play_in(broken.path(), dies);
  } catch (std::runtime_error const&) {
    ++breaks;
  }
  EXPECT_EQ(breaks, 1);
  EXPECT_TRUE(is_a_morning_kept(broken.path()));
  auto const rest = play_in(broken.path(), [] { return false; });
  EXPECT_TRUE(rest.is_whole);
  EXPECT_TRUE(rest.balanced);
  EXPECT_EQ(rest.refused, 0);
  EXPECT_EQ(rest.days, 1) << "the first day stood";
  EXPECT_EQ(counts_in(options(broken.path())), expected);
  EXPECT_FALSE(is_a_morning_kept(broken.path()));
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
