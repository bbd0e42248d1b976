// Tables made of described structs.
#include "platform/documents/table.h"

#include <gtest/gtest.h>

#include "testing/described_thing.h"

namespace platform::documents {
namespace {

using namespace testing_support;

std::vector<std::string> texts_of(Table const& table) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out.push_back(to_text(table.rows.at(0).at(i), table.columns[i].kind));
  return out;
}

TEST(Table, a_struct_becomes_a_row_with_masks_and_labels_and_without_secrets) {
  auto const table = table_of(std::vector{sample_thing()}, {.label = label_of});
  ASSERT_EQ(table.columns.size(), 11u);  // `key` is secret
  EXPECT_EQ(texts_of(table), (std::vector<std::string>{"9876543210123", "张**", "浅蓝", "1200", "12.34", "1.5", "是",
                                                       "2026-11-24", "2026-11-24 08:30:15", "25:00:00", "易碎、向上"}));
  EXPECT_EQ(table.columns[4].kind, ColumnKind::money);
}

TEST(Table, personal_fields_are_omitted_or_shown_in_clear_by_the_policy) {
  auto const omitted = table_of(std::vector{sample_thing()}, {.personal = PersonalFields::omitted});
  EXPECT_EQ(omitted.columns.size(), 10u);
  EXPECT_EQ(omitted.columns[1].name, "colour");
  auto const clear = table_of(std::vector{sample_thing()}, {.personal = PersonalFields::clear});
  EXPECT_EQ(texts_of(clear).at(1), "张小凡");
}

TEST(Table, money_is_exact_yuan_with_two_decimals_and_a_third_only_when_needed) {
  EXPECT_EQ(yuan_text(12'500), "12.50");
  EXPECT_EQ(yuan_text(-5), "-0.005");
  EXPECT_EQ(yuan_text(0), "0.00");
  EXPECT_EQ(yuan_text(INT64_MIN), "-9223372036854775.808");
}

}  // namespace
}  // namespace platform::documents
