// Drafts of statements made at once, without the background of a running program.
#pragma once
#include "modules/settlement/service/drafting.h"

namespace testing_support {

/// Progress of work that nobody watches, or that ends after so many steps.
class Steps final : public platform::jobs::Progress {
 public:
  explicit Steps(std::int64_t most = INT64_MAX) : left_{most} {}
  bool step(std::int64_t done, std::int64_t total, std::string) override {
    told = {done, total};
    return --left_ > 0;
  }
  std::pair<std::int64_t, std::int64_t> told;

 private:
  std::int64_t left_;
};

/// Does the work of a draft that was asked for. @throws std::runtime_error when it is refused
inline void run_draft(platform::db::Database& database, settlement::service::TermsBook const& book,
                      platform::auth::Hat const& hat, base::Instant now,
                      settlement::service::StatementView const& asked, Steps&& steps = Steps{}) {
  auto const& s = asked.statement;
  auto const payload =
      platform::json::render(settlement::service::DraftStatement{s.agreement, s.first_day, s.last_day});
  platform::jobs::Job job;
  job.id = asked.drafting.value().job;
  auto const shared = std::shared_ptr<settlement::service::TermsBook const>{&book, [](auto const*) {}};
  settlement::service::draft_worker(shared, [now] { return now; }).run(database, job, payload, hat, steps);
}

}  // namespace testing_support
