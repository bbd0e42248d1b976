// An import taken back as a whole: what is announced only ends, what came stays and is listed.
#include <gtest/gtest.h>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/manifest.h"
#include "modules/mail/service/view.h"
#include "platform/jobs/queue.h"
#include "testing/mail_county.h"
#include "testing/outcome.h"

namespace mail {
namespace {

namespace jobs = platform::jobs;

constexpr int kRows = 1100;  // more than two slices

std::string number_of(int n) { return "SF" + std::to_string(1'000'000'000'000 + n); }
std::string manifest() {
  std::string out = "运单号,收件人,收件人电话,寄达地代码,重量（克）,三项制度\r\n";
  for (int n = 0; n < kRows; ++n) out += number_of(n) + ",张小凡,13800138000,530190101203,1250,是\r\n";
  return out;
}

/// Ends the work early when told to, like a process that dies.
struct Steps final : jobs::Progress {
  bool step(std::int64_t, std::int64_t, std::string) override { return left-- > 0; }
  int left{1000};
};

class Withdrawals : public MailCounty {
 protected:
  service::JobId upload() {
    service::UploadManifest const request{centre_, "YX20261124", false};
    auto const bytes = manifest();
    platform::http::Upload const file{"text/csv", "预告.csv", bytes};
    return must<service::ManifestReport>(
               clerk_, [&](auto& act) { return service::upload_manifest(act, request, file); })
        .job;
  }
  /// Takes the job that waits, works on it and ends it, as the runner does.
  void work(int steps = 1000) {
    std::vector<jobs::Worker> const workers{service::manifest_worker([this] { return now_; }),
                                            service::withdrawal_worker([this] { return now_; })};
    std::optional<jobs::Taken> taken;
    database_->write_now([&](Tx& tx) {
      taken = jobs::take(tx, clerk_.region, workers, "test", now_);
      return true;
    });
    ASSERT_TRUE(taken);
    for (auto const& worker : workers) {
      if (worker.kind != taken->job.kind) continue;
      Steps progress;
      progress.left = steps;
      worker.run(*database_, taken->job, taken->payload, taken->hat, progress);
      if (steps == 1000) continue;
      Steps again;  // the process died: another one begins anew
      worker.run(*database_, taken->job, taken->payload, taken->hat, again);
    }
    taken->job.state = jobs::JobState::done;
    database_->write_now([&](Tx& tx) {
      jobs::conclude(tx, clerk_.region, taken->job, "test");
      return true;
    });
  }
  base::Result<service::WithdrawalStarted> withdraw(service::JobId job) {
    return act<service::WithdrawalStarted>(
        clerk_, [&](auto& a) { return service::withdraw_manifest(a, {job, "传错了文件"}); });
  }
  service::ManifestItems items(service::JobId job) {
    return look<service::ManifestItems>(clerk_, [&](auto& l) { return service::view_manifest_items(l, {job}); });
  }
  Item arrive(int n) {
    now_ = now_.plus_ms(1);
    return must<Item>(clerk_, [&](auto& a) { return service::arrive_item(a, {centre_, number_of(n)}); });
  }
};

TEST_P(Withdrawals, clause_3_4_1_an_import_is_taken_back_and_what_came_stays_and_is_listed) {
  auto const job = upload();
  EXPECT_REFUSED(withdraw(job), refusal::manifest_running);
  work();
  auto const came = arrive(7);
  EXPECT_EQ(items(job).advised, kRows - 1);
  EXPECT_DONE(withdraw(job));
  work(2);
  auto const after = items(job);
  EXPECT_EQ(after.advised, 0);
  EXPECT_EQ(after.withdrawn, kRows - 1);
  EXPECT_EQ(after.came, 1);
  ASSERT_EQ(after.items.size(), 1u);
  EXPECT_EQ(after.items[0].number, came.number);
  EXPECT_EQ(after.items[0].state, ItemState::accepted);
  EXPECT_EQ(after.items[0].node, centre_);
  auto const listed = look<service::ManifestList>(clerk_, [](auto& l) { return service::list_manifests(l, {}); });
  ASSERT_EQ(listed.items.size(), 1u) << "the withdrawal is no upload";
  EXPECT_EQ(listed.items[0].job, job);
  EXPECT_EQ(listed.items[0].withdrawn, kRows - 1);
}

TEST_P(Withdrawals, taking_it_back_twice_changes_nothing_and_the_right_file_may_come_after_it) {
  auto const wrong = upload();
  work();
  for (auto n = 0; n < 2; ++n) {
    EXPECT_DONE(withdraw(wrong));
    work();
  }
  EXPECT_EQ(items(wrong).withdrawn, kRows);
  auto const right = upload();
  work();
  EXPECT_EQ(items(right).advised, kRows) << "the numbers are free again";
  EXPECT_EQ(items(wrong).withdrawn, kRows);
}

TEST_P(Withdrawals, what_comes_although_it_was_withdrawn_is_taken_in_all_the_same) {
  auto const job = upload();
  work();
  EXPECT_DONE(withdraw(job));
  work();
  EXPECT_EQ(arrive(3).state, ItemState::accepted);
  EXPECT_EQ(items(job).came, 1);
}

TEST_P(Withdrawals, after_a_day_or_by_somebody_else_it_is_not_taken_back) {
  auto const job = upload();
  work();
  auto const foreign = act<service::WithdrawalStarted>(
      boss_, [&](auto& a) { return service::withdraw_manifest(a, {job, "x"}); });
  EXPECT_REFUSED(foreign, refusal::manifest_unknown);
  service::AdviseItems const strange{.manifest = "X", .node = centre_, .upload = job};
  EXPECT_REFUSED(act<service::Advised>(boss_, [&](auto& a) { return service::advise_items(a, strange); }),
                 refusal::manifest_unknown)
      << "nobody puts items into somebody else's upload";
  now_ = items(job).until.plus_ms(1);
  EXPECT_REFUSED(withdraw(job), refusal::manifest_too_old);
}

ON_EACH_ENGINE(Withdrawals);

}  // namespace
}  // namespace mail
