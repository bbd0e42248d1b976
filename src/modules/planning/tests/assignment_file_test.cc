// Where a plan sends mail, as a file that is edited by hand and judged.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/assignment_file.h"
#include "modules/planning/service/way_texts.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::FaultKind;

TEST(WayTexts, a_trip_is_found_by_what_people_write_and_two_alike_are_told_apart) {
  auto const trip = [](std::int64_t id, char const* headsign) {
    rules::TripOfPlan t;
    t.trip.trip = {id};
    t.trip.line = "101";
    t.trip.headsign = headsign;
    t.calls.push_back({});
    t.calls[0].departs = {7 * 3600 + 1800};
    return t;
  };
  rules::DayPlan plan;
  plan.trips = {trip(1, "清水乡"), trip(2, "清水乡"), trip(3, "大坪")};
  service::WayTexts const texts{plan};
  EXPECT_EQ(texts.of(TripId{1}), "101 07:30 清水乡");
  EXPECT_EQ(texts.of(TripId{2}), "101 07:30 清水乡 (2)");
  EXPECT_EQ(texts.trips_called("101 07:30 清水乡"), std::vector<TripId>{{1}});
  EXPECT_EQ(texts.trips_called(" 101  7：30　清水乡（2） "), std::vector<TripId>{{2}});
  EXPECT_EQ(texts.trips_called("101 7:30").size(), 3u) << "somebody has to say which";
  EXPECT_TRUE(texts.trips_called("101 08:30 清水乡").empty());
  EXPECT_EQ(texts.of(TripId{9}), "");
}

class AssignmentFiles : public PlanningCounty {
 protected:
  service::AssignmentReport check(PlanId plan, std::string const& csv) {
    return must<service::AssignmentReport>(dispatcher_, [&](auto& a) {
      return service::check_assignment_file(a, {plan}, {"text/csv", "去向.csv", csv});
    });
  }
  std::string exported(PlanId plan) {
    return ask(service::export_assignments, {plan, service::SheetFormat::csv_utf8}).bytes;
  }
};

TEST_P(AssignmentFiles, clause_3_5_1_an_exported_plan_that_comes_back_unchanged_has_nothing_to_judge) {
  seal({"PA100000001CN"});
  accept("PA100000002CN");
  auto const id = published_plan();
  auto const file = exported(id);
  EXPECT_NE(file.find("101 07:00"), std::string::npos) << file;
  auto const report = check(id, file);
  EXPECT_EQ(report.rows, std::ssize(loads(id)));
  EXPECT_EQ(report.changed, 0);
  EXPECT_EQ(report.unreadable, 0) << (report.errors.empty() ? "" : report.errors[0].message_zh);
  EXPECT_TRUE(report.judgement.holds);
  EXPECT_EQ(exported(id), file) << "it was a question";
}

TEST_P(AssignmentFiles, clause_3_5_1_what_an_edited_file_breaks_is_told_with_load_trip_and_row) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const back = check(id, "组号,第一程\n0,202 10:30 县城\n");
  EXPECT_EQ(back.changed, 1);
  EXPECT_FALSE(back.judgement.holds);
  ASSERT_EQ(back.judgement.faults.size(), 1u);
  auto const& f = back.judgement.faults[0];
  EXPECT_EQ(f.fault.kind, FaultKind::not_served) << "it comes from there";
  EXPECT_EQ(f.row, 2);
  EXPECT_EQ(f.load, 0);
  EXPECT_EQ(f.trip_name, "202 10:30 县城");
  EXPECT_FALSE(f.origin_name.empty() || f.destination_name.empty() || f.node_name.empty());
  auto const later = check(id, "组号,第一程\n0,202 9:30\n");
  EXPECT_EQ(later.changed, 1);
  EXPECT_TRUE(later.judgement.holds) << "line and departure are enough where only one leaves then";
  EXPECT_TRUE(check(id, "组号,第一程\n0,次日\n").judgement.holds);
}

TEST_P(AssignmentFiles, rows_that_cannot_be_read_are_told_by_cell_and_the_others_are_judged) {
  seal({"PA100000001CN"});
  accept("PA100000002CN");
  auto const id = published_plan();
  auto const report = check(id,
                            "组号,第一程,第二程\n0,101 23:59 哪里,\n0,次日,\n99,次日,\n"
                            "1,,\n1,202 07:30 大坪村,没有这班\n0,次日,\n");
  EXPECT_EQ(report.rows, 6);
  EXPECT_EQ(report.changed, 2);
  EXPECT_EQ(report.unreadable, 4);
  ASSERT_EQ(report.errors.size(), 4u);
  EXPECT_EQ(report.errors[0].code, refusal::trip_unknown.code);
  EXPECT_EQ(report.errors[0].row, 2);
  EXPECT_EQ(report.errors[1].code, refusal::load_unknown.code);
  EXPECT_EQ(report.errors[2].code, "required") << "an empty cell is no order to stay";
  EXPECT_EQ(report.errors[3].code, refusal::trip_unknown.code);
  ASSERT_EQ(report.judgement.faults.size(), 1u);
  EXPECT_EQ(report.judgement.faults[0].fault.kind, FaultKind::load_twice);
  EXPECT_EQ(report.judgement.faults[0].row, 7);
  auto const nameless = [&](auto& a) {
    return service::check_assignment_file(a, {id}, {"text/csv", "去向.csv", "组号,第二程\n0,x\n"});
  };
  EXPECT_REFUSED((act<service::AssignmentReport>(dispatcher_, nameless)),
                 platform::documents::refusal::column_missing);
  EXPECT_REFUSED((act<service::AssignmentReport>(clerk_, nameless)), refusal::out_of_reach);
  auto station = dispatcher_;
  station.reach = platform::auth::Reach::node;
  EXPECT_REFUSED(attempt(station, service::export_assignments, {id}), refusal::out_of_reach);
}

ON_EACH_ENGINE(AssignmentFiles);

}  // namespace
}  // namespace planning
