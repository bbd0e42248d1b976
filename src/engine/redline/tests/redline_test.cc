// Redlines of clauses, and what holds for any two texts.
#include "engine/redline/redline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace redline {
namespace {

std::string marked(std::string_view before, std::string_view after) {
  std::string out;
  for (auto const& p : compare(before, after))
    out += p.change == Change::kept      ? p.text
           : p.change == Change::removed ? "[-" + p.text + "-]"
                                         : "[+" + p.text + "+]";
  return out;
}

std::string side(std::vector<Piece> const& pieces, Change left_out) {
  std::string out;
  for (auto const& p : pieces)
    if (p.change != left_out) out += p.text;
  return out;
}

TEST(Redline, a_price_is_one_word_and_chinese_goes_by_character) {
  EXPECT_EQ(marked("每件0.35元，按月结算。", "每件0.40元，按季结算。"),
            "每件[-0.35-][+0.40+]元，按[-月-][+季+]结算。");
  EXPECT_EQ(marked("包月3,200元", "包月3,600元"), "包月[-3,200-][+3,600+]元");
}

TEST(Redline, added_and_removed_paragraphs_stand_whole) {
  EXPECT_EQ(marked("一、甲方\n二、乙方\n", "一、甲方\n二、乙方\n三、丙方\n"),
            "一、甲方\n二、乙方\n[+三、丙方\n+]");
  EXPECT_EQ(marked("abc def", "def"), "[-abc -]def");
}

TEST(Redline, equal_and_empty_texts) {
  EXPECT_TRUE(compare("", "").empty());
  EXPECT_EQ(marked("同", "同"), "同");
  EXPECT_EQ(marked("", "新"), "[+新+]");
  EXPECT_EQ(marked("旧", ""), "[-旧-]");
}

TEST(Redline, texts_with_nothing_in_common_are_replaced_in_bounded_time) {
  std::string before, after;
  for (int i = 0; i < 20'000; ++i)
    before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + "\n";
  auto const pieces = compare(before, after);
  EXPECT_EQ(side(pieces, Change::added), before);
  EXPECT_EQ(side(pieces, Change::removed), after);
}

/// Length of the longest common subsequence, by the plain table.
std::size_t common(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> t(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j)
      t[i][j] = a[i - 1] == b[j - 1] ? t[i - 1][j - 1] + 1 : std::max(t[i - 1][j], t[i][j - 1]);
  return t[a.size()][b.size()];
}

TEST(Redline, any_two_texts_come_back_and_as_much_is_kept_as_can_be) {
  std::mt19937_64 random{3};
  auto const text = [&](std::string_view letters) {
    std::string out;
    for (auto n = random() % 40; n > 0; --n) out += letters[random() % letters.size()];
    return out;
  };
  for (int round = 0; round < 2'000; ++round) {
    auto const a = text(".;-+"), b = text(".;-+");  // each a word of its own
    auto const pieces = compare(a, b);
    EXPECT_EQ(side(pieces, Change::added), a);
    EXPECT_EQ(side(pieces, Change::removed), b);
    std::size_t kept = 0;
    for (auto const& p : pieces) kept += p.change == Change::kept ? p.text.size() : 0;
    EXPECT_EQ(kept, common(a, b));
  }
  for (int round = 0; round < 2'000; ++round) {
    auto const a = text("a1.,\xE5\x85\x83\xFF\n"), b = text("a1.,\xE5\x85\x83\xFF\n");  // broken UTF-8 too
    auto const pieces = compare(a, b);
    EXPECT_EQ(side(pieces, Change::added), a);
    EXPECT_EQ(side(pieces, Change::removed), b);
  }
}

}  // namespace
}  // namespace redline
