// Costs of a real November down to its events, and the benefit page from its file; on both databases.
#include <algorithm>
#include <map>
#include <sstream>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/analysis.h"
#include "modules/cost/service/benefit.h"
#include "platform/approval/refusals.h"
#include "testing/cost_county.h"

namespace cost {
namespace {

using rules::Dimension;

class Analysing : public CostCounty {
 protected:
  service::Analysis analysis(Dimension by) {
    return attempt(clerk2_, service::view_analysis, {by, {20261101}, {20261130}}).value();
  }
  std::vector<service::CostEventRow> events(Dimension by, std::string key) {
    return attempt(clerk2_, service::list_cost_events, {by, {20261101}, {20261130}, std::move(key)})
        .value()
        .items;
  }
  void agree_on_basis() {
    auto const b =
        done(clerk2_, service::propose_basis, {{20261101}, 1500, 80'000, 20, 1200, 3000, 5000, 400, 600})
            .basis;
    using platform::approval::ActKind;
    EXPECT_REFUSED(act_in(chief_, b, ActKind::agree), platform::approval::refusal::not_your_turn);
    EXPECT_EQ(n_tasks(coach_clerk_, "cost.basis"), 1) << "across the border of the two companies";
    EXPECT_REFUSED(act_in(coach_clerk_, b, ActKind::hand_on, "请代审", checker_.person),
                   refusal::approver_unsuitable);
    for (auto const* hat : {&coach_clerk_, &chief_, &coach_chief_}) {
      EXPECT_EQ(state_of(b.id), rules::BasisState::proposed);
      agree(*hat, b);
    }
    EXPECT_EQ(state_of(b.id), rules::BasisState::agreed);
  }
  rules::BasisState state_of(decltype(rules::CostBasis::id) id) {
    auto const bases = attempt(clerk2_, service::list_bases, {}).value().items;
    for (auto const& b : bases)
      if (b.basis.id == id) return b.basis.state;
    return rules::BasisState::refused;
  }
};

/// The rows of a CSV file without its title, cell by cell; none of ours holds a quote.
std::vector<std::vector<std::string>> cells_of(std::string const& csv) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines{csv};
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.pop_back();
    std::vector<std::string> row;
    std::istringstream cells{line};
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    row.resize(9);
    out.push_back(row);
  }
  if (!out.empty()) out.erase(out.begin());
  return out;
}

TEST_P(Analysing, clause_2_2_3c_a_cost_is_traced_to_trips_places_bags_and_items) {
  auto const w = carry(3);
  auto const number = ask(mail::service::view_waybill, {w}).waybill.number;
  auto const centre = centre_of("D01");
  plan(november(centre, Category::fuel, 500));
  auto fuel = expense(centre, Category::fuel, 210);
  fuel.waybill = number;
  agree(checker_, done(clerk2_, service::enter_expense, fuel).expense);
  auto const due = draft_november().statement.due_li;
  for (auto const by : {Dimension::line, Dimension::trip, Dimension::village, Dimension::item}) {
    auto const a = analysis(by);
    EXPECT_EQ(a.billed_li, due) << base::to_name(by);
    EXPECT_EQ(a.own_li, base::Money{210'000});
    for (auto const& r : a.items) {
      std::int64_t sum = 0;
      for (auto const& e : events(by, r.key)) sum += e.amount_li.value;
      EXPECT_EQ(sum, (r.billed_li + r.income_li + r.own_li).value) << base::to_name(by) << ' ' << r.key;
    }
  }
  auto const trips = analysis(Dimension::trip).items;
  auto const trip = std::ranges::find(trips, number, &rules::CostRow::key);
  ASSERT_NE(trip, trips.end());
  EXPECT_EQ(trip->billed_li, due);
  EXPECT_EQ(trip->n_items, 3);
  auto const items = analysis(Dimension::item).items;
  EXPECT_EQ(std::ranges::count_if(items, [](auto const& r) { return !r.key.empty(); }), 3);
  auto const of_first = std::ranges::find_if(items, [](auto const& r) { return !r.key.empty(); });
  EXPECT_EQ(of_first->billed_li, base::Money{850}) << "0.35 for the item and 0.50 for its bag";
  for (auto const& e : events(Dimension::item, of_first->key)) EXPECT_TRUE(e.subject) << "a handover to open";
  EXPECT_EQ(attempt(coach_clerk_, service::view_analysis, {Dimension::line, {20261101}, {20261130}})
                .value()
                .income_li,
            due);
  auto const file =
      attempt(clerk2_, service::export_analysis, {Dimension::trip, {20261101}, {20261130}}).value();
  EXPECT_NE(file.bytes.find(number), std::string::npos);
}

TEST_P(Analysing, clause_1_3_2_days_inside_a_period_are_paid_for_what_was_done_on_them) {
  carry(3);
  agree_on_basis();
  draft_november();
  auto const paid = [&](std::int32_t first, std::int32_t last) {
    return attempt(clerk2_, service::view_benefit, {{first}, {last}})
        .value()
        .benefit.splits.at(0)
        .transfer_li;
  };
  EXPECT_EQ(paid(20261101, 20261130), base::Money{2550}) << "three items of 0.35 and three bags of 0.50";
  EXPECT_EQ(paid(20261124, 20261124), base::Money{2550}) << "all on one day";
  EXPECT_EQ(paid(20261101, 20261123), base::Money{});
  EXPECT_EQ(paid(20261125, 20261130), base::Money{});
}

TEST_P(Analysing, clause_1_3_2_both_accountants_can_work_out_the_benefit_again_from_its_file) {
  carry(3);
  service::AskBenefit const november{{20261101}, {20261130}};
  EXPECT_REFUSED(attempt(clerk2_, service::view_benefit, november), refusal::no_basis);
  agree_on_basis();
  draft_november();
  auto const shown = attempt(clerk2_, service::view_benefit, november).value().benefit;
  EXPECT_EQ(attempt(coach_clerk_, service::view_benefit, november).value().benefit.joint_li, shown.joint_li);
  EXPECT_EQ(shown.n_rides, 1);
  EXPECT_EQ(shown.n_bags, 3);
  auto const file = attempt(clerk2_, service::export_benefit,
                            {november.first, november.last, platform::http::SheetFormat::csv_utf8});
  std::map<std::string, std::int64_t> parameter, result;
  std::int64_t post = 0, coach = 0, joint = 0, paid = 0, n_rides = 0;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> vans;
  auto const rows = cells_of(file.value().bytes);
  for (auto const& c : rows) {
    auto const number = [&c](std::size_t i) { return std::strtoll(c[i].c_str(), nullptr, 10); };
    if (c[0] == "参数") parameter[c[1]] = number(8);
    if (c[0] == "结果") result[c[1]] = number(8);
    if (c[1] == "结算应付") paid = number(8);
    if (c[1] == "村点妥投") {
      post += number(7) * parameter["邮政自投每件"];
      joint += number(7) * parameter["村点每件"];
    }
    if (c[1] != "带邮班次") continue;
    ++n_rides;
    coach += number(5) * parameter["客车每公里"];
    joint += parameter["带邮每趟"] + number(6) * parameter["处理每袋"];
    auto& [metres, bags] = vans[c[2] + c[4]];
    metres = std::max<std::int64_t>(metres, number(5));
    bags += number(6);
  }
  for (auto const& [day, van] : vans) {
    auto const runs =
        (van.second + parameter["邮政自办车辆每趟袋数"] - 1) / parameter["邮政自办车辆每趟袋数"];
    post += runs * parameter["邮政自办车辆每趟"] +
            (runs * 2 * van.first * parameter["邮政自办车辆每公里"] + 500) / 1000;
  }
  coach = (coach + 500) / 1000;
  joint += coach;
  EXPECT_EQ(n_rides, 1);
  EXPECT_GT(post, 80'000);
  EXPECT_EQ(post, shown.post_alone_li.value);
  EXPECT_EQ(coach, shown.coach_alone_li.value);
  EXPECT_EQ(joint, shown.joint_li.value);
  EXPECT_EQ(result["共同节约"], post + coach - joint);
  EXPECT_EQ(paid, shown.splits.at(0).transfer_li.value);
  EXPECT_EQ(result["沙普利值：邮政承担"], (post + joint - coach + 1) / 2);
  EXPECT_EQ(result["平均分摊：邮政承担"], (joint + 1) / 2);
}

ON_EACH_ENGINE(Analysing);

}  // namespace
}  // namespace cost
