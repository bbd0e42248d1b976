// XLSX in both directions, and packages made to harm.
#include <gtest/gtest.h>

#include "platform/documents/xlsx_reader.h"
#include "platform/documents/xlsx_style.h"
#include "platform/documents/xlsx_writer.h"
#include "testing/described_thing.h"
#include "testing/xlsx_package.h"

namespace platform::documents {
namespace {

using namespace testing_support;

using Rows = std::vector<std::vector<std::string>>;

std::string refusal_of(std::string_view bytes, SheetLimits const& limits = {}) {
  auto const outcome = read_rows(bytes, [](auto, auto const&) { return true; }, limits);
  return outcome.ok() ? "" : outcome.refusal().kind->code;
}

Rows rows_of(std::string_view bytes) {
  Rows rows;
  auto const outcome = read_rows(bytes, [&](auto, auto const& cells) { rows.push_back(cells); return true; });
  EXPECT_TRUE(outcome.ok()) << outcome.refusal().kind->code << ' ' << outcome.refusal().detail;
  return rows;
}

TEST(Xlsx, what_is_written_reads_back_with_long_numbers_whole_and_dates_as_dates) {
  auto const table = table_of(std::vector{sample_thing(), Thing{}}, {.label = label_of});
  auto const rows = rows_of(write_xlsx("物品/清单", table));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].at(0), "code");
  EXPECT_EQ(rows[1], (std::vector<std::string>{"9876543210123", "张**", "浅蓝", "1200", "12.34", "1.5", "是",
                                               "2026-11-24", "2026-11-24 08:30:15", "25:00:00", "易碎、向上"}));
}

TEST(Xlsx, integers_beyond_fifteen_digits_are_texts) {
  Table const table{{{"n", "n", ColumnKind::integer, 9}}, {{std::int64_t{1234567890123456789}}}};
  EXPECT_EQ(rows_of(write_xlsx("s", table)).at(1).at(0), "1234567890123456789");
}

TEST(Xlsx, texts_that_begin_like_a_formula_are_guarded) {
  Table const table{{{"n", "n", ColumnKind::text, 9}}, {{std::string{"=HYPERLINK(\"http://x\")"}}}};
  EXPECT_EQ(rows_of(write_xlsx("s", table)).at(1).at(0), "'=HYPERLINK(\"http://x\")");
}

TEST(Xlsx, ten_thousand_rows_stream_through) {
  XlsxWriter writer{"s", {{"a", "a", ColumnKind::text, 9}, {"b", "b", ColumnKind::integer, 9}}};
  for (std::int64_t i = 0; i < 10'000; ++i) writer.add_row({"第" + std::to_string(i), i});
  auto const rows = rows_of(writer.finish());
  ASSERT_EQ(rows.size(), 10'001u);
  EXPECT_EQ(rows.back(), (std::vector<std::string>{"第9999", "9999"}));
}

TEST(Xlsx, shared_and_inline_texts_gaps_booleans_and_formulas_are_read) {
  auto const bytes = package_of(
      "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"inlineStr\"><is><t>行内</t></is></c>"
      "<c t=\"b\"><v>1</v></c><c r=\"E3\" t=\"str\"><f>A1&amp;\"x\"</f><v>算出</v></c><c r=\"F3\"><v>1E3</v></c></row>",
      "<si><t>甲</t></si><si><r><t>两</t></r><r><t>段</t></r><rPh sb=\"0\" eb=\"1\"><t>よみ</t></rPh></si>");
  EXPECT_EQ(rows_of(bytes), (Rows{{"两段", "", "行内", "TRUE", "算出", "1000"}}));
}

TEST(Xlsx, number_formats_tell_dates_from_numbers) {
  EXPECT_EQ(look_of_format("yyyy\\-mm\\-dd"), NumberLook::date);
  EXPECT_EQ(look_of_format("yyyy\"年\"m\"月\"d\"日\" h:mm"), NumberLook::date_time);
  EXPECT_EQ(look_of_format("[h]:mm"), NumberLook::time);
  EXPECT_EQ(look_of_format("[Red]#,##0.00\"days\""), NumberLook::number);
  EXPECT_EQ(number_text("46350", NumberLook::date, false), "2026-11-24");
  EXPECT_EQ(number_text("44888", NumberLook::date, true), "2026-11-24");
  EXPECT_EQ(number_text("46350.354340277781", NumberLook::date_time, false), "2026-11-24 08:30:15");
  EXPECT_EQ(number_text("0.35416666666666669", NumberLook::time, false), "08:30:00");
  EXPECT_EQ(number_text("1.1000000000000001", NumberLook::number, false), "1.1");
  EXPECT_EQ(number_text("1.3800138E10", NumberLook::number, false), "13800138000");
}

TEST(Xlsx, a_zip_bomb_is_refused_by_size_and_by_ratio) {
  auto const blanks = std::string(40u << 20, ' ');
  auto const bomb = package_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" + blanks, "");
  EXPECT_LT(bomb.size(), 200'000u);
  EXPECT_EQ(refusal_of(bomb, {.unpacked_max = 10u << 20}), "documents.sheet_too_large");
  EXPECT_EQ(refusal_of(bomb), "documents.sheet_too_large") << "packed 1000 times";
}

TEST(Xlsx, entities_are_never_expanded) {
  auto const bytes = package_of_sheet("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]>"
                                      "<worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData>"
                                      "</worksheet>");
  EXPECT_EQ(refusal_of(bytes), "documents.sheet_malformed");
}

TEST(Xlsx, far_cells_wrong_references_and_broken_packages_are_refused) {
  std::string const malformed = "documents.sheet_malformed";
  EXPECT_EQ(refusal_of(package_of("<row><c r=\"XFD1\"><v>1</v></c></row>", "")), "documents.sheet_too_large");
  EXPECT_EQ(refusal_of(package_of("<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "")), malformed);
  EXPECT_EQ(refusal_of(package_of("<row><c>", "")), malformed);
  EXPECT_EQ(refusal_of("PK\x03\x04 nothing"), malformed);
  EXPECT_EQ(refusal_of("\xD0\xCF\x11\xE0 an old xls"), malformed);
}

}  // namespace
}  // namespace platform::documents
