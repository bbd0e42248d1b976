// Manifests as carriers send them: read in every encoding, faulty cells named, good rows stored once.
#include "modules/mail/service/manifest.h"

#include <gtest/gtest.h>

#include "modules/mail/service/view.h"
#include "modules/mail/service/words.h"
#include "platform/documents/csv.h"
#include "platform/documents/encoding.h"
#include "platform/documents/xlsx_writer.h"
#include "platform/jobs/queue.h"
#include "testing/mail_county.h"

namespace mail {
namespace {

namespace documents = platform::documents;
namespace jobs = platform::jobs;

constexpr char kHead[] = "运单号,收件人,收件人电话,寄达地代码,重量（克）,保价金额（元）,三项制度\r\n";
constexpr char kGoodRow[] = "SF1234567890123,张小凡,13800138000,530190101203,1250,500.00,是\r\n";

/// A manifest of n rows with numbers of their own.
std::string long_manifest(int n) {
  std::string out = kHead;
  for (int i = 0; i < n; ++i)
    out += "SF" + std::to_string(1'000'000'000'000 + i) + ",张小凡,13800138000,530190101203,1250,,是\r\n";
  return out;
}

/// Cancels when told to, like a process that ends.
struct Steps final : jobs::Progress {
  bool step(std::int64_t done, std::int64_t total, std::string) override {
    seen.emplace_back(done, total);
    return static_cast<int>(seen.size()) <= steps_max;
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> seen;
  int steps_max{1000};
};

class Manifests : public MailCounty {
 protected:
  service::ReadManifest read(std::string const& bytes) {
    return look<service::ReadManifest>(
        clerk_, [&](auto& look) { return service::read_manifest(look.tx, look.region, bytes); });
  }
  service::ManifestReport upload(std::string const& bytes, bool check) {
    service::UploadManifest const request{centre_, "YX20261124", check};
    platform::http::Upload const file{"text/csv", "预告.csv", bytes};
    return must<service::ManifestReport>(
        clerk_, [&](auto& act) { return service::upload_manifest(act, request, file); });
  }
  /// Takes the job that waits and works on it, as the runner does.
  service::ManifestDone work(Steps& steps) {
    auto const worker = service::manifest_worker([this] { return now_; });
    if (!taken_)
      database_->write_now([&](org::Tx& tx) {
        taken_ = jobs::take(tx, clerk_.region, std::span{&worker, 1}, "test", now_);
        return true;
      });
    auto const result = worker.run(*database_, taken_->job, taken_->payload, taken_->hat, steps);
    service::ManifestDone done;
    EXPECT_TRUE(platform::json::decode(result.text, done).empty());
    taken_->job.result = result;
    return done;
  }
  service::ManifestState state(service::JobId job) {
    return look<service::ManifestState>(clerk_,
                                        [&](auto& look) { return service::view_manifest(look, {job}); });
  }
  std::int64_t count_items() {
    service::AskItems const ask{.manifest = "YX20261124", .counted = true};
    return *look<service::ItemList>(boss_, [&](auto& look) { return service::list_items(look, ask); }).total;
  }

