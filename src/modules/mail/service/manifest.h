// Manifests 预告清单: announced items as a file, checked cell by cell, stored in slices by a job.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/service/advice.h"
#include "modules/mail/service/slice.h"
#include "platform/documents/import.h"
#include "platform/jobs/jobs.h"
#include "platform/http/sheet_file.h"

namespace mail::service {

using platform::http::SheetFormat;
using platform::http::to_file;
using platform::http::to_xlsx_file;

using platform::jobs::JobId;

struct UploadManifest {
  NodeId node;
  std::string manifest;
  bool check{true};
};
DESCRIBE(UploadManifest, "A manifest as CSV (UTF-8, GBK) or XLSX.",
         FIELD(node, "where its items will come in"),
         FIELD(manifest, "number of the manifest").shortest(1).longest(64),
         FIELD(check, "only tells what would happen").or_default())

/// What stands in the file. Counts are rows.
struct ManifestReport {
  std::int64_t rows{}, good{}, faulty{}, faults_total{};
  std::vector<platform::documents::ImportError> faults;  ///< at most a thousand
  std::vector<std::string> unknown_titles;
  JobId job;  ///< stores the good rows; 0 when only checked or when there is none
};
DESCRIBE(ManifestReport, "What stands in a manifest.", FIELD(rows, "rows"), FIELD(good, "good rows"),
         FIELD(faulty, "rows with faults, left out"), FIELD(faults_total, "faults in all"),
         FIELD(faults, "faults by cell, at most a thousand"),
         FIELD(unknown_titles, "columns that were not read"),
         FIELD(job, "work that stores the good rows; 0 when none"))

/// The good rows of a manifest on their way into the books.
struct ManifestWork {
  std::string manifest;
  NodeId node;
  std::vector<AdviceRow> rows;
  std::int64_t faulty{};
  std::vector<platform::documents::ImportError> faults;
};
DESCRIBE(ManifestWork, "Work of storing a manifest.", FIELD(manifest, "number"), FIELD(node, "where"),
         FIELD(rows, "good rows").longest(200'000), FIELD(faulty, "rows left out"),
         FIELD(faults, "faults by cell").longest(1000))

/// What came of it.
struct ManifestDone {
  std::string manifest;
  NodeId node;
  std::int64_t added{}, known{}, refused{}, faulty{};
  std::vector<platform::documents::ImportError> faults;
};
DESCRIBE(ManifestDone, "What came of a manifest.", FIELD(manifest, "number").or_default(),
         FIELD(node, "where its items come in").or_default(), FIELD(added, "new items"),
         FIELD(known, "items that were there"), FIELD(refused, "rows refused when they were stored"),
         FIELD(faulty, "rows left out"), FIELD(faults, "faults by cell"))

struct AskManifest {
  JobId job;
};
DESCRIBE(AskManifest, "Which upload.", FIELD(job, "work of the upload's answer"))
struct ManifestState {
  platform::jobs::JobState state{};
  std::int64_t done{}, total{};
  std::string note;
  ManifestDone outcome;
};
DESCRIBE(ManifestState, "How far a manifest is.", FIELD(state, "life of the work"),
         FIELD(done, "rows stored"), FIELD(total, "rows to store"), FIELD(note, "why it failed"),
         FIELD(outcome, "counts and faults, when done"))

struct AskManifests {
  std::int64_t limit{20};
};
DESCRIBE(AskManifests, "One's own uploads.", FIELD(limit, "at most").at_least(1).at_most(100).or_default())
struct ManifestRow {
  JobId job;
  platform::jobs::JobState state{};
  std::string manifest;
  NodeId node;
  base::Instant at, until;
  std::int64_t added{}, advised{}, withdrawn{};
};
DESCRIBE(ManifestRow, "An upload.", FIELD(job, "its work"), FIELD(state, "life of the work"),
         FIELD(manifest, "number, once it has ended"), FIELD(node, "where its items come in"), FIELD(at, "when"),
         FIELD(until, "until when it may be taken back"), FIELD(added, "new items"),
         FIELD(advised, "of them announced only"), FIELD(withdrawn, "of them withdrawn"))
struct ManifestList {
  std::vector<ManifestRow> items;
};
DESCRIBE(ManifestList, "One's own uploads.", FIELD(items, "newest first"))

/// An announced item that came before its import was taken back, and stays.
struct ItemThatCame {
  ItemId item;
  std::string number;
  ItemState state{};
  NodeId node;
};
DESCRIBE(ItemThatCame, "An item of an upload that came.", FIELD(item, "item"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(node, "where it is, loose"))
/// What became of the items that an upload announced.
struct ManifestItems {
  std::int64_t advised{}, withdrawn{}, came{};
  std::vector<ItemThatCame> items;
  base::Instant until;
};
DESCRIBE(ManifestItems, "What became of the items of an upload.", FIELD(advised, "announced only: may be withdrawn"),
         FIELD(withdrawn, "withdrawn already"), FIELD(came, "came, and stay"),
         FIELD(items, "those that came, at most a thousand"), FIELD(until, "until when it may be taken back"))
struct WithdrawManifest {
  JobId job;
  std::string reason;
};
DESCRIBE(WithdrawManifest, "Takes a whole import back 撤回整批预告.", FIELD(job, "work of the upload's answer"),
         FIELD(reason, "why").shortest(1).longest(200))
struct WithdrawalStarted {
  JobId job;
};
DESCRIBE(WithdrawalStarted, "A withdrawal on its way.", FIELD(job, "work that withdraws"))

struct AskTemplate {
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(AskTemplate, "An empty form.", FIELD(format, "form of the file").or_default())
struct AskFaults {
  JobId job;
  SheetFormat format{SheetFormat::xlsx};
};
DESCRIBE(AskFaults, "Faults of which upload.", FIELD(job, "work of the upload's answer"),
         FIELD(format, "form of the file").or_default())

inline constexpr char kManifestWork[] = "mail.manifest";
inline constexpr char kWithdrawalWork[] = "mail.manifest_withdrawal";
inline constexpr std::int64_t kWithdrawMs = 24 * 3'600'000;  ///< how long an import may be taken back as a whole
inline constexpr std::size_t kSliceRows = 500;

/// A manifest as it was read: the report and the good rows.
struct ReadManifest {
  ManifestReport report;
  std::vector<AdviceRow> rows;
};
/// Every row is checked as when it is stored; a number that comes twice is a fault.
/// @errors those of platform/documents/sheet.h, header_not_found, column_missing, column_twice
base::Result<ReadManifest> read_manifest(platform::db::Tx&, base::Region, std::string_view bytes);

/// Work that the hat's person asked for: an upload, or its withdrawal. @errors manifest_unknown
base::Result<platform::jobs::Job> own_job(platform::db::Tx&, platform::auth::Hat const&, JobId);
/// Counts and faults of an upload that has ended; nothing of any other work.
ManifestDone outcome_of(platform::jobs::Job const&);
/// @errors manifest_unknown
base::Result<platform::jobs::Job> own_upload(platform::db::Tx&, platform::auth::Hat const&, JobId);

/// A check leaves no trace; else the good rows become a job. The same file again finds its items known.
/// @errors out_of_reach, node_unknown, those of read_manifest
base::Result<ManifestReport> upload_manifest(Act&, UploadManifest const&, platform::http::Upload const&);

/// Stores rows as commands of at most 500 each, waiting for every one; `step` is told how many rows are done
/// and says whether to go on.
/// @throws platform::db::Unavailable, and std::runtime_error with the problem when a slice is refused as a
/// whole
/// @param upload  the job that announces them, so that it can be taken back; 0 when nobody may
ManifestDone store_manifest(Storing const&, ManifestWork const&, JobId upload,
                            std::function<bool(std::size_t done)> const& step);

/// The worker of uploaded manifests.
platform::jobs::Worker manifest_worker(std::function<base::Instant()> clock);

/// An upload, or its withdrawal. Only who uploaded it sees it. @errors manifest_unknown
base::Result<ManifestState> view_manifest(Look&, AskManifest const&);
/// Among the last two hundred works that the person asked for.
base::Result<ManifestList> list_manifests(Look&, AskManifests const&);
/// @errors manifest_unknown
base::Result<ManifestItems> view_manifest_items(Look&, AskManifest const&);
/// Items that are announced only end as withdrawn, by a job; those that came stay.
/// @errors manifest_unknown, manifest_running, manifest_too_old
base::Result<WithdrawalStarted> withdraw_manifest(Act&, WithdrawManifest const&);
platform::jobs::Worker withdrawal_worker(std::function<base::Instant()> clock);
base::Result<platform::http::File> manifest_faults(Look&, AskFaults const&);
base::Result<platform::http::File> manifest_template(Look&, AskTemplate const&);

}  // namespace mail::service
