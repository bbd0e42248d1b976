// Lists as files: the same rows and filters as on the screen, names for keys, masks for people.
#include "modules/mail/service/export.h"

#include <gtest/gtest.h>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/irregularity.h"
#include "platform/documents/encoding.h"
#include "platform/documents/sheet.h"
#include "testing/mail_staff.h"

namespace mail {
namespace {

namespace documents = platform::documents;
using platform::http::File;
using service::SheetFormat;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(File const& file) {
  Rows rows;
  auto const take = [&rows](std::size_t, std::vector<std::string> const& cells) {
    rows.push_back(cells);
    return true;
  };
  EXPECT_TRUE(documents::read_rows(file.bytes, take).ok());
  return rows;
}

/// The cell below a title.
std::string cell(Rows const& rows, std::size_t row, std::string const& title) {
  for (std::size_t i = 0; i < rows.at(0).size(); ++i)
    if (rows[0][i] == title) return rows.at(row).at(i);
  return "no column " + title;
}

class Exports : public MailStaff {
 protected:
  template <typename Ask>
  File save(base::Result<File> (*use)(service::Look&, Ask const&), Ask const& ask) {
    return look<File>(clerk_, [&](auto& look) { return use(look, ask); });
  }
};

TEST_P(Exports, items_in_every_format_hold_the_same_rows_with_people_masked) {
  accept("PA123456785CN");
  accept("PA123456799CN");
  for (auto const format : {SheetFormat::csv_utf8, SheetFormat::csv_gbk, SheetFormat::xlsx}) {
    auto const file = save<service::ExportItems>(service::export_items, {.format = format});
    auto const rows = rows_of(file);
    ASSERT_EQ(rows.size(), 3u) << file.name;
    EXPECT_EQ(cell(rows, 1, "邮件号"), "PA123456799CN") << "newest first";
    EXPECT_EQ(cell(rows, 1, "寄达站"), "大坪村");
    EXPECT_EQ(cell(rows, 1, "状态"), "在站");
    EXPECT_EQ(cell(rows, 1, "收件人"), "张**");
    EXPECT_EQ(cell(rows, 1, "收件电话"), "138******00");
    EXPECT_EQ(cell(rows, 1, "重量（克）"), "1250");
  }
}

TEST_P(Exports, a_csv_for_spreadsheets_begins_with_a_byte_order_mark_and_one_for_old_programs_is_gbk) {
  accept("PA123456785CN");
  auto const utf8 = save<service::ExportItems>(service::export_items, {.format = SheetFormat::csv_utf8});
  EXPECT_TRUE(utf8.bytes.starts_with("\xef\xbb\xbf"));
  EXPECT_EQ(utf8.media_type, "text/csv; charset=utf-8");
  auto const gbk = save<service::ExportItems>(service::export_items, {.format = SheetFormat::csv_gbk});
  EXPECT_EQ(documents::detect_encoding(gbk.bytes), documents::Encoding::gb18030);
}

TEST_P(Exports, filters_are_those_of_the_list) {
  accept("PA123456785CN");
  accept("SF1234567890123");
  auto const rows = rows_of(save<service::ExportItems>(service::export_items, {.number = "SF12"}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(cell(rows, 1, "邮件号"), "SF1234567890123");
  EXPECT_EQ(rows_of(save<service::ExportItems>(service::export_items, {.state = "delivered"})).size(), 1u);
}

TEST_P(Exports, a_long_list_is_exported_whole) {
  for (int i = 0; i < 503; ++i) accept("SF" + std::to_string(1'000'000'000'000 + i));
  EXPECT_EQ(rows_of(save<service::ExportItems>(service::export_items, {})).size(), 504u);
}

TEST_P(Exports, an_instant_that_has_not_come_is_an_empty_cell) {
  accept("PA123456785CN");
  auto const file = save<service::ExportDay>(service::export_days, {.format = SheetFormat::csv_utf8});
  EXPECT_EQ(cell(rows_of(file), 1, "日结时间"), "");
}

TEST_P(Exports, clause_3_4_1_bags_name_stations_seal_and_who_answers) {
  auto const bag = seal({"PA123456785CN"});
  auto const rows = rows_of(save<service::ExportBags>(service::export_bags, {}));
  EXPECT_EQ(cell(rows, 1, "袋牌"), bag.barcode) << "thirty digits stay text";
  EXPECT_EQ(cell(rows, 1, "寄达站"), "清水镇服务站");
  EXPECT_EQ(cell(rows, 1, "封志"), "F0028871");
  EXPECT_EQ(cell(rows, 1, "封发人"), "王小站");
}

TEST_P(Exports, clause_3_4_2_handovers_name_both_sides_and_what_was_signed) {
  auto const [b, w] = listed_bag();
  auto const v = hand_over(onto_vehicle(w), {line_of(b)});
  auto const rows = rows_of(save<service::ExportHandovers>(service::export_handovers, {.node = centre_}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(cell(rows, 1, "状态"), "双方已签");
  EXPECT_EQ(cell(rows, 1, "交方"), "赵分拣");
  EXPECT_EQ(cell(rows, 1, "接方"), "陈师傅");
  EXPECT_EQ(cell(rows, 1, "交到"), "车上");
  EXPECT_EQ(cell(rows, 1, "内容摘要"), v.handover.digest);
  EXPECT_EQ(rows_of(save<service::ExportHandovers>(service::export_handovers, {.state = "withdrawn"})).size(), 1u);
}

TEST_P(Exports, clause_3_4_2_irregularities_are_filtered_as_on_the_screen) {
  service::RaiseIrregularity raised{
      .node = centre_, .kind = rules::IrregularityKind::seal_differs, .to_organisation = coach_};
  raised.description = "封志 F0000001 断开";
  auto const i = done(clerk_, service::raise_irregularity, raised);
  auto const rows = rows_of(save<service::ExportIrregularities>(
      service::export_irregularities, {.format = SheetFormat::csv_utf8, .open = true}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(cell(rows, 1, "验单号"), i.number);
  EXPECT_EQ(cell(rows, 1, "种类"), "封志异常");
  EXPECT_EQ(cell(rows, 1, "状态"), "待答复");
  EXPECT_EQ(cell(rows, 1, "情况说明"), "封志 F0000001 断开");
  EXPECT_EQ(cell(rows, 1, "结案时间"), "");
  EXPECT_EQ(rows_of(save<service::ExportIrregularities>(service::export_irregularities, {.overdue = true})).size(),
            1u);
}

TEST_P(Exports, the_board_lists_trips_with_and_without_a_waybill) {
  auto const waybill = make_waybill({20261124}).waybill;
  auto const rows = rows_of(save<service::ExportDay>(service::export_board, {.service_date = {20261124}}));
  ASSERT_GE(rows.size(), 3u);
  EXPECT_EQ(cell(rows, 1, "路单号"), waybill.number);
  EXPECT_EQ(cell(rows, 1, "车牌"), "云A12345");
  EXPECT_EQ(cell(rows, 2, "状态"), "无路单");
}

TEST_P(Exports, clause_3_4_1_the_day_balance_shows_both_sides_of_the_equation) {
  accept("PA123456785CN");
  auto const rows = rows_of(save<service::ExportDay>(service::export_days, {}));
  EXPECT_EQ(cell(rows, 1, "站点"), "青石县交邮中心");
  EXPECT_EQ(cell(rows, 1, "期初件"), "0");
  EXPECT_EQ(cell(rows, 1, "收入件"), "1");
  EXPECT_EQ(cell(rows, 1, "发出件"), "0");
  EXPECT_EQ(cell(rows, 1, "期末件"), "1");
  EXPECT_EQ(cell(rows, 1, "平衡"), "是");
}

TEST_P(Exports, another_nodes_list_is_out_of_reach) {
  auto const refused = act<File>(clerk_, [&](auto& act) {
    service::Look look{act.tx, clerk_, now_, origin_};
    return service::export_items(look, {.node = town_});
  });
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.refusal().kind, &refusal::out_of_reach);
}

ON_EACH_ENGINE(Exports);

}  // namespace
}  // namespace mail
