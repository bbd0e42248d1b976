// Approvals in both databases: what is loaded is what was done, and inboxes follow.
#include "platform/approval/store.h"

#include <gtest/gtest.h>

#include "platform/approval/refusals.h"
#include "platform/json/json.h"
#include "testing/database.h"

namespace platform::approval {
namespace {

constexpr base::Region kRegion{530'190}, kElsewhere{530'191};
constexpr auth::PersonId kMaker{1}, kAn{2}, kBo{3}, kCai{4};
constexpr base::Instant kNow{1'795'500'000'000};
constexpr std::int64_t kHour = 3'600'000;
constexpr ProcessId kId{77};

class ApprovalStore : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database();
    auto const made =
        begin(kId, "test/1", kMaker, kNow, {{"法务", Rule::all, {kAn, kBo}, 2}, {"head", Rule::any, {kCai}}});
    write([&](db::Tx& tx) { insert(tx, kRegion, made.value()); });
  }
  void write(std::function<void(db::Tx&)> const& work) {
    database_->write_now([&](db::Tx& tx) {
      work(tx);
      return true;
    });
  }
  /// @returns the refusal, null when it was taken
  base::RefusalKind const* done(Entry e, base::Region region = kRegion) {
    base::RefusalKind const* out = nullptr;
    if (e.at == base::Instant{}) e.at = kNow;
    write([&](db::Tx& tx) {
      auto const result = act(tx, region, kId, e);
      if (!result) out = result.refusal().kind;
    });
    return out;
  }
  std::vector<std::int64_t> inbox(auth::PersonId person, base::Region region = kRegion) {
    std::vector<std::int64_t> out;
    database_->read([&](db::Tx& tx) {
      for (auto const& w : list_waiting(tx, region, person, {}, 50)) out.push_back(w.process.value);
    });
    return out;
  }
  Process loaded() {
    Process out;
    database_->read([&](db::Tx& tx) { out = load(tx, kRegion, kId).value(); });
    return out;
  }
  std::size_t overdue(base::Instant now) {
    std::size_t n = 0;
    database_->read([&](db::Tx& tx) { n = list_overdue(tx, kRegion, now).size(); });
    return n;
  }
  db::Database* database_{};
};
ON_EACH_ENGINE(ApprovalStore);

TEST_P(ApprovalStore, what_is_loaded_is_what_was_done) {
  ASSERT_EQ(done({.kind = ActKind::agree, .by = kAn, .note = "条款清楚"}), nullptr);
  ASSERT_EQ(done({.kind = ActKind::agree, .by = kBo}), nullptr);
  ASSERT_EQ(done({.kind = ActKind::send_back, .by = kCai, .to_step = 0, .note = "price"}), nullptr);
  auto const p = loaded();
  EXPECT_EQ(p.history.size(), 3u);
  EXPECT_EQ(p.history[0].note, "条款清楚");
  EXPECT_EQ(p.step, 0);
  EXPECT_EQ(p.seats, (std::vector<Seat>{{kAn, SeatState::waiting}, {kBo, SeatState::waiting}}));
}

TEST_P(ApprovalStore, inboxes_follow_each_act) {
  EXPECT_EQ(inbox(kAn), (std::vector<std::int64_t>{77}));
  EXPECT_TRUE(inbox(kCai).empty());
  EXPECT_TRUE(inbox(kAn, kElsewhere).empty());
  done({.kind = ActKind::agree, .by = kAn});
  EXPECT_TRUE(inbox(kAn).empty());
  done({.kind = ActKind::hand_on, .by = kBo, .person = kCai});
  EXPECT_TRUE(inbox(kBo).empty());
  done({.kind = ActKind::agree, .by = kCai});
  EXPECT_EQ(inbox(kCai).size(), 1u);  // now of the second step
  done({.kind = ActKind::agree, .by = kCai});
  EXPECT_TRUE(inbox(kCai).empty());
  EXPECT_EQ(loaded().state, State::approved);
}

TEST_P(ApprovalStore, a_refused_act_is_not_stored) {
  EXPECT_EQ(done({.kind = ActKind::agree, .by = kCai}), &refusal::not_your_turn);
  EXPECT_EQ(done({.kind = ActKind::agree, .by = kAn}, kElsewhere), &refusal::process_unknown);
  EXPECT_TRUE(loaded().history.empty());
}

TEST_P(ApprovalStore, what_is_overdue_is_found_once) {
  auto const late = kNow.plus_ms(2 * kHour);
  EXPECT_EQ(overdue(late.plus_ms(-1)), 0u);
  EXPECT_EQ(overdue(late), 1u);
  ASSERT_EQ(done({.kind = ActKind::overdue, .at = late}), nullptr);
  EXPECT_EQ(overdue(late.plus_ms(kHour)), 0u);
  EXPECT_TRUE(loaded().overdue);
}

TEST_P(ApprovalStore, a_withdrawn_approval_waits_for_nobody) {
  ASSERT_EQ(done({.kind = ActKind::withdraw, .by = kMaker}), nullptr);
  EXPECT_TRUE(inbox(kAn).empty());
  EXPECT_EQ(overdue(kNow.plus_ms(9 * kHour)), 0u);
}

}  // namespace
}  // namespace platform::approval
