// The nightly rules over real affairs of a county, on both databases.
#include <algorithm>

#include "modules/cost/jobs/audit.h"
#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/anomaly.h"
#include "testing/cost_county.h"

namespace cost {
namespace {

using rules::AnomalyState;
using rules::Rule;

class Auditing : public CostCounty {
 protected:
  std::vector<service::AnomalyView> found() {
    return attempt(chief_, service::list_anomalies, {}).value().items;
  }
};

TEST_P(Auditing, clause_3_6_2_a_clean_month_gives_none_and_a_planted_ghost_is_found_at_night) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::fuel, 9000));
  auto const w = carry(3);
  auto const number = ask(mail::service::view_waybill, {w}).waybill.number;
  auto fuel = expense(centre, Category::fuel, 210);
  fuel.waybill = number;
  done(clerk2_, service::enter_expense, fuel);
  draft_november();
  jobs::audit(*database_, boss_.region, now_);
  for (auto const& v : found()) ADD_FAILURE() << base::to_name(v.anomaly.rule) << ' ' << v.anomaly.code;
  fuel.waybill = "LD-NEVER";
  fuel.amount_li = {265'500};
  fuel.spent_on = {20261125};
  auto const ghost = done(clerk2_, service::enter_expense, fuel).expense.id;
  jobs::audit(*database_, boss_.region, now_);
  EXPECT_TRUE(found().empty()) << "once an operating day";
  set_clock(20261202, 5);
  jobs::audit(*database_, boss_.region, now_);
  ASSERT_EQ(found().size(), 1u);
  auto const id = found()[0].anomaly.id;
  auto const v = attempt(chief_, service::view_anomaly, {id}).value();
  EXPECT_EQ(v.anomaly.rule, Rule::ghost_trip);
  ASSERT_EQ(v.proofs.size(), 1u);
  EXPECT_EQ(v.proofs[0].subject.value, ghost.value);
  auto const tasks = tasks_of(clerk2_);
  EXPECT_EQ(std::ranges::count_if(tasks, [](auto const& t) { return t.task.kind == "cost.anomalies"; }), 1);
}

TEST_P(Auditing, clause_3_6_2_an_anomaly_has_an_owner_who_explains_and_somebody_else_who_confirms) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 20'000));
  auto const e = done(clerk2_, service::enter_expense, expense(centre, Category::office, 8000)).expense.id;
  set_clock(20261125, 5);
  auto const report = done(clerk2_, service::run_audit, {{20261101}, {20261130}});
  EXPECT_EQ(report.n_new, 1);
  EXPECT_EQ(done(clerk2_, service::run_audit, {{20261101}, {20261130}}).n_known, 1);
  auto const id = found().at(0).anomaly.id;
  EXPECT_REFUSED(attempt(coach_clerk_, service::view_anomaly, {id}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(chief_, service::give_anomaly, {id, coach_clerk_.person}), refusal::owner_unknown);
  done(chief_, service::give_anomaly, {id, checker_.person});
  auto const has_task = [&] {
    auto const tasks = tasks_of(checker_);
    return std::ranges::any_of(tasks, [](auto const& t) { return t.task.kind == "cost.anomaly"; });
  };
  EXPECT_TRUE(has_task());
  done(checker_, service::explain_anomaly, {id, "合同约定的整数价"});
  EXPECT_FALSE(has_task());
  EXPECT_REFUSED(attempt(checker_, service::confirm_anomaly, {id, false, ""}), refusal::maker_is_checker);
  EXPECT_EQ(done(chief_, service::confirm_anomaly, {id, false, ""}).anomaly.state, AnomalyState::confirmed);
  auto const file =
      attempt(chief_, service::export_anomalies, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(file.value().bytes.find("大额整数"), std::string::npos);
  (void)e;
}

TEST_P(Auditing, clause_3_6_2_what_is_not_found_any_more_is_gone_and_thresholds_are_kept) {
  auto const centre = centre_of("D01");
  plan(november(centre, Category::office, 20'000));
  auto const e = done(clerk2_, service::enter_expense, expense(centre, Category::office, 8000)).expense;
  set_clock(20261125, 5);
  done(clerk2_, service::run_audit, {{20261101}, {20261130}});
  EXPECT_DONE(act_in(clerk2_, e, platform::approval::ActKind::withdraw));
  EXPECT_EQ(done(clerk2_, service::run_audit, {{20261101}, {20261130}}).n_gone, 1);
  EXPECT_EQ(found().at(0).anomaly.state, AnomalyState::gone);
  auto const set = done(clerk2_, service::set_threshold, {Rule::split, true, 3, {2'000'000}, 0});
  EXPECT_REFUSED(attempt(clerk2_, service::set_threshold, {Rule::split, true, 3, {1}, 0}),
                 refusal::changed_meanwhile);
  done(clerk2_, service::set_threshold, {Rule::split, true, 4, {2'000'000}, set.version});
  auto const all = attempt(clerk2_, service::list_thresholds, {}).value().items;
  ASSERT_EQ(all.size(), rules::kRules);
  EXPECT_EQ(all[static_cast<std::size_t>(Rule::split)].value, 4);
  auto const small = done(clerk2_, service::enter_expense, expense(centre, Category::office, 2500)).expense;
  agree(checker_, small);
  EXPECT_EQ(n_tasks(chief_, "cost.expense"), 1) << "the limit of approval is the split rule's";
}

ON_EACH_ENGINE(Auditing);

}  // namespace
}  // namespace cost
