// Reading manifests, and what people see of an upload.
#include "modules/mail/service/manifest.h"

#include <set>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/signing.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/service/words.h"
#include "modules/mail/store/sort_plan.h"

namespace mail::service {
namespace {

namespace documents = platform::documents;
using platform::http::File;

constexpr documents::SheetLimits kLimits{.bytes_max = 20u << 20, .rows_max = 50'000, .columns_max = 100};

/// The columns of a manifest under the titles that carriers and the post use.
documents::ImportPlan const& plan() {
  static documents::ImportPlan const made{
      {{"number",
        {"邮件号", "邮件号码", "运单号", "快递单号", "单号", "条码", "Item number", "Tracking number"}},
       {"carrier", {"承运商", "快递公司", "承运单位", "Courier"}, "中国邮政、顺丰、极兔…；空：按单号识别"},
       {"direction", {"流向", "方向"}, "下行、上行、退回；空：下行"},
       {"product", {"种类", "邮件种类", "产品"}, "包裹、信函、特快、农产品；空：包裹"},
       {"registered", {"给据", "逐件勾核"}, "是、否；空：是"},
       {"place",
        {"寄达地代码", "寄达局代码", "站点代码", "目的地代码", "机构代码", "Destination"},
        "12 位区划代码、8 位机构代码或 GLN"},
       {"receiver_name", {"收件人", "收件人姓名", "收货人", "Addressee"}, "姓名"},
       {"receiver_phone",
        {"收件人电话", "收件电话", "收件人手机", "手机号", "Addressee phone"},
        "手机或固话"},
       {"receiver_address", {"收件人地址", "收件地址", "收货地址", "Address"}, "村组、门牌"},
       {"weight_g", {"重量（克）", "重量", "重量克", "Weight"}, "克，整数"},
       {"sender_name", {"寄件人", "寄件人姓名", "发件人", "Sender"}, "姓名"},
       {"sender_phone", {"寄件人电话", "寄件电话", "发件人电话", "Sender phone"}, "手机或固话"},
       {"sender_address", {"寄件人地址", "寄件地址", "发件地址", "Sender address"}, "地址"},
       {"length_mm", {"长（毫米）", "长"}, "毫米"},
       {"width_mm", {"宽（毫米）", "宽"}, "毫米"},
       {"height_mm", {"高（毫米）", "高"}, "毫米"},
       {"insured_li", {"保价金额（元）", "保价", "保价金额", "声明价值", "Insured value"}, "元"},
       {"cod_li", {"代收货款（元）", "代收", "代收货款", "COD"}, "元"},
       {"attested", {"三项制度", "承运商已检", "已实名验视安检"}, "承运商已完成实名、验视、安检：是、否"},
       {"remark", {"备注", "附言", "Remark"}, "备注"}},
      [](base::Type const&, std::string_view name) { return chinese_of(name); }};
  return made;
}

/// Takes rows as they are decoded and keeps those that could be stored.
class Rows {
 public:
  Rows(platform::db::Tx& tx, base::Region region, documents::RowDecoder& decoder)
      : tx_{tx}, region_{region}, decoder_{decoder} {}

  void take(std::size_t n, AdviceRow row) {
    row.product = name_of(row.product);
    row.carrier = name_of(row.carrier);
    if (!numbers_.insert(normalise_number(row.number)).second)
      return decoder_.refuse(n, "number", refusal::number_twice);
    auto const fits = check_advice(tx_, region_, row);
    if (!fits) return decoder_.refuse(n, fits.refusal().pointer.substr(1), *fits.refusal().kind);
    good_.push_back(std::move(row));
  }
  std::vector<AdviceRow> take_good() { return std::move(good_); }

 private:
  platform::db::Tx& tx_;
  base::Region region_;
  documents::RowDecoder& decoder_;
  std::set<std::string> numbers_;
  std::vector<AdviceRow> good_;
};

/// Who uploaded which file, once for each file.
void keep_record(Act& act, UploadManifest const& request, platform::http::Upload const& file,
                 ManifestReport const& report) {
  auto const id = digest_of(file.bytes);
  if (store::find_manifest(act.tx, act.region, id)) return;
  store::insert_manifest(act.tx, act.region,
                         {id, file.name.empty() ? request.manifest : file.name, request.manifest,
                          request.node, report.rows, report.good, report.faulty, act.hat.person, act.now});
}

}  // namespace

base::Result<ReadManifest> read_manifest(platform::db::Tx& tx, base::Region region, std::string_view bytes) {
  documents::RowDecoder decoder{base::type_of<AdviceRow>(), plan()};
  Rows rows{tx, region, decoder};
  AdviceRow row;
  auto const make = [&row]() -> void* {
    row = {};
    return &row;
  };
  auto const take = [&](std::size_t n) { rows.take(n, std::move(row)); };
  auto summary = TRY(documents::import_rows(bytes, decoder, make, take, kLimits));
  ReadManifest out;
  out.rows = rows.take_good();
  auto& report = out.report;
  report.rows = static_cast<std::int64_t>(summary.rows_total);
  report.good = static_cast<std::int64_t>(out.rows.size());
  report.faulty = report.rows - report.good;
  report.faults_total = static_cast<std::int64_t>(summary.errors_total);
  report.faults = std::move(summary.errors);
  report.unknown_titles = std::move(summary.unknown_titles);
  return out;
}

ManifestDone outcome_of(platform::jobs::Job const& job) {
  ManifestDone done;
  auto const has_ended = job.kind == kManifestWork && job.state == platform::jobs::JobState::done;
  if (has_ended && !platform::json::decode(job.result.text, done).empty()) return {};
  return done;
}

base::Result<platform::jobs::Job> own_job(platform::db::Tx& tx, platform::auth::Hat const& hat, JobId id) {
  auto job = platform::jobs::find(tx, hat.region, id);
  if (!job || (job->kind != kManifestWork && job->kind != kWithdrawalWork) || job->person != hat.person)
    return refusal::manifest_unknown;
  return *std::move(job);
}

base::Result<platform::jobs::Job> own_upload(platform::db::Tx& tx, platform::auth::Hat const& hat, JobId id) {
  auto job = TRY(own_job(tx, hat, id));
  if (job.kind != kManifestWork) return refusal::manifest_unknown;
  return job;
}

base::Result<ManifestReport> upload_manifest(Act& act, UploadManifest const& request,
                                             platform::http::Upload const& file) {
  TRY(check_reach(act.hat, request.node));
  if (!find_place(act.tx, act.region, request.node)) return refusal::node_unknown;
  auto read = TRY(read_manifest(act.tx, act.region, file.bytes));
  if (request.check || read.rows.empty()) return std::move(read.report);
  keep_record(act, request, file, read.report);
  ManifestWork const work{request.manifest, request.node, std::move(read.rows), read.report.faulty,
                          read.report.faults};
  read.report.job = act.make_id<JobId>();
  auto const payload = platform::json::render(work, platform::json::Personal::clear);
  platform::jobs::enqueue(act.tx, act.hat, read.report.job, kManifestWork, payload, act.now);
  return std::move(read.report);
}

base::Result<ManifestState> view_manifest(Look& look, AskManifest const& ask) {
  auto const job = TRY(own_job(look.tx, look.hat, ask.job));
  return ManifestState{job.state, job.done, job.total, job.note, outcome_of(job)};
}

base::Result<File> manifest_faults(Look& look, AskFaults const& ask) {
  auto const outcome = outcome_of(TRY(own_upload(look.tx, look.hat, ask.job)));
  documents::TableOptions options;
  options.title = [](base::Field const& field) { return std::string{field.doc}; };
  return to_file("预告错误清单", documents::table_of(outcome.faults, options), ask.format);
}

base::Result<File> manifest_template(Look&, AskTemplate const& ask) {
  if (ask.format == SheetFormat::xlsx)
    return to_xlsx_file("预告清单模板", documents::import_form("预告", base::type_of<AdviceRow>(), plan()));
  documents::Table table;
  for (auto const& column : plan().columns)
    table.columns.push_back({column.field, column.titles.front(), documents::ColumnKind::text});
  return to_file("预告清单模板", table, ask.format);
}

}  // namespace mail::service
