// CSV in both directions, in the encodings of China, with hostile and broken files.
#include "platform/documents/csv.h"

#include <gtest/gtest.h>

#include <random>

#include "platform/documents/formula.h"

namespace platform::documents {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
  base::Outcome outcome{base::Done{}};
  Rows rows;
  std::vector<std::size_t> numbers;
};

Read read(std::string_view bytes, SheetLimits const& limits = {}) {
  Read out;
  out.outcome = read_rows(bytes, [&](std::size_t row, auto const& cells) {
    out.rows.push_back(cells);
    out.numbers.push_back(row);
    return true;
  }, limits);
  return out;
}

Table table_of_texts(Rows const& rows, std::size_t n_columns) {
  Table table;
  for (std::size_t i = 0; i < n_columns; ++i) {
    auto const title = "栏" + std::to_string(i);
    table.columns.push_back({title, title, ColumnKind::text, 10});
  }
  for (auto const& row : rows) table.rows.emplace_back(row.begin(), row.end());
  return table;
}

TEST(Csv, fields_quotes_and_line_ends_are_read_as_rfc_4180_says) {
  auto const got = read("a,b,c\r\n\"x,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\n\n,,\r1,,3");
  ASSERT_TRUE(got.outcome.ok());
  EXPECT_EQ(got.rows, (Rows{{"a", "b", "c"}, {"x,1", "say \"hi\"", "two\r\nlines"}, {"1", "", "3"}}));
  EXPECT_EQ(got.numbers, (std::vector<std::size_t>{1, 2, 5})) << "empty rows are left out but counted";
}

TEST(Csv, a_text_fed_byte_by_byte_reads_the_same) {
  Rows rows;
  RowSink const sink = [&](std::size_t, auto const& cells) { rows.push_back(cells); return true; };
  CsvReader reader{sink, {}};
  for (char const c : std::string_view{"a,\"b\"\"c\"\r\n1,2\r\n"}) ASSERT_TRUE(reader.feed({&c, 1}).ok());
  ASSERT_TRUE(reader.finish().ok());
  EXPECT_EQ(rows, (Rows{{"a", "b\"c"}, {"1", "2"}}));
}

TEST(Csv, semicolons_and_tabs_are_found_to_be_separators) {
  EXPECT_EQ(read("a;b\n1;2,5\n").rows, (Rows{{"a", "b"}, {"1", "2,5"}}));
  EXPECT_EQ(read("a\tb\n1\t2\n").rows, (Rows{{"a", "b"}, {"1", "2"}}));
}

TEST(Csv, utf8_with_and_without_mark_gbk_and_utf16_are_told_apart) {
  Rows const want{{"姓名", "村"}, {"张小凡", "石门"}};
  std::string const text = "姓名,村\n张小凡,石门\n";
  EXPECT_EQ(read(text).rows, want);
  EXPECT_EQ(read("\xEF\xBB\xBF" + text).rows, want);
  EXPECT_EQ(read("\xD0\xD5\xC3\xFB,\xB4\xE5\n\xD5\xC5\xD0\xA1\xB7\xB2,\xCA\xAF\xC3\xC5\n").rows, want);
  EXPECT_EQ(read(std::string{"\xFF\xFE\x51\x67,\0\x4E\x67\n\0", 10}).rows, (Rows{{"村", "李"}}));
}

TEST(Csv, rare_characters_of_names_survive_gb18030) {
  std::string const name = "㛃𠮷䶮龘堃";
  EXPECT_EQ(to_utf8(to_gb18030(name), Encoding::gb18030), name);
  EXPECT_EQ(to_gb18030("村"), "\xB4\xE5") << "characters of GBK keep their two bytes";
}

TEST(Csv, faults_name_row_and_column) {
  auto const open = read("a,b\n1,\"2\n3");
  ASSERT_FALSE(open.outcome.ok());
  EXPECT_STREQ(open.outcome.refusal().kind->code, "documents.quote_not_closed");
  EXPECT_EQ(open.outcome.refusal().detail, "row 2, column B");
  auto const after = read("a,b\n\"1\"x,2\n");
  EXPECT_STREQ(after.outcome.refusal().kind->code, "documents.text_after_quote");
  EXPECT_EQ(after.outcome.refusal().detail, "row 2, column A");
  auto const bytes = read("a,b\nok,\xFF\xFF\n");
  EXPECT_STREQ(bytes.outcome.refusal().kind->code, "documents.text_undecodable");
  EXPECT_EQ(bytes.outcome.refusal().detail, "row 2, column B");
}

TEST(Csv, limits_of_file_rows_columns_and_cells_hold) {
  auto const code = [](std::string_view bytes, SheetLimits const& limits) {
    auto const got = read(bytes, limits);
    return got.outcome.ok() ? std::string{} : std::string{got.outcome.refusal().kind->code};
  };
  std::string const too_large = "documents.sheet_too_large";
  EXPECT_EQ(code("a,b\n1,2\n", {.bytes_max = 7}), too_large);
  EXPECT_EQ(code("a\nb\nc\n", {.rows_max = 2}), too_large);
  EXPECT_EQ(code("a\n\n\nb\n", {.rows_max = 2}), "");
  EXPECT_EQ(code("a,b,c\n", {.columns_max = 2}), too_large);
  EXPECT_EQ(code("abcd\n", {.cell_max = 3}), too_large);
}

TEST(Csv, texts_that_begin_like_a_formula_are_guarded_and_come_back_whole) {
  for (std::string const text : {"=1+1", "+86138", "-5", "@SUM(A1)", "\t=1", "＝1", "'=1", "''+x"}) {
    EXPECT_EQ(guard_formula(text), "'" + text);
    EXPECT_EQ(unguard_formula(guard_formula(text)), text);
  }
  for (std::string const text : {"'tis", "a=1", "", "张", "'"}) EXPECT_EQ(guard_formula(text), text);
  Table table{{{"a", "=cmd|' /C calc'!A0", ColumnKind::text, 9}, {"n", "n", ColumnKind::integer, 9}},
              {{std::string{"=1"}, std::int64_t{-7}}}};
  EXPECT_EQ(write_csv(table), "\xEF\xBB\xBF'=cmd|' /C calc'!A0,n\r\n'=1,-7\r\n");
}

std::string random_text(std::mt19937& random) {
  static char const* const pieces[] = {"a", "\"", ",", "\r\n", "\n", "=", "'", " ", "邮", "㛃", "𠮷", "é", ";", "\t", "9"};
  std::string out;
  for (auto n = random() % 8; n > 0; --n) out += pieces[random() % std::size(pieces)];
  return out;
}

TEST(Csv, what_is_written_reads_back_the_same_in_both_encodings) {
  std::mt19937 random{20261124};
  for (int round = 0; round < 300; ++round) {
    auto const n_columns = 2 + random() % 4;
    Rows rows(1 + random() % 6, std::vector<std::string>(n_columns));
    for (auto& row : rows) {
      for (auto& cell : row) cell = random_text(random);
      row[0] = "x" + row[0];  // a row of empty cells would be left out
    }
    for (auto const encoding : {Encoding::utf8, Encoding::gb18030}) {
      auto got = read(write_csv(table_of_texts(rows, n_columns), encoding));
      ASSERT_TRUE(got.outcome.ok());
      got.rows.erase(got.rows.begin());
      for (auto& row : got.rows)
        for (auto& cell : row) cell = std::string{unguard_formula(cell)};
      ASSERT_EQ(got.rows, rows);
    }
  }
}

}  // namespace
}  // namespace platform::documents
