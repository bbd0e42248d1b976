// Letters on paper: nothing of a long table is lost, pages are counted, and nobody signs an empty page.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "platform/documents/letter_document.h"
#include "testing/paper.h"

namespace platform::documents {
namespace {

LetterDocument letter(int n_rows) {
  LetterDocument d;
  d.title = "合作意向书";
  d.number = "YX-20261124-01";
  Table t{{{"clause", "条款", ColumnKind::text, 30}, {"both", "双方约定", ColumnKind::text, 30}}, {}};
  for (int i = 1; i <= n_rows; ++i) t.rows.push_back({fmt::format("条款{}号", i), fmt::format("约定{}号", i)});
  d.sections = {{"一、合作意向", {"双方同意开展合作。"}, {}}, {"二、条款", {"条款如下："}, t}};
  d.signatures = {{"甲方（盖章）：客运公司", {"授权代表（签字）：", "日期："}},
                  {"乙方（盖章）：邮政分公司", {"授权代表（签字）：", "日期："}}};
  return d;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++n;
  return n;
}

TEST(Letter, shows_everything_once_on_one_page) {
  NEEDS_TOOL("pdftotext");
  testing_support::Paper const paper{render_letter(letter(3))};
  for (auto const* words : {"合作意向书", "一、合作意向", "双方同意开展合作。", "条款3号", "约定3号",
                            "甲方（盖章）：客运公司", "乙方（盖章）：邮政分公司", "第1页/共1页"})
    EXPECT_TRUE(paper.shows(words)) << words << " in " << paper.text();
}

TEST(Letter, a_long_table_goes_over_pages_with_its_head_and_signatures_keep_company) {
  NEEDS_TOOL("pdftotext");
  for (int n_rows = 20; n_rows <= 90; n_rows += 7) {
    testing_support::Paper const paper{render_letter(letter(n_rows))};
    auto const text = paper.text();
    auto const pages = count(text, "/共");
    EXPECT_TRUE(paper.shows(fmt::format("第{0}页/共{0}页", pages)));
    for (int i = 1; i <= n_rows; ++i) EXPECT_EQ(count(text, fmt::format("条款{}号", i)), 1u) << i << " of " << n_rows;
    EXPECT_EQ(count(text, "甲方（盖章）"), 1u);
    auto const before = fmt::format("第{}页/共", pages - 1);  // the foot of the page before; none of the first
    auto const last_page = pages > 1 ? text.substr(text.find(before)) : text;
    EXPECT_NE(last_page.find("条款"), std::string::npos) << "a page to sign has something on it, of " << n_rows;
  }
}

}  // namespace
}  // namespace platform::documents
