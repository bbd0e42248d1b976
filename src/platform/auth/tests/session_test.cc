// Sessions begin with a new token, end when idle or old, and follow what becomes of their person.
#include "platform/auth/session.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>

#include "platform/auth/secret.h"
#include "testing/database.h"

namespace platform::auth {
namespace {

constexpr base::Region kRegion{530'190};
constexpr std::int64_t kMinute = 60'000;

Hat make_hat(std::int64_t id) {
  Hat hat;
  hat.id = {id};
  hat.region = kRegion;
  hat.person = {7};
  hat.permissions = {"test.do"};
  return hat;
}

class SessionsOfPeople : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database();
    sessions_.emplace(*database_, kRegion, source(), clock());
  }
  HatsOf source() {
    return [this](db::Tx&, base::Region, PersonId, base::Instant) { return hats_; };
  }
  std::function<base::Instant()> clock() {
    return [this] { return base::Instant{now_ms_}; };
  }
  void pass(std::int64_t ms) { now_ms_ += ms; }
  /// As a request finds it.
  std::optional<Session> find(std::string const& token) {
    if (auto known = sessions_->recall(token)) return known;
    return sessions_->load(token);
  }
  db::Database* database_{};
  std::vector<Hat> hats_{make_hat(70), make_hat(71)};
  std::atomic<std::int64_t> now_ms_{1'795'500'000'000};
  std::optional<Sessions> sessions_;
};
ON_EACH_ENGINE(SessionsOfPeople);

TEST_P(SessionsOfPeople, a_token_has_256_random_bits_and_only_its_hash_is_stored) {
  std::set<std::string> tokens;
  for (int i = 0; i < 20; ++i) tokens.insert(sessions_->open(hats_[0], {}).token);
  EXPECT_EQ(tokens.size(), 20U);
  database_->read([&](db::Tx& tx) {
    for (auto const& token : tokens) {
      EXPECT_EQ(from_base64(token)->size(), 32U);
      EXPECT_FALSE(tx.find_integer("SELECT 1 FROM auth_session WHERE token_hash = $1", {token}));
      EXPECT_TRUE(tx.find_integer("SELECT 1 FROM auth_session WHERE token_hash = $1", {sha256_hex(token)}));
    }
  });
}

TEST_P(SessionsOfPeople, a_desk_left_for_half_an_hour_is_signed_out_and_one_in_use_is_not) {
  auto const idle = sessions_->open(hats_[0], {}).token, used = sessions_->open(hats_[0], {}).token;
  for (int i = 0; i < 4; ++i) {
    pass(10 * kMinute);
    EXPECT_TRUE(find(used)) << i;
    database_->drain();
  }
  EXPECT_FALSE(find(idle));
}

TEST_P(SessionsOfPeople, a_scanner_stays_for_its_shift) {
  auto const scanner = sessions_->open(hats_[0], {"", "", true}).token;
  pass(11 * 60 * kMinute);
  EXPECT_TRUE(find(scanner));
  database_->drain();
  pass(12 * 60 * kMinute + kMinute);
  EXPECT_FALSE(find(scanner));
}

TEST_P(SessionsOfPeople, every_session_ends_a_day_after_login_however_busy) {
  auto const token = sessions_->open(hats_[0], {}).token;
  for (int i = 0; i < 24 * 3; ++i) {
    pass(20 * kMinute);
    EXPECT_TRUE(find(token)) << i;
    database_->drain();
  }
  pass(kMinute);
  EXPECT_FALSE(find(token));
}

TEST_P(SessionsOfPeople, another_hat_comes_with_another_token_and_keeps_the_end_of_the_first) {
  auto const first = sessions_->open(hats_[0], {});
  pass(23 * 60 * kMinute);
  EXPECT_FALSE(sessions_->change_hat(first.token, hats_[1], {})) << "idle for too long";
  auto const again = sessions_->open(hats_[0], {});
  pass(10 * kMinute);
  auto const changed = sessions_->change_hat(again.token, hats_[1], {});
  ASSERT_TRUE(changed);
  EXPECT_NE(changed->token, again.token);
  EXPECT_NE(changed->session.csrf, again.session.csrf);
  EXPECT_FALSE(find(again.token));
  EXPECT_EQ(find(changed->token)->hat->id.value, 71);
  auto stranger = hats_[1];
  stranger.person = {8};
  EXPECT_FALSE(sessions_->change_hat(changed->token, stranger, {}));
}

TEST_P(SessionsOfPeople, a_token_that_somebody_chose_opens_nothing) {
  for (auto const* token : {"", "chosen", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) EXPECT_FALSE(find(token));
}

TEST_P(SessionsOfPeople, who_leaves_is_out_at_once_here_and_within_the_minute_elsewhere) {
  Sessions elsewhere{*database_, kRegion, source(), clock()};
  auto const token = sessions_->open(hats_[0], {}).token;
  EXPECT_TRUE(elsewhere.load(token));
  sessions_->end_all({7});
  EXPECT_FALSE(find(token));
  pass(30'001);
  EXPECT_FALSE(elsewhere.recall(token));
  EXPECT_FALSE(elsewhere.load(token));
}

TEST_P(SessionsOfPeople, a_reading_from_before_the_leave_is_not_remembered_after_it) {
  auto const token = sessions_->open(hats_[0], {}).token;
  sessions_->forget({7});       // the leave is being committed
  EXPECT_TRUE(sessions_->load(token));
  EXPECT_FALSE(sessions_->recall(token));
}

TEST_P(SessionsOfPeople, a_hat_that_was_taken_away_is_worn_for_half_a_minute_at_most) {
  auto const token = sessions_->open(hats_[0], {}).token;
  hats_.erase(hats_.begin());
  pass(30'001);
  EXPECT_FALSE(find(token));
}

TEST_P(SessionsOfPeople, logout_and_ending_one_of_ones_own_kill_the_token) {
  auto const one = sessions_->open(hats_[0], {}).token, two = sessions_->open(hats_[0], {}).token;
  sessions_->end(one);
  EXPECT_FALSE(find(one));
  auto const open = sessions_->list({7}, two);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_TRUE(open[0].is_this);
  EXPECT_FALSE(sessions_->end_one({8}, open[0].id)) << "not the other person's";
  EXPECT_TRUE(find(two));
  EXPECT_TRUE(sessions_->end_one({7}, open[0].id));
  EXPECT_FALSE(find(two));
}

TEST_P(SessionsOfPeople, rows_of_ended_sessions_are_cleared_away) {
  sessions_->open(hats_[0], {});
  sessions_->purge();
  pass(31 * kMinute);
  auto const count = [this] {
    std::int64_t n = 0;
    database_->read([&](db::Tx& tx) { n = tx.find_integer("SELECT count(*) FROM auth_session").value_or(-1); });
    return n;
  };
  EXPECT_EQ(count(), 1);
  sessions_->purge();
  EXPECT_EQ(count(), 0);
}

}  // namespace
}  // namespace platform::auth
