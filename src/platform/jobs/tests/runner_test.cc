// Queued and periodic work on both engines.
#include "platform/jobs/runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "platform/jobs/queue.h"
#include "testing/database.h"

namespace platform::jobs {
namespace {

constexpr base::Region kRegion{411400};
constexpr auth::PersonId kPerson{9};

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

template <typename Condition>
bool comes_true(Condition const& condition) {
  for (int i = 0; i < 500; ++i, std::this_thread::sleep_for(std::chrono::milliseconds{20}))
    if (condition()) return true;
  return false;
}

class RunnerTest : public testing_support::EachEngine {
 protected:
  static auth::Hat hat() {
    return {.id = {5}, .region = kRegion, .person = kPerson, .person_name = "李", .organisation = {2}, .unit = {3},
            .post = "clerk", .reach = auth::Reach::node, .nodes = {{4}}, .permissions = {"mail.seal_bag"}};
  }
  void queue(std::int64_t id, std::string const& kind, std::string const& payload = "{}") {
    database().write_now([&](db::Tx& tx) {
      enqueue(tx, hat(), {id}, kind, payload, now());
      return true;
    });
  }
  Job job(std::int64_t id) {
    std::optional<Job> out;
    database().read([&](db::Tx& tx) { out = find(tx, kRegion, {id}); });
    return out.value();
  }
  bool becomes(std::int64_t id, JobState state) {
    return comes_true([&] { return job(id).state == state; });
  }
  static RunnerOptions options(std::string holder, std::int64_t lease_ms = 500) {
    return {{kRegion}, std::move(holder), 2, now, lease_ms};
  }
};
ON_EACH_ENGINE(RunnerTest);

TEST_P(RunnerTest, does_the_work_with_its_payload_and_the_hat_of_who_asked) {
  Worker const copy{"test.copy", [](auto&, Job const&, std::string const& payload, auth::Hat const& h, Progress& p) {
                      p.step(3, 3, "copied");
                      EXPECT_TRUE(h.may("mail.seal_bag"));
                      EXPECT_TRUE(h.covers({4}));
                      return base::Json{"{\"got\":" + payload + "}"};
                    }};
  queue(1, "test.copy", "[7]");
  Runner const runner{database(), {copy}, {}, options("a")};
  ASSERT_TRUE(becomes(1, JobState::done));
  auto const done = job(1);
  EXPECT_EQ(done.result.text, "{\"got\":[7]}");
  EXPECT_EQ(done.done, 3);
  EXPECT_EQ(done.note, "copied");
  database().read([](db::Tx& tx) {
    auto const forgotten = "SELECT count(*) FROM job WHERE region = $1 AND payload = ''";
    EXPECT_EQ(tx.find_integer(forgotten, {kRegion}), 1) << "a payload may name people";
  });
}

TEST_P(RunnerTest, each_job_is_done_once_by_one_of_several_processes) {
  std::atomic<int> calls{0};
  Worker const count{"test.count", [&](auto&, auto const&, auto const&, auto const&, auto&) {
                       ++calls;
                       return base::Json{};
                     }};
  for (std::int64_t i = 1; i <= 30; ++i) queue(i, "test.count");
  constexpr std::int64_t kLongLease_ms = 60'000;  // on a busy machine half a second passes between two lines
  Runner const a{database(), {count}, {}, options("a", kLongLease_ms)};
  Runner const b{database(), {count}, {}, options("b", kLongLease_ms)};
  for (std::int64_t i = 1; i <= 30; ++i) ASSERT_TRUE(becomes(i, JobState::done)) << i;
  EXPECT_EQ(calls, 30);
}

TEST_P(RunnerTest, a_job_that_throws_has_failed_and_says_why) {
  Worker const broken{"test.broken", [](auto&, auto const&, auto const&, auto const&, auto&) -> base::Json {
                        throw std::runtime_error("row 7 has no number");
                      }};
  queue(1, "test.broken");
  Runner const runner{database(), {broken}, {}, options("a")};
  ASSERT_TRUE(becomes(1, JobState::failed));
  EXPECT_EQ(job(1).note, "row 7 has no number");
}

TEST_P(RunnerTest, a_person_cancels_own_work_only_and_the_worker_learns_it) {
  std::atomic<bool> told{false};
  Worker const endless{"test.endless", [&](auto&, auto const&, auto const&, auto const&, Progress& p) {
                         while (p.step(1, 0, "on")) std::this_thread::sleep_for(std::chrono::milliseconds{10});
                         told = true;
                         return base::Json{};
                       }};
  queue(1, "test.endless");
  Runner const runner{database(), {endless}, {}, options("a")};
  ASSERT_TRUE(becomes(1, JobState::running));
  auto const cancel_as = [&](auth::PersonId person) {
    auto cancelled = false;
    database().write_now([&](db::Tx& tx) { return cancelled = cancel(tx, kRegion, {1}, person, now()); });
    return cancelled;
  };
  EXPECT_FALSE(cancel_as({10}));
  EXPECT_TRUE(cancel_as(kPerson));
  EXPECT_TRUE(comes_true([&] { return told.load(); }));
  EXPECT_EQ(job(1).state, JobState::cancelled);
}

TEST_P(RunnerTest, work_of_a_process_that_ended_is_taken_up_again) {
  std::atomic<int> starts{0};
  Worker const slow{"test.slow", [&](auto&, auto const&, auto const&, auto const&, Progress& p) {
                      if (++starts > 1) return base::Json{"2"};
                      while (p.step(0, 1, "")) std::this_thread::sleep_for(std::chrono::milliseconds{10});
                      return base::Json{"1"};
                    }};
  queue(1, "test.slow");
  {
    Runner const first{database(), {slow}, {}, options("first")};
    ASSERT_TRUE(becomes(1, JobState::running));
  }
  EXPECT_EQ(job(1).state, JobState::waiting) << "a process that ends in order gives its job back";
  Runner const second{database(), {slow}, {}, options("second")};
  ASSERT_TRUE(becomes(1, JobState::done));
  EXPECT_EQ(job(1).result.text, "2");
}

TEST_P(RunnerTest, work_of_a_process_that_died_is_begun_again_but_not_for_ever) {
  std::atomic<int> calls{0};
  Worker const count{"test.count", [&](auto&, auto const&, auto const&, auto const&, auto&) {
                       ++calls;
                       return base::Json{};
                     }};
  queue(1, "test.count");
  queue(2, "test.count");
  database().write_now([](db::Tx& tx) {
    tx.execute("UPDATE job SET state = 'running', holder = 'dead', changed_at = 0, attempts = $2 WHERE region = $1"
               " AND id = 1", {kRegion, 1});
    tx.execute("UPDATE job SET state = 'running', holder = 'dead', changed_at = 0, attempts = $2 WHERE region = $1"
               " AND id = 2", {kRegion, kAttemptsMax});
    return true;
  });
  Runner const runner{database(), {count}, {}, options("a")};
  EXPECT_TRUE(becomes(1, JobState::done));
  EXPECT_TRUE(becomes(2, JobState::failed));
  EXPECT_EQ(calls, 1);
}

TEST_P(RunnerTest, periodic_work_is_begun_by_one_process_each_period) {
  std::atomic<int> calls{0};
  Periodic const tick{"test.tick", 600, [&](auto&, auto) { ++calls; }};
  auto const start = now();
  {
    Runner const a{database(), {}, {tick}, options("a")};
    Runner const b{database(), {}, {tick}, options("b")};
    ASSERT_TRUE(comes_true([&] { return calls >= 3; }));
  }
  EXPECT_LE(calls, (now().ms - start.ms) / 600 + 1);
}

TEST_P(RunnerTest, a_person_lists_own_jobs_newest_first_page_by_page) {
  for (std::int64_t i = 1; i <= 5; ++i) queue(i, "test.none");
  database().read([](db::Tx& tx) {
    auto const page = list_of_person(tx, kRegion, kPerson, {}, 2);
    ASSERT_EQ(page.size(), 2u);
    EXPECT_EQ(page[0].id.value, 5);
    EXPECT_EQ(list_of_person(tx, kRegion, kPerson, page[1].id, 9).size(), 3u);
    EXPECT_TRUE(list_of_person(tx, kRegion, {10}, {}, 9).empty());
  });
}

}  // namespace
}  // namespace platform::jobs
