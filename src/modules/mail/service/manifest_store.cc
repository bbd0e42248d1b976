// Stores the rows of a manifest slice by slice, each a command with an id of its own.
#include "modules/mail/service/manifest.h"

namespace mail::service {

ManifestDone store_manifest(Storing const& storing, ManifestWork const& work, JobId upload,
                            std::function<bool(std::size_t done)> const& step) {
  platform::command::Bus bus{storing.database, storing.clock};
  ManifestDone out{.manifest = work.manifest, .node = work.node, .faulty = work.faulty, .faults = work.faults};
  for (std::size_t begin = 0; begin < work.rows.size(); begin += kSliceRows) {
    if (!step(begin)) break;
    auto const end = std::min(begin + kSliceRows, work.rows.size());
    auto const from = work.rows.begin() + static_cast<std::ptrdiff_t>(begin);
    AdviseItems const request{
        work.manifest, work.node, {from, work.rows.begin() + static_cast<std::ptrdiff_t>(end)}, upload};
    Slice const slice{"POST /api/mail/advices", "manifest", static_cast<std::int64_t>(begin / kSliceRows)};
    auto const done = run_slice(bus, storing, slice, request, advise_items);
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
            return {platform::json::render(store_manifest(storing, work, job.id, step))};
          }};
}

}  // namespace mail::service
