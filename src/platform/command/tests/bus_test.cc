// Commands run once in effect, whatever is sent again, altered, refused or broken on the way.
#include "platform/command/bus.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/command/refusals.h"
#include "platform/command/retention.h"
#include "testing/database.h"

namespace platform::command {
namespace {

constexpr base::Region kRegion{530'190};
constexpr base::Instant kNow{1'795'500'000'000};
constexpr base::RefusalKind kTooHeavy{"test.too_heavy", 409, "太重", "Too heavy."};

struct Fact {
  std::int64_t grams{};
};
DESCRIBE(Fact, "A fact.", FIELD(grams, "weight"))

class CommandBus : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database();
    bus_.emplace(*database_, [this] { return now_.load(); });
  }
  static Command command(std::uint64_t id, std::string digest = "d", std::int64_t person = 7) {
    auto hat = std::make_shared<auth::Hat>();
    hat->region = kRegion;
    hat->person = {person};
    hat->id = {70};
    return {base::Uuid::make_v7(kNow, 1, id), "POST /api/test", std::move(digest), hat, {}, {"req-1", "10.0.0.1", ""}};
  }
  /// What the client receives, once it is durable.
  Answer run(Command c, Bus::Run use) {
    std::mutex mutex;
    std::condition_variable came;
    std::optional<Answer> answer;
    bus_->submit(std::move(c), std::move(use), [&](Answer a) {
      std::lock_guard const lock{mutex};
      answer = std::move(a);
      came.notify_all();
    });
    std::unique_lock lock{mutex};
    came.wait(lock, [&] { return answer.has_value(); });
    return *answer;
  }
  Bus::Run weigh() {
    return [this](Act& act) -> base::Result<std::string> {
      ++runs_;
      act.record("test.weighed", "test/1", {}, Fact{5});
      act.audit<Fact>("test.weigh", "test/1", nullptr, &kFact);
      return R"({"n":)" + std::to_string(runs_) + ", \"text\":\"\u6c49\\u0000\"}";
    };
  }
  std::int64_t count(std::string const& sql) {
    std::int64_t n = -1;
    database_->read([&](db::Tx& tx) { n = tx.find_integer(sql).value_or(0); });
    return n;
  }
  std::int64_t outcomes() { return count("SELECT count(*) FROM command_outcome"); }
  std::int64_t facts() { return count("SELECT count(*) FROM journal_event"); }

