// Sheets become structs; what is wrong is told by row, column and field.
#include "platform/documents/import.h"

#include <gtest/gtest.h>

#include "platform/documents/csv.h"
#include "testing/described_thing.h"
#include "platform/documents/xlsx_writer.h"

namespace platform::documents {
namespace {

using namespace testing_support;

ImportPlan plan() {
  return {.columns = {{"code", {"编号", "number"}}, {"owner", {"物主"}}, {"colour", {"颜色"}}, {"pieces", {"件数"}},
                      {"price", {"单价"}}, {"fragile", {"易碎"}}, {"day", {"日期"}}, {"seen_at", {"见到时间"}},
                      {"opens", {"开门"}}, {"marks", {"标记"}}},
          .label = label_of};
}

Imported<Thing> imported(std::string_view bytes) {
  auto got = import_sheet<Thing>(bytes, plan());
  EXPECT_TRUE(got.ok()) << (got.ok() ? "" : got.refusal().kind->code);
  return got.ok() ? std::move(got).value() : Imported<Thing>{};
}

std::string refusal_of(std::string_view bytes) {
  auto const got = import_sheet<Thing>(bytes, plan());
  return got.ok() ? "" : got.refusal().kind->code + (" " + got.refusal().detail);
}

TEST(Import, cells_are_understood_as_people_write_them) {
  auto const got = imported(
      "预告清单,,,,,,,,\n"
      "编号*,物主,颜 色,件数（件）,单价(元),易碎,日期,见到时间,开门,标记,备注\n"
      " A001 ,'=王,浅蓝,\"1,200\",￥12.5,是,2026年11月4日,2026/11/24 8:30,8:30,易碎、向上,x\n"
      "Ａ002,,red,１,,,20261124,,,,\n");
  ASSERT_EQ(got.rows.size(), 2u);
  EXPECT_TRUE(got.summary.errors.empty());
  auto const& [row, thing] = got.rows[0];
  EXPECT_EQ(row, 3u);
  EXPECT_EQ(thing.code, "A001");
  EXPECT_EQ(thing.owner, "=王") << "the guard against formulas is taken off";
  EXPECT_EQ(thing.colour, Colour::light_blue);
  EXPECT_EQ(thing.pieces, 1'200);
  EXPECT_EQ(thing.price.value, 12'500);
  EXPECT_TRUE(thing.fragile);
  EXPECT_EQ(thing.day.yyyymmdd, 20261104);
  EXPECT_EQ(thing.seen_at->ms, kSeenAt.ms - 15'000);
  EXPECT_EQ(thing.opens->seconds, 8 * 3600 + 1800);
  EXPECT_EQ(thing.marks, (std::vector<std::string>{"易碎", "向上"}));
  EXPECT_EQ(got.rows[1].second.pieces, 1);
  EXPECT_EQ(got.summary.unknown_titles, (std::vector<std::string>{"备注"}));
}

TEST(Import, each_fault_names_row_column_and_field_and_good_rows_are_kept) {
  auto const got = imported("编号,颜色,件数,单价,日期\n"
                            "A001,红色,5,1,2026-11-24\n"
                            "A,绿色,x,1.2345,2026-02-30\n"
                            "1.23457E+12,red,2001,-1,\n"
                            ",red,,,\n"
                            "A005,red,1,,\n");
  EXPECT_EQ(got.summary.rows_total, 5u);
  ASSERT_EQ(got.rows.size(), 2u);
  EXPECT_EQ(got.rows[1].first, 6u);
  std::vector<std::string> faults;
  for (auto const& e : got.summary.errors)
    faults.push_back(std::to_string(e.row) + e.column + ' ' + e.field + ' ' + e.code);
  EXPECT_EQ(faults, (std::vector<std::string>{"3A code too_short", "3B colour not_listed", "3C pieces type",
                                              "3D price type", "3E day type", "4A code number_damaged",
                                              "4C pieces too_large", "4D price too_small", "5A code required",
                                              "5C pieces required"}));
  EXPECT_EQ(got.summary.errors[1].title, "颜色");
  EXPECT_EQ(got.summary.errors[1].message_zh, "应为：红色、浅蓝");
  EXPECT_EQ(got.summary.errors[7].message_zh, "不能小于 0.00");
  EXPECT_EQ(table_of(got.summary.errors).rows.size(), got.summary.errors.size()) << "the file of errors";
}

TEST(Import, a_sheet_without_the_needed_columns_is_refused) {
  EXPECT_EQ(refusal_of("甲,乙\n1,2\n"), "documents.header_not_found ");
  EXPECT_EQ(refusal_of(""), "documents.header_not_found ");
  EXPECT_EQ(refusal_of("编号,颜色\nA001,red\n"), "documents.column_missing 件数");
  EXPECT_EQ(refusal_of("编号,颜色,件数,number\n"), "documents.column_twice number");
}

TEST(Import, an_export_reads_back_as_the_same_values_from_xlsx_and_from_gbk) {
  TableOptions const options{.label = label_of, .personal = PersonalFields::clear};
  auto const table = table_of(std::vector{sample_thing()}, options);
  for (auto const& bytes : {write_xlsx("s", table), write_csv(table, Encoding::gb18030)}) {
    auto const got = imported(bytes);
    ASSERT_EQ(got.rows.size(), 1u) << (got.summary.errors.empty() ? "" : got.summary.errors[0].field);
    auto const& thing = got.rows[0].second;
    auto const want = sample_thing();
    EXPECT_EQ(thing.code, want.code);
    EXPECT_EQ(thing.owner, want.owner);
    EXPECT_EQ(thing.price, want.price);
    EXPECT_EQ(thing.day, want.day);
    EXPECT_EQ(thing.seen_at, want.seen_at);
    EXPECT_EQ(thing.opens, want.opens);
    EXPECT_EQ(thing.marks, want.marks);
  }
}

TEST(Import, the_form_has_the_titles_and_reads_as_an_empty_sheet) {
  auto const form = import_form("预告", base::type_of<Thing>(), plan());
  auto const got = imported(form);
  EXPECT_EQ(got.summary.rows_total, 0u);
  EXPECT_TRUE(got.summary.unknown_titles.empty());
}

TEST(Import, later_errors_are_counted_only) {
  auto limited = plan();
  limited.errors_max = 2;
  auto const got = import_sheet<Thing>("编号,颜色,件数\n,,\nA,,\n,x,x\n", limited);
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got.value().summary.errors.size(), 2u);
  EXPECT_EQ(got.value().summary.errors_total, 6u);
}

}  // namespace
}  // namespace platform::documents
