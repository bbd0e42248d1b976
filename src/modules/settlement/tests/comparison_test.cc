// The other side's list against a statement: by item, bag and trip, in any encoding, with faults by row; and
// differences that become disputes.
#include <gtest/gtest.h>

#include "modules/settlement/service/comparison.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

using rules::MatchedBy;
using rules::MatchOutcome;
using service::ComparisonReport;

rules::OurNumbers one(char const* number, std::int64_t li, std::int64_t line = 1) {
  return {{number, {{{line}, line, 1, {li}}}}};
}

TEST(Comparisons, clause_3_6_1_a_number_is_the_same_however_it_is_written_and_counts_with_its_sum) {
  auto const rows = rules::compare(one("KX1", 850), {{2, {" kx 1", {400}}}, {3, {"KX1", {450}}}}, {});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].outcome, MatchOutcome::same);
  EXPECT_EQ(rows[0].sheet_row, 2);
  EXPECT_EQ(rules::compare(one("KX1", 850), {{2, {"KX1", {860}}}}, {}).at(0).outcome, MatchOutcome::differs);
  EXPECT_EQ(rules::compare(one("KX1", 850), {{2, {"KX1", {860}}}}, {10}).at(0).outcome, MatchOutcome::same);
}

TEST(Comparisons, an_offer_is_never_from_the_wrong_side_of_zero) {
  rules::Compared c{.ours_li = {850}, .theirs_li = {900}};
  EXPECT_EQ(rules::offer_of({500}, c), base::Money{550});
  c.theirs_li = {};
  EXPECT_EQ(rules::offer_of({500}, c), base::Money{});
  EXPECT_EQ(rules::offer_of({-500}, {.ours_li = {-500}, .theirs_li = {-200}}), base::Money{-200});
}

class ComparedFiles : public Settling {
 protected:
  base::Result<ComparisonReport> upload(service::UploadTheirs const& r, std::string const& bytes) {
    return act<ComparisonReport>(post_clerk_, [&](auto& a) {
      return service::upload_theirs(a, r, {"text/csv", "对账.csv", bytes});
    });
  }
  std::vector<std::string> numbers_of(MatchedBy by, StatementView const& v) {
    auto const report =
        upload({.statement = v.statement.id, .by = by, .check = false}, "单号,金额\nNONE,1\n").value();
    std::vector<std::string> out;
    for (auto const& c : ask(service::list_compared, {.comparison = report.comparison.id}).items)
      if (c.outcome == MatchOutcome::only_ours) out.push_back(c.number);
    return out;
  }
};

TEST_P(ComparedFiles, clause_3_6_1_their_file_is_matched_by_item_and_a_difference_becomes_a_dispute) {
  carry(3);
  auto const v = draft();
  auto const items = numbers_of(MatchedBy::item, v);
  ASSERT_EQ(items.size(), 3u) << "one in each bag";
  // "件号,结算额" in GBK, as an older program writes it; the third row has no amount.
  auto const file = "\xbc\xfe\xba\xc5,\xbd\xe1\xcb\xe3\xb6\xee\n" + items[0] + ",0.85\n" + items[1] +
                    ",0.90\nKX9,x\nKX8,1.00\n";
  service::UploadTheirs r{.statement = v.statement.id, .by = MatchedBy::item};
  EXPECT_EQ(outcome_of(upload(r, file)), "documents.header_not_found")
      << "titles of their own are named by a person";
  r.number_title = "件号";
  r.amount_title = "结算额";
  auto const looked = upload(r, file).value();
  EXPECT_EQ(looked.comparison.id, rules::ComparisonId{}) << "only told";
  r.check = false;
  auto const made = upload(r, file).value();
  EXPECT_EQ(made.comparison.n_rows, 4);
  EXPECT_EQ(made.comparison.n_faulty, 1);
  ASSERT_EQ(made.faults.size(), 1u);
  EXPECT_EQ(made.faults[0].row, 4);
  auto const& c = made.comparison;
  EXPECT_EQ((std::vector{c.n_same, c.n_differs, c.n_only_ours, c.n_only_theirs}),
            (std::vector<std::int64_t>{1, 1, 1, 1}));
  EXPECT_EQ(c.ours_li, base::Money{2550}) << "every event has its share";
  std::vector<std::int64_t> wrong;
  for (auto const& row : ask(service::list_compared, {.comparison = c.id}).items)
    if (row.outcome == MatchOutcome::differs || row.outcome == MatchOutcome::only_ours)
      wrong.push_back(row.n);
  auto const theirs = ask(service::list_compared, {.comparison = c.id, .outcome = "only_theirs"}).items;
  ASSERT_EQ(theirs.size(), 1u);
  EXPECT_REFUSED(attempt(post_clerk_, service::dispute_compared, {c.id, {theirs[0].n}, "未见"}),
                 refusal::not_ours);
  auto const disputed = done(post_clerk_, service::dispute_compared, {c.id, wrong, "与我方记录不符"});
  auto const& line = disputed.lines.back();
  EXPECT_EQ(line.line.state, LineState::frozen);
  EXPECT_EQ(line.line.n_parts, 2);
  EXPECT_EQ(line.line.amount_li, base::Money{1000});
  EXPECT_EQ(line.dispute->offer_li, base::Money{200}) << "0.05 more for one, nothing for the other";
  EXPECT_REFUSED(attempt(post_clerk_, service::dispute_compared, {c.id, wrong, "再提"}),
                 refusal::disputed_already);
}

TEST_P(ComparedFiles, clause_3_6_1_bags_are_matched_by_what_was_scanned_and_only_the_two_sides_see_it) {
  carry(2);
  auto const v = draft();
  auto const bags = numbers_of(MatchedBy::code, v);
  ASSERT_EQ(bags.size(), 2u);
  EXPECT_EQ(bags[0].size(), 30u);
  EXPECT_TRUE(numbers_of(MatchedBy::trip, v).empty()) << "nothing is paid by the trip";
  auto const all = ask(service::list_comparisons, {v.statement.id}).items;
  EXPECT_EQ(all.size(), 2u);
  auto const sheet = ask(service::export_compared, {.comparison = all[0].comparison.id,
                                                    .format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(sheet.bytes.find("仅对方有"), std::string::npos);
  auto stranger = post_clerk_;
  stranger.organisation = {4711};
  EXPECT_REFUSED(attempt(stranger, service::list_compared, {.comparison = all[0].comparison.id}),
                 refusal::out_of_reach);
}

ON_EACH_ENGINE(ComparedFiles);

}  // namespace
}  // namespace settlement
