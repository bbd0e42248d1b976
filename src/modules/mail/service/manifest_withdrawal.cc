// Takes an import back slice by slice, each a command with an id of its own.
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/manifest.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/manifest_item.h"

namespace mail::service {
namespace {

using platform::jobs::JobState;

constexpr std::int64_t kListedMax = 1000;
constexpr std::int64_t kJobsLookedAt = 200;

struct WithdrawSlice {
  JobId upload;
  ItemId after;
  std::string reason;
};
DESCRIBE(WithdrawSlice, "The next items of an import.", FIELD(upload, "which"), FIELD(after, "by key"),
         FIELD(reason, "why"))
struct WithdrawnSlice {
  std::int64_t looked_at{}, withdrawn{};
  ItemId last;
};
DESCRIBE(WithdrawnSlice, "What became of them.", FIELD(looked_at, "items"), FIELD(withdrawn, "of them"),
         FIELD(last, "the last one, 0 at the end"))

store::UploadId upload_of(JobId job) { return {job.value}; }

base::Outcome withdraw(Act& act, Item const& item, std::string const& reason) {
  auto const gone = TRY(rules::apply(item, rules::ItemAction::withdraw, act.now));
  TRY(store::save_item(act.tx, act.region, gone));
  scan(act, gone.origin, "withdraw", {gone.id, {}, {}}, reason);
  record(act, events::kItemWithdrawn, gone.origin, gone);
  return base::Done{};
}

base::Result<WithdrawnSlice> withdraw_slice(Act& act, WithdrawSlice const& request) {
  WithdrawnSlice out;
  auto const upload = upload_of(request.upload);
  for (auto const& item : store::list_manifest_items(act.tx, act.region, upload, request.after, kSliceRows)) {
    TRY(check_reach(act.hat, item.origin));
    ++out.looked_at;
    out.last = item.id;
    if (item.state != ItemState::advised) continue;
    TRY(withdraw(act, item, request.reason));
    ++out.withdrawn;
  }
  return out;
}

bool has_ended(JobState state) { return state != JobState::waiting && state != JobState::running; }

std::int64_t count_all(platform::db::Database& database, base::Region region, JobId upload) {
  std::int64_t n = 0;
  database.read([&](platform::db::Tx& tx) {
    for (auto const& c : store::count_manifest_items(tx, region, upload_of(upload))) n += c.n;
  });
  return n;
}

/// @returns how many were withdrawn
std::int64_t withdraw_all(Storing const& storing, WithdrawManifest const& work,
                          std::function<bool(std::int64_t done)> const& step) {
  platform::command::Bus bus{storing.database, storing.clock};
  std::int64_t looked_at = 0;
  std::int64_t withdrawn = 0;
  ItemId after;
  while (step(looked_at)) {
    Slice const slice{"POST /api/mail/manifests/{job}/withdraw", "manifest", after.value};
    auto const done = run_slice(bus, storing, slice, WithdrawSlice{work.job, after, work.reason}, withdraw_slice);
    if (!done.last) break;
    looked_at += done.looked_at;
    withdrawn += done.withdrawn;
    after = done.last;
  }
  return withdrawn;
}

}  // namespace

base::Result<ManifestList> list_manifests(Look& look, AskManifests const& ask) {
  ManifestList out;
  for (auto const& job : platform::jobs::list_of_person(look.tx, look.region, look.hat.person, {}, kJobsLookedAt)) {
    if (job.kind != kManifestWork) continue;
    if (std::ssize(out.items) == ask.limit) break;
    auto const done = outcome_of(job);
    ManifestRow row{job.id, job.state, done.manifest, done.node, job.created_at, job.created_at.plus_ms(kWithdrawMs),
                    done.added, 0, 0};
    for (auto const& c : store::count_manifest_items(look.tx, look.region, upload_of(job.id))) {
      if (c.state == ItemState::advised) row.advised = c.n;
      if (c.state == ItemState::withdrawn) row.withdrawn = c.n;
    }
    out.items.push_back(std::move(row));
  }
  return out;
}

base::Result<ManifestItems> view_manifest_items(Look& look, AskManifest const& ask) {
  auto const job = TRY(own_upload(look.tx, look.hat, ask.job));
  ManifestItems out;
  for (auto const& c : store::count_manifest_items(look.tx, look.region, upload_of(ask.job)))
    (c.state == ItemState::advised ? out.advised : c.state == ItemState::withdrawn ? out.withdrawn : out.came) += c.n;
  for (auto& i : store::list_manifest_items_that_came(look.tx, look.region, upload_of(ask.job), kListedMax))
    out.items.push_back({i.id, std::move(i.number), i.state, i.node});
  out.until = job.created_at.plus_ms(kWithdrawMs);
  return out;
}

base::Result<WithdrawalStarted> withdraw_manifest(Act& act, WithdrawManifest const& request) {
  auto const upload = TRY(own_upload(act.tx, act.hat, request.job));
  if (!has_ended(upload.state)) return refusal::manifest_running;
  if (act.now > upload.created_at.plus_ms(kWithdrawMs)) return refusal::manifest_too_old;
  WithdrawalStarted const started{act.make_id<JobId>()};
  platform::jobs::enqueue(act.tx, act.hat, started.job, kWithdrawalWork, platform::json::render(request), act.now);
  act.audit<WithdrawManifest>("mail.withdraw_manifest", "mail/manifest/" + std::to_string(request.job.value), nullptr,
                              &request);
  return started;
}

platform::jobs::Worker withdrawal_worker(std::function<base::Instant()> clock) {
  return {kWithdrawalWork,
          [clock = std::move(clock)](platform::db::Database& database, platform::jobs::Job const& job,
                                     std::string const& payload, platform::auth::Hat const& hat,
                                     platform::jobs::Progress& progress) -> base::Json {
            WithdrawManifest work;
            if (!platform::json::decode(payload, work).empty()) throw std::runtime_error{"unreadable work"};
            auto const total = count_all(database, hat.region, work.job);
            Storing const storing{database, clock, hat, "manifest_withdrawal/" + std::to_string(job.id.value)};
            auto const withdrawn =
                withdraw_all(storing, work, [&](std::int64_t done) { return progress.step(done, total); });
            return {platform::json::render(WithdrawnSlice{total, withdrawn, {}})};
          }};
}

}  // namespace mail::service