  std::optional<jobs::Taken> taken_;
};

TEST_P(Manifests, clause_3_4_1_a_manifest_is_read_from_utf8_gbk_and_xlsx_alike) {
  auto const csv = std::string{kHead} + kGoodRow;
  documents::Table table;
  for (auto const* title :
       {"运单号", "收件人", "收件人电话", "寄达地代码", "重量（克）", "保价金额（元）", "三项制度"})
    table.columns.push_back({title, title, documents::ColumnKind::text});
  table.rows.push_back({std::string{"SF1234567890123"}, std::string{"张小凡"}, std::string{"13800138000"},
                        std::string{"530190101203"}, std::string{"1250"}, std::string{"500.00"},
                        std::string{"是"}});
  for (auto const& bytes :
       {csv, "\xef\xbb\xbf" + csv, documents::to_gb18030(csv), documents::write_xlsx("预告", table)}) {
    auto const read_rows = read(bytes).rows;
    ASSERT_EQ(read_rows.size(), 1u);
    auto const& row = read_rows.front();
    EXPECT_EQ(row.number, "SF1234567890123");
    EXPECT_EQ(row.receiver_name, "张小凡");
    EXPECT_EQ(row.weight_g.value, 1250);
    EXPECT_EQ(row.insured_li.value, 500'000);
    EXPECT_TRUE(row.attested);
  }
}

TEST_P(Manifests, clause_3_4_1_every_fault_of_a_manifest_is_told_by_row_and_column_in_both_languages) {
  auto const report = read(std::string{kHead} + kGoodRow +
                           "SF1234567890123,李四,13900139000,530190101203,900,,\r\n"        // twice
                           "??,李四,13900139000,530190101203,900,,\r\n"                     // no number
                           "SF1234567890125,李四,13900139000,999999999999,900,,\r\n"        // nowhere
                           "SF1234567890126,,13900139000,530190101203,900,,\r\n"            // no addressee
                           "1.23E+12,李四,13900139000,530190101203,900,,\r\n"               // damaged
                           "SF1234567890127,李四,13900139000,530190101203,很重,,也许\r\n")  // two faults
                          .report;
  struct Expected {
    std::int64_t row;
    char const *column, *code;
  };
  std::vector<Expected> const expected{{3, "A", "mail.number_twice"},
                                       {4, "A", "mail.number_malformed"},
                                       {5, "D", "mail.destination_unknown"},
                                       {6, "B", "required"},
                                       {7, "A", "number_damaged"},
                                       {8, "E", "type"},
                                       {8, "G", "type"}};
  ASSERT_EQ(report.faults.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(report.faults[i].row, expected[i].row);
    EXPECT_EQ(report.faults[i].column, expected[i].column);
    EXPECT_EQ(report.faults[i].code, expected[i].code);
    EXPECT_FALSE(report.faults[i].message_zh.empty());
    EXPECT_FALSE(report.faults[i].message_en.empty());
  }
  EXPECT_EQ(report.rows, 7);
  EXPECT_EQ(report.good, 1);
  EXPECT_EQ(report.faulty, 6);
}

TEST_P(Manifests, a_check_leaves_no_trace) {
  auto const report = upload(std::string{kHead} + kGoodRow, true);
  EXPECT_EQ(report.good, 1);
  EXPECT_FALSE(report.job);
  EXPECT_EQ(count_items(), 0);
}

TEST_P(Manifests, clause_3_4_1_good_rows_become_advised_items_and_faulty_ones_do_not_stop_them) {
  auto const report =
      upload(std::string{kHead} + kGoodRow + "??,李四,13900139000,530190101203,900,,\r\n", false);
  ASSERT_TRUE(report.job);
  Steps steps;
  auto const done = work(steps);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.faulty, 1);
  EXPECT_EQ(done.faults.front().row, 3);
  service::AskItems const ask{.manifest = "YX20261124"};
  auto const items =
      look<service::ItemList>(boss_, [&](auto& l) { return service::list_items(l, ask); }).items;
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items.front().state, ItemState::advised);
  EXPECT_EQ(items.front().checks, 7) << "the carrier's word for the three checks";
}

TEST_P(Manifests, a_job_that_was_interrupted_begins_again_and_stores_nothing_twice) {
  upload(long_manifest(1200), false);
  Steps interrupted;
  interrupted.steps_max = 2;
  EXPECT_EQ(work(interrupted).added, 1000);
  Steps steps;
  auto const done = work(steps);
  EXPECT_EQ(done.added, 1200) << "what was stored answers as it did then";
  EXPECT_EQ(done.known, 0);
  EXPECT_EQ(count_items(), 1200);
  EXPECT_EQ(steps.seen.back(), (std::pair<std::int64_t, std::int64_t>{1200, 1200}));
}

TEST_P(Manifests, the_same_manifest_again_finds_its_items_known) {
  Steps steps;
  upload(long_manifest(30), false);
  work(steps);
  taken_.reset();
  upload(long_manifest(31), false);
  auto const done = work(steps);
  EXPECT_EQ(done.known, 30);
  EXPECT_EQ(done.added, 1);
}

TEST_P(Manifests, only_who_uploaded_a_manifest_sees_how_far_it_is) {
  auto const job = upload(std::string{kHead} + kGoodRow, false).job;
  EXPECT_EQ(state(job).state, jobs::JobState::waiting);
  auto const foreign = act<bool>(boss_, [&](auto& act) -> base::Result<bool> {
    service::Look look{act.tx, boss_, now_, origin_};
    return service::view_manifest(look, {job}).ok();
  });
  EXPECT_FALSE(foreign.value());
}

TEST_P(Manifests, the_templates_are_read_without_a_fault) {
  for (auto const format :
       {service::SheetFormat::xlsx, service::SheetFormat::csv_utf8, service::SheetFormat::csv_gbk}) {
    auto const form = look<platform::http::File>(
        clerk_, [&](auto& look) { return service::manifest_template(look, {format}); });
    auto const report = read(form.bytes).report;
    EXPECT_TRUE(report.unknown_titles.empty());
    EXPECT_EQ(report.rows, 0);
  }
}

TEST_P(Manifests, a_weight_in_kilograms_is_not_read_as_grams) {
  auto const refused = act<bool>(clerk_, [&](auto& act) -> base::Result<bool> {
    TRY(service::read_manifest(act.tx, act.region,
                               "运单号,收件人,收件人电话,寄达地代码,重量（kg）\n"
                               "SF1234567890123,张小凡,13800138000,530190101203,2\n"));
    return true;
  });
  ASSERT_FALSE(refused.ok());
  EXPECT_STREQ(refused.refusal().kind->code, "documents.column_missing");
  EXPECT_EQ(refused.refusal().detail, "重量（克）");
}

TEST_P(Manifests, a_manifest_for_another_node_is_out_of_reach) {
  service::UploadManifest const request{town_, "YX1", true};
  auto const refused = act<service::ManifestReport>(clerk_, [&](auto& act) {
    return service::upload_manifest(act, request, {"", "", ""});
  });
  EXPECT_FALSE(refused.ok());
}

ON_EACH_ENGINE(Manifests);

}  // namespace
}  // namespace mail