  static inline Fact const kFact{5};
  db::Database* database_{};
  std::optional<Bus> bus_;
  std::atomic<int> runs_{0};
  std::atomic<base::Instant> now_{kNow};
};
ON_EACH_ENGINE(CommandBus);

TEST_P(CommandBus, a_replay_returns_the_stored_outcome_byte_for_byte_and_runs_nothing) {
  auto const first = run(command(1), weigh());
  auto const again = run(command(1), weigh());
  EXPECT_EQ(first.status, 200);
  EXPECT_FALSE(first.replayed);
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(runs_, 1);
  EXPECT_EQ(facts(), 1);
}

TEST_P(CommandBus, the_same_id_with_another_body_is_refused) {
  run(command(1), weigh());
  auto const other = run(command(1, "e"), weigh());
  EXPECT_EQ(other.status, 422);
  EXPECT_NE(other.body.find("command.id_reused"), std::string::npos);
  EXPECT_EQ(runs_, 1);
}

TEST_P(CommandBus, the_outcome_of_a_command_is_not_told_to_another_person) {
  auto const mine = run(command(1), weigh());
  auto const theirs = run(command(1, "d", 8), weigh());
  EXPECT_EQ(theirs.status, 422);
  EXPECT_NE(theirs.body, mine.body);
  EXPECT_EQ(runs_, 1);
}

TEST_P(CommandBus, a_refusal_takes_everything_back_and_is_stored_itself) {
  Bus::Run const refused = [this](Act& act) -> base::Result<std::string> {
    ++runs_;
    act.record("test.weighed", "test/1", {}, kFact);
    return base::refuse(kTooHeavy, "31 kg");
  };
  auto const first = run(command(1), refused);
  auto const again = run(command(1), weigh());
  EXPECT_EQ(first.status, 409);
  EXPECT_EQ(again.body, first.body);
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(runs_, 1);
  EXPECT_EQ(facts(), 0);
  EXPECT_EQ(outcomes(), 1);
}

TEST_P(CommandBus, what_breaks_half_way_leaves_nothing_and_may_be_sent_again) {
  auto const broken = run(command(1), [](Act& act) -> base::Result<std::string> {
    act.record("test.weighed", "test/1", {}, kFact);
    act.audit<Fact>("test.weigh", "test/1", nullptr, &kFact);
    throw std::runtime_error{"13800138000 at /secret/path"};
  });
  EXPECT_EQ(broken.status, 500);
  EXPECT_EQ(broken.body.find("secret"), std::string::npos);
  EXPECT_EQ(broken.body.find("13800138000"), std::string::npos);
  EXPECT_EQ(facts() + outcomes() + count("SELECT count(*) FROM audit_entry"), 0);
  EXPECT_EQ(run(command(1), weigh()).status, 200);
}

TEST_P(CommandBus, equal_ids_at_once_run_once) {
  std::vector<Answer> answers(8);
  std::vector<std::thread> threads;
  for (auto& answer : answers) threads.emplace_back([&] { answer = run(command(1), weigh()); });
  for (auto& thread : threads) thread.join();
  for (auto const& answer : answers) EXPECT_EQ(answer.body, answers.front().body);
  EXPECT_EQ(facts(), 1);
  EXPECT_EQ(outcomes(), 1);
}

TEST_P(CommandBus, a_fact_is_never_later_than_its_record_and_keeps_the_earlier_time_of_offline_work) {
  auto const happened = [this](std::uint64_t id, base::Instant made_at) {
    auto c = command(id);
    c.made_at = made_at;
    run(std::move(c), weigh());
    return count("SELECT max(happened_at) FROM journal_event WHERE command = '" +
                 base::Uuid::make_v7(kNow, 1, id).text() + "'");
  };
  EXPECT_EQ(happened(1, {}), kNow.ms);
  EXPECT_EQ(happened(2, kNow.plus_ms(-72 * 3'600'000)), kNow.ms - 72 * 3'600'000);
  EXPECT_EQ(happened(3, kNow.plus_ms(60'000)), kNow.ms);
  EXPECT_EQ(count("SELECT count(*) FROM command_outcome WHERE made_at > at"), 0);
}

TEST_P(CommandBus, an_answer_is_forgotten_after_its_time_and_the_command_still_runs_once) {
  for (std::uint64_t id = 1; id <= 5; ++id) {
    now_ = kNow.plus_ms(static_cast<std::int64_t>(id) * 1000);
    run(command(id), weigh());
  }
  run(command(9), [](Act&) -> base::Result<std::string> { return base::refuse(kTooHeavy, "31 kg"); });
  auto const before = now_.load().plus_ms(-1000);
  EXPECT_EQ(forget_answers(*database_, kRegion, before, 2), 3) << "in pages of two";
  EXPECT_EQ(forget_answers(*database_, kRegion, before, 2), 0) << "goes on where it ended";
  auto const old = run(command(3), weigh());
  EXPECT_EQ(old.status, 410);
  EXPECT_NE(old.body.find("command.answer_forgotten"), std::string::npos);
  EXPECT_EQ(run(command(3, "e"), weigh()).status, 422) << "its digest is still known";
  EXPECT_EQ(run(command(4), weigh()).status, 200) << "kept until the instant";
  EXPECT_EQ(forget_answers(*database_, kRegion, now_.load().plus_ms(1), 2), 2);
  EXPECT_EQ(run(command(9), weigh()).status, 409) << "a refusal stays as it was";
  EXPECT_EQ(runs_, 5);
  EXPECT_EQ(facts(), 5);
  EXPECT_EQ(count("SELECT count(*) FROM command_outcome WHERE person = 7 AND request_id = 'req-1'"), 6);
}

TEST_P(CommandBus, who_asked_for_what_from_where_stands_with_the_outcome) {
  run(command(1), weigh());
  EXPECT_EQ(count("SELECT count(*) FROM command_outcome WHERE person = 7 AND hat = 70 AND address = '10.0.0.1'"
                  " AND request_id = 'req-1' AND route = 'POST /api/test'"),
            1);
}

}  // namespace
}  // namespace platform::command
