// The rating waits in the queue of jobs; which one belongs to a period stands with what it has written so
// far.
#include "modules/settlement/service/drafting.h"

#include <optional>
#include <stdexcept>

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/batch_rating.h"
#include "modules/settlement/store/drafting.h"
#include "platform/json/json.h"

namespace settlement::service {
namespace {

using platform::auth::Hat;
using platform::db::Database;
using platform::jobs::Job;
using platform::jobs::JobState;
using platform::jobs::Progress;
using rules::Statement;

/// Whether somebody's rating of the period waits or runs.
bool is_under_way(Tx& tx, base::Region region, std::optional<store::Drafting> const& d) {
  auto const job = d ? platform::jobs::find(tx, region, {d->job}) : std::optional<Job>{};
  return job && (job->state == JobState::waiting || job->state == JobState::running);
}

void enqueue(Act& act, DraftStatement const& request, std::optional<store::Drafting> const& before) {
  auto d = before.value_or(store::Drafting{request.agreement, request.first_day, {}, {}, {}});
  auto const job = act.make_id<platform::jobs::JobId>();
  d.job = job.value;
  store::save_drafting(act.tx, act.region, d);
  platform::jobs::enqueue(act.tx, act.hat, job, kDraftWork, platform::json::render(request), act.now);
}

[[noreturn]] void fail(base::Refusal const& why) {
  throw std::runtime_error{std::string{why.kind->zh} + (why.detail.empty() ? "" : "：" + why.detail)};
}

/// One rating that somebody asked for.
class Draft {
 public:
  Draft(Database& database, TermsBook const& book, Hat const& hat, base::Instant now)
      : database_{database}, book_{book}, hat_{hat}, now_{now} {}

  void run(DraftStatement const& request, Job const& job, Progress& progress) {
    auto const prepared = prepare(request, job);
    if (!prepared) return;  // it ended before the process did
    Batched how;
    how.step = [&progress](std::int64_t done, std::int64_t total) { return progress.step(done, total); };
    how.act = [&](auto const& work) { act(job, prepared->statement, work); };
    auto const stored = store_in_batches(database_, hat_.region, now_, *prepared, how);
    if (!stored) fail(stored.refusal());
  }

 private:
  std::optional<Prepared> prepare(DraftStatement const& request, Job const& job) const {
    std::optional<base::Result<Prepared>> out;
    database_.read([&](Tx& tx) {
      auto const d = store::find_drafting(tx, hat_.region, request.agreement, request.first_day);
      if (!d || d->job != job.id.value) return;
      rules::Period const period{request.first_day, request.last_day};
      out.emplace(
          service::prepare(tx, hat_.region, now_, book_, {request.agreement, period, true, hat_.person, {}}));
    });
    if (!out) return {};
    if (!*out) fail(out->refusal());
    return std::move(*out).value();
  }

  void act(Job const& job, Statement const& after, std::function<bool(Act&)> const& work) const {
    auto& ids = base::ids_of_thread();
    auto const id = base::Uuid::make_v7(now_, static_cast<std::uint64_t>(job.id.value),
                                        static_cast<std::uint64_t>(ids.next(now_.ms)));
    platform::command::Origin const origin{"settlement/draft/" + std::to_string(job.id.value), {}, {}};
    database_.write_now([&](Tx& tx) {
      Act act{tx, hat_, id, now_, now_, origin, ids};
      if (!work(act)) return false;
      act.audit("settlement.draft", subject_of(after.id), static_cast<Statement const*>(nullptr), &after);
      return true;
    });
  }

  Database& database_;
  TermsBook const& book_;
  Hat const& hat_;
  base::Instant now_;
};

}  // namespace

base::Result<StatementView> draft_statement(Act& act, TermsBook const& book, DraftStatement const& request) {
  rules::Period const period{request.first_day, request.last_day};
  Wanted const wanted{request.agreement, period, true, act.hat.person, act.make_id<StatementId>()};
  auto begun = TRY(begin_rating(act.tx, act.region, act.now, book, wanted));
  auto& s = begun.statement;
  TRY(rules::side_of(s, act.hat.organisation));
  auto const before = store::find_drafting(act.tx, act.region, request.agreement, request.first_day);
  if (!is_under_way(act.tx, act.region, before)) {
    if (s.version == 0) {
      s.version = 1;
      store::insert_statement(act.tx, act.region, s);
    }
    enqueue(act, request, before);
    act.record(events::kStatementChanged, subject_of(s.id), {}, s);
  }
  return view_of(act.tx, act.hat, std::move(s));
}

platform::jobs::Worker draft_worker(std::shared_ptr<TermsBook const> book,
                                    std::function<base::Instant()> clock) {
  return {kDraftWork,
          [book = std::move(book), clock = std::move(clock)](Database& database, Job const& job,
                                                             std::string const& payload, Hat const& hat,
                                                             Progress& progress) -> base::Json {
            DraftStatement request;
            if (!platform::json::decode(payload, request).empty())
              throw std::runtime_error{"unreadable work"};
            Draft{database, *book, hat, clock()}.run(request, job, progress);
            return {"{}"};
          }};
}

}  // namespace settlement::service
