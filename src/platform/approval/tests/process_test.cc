// The ways through an approval: all, any, in order, and every way back.
#include "platform/approval/process.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "platform/approval/refusals.h"

namespace platform::approval {
namespace {

constexpr auth::PersonId kMaker{1}, kAn{2}, kBo{3}, kCai{4}, kDing{5};
constexpr base::Instant kNow{1'795'500'000'000};
constexpr std::int64_t kHour = 3'600'000;
using People = std::vector<auth::PersonId>;

Process begun(std::vector<Step> steps) {
  auto made = begin({9}, "test/1", kMaker, kNow, std::move(steps));
  EXPECT_TRUE(made);
  return made.value();
}

/// Performs and names the refusal, if any.
base::RefusalKind const* after(Process& p, Entry e) {
  if (e.at == base::Instant{}) e.at = kNow;
  auto const outcome = perform(p, std::move(e));
  return outcome ? nullptr : outcome.refusal().kind;
}
base::RefusalKind const* agree(Process& p, auth::PersonId by) {
  return after(p, {.kind = ActKind::agree, .by = by});
}

TEST(Approval, all_of_a_step_must_agree) {
  auto p = begun({{"legal", Rule::all, {kAn, kBo}}});
  EXPECT_EQ(agree(p, kBo), nullptr);
  EXPECT_EQ(p.state, State::running);
  EXPECT_EQ(agree(p, kBo), &refusal::not_your_turn);
  EXPECT_EQ(agree(p, kAn), nullptr);
  EXPECT_EQ(p.state, State::approved);
  EXPECT_EQ(agree(p, kAn), &refusal::process_ended);
}

TEST(Approval, any_one_is_enough_and_the_others_are_released) {
  auto p = begun({{"desk", Rule::any, {kAn, kBo}}, {"head", Rule::all, {kCai}}});
  EXPECT_EQ(waiting_of(p), (People{kAn, kBo}));
  EXPECT_EQ(agree(p, kBo), nullptr);
  EXPECT_EQ(waiting_of(p), (People{kCai}));
  EXPECT_EQ(agree(p, kAn), &refusal::not_your_turn);
}

TEST(Approval, in_order_asks_one_after_the_other) {
  auto p = begun({{"chain", Rule::in_order, {kAn, kBo, kCai}}});
  EXPECT_EQ(waiting_of(p), (People{kAn}));
  EXPECT_EQ(agree(p, kBo), &refusal::not_your_turn);
  EXPECT_EQ(agree(p, kAn), nullptr);
  EXPECT_EQ(waiting_of(p), (People{kBo}));
}

TEST(Approval, sent_back_to_a_step_it_and_all_after_it_are_asked_anew) {
  auto p = begun({{"a", Rule::all, {kAn}}, {"b", Rule::all, {kBo}}, {"c", Rule::all, {kCai}}});
  agree(p, kAn);
  agree(p, kBo);
  EXPECT_EQ(after(p, {.kind = ActKind::send_back, .by = kCai, .to_step = 0}), &refusal::reason_missing);
  EXPECT_EQ(after(p, {.kind = ActKind::send_back, .by = kCai, .to_step = 2, .note = "?"}),
            &refusal::step_unknown);
  EXPECT_EQ(after(p, {.kind = ActKind::send_back, .by = kCai, .to_step = 0, .note = "price"}), nullptr);
  EXPECT_EQ(waiting_of(p), (People{kAn}));
  EXPECT_EQ(p.history.size(), 3u);
  agree(p, kAn);
  EXPECT_EQ(waiting_of(p), (People{kBo}));
}

TEST(Approval, sent_back_to_the_requester_it_begins_again_when_resubmitted) {
  auto p = begun({{"a", Rule::all, {kAn}}});
  EXPECT_EQ(after(p, {.kind = ActKind::resubmit, .by = kMaker}), &refusal::not_returned);
  EXPECT_EQ(after(p, {.kind = ActKind::send_back, .by = kAn, .note = "no"}), nullptr);
  EXPECT_EQ(p.state, State::returned);
  EXPECT_TRUE(waiting_of(p).empty());
  EXPECT_EQ(agree(p, kAn), &refusal::process_returned);
  EXPECT_EQ(after(p, {.kind = ActKind::resubmit, .by = kAn}), &refusal::not_requester);
  EXPECT_EQ(after(p, {.kind = ActKind::resubmit, .by = kMaker}), nullptr);
  EXPECT_EQ(waiting_of(p), (People{kAn}));
}

TEST(Approval, a_seat_is_handed_on_and_one_more_is_asked) {
  auto p = begun({{"chain", Rule::in_order, {kAn, kBo}}});
  EXPECT_EQ(after(p, {.kind = ActKind::hand_on, .by = kAn, .person = kBo}), &refusal::person_seated);
  EXPECT_EQ(after(p, {.kind = ActKind::hand_on, .by = kAn}), &refusal::person_missing);
  EXPECT_EQ(after(p, {.kind = ActKind::hand_on, .by = kAn, .person = kCai}), nullptr);
  EXPECT_EQ(agree(p, kAn), &refusal::not_your_turn);
  EXPECT_EQ(after(p, {.kind = ActKind::ask_more, .by = kCai, .person = kDing}), nullptr);
  agree(p, kCai);
  EXPECT_EQ(waiting_of(p), (People{kDing}));  // before Bo
  agree(p, kDing);
  EXPECT_EQ(waiting_of(p), (People{kBo}));
}

TEST(Approval, nobody_approves_their_own_request) {
  EXPECT_EQ(begin({9}, "t", kMaker, kNow, {{"a", Rule::all, {kAn, kMaker}}}).refusal().kind,
            &refusal::own_request);
  auto p = begun({{"a", Rule::all, {kAn}}});
  EXPECT_EQ(after(p, {.kind = ActKind::hand_on, .by = kAn, .person = kMaker}), &refusal::own_request);
  EXPECT_EQ(after(p, {.kind = ActKind::ask_more, .by = kAn, .person = kMaker}), &refusal::own_request);
}

TEST(Approval, steps_without_people_or_with_one_twice_are_refused) {
  EXPECT_EQ(begin({9}, "t", kMaker, kNow, {}).refusal().kind, &refusal::steps_malformed);
  EXPECT_EQ(begin({9}, "t", kMaker, kNow, {{"a", Rule::all, {}}}).refusal().kind, &refusal::steps_malformed);
  EXPECT_EQ(begin({9}, "t", kMaker, kNow, {{"a", Rule::all, {kAn, kAn}}}).refusal().pointer,
            "/steps/0/people");
}

TEST(Approval, a_step_is_overdue_after_its_hours_once) {
  auto p = begun({{"a", Rule::all, {kAn}, 2}, {"b", Rule::all, {kBo}}});
  EXPECT_EQ(after(p, {.kind = ActKind::overdue, .at = kNow.plus_ms(2 * kHour - 1)}), &refusal::not_due);
  EXPECT_EQ(after(p, {.kind = ActKind::overdue, .at = kNow.plus_ms(2 * kHour)}), nullptr);
  EXPECT_EQ(after(p, {.kind = ActKind::overdue, .at = kNow.plus_ms(3 * kHour)}), &refusal::not_due);
  EXPECT_EQ(agree(p, kAn), nullptr);  // late, but taken
  EXPECT_FALSE(p.overdue);
  EXPECT_EQ(due_of(p).ms, std::numeric_limits<std::int64_t>::max());
}

TEST(Approval, the_requester_reminds_once_an_hour_and_withdraws) {
  auto p = begun({{"a", Rule::all, {kAn}}});
  EXPECT_EQ(after(p, {.kind = ActKind::remind, .by = kAn}), &refusal::not_requester);
  EXPECT_EQ(after(p, {.kind = ActKind::remind, .by = kMaker}), nullptr);
  EXPECT_EQ(after(p, {.kind = ActKind::remind, .by = kMaker, .at = kNow.plus_ms(kHour - 1)}),
            &refusal::reminded_lately);
  EXPECT_EQ(after(p, {.kind = ActKind::remind, .by = kMaker, .at = kNow.plus_ms(kHour)}), nullptr);
  EXPECT_EQ(after(p, {.kind = ActKind::withdraw, .by = kMaker}), nullptr);
  EXPECT_EQ(p.state, State::withdrawn);
  EXPECT_EQ(agree(p, kAn), &refusal::process_ended);
}

TEST(Approval, whatever_people_do_one_that_runs_waits_for_somebody_but_never_for_its_requester) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    std::mt19937_64 random{seed};
    auto p = begun({{"a", static_cast<Rule>(random() % 3), {kAn, kBo}, 1},
                    {"b", static_cast<Rule>(random() % 3), {kBo, kCai, kDing}},
                    {"c", Rule::all, {kAn}}});
    for (int i = 0; i < 60; ++i) {
      Entry const e{.kind = static_cast<ActKind>(random() % 8 == 0 ? random() % 7 : random() % 4),
                    .by = {static_cast<std::int64_t>(random() % 8)},
                    .at = kNow.plus_ms(i * kHour),
                    .person = {static_cast<std::int64_t>(random() % 9)},
                    .to_step = static_cast<std::int64_t>(random() % 4) - 1,
                    .note = random() % 3 ? "because" : ""};
      auto const entries = p.history.size();
      auto const taken = perform(p, e).ok();
      EXPECT_EQ(p.history.size(), entries + (taken ? 1 : 0));
      auto const waiting = waiting_of(p);
      EXPECT_EQ(p.state == State::running, !waiting.empty());
      for (auto const person : waiting) EXPECT_NE(person, kMaker);
    }
  }
}

}  // namespace
}  // namespace platform::approval
