// The relay seals, signs and delivers; one process at a time, and a subscriber that throws blocks only itself.
#include "platform/event/relay.h"

#include <gtest/gtest.h>

#include <atomic>

#include "platform/event/checkpoint.h"
#include "testing/database.h"

namespace platform::event {
namespace {

constexpr base::Region kRegion{530'190};

class JournalRelay : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (!IsSkipped()) database_ = &database();
  }
  RelayOptions options(char const* holder) {
    RelayOptions out;
    out.holder = holder;
    out.clock = [this] { return base::Instant{now_ms_}; };
    out.publish = [this](base::Region, Sealed const&) { ++published_; };
    return out;
  }
  void append_one(std::int64_t id) {
    database_->write_now([id](db::Tx& tx) {
      Event e;
      e.id = {id};
      e.type = "test.done";
      e.data.text = "{}";
      append(tx, kRegion, e);
      return true;
    });
  }
  std::int64_t count(std::string const& sql) {
    std::int64_t n = -1;
    database_->read([&](db::Tx& tx) { n = tx.find_integer(sql).value_or(0); });
    return n;
  }
  db::Database* database_{};
  std::atomic<std::int64_t> now_ms_{1'795'500'000'000};
  std::atomic<int> published_{0};
};
ON_EACH_ENGINE(JournalRelay);

TEST_P(JournalRelay, every_event_is_sealed_signed_and_delivered_once_in_order) {
  std::vector<std::int64_t> seen;
  auto with_key = options("a");
  with_key.checkpoint_key = std::string(32, 'k');
  Relay relay{*database_,
              {{"test", "test.", [&](db::Tx&, base::Region, Event const& e) { seen.push_back(e.id.value); }},
               {"other", "mail.", [&](db::Tx&, base::Region, Event const&) { seen.push_back(0); }}},
              with_key};
  for (std::int64_t id = 1; id <= 5; ++id) append_one(id);
  relay.settle();
  EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
  EXPECT_EQ(published_, 5);
  database_->read([](db::Tx& tx) {
    EXPECT_FALSE(list_checkpoints(tx, kRegion).empty());
    EXPECT_FALSE(compare_checkpoints(tx, kRegion, public_key_of(std::string(32, 'k'))));
  });
}

TEST_P(JournalRelay, a_second_process_waits_until_the_lease_of_the_first_is_over) {
  database_->write_now([this](db::Tx& tx) {
    tx.execute("INSERT INTO lease (region, name, holder, until_at) VALUES ($1, 'journal', 'dead', $2)",
               {kRegion, now_ms_ + 5'000});
    return true;
  });
  append_one(1);
  Relay relay{*database_, {}, options("alive")};
  relay.settle();
  EXPECT_EQ(count("SELECT count(*) FROM journal_event WHERE n > 0"), 0);
  now_ms_ += 5'001;
  relay.settle();
  EXPECT_EQ(count("SELECT count(*) FROM journal_event WHERE n > 0"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM lease WHERE holder = 'alive'"), 1);
}

TEST_P(JournalRelay, a_subscriber_that_throws_is_asked_again_and_stops_no_other) {
  std::atomic<int> calls{0}, good{0};
  std::atomic<bool> fails{true};
  Relay relay{*database_,
              {{"bad", "test.", [&](db::Tx&, base::Region, Event const&) {
                  ++calls;
                  if (fails) throw std::runtime_error{"not yet"};
                }},
               {"good", "test.", [&](db::Tx&, base::Region, Event const&) { ++good; }}},
              options("a")};
  append_one(1);
  relay.settle();
  EXPECT_GE(calls, 1);
  EXPECT_EQ(good, 1);
  EXPECT_EQ(count("SELECT count(*) FROM journal_cursor WHERE subscriber = 'bad'"), 0);
  fails = false;
  relay.settle();
  EXPECT_EQ(count("SELECT n FROM journal_cursor WHERE subscriber = 'bad'"), 1);
  EXPECT_EQ(good, 1);
}

}  // namespace
}  // namespace platform::event
