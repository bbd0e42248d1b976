// Stores the rows of a manifest slice by slice, each a command with an id of its own.
#include <future>

#include "modules/mail/service/manifest.h"
#include "modules/mail/service/signing.h"
#include "platform/command/bus.h"

namespace mail::service {
namespace {

using platform::command::Answer;
using platform::command::Bus;
using platform::command::Command;

/// The same seed and slice give the same id, so that a slice which was stored answers what it answered then.
base::Uuid id_of(std::string const& seed, std::size_t slice) {
  auto const digest = digest_of(seed + "/" + std::to_string(slice));
  auto const number = [&digest](std::size_t at) { return std::stoull(digest.substr(at, 16), nullptr, 16); };
  return base::Uuid::make_v7({static_cast<std::int64_t>(number(32) >> 16)}, number(0), number(16));
}

Answer run(Bus& bus, Storing const& storing, std::size_t slice, AdviseItems request) {
  Command command{.id = id_of(storing.seed, slice),
                  .route = "POST /api/mail/advices",
                  .digest = {},
                  .hat = std::make_shared<platform::auth::Hat const>(storing.hat),
                  .made_at = {},
                  .origin = {.request_id = storing.seed, .address = {}, .device = "manifest"}};
  command.digest = digest_of(platform::json::render(request, platform::json::Personal::digested));
  std::promise<Answer> answer;
  bus.submit(
      std::move(command),
      [&request](Act& act) -> base::Result<std::string> {
        return platform::json::render(TRY(advise_items(act, request)));
      },
      [&answer](Answer a) { answer.set_value(std::move(a)); });
  return answer.get_future().get();
}

Advised advised_of(Answer const& answer) {
  if (answer.status == 503) throw platform::db::Unavailable{answer.body};
  Advised out;
  if (answer.status != 200 || !platform::json::decode(answer.body, out).empty())
    throw std::runtime_error{"a slice was not stored: " + answer.body};
  return out;
}

}  // namespace

ManifestDone store_manifest(Storing const& storing, ManifestWork const& work,
                            std::function<bool(std::size_t done)> const& step) {
  Bus bus{storing.database, storing.clock};
  ManifestDone out{.faulty = work.faulty, .faults = work.faults};
  for (std::size_t begin = 0; begin < work.rows.size(); begin += kSliceRows) {
    if (!step(begin)) break;
    auto const end = std::min(begin + kSliceRows, work.rows.size());
    auto const from = work.rows.begin() + static_cast<std::ptrdiff_t>(begin);
    AdviseItems request{
        work.manifest, work.node, {from, work.rows.begin() + static_cast<std::ptrdiff_t>(end)}};
    auto const done = advised_of(run(bus, storing, begin / kSliceRows, std::move(request)));
    out.added += done.added;
    out.known += done.known;
    out.refused += done.refused;
  }
  step(work.rows.size());
  return out;
}

platform::jobs::Worker manifest_worker(std::function<base::Instant()> clock) {
  return {kManifestWork,
          [clock = std::move(clock)](platform::db::Database& database, platform::jobs::Job const& job,
                                     std::string const& payload, platform::auth::Hat const& hat,
                                     platform::jobs::Progress& progress) -> base::Json {
            ManifestWork work;
            if (!platform::json::decode(payload, work).empty()) throw std::runtime_error{"unreadable work"};
            auto const total = static_cast<std::int64_t>(work.rows.size());
            auto const step = [&](std::size_t done) {
              return progress.step(static_cast<std::int64_t>(done), total);
            };
            Storing const storing{database, clock, hat, "manifest/" + std::to_string(job.id.value)};
            return {platform::json::render(store_manifest(storing, work, step))};
          }};
}

}  // namespace mail::service
