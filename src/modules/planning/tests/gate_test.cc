// What the departure gate is told by people: daily inspections and red risks.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/inspection.h"
#include "modules/planning/service/red_risk.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::GateKind;
using rules::GateResult;
using rules::InspectionPoint;
using rules::RedRiskKind;

TEST(RedRisks, keep_back_trips_of_their_line_at_their_node_on_their_days_until_lifted) {
  rules::RedRisk r{.line = "101", .node = NodeId{5}, .first_day = {20261124}, .last_day = {20261125}};
  rules::TripPath const there{{20261125}, "101", {NodeId{1}, NodeId{5}}};
  EXPECT_TRUE(is_in_the_way(r, there));
  EXPECT_FALSE(is_in_the_way(r, {{20261126}, "101", there.nodes})) << "a day later";
  EXPECT_FALSE(is_in_the_way(r, {{20261125}, "202", there.nodes})) << "another line";
  EXPECT_FALSE(is_in_the_way(r, {{20261125}, "101", {NodeId{1}}})) << "it does not go there";
  r.node = {};
  r.line = {};
  EXPECT_TRUE(is_in_the_way(r, {{20261124}, "202", {NodeId{1}}})) << "names neither: the whole county";
  r.lifted_at = {1};
  EXPECT_FALSE(is_in_the_way(r, there));
}

class Gates : public PlanningCounty {
 protected:
  VehicleOrder assigned_order() {
    seal({"PA100000001CN"});
    published_plan();
    auto const o = ask(service::list_orders, {.service_date = kDay}).items.at(0);
    return done(dispatcher_, service::assign_order, {o.id, "云A12345", driver_.person});
  }
  rules::GateCheck gate(TripId trip, GateKind kind) {
    for (auto const& c : ask(service::view_gate, {trip, kDay}).checks)
      if (c.kind == kind) return c;
    throw std::runtime_error{"no such check"};
  }
  bool may_leave(TripId trip) { return ask(service::view_gate, {trip, kDay}).may_leave; }
  static std::vector<InspectionPoint> all_but(std::vector<InspectionPoint> const& faulty) {
    std::vector<InspectionPoint> out;
    for (std::size_t i = 0; i < rules::kInspectionPoints; ++i) {
      auto const point = static_cast<InspectionPoint>(i);
      if (std::ranges::find(faulty, point) == faulty.end()) out.push_back(point);
    }
    return out;
  }
  base::Result<rules::Inspection> inspect(std::vector<InspectionPoint> const& faulty) {
    return attempt(driver_, service::record_inspection,
                   {kDay, "云A12345", all_but(faulty), faulty, "胎压不足"});
  }
};

TEST_P(Gates, clause_3_5_1_a_failed_daily_inspection_keeps_the_vehicle_back_until_the_next_one) {
  auto const o = assigned_order();
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).result, GateResult::not_recorded);
  EXPECT_TRUE(may_leave(o.trip)) << "nobody has looked, somebody must";
  auto const failed = inspect({InspectionPoint::tyres, InspectionPoint::lights}).value();
  EXPECT_FALSE(failed.passed);
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).result, GateResult::failed);
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).detail, "tyres, lights");
  EXPECT_FALSE(may_leave(o.trip));
  now_ = now_.plus_ms(60'000);
  EXPECT_DONE(inspect({}));
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).result, GateResult::passed) << "the latest counts";
  EXPECT_TRUE(may_leave(o.trip));
  auto const all = ask(service::list_inspections, {.service_date = kDay, .cursor = {}}).items;
  ASSERT_EQ(all.size(), 2u) << "a fact is not edited";
  EXPECT_EQ(all[0].inspected_by_name, "陈师傅");
  EXPECT_EQ(ask(service::list_inspections, {.service_date = kDay, .failed = true, .cursor = {}}).items.size(),
            1u);
  auto other = other_driver_;
  other.reach = platform::auth::Reach::own;
  EXPECT_TRUE(
      attempt(other, service::list_inspections, {.service_date = kDay, .cursor = {}}).value().items.empty());
}

TEST_P(Gates, an_inspection_answers_every_point_once) {
  service::RecordInspection const some{kDay, "云A12345", {InspectionPoint::brakes}, {}, {}};
  EXPECT_REFUSED(attempt(driver_, service::record_inspection, some), refusal::point_missing);
  service::RecordInspection const twice{kDay, "云A12345", all_but({}), {InspectionPoint::brakes}, {}};
  EXPECT_REFUSED(attempt(driver_, service::record_inspection, twice), refusal::point_missing);
}

TEST_P(Gates, clause_3_5_1_a_red_risk_closes_the_gate_of_trips_in_its_way_until_it_is_lifted) {
  auto const o = assigned_order();
  EXPECT_EQ(gate(o.trip, GateKind::red_risk).result, GateResult::passed);
  service::SetRedRisk const slide{RedRiskKind::landslide, o.line, town_, kDay, kDay, "K12 塌方"};
  auto const set = done(dispatcher_, service::set_red_risk, slide);
  EXPECT_EQ(gate(o.trip, GateKind::red_risk).result, GateResult::failed);
  EXPECT_EQ(gate(o.trip, GateKind::red_risk).detail, "K12 塌方");
  EXPECT_FALSE(may_leave(o.trip));
  EXPECT_REFUSED(attempt(dispatcher_, service::lift_red_risk, {set.id, ""}), refusal::reason_missing);
  EXPECT_DONE(attempt(manager_, service::lift_red_risk, {set.id, "已抢通"}));
  EXPECT_EQ(gate(o.trip, GateKind::red_risk).result, GateResult::passed);
  EXPECT_REFUSED(attempt(manager_, service::lift_red_risk, {set.id, "再次"}), refusal::risk_is_lifted);
  auto const all =
      attempt(driver_, service::list_red_risks, {.service_date = kDay, .cursor = {}}).value().items;
  ASSERT_EQ(all.size(), 1u) << "drivers see them too";
  EXPECT_EQ(all[0].set_by_name, "林调度");
  EXPECT_EQ(all[0].lifted_by_name, "郑经理");
  EXPECT_TRUE(ask(service::list_red_risks, {.standing = true, .cursor = {}}).items.empty());
}

TEST_P(Gates, a_red_risk_names_what_there_is) {
  auto const set = [&](service::SetRedRisk const& r) {
    return attempt(dispatcher_, service::set_red_risk, r);
  };
  EXPECT_REFUSED(set({RedRiskKind::flood, "999", {}, kDay, kDay, "水淹"}), refusal::line_unknown);
  EXPECT_REFUSED(set({RedRiskKind::flood, "", NodeId{404}, kDay, kDay, "水淹"}), refusal::node_unknown);
  EXPECT_REFUSED(set({RedRiskKind::flood, "", {}, kDay, {20261123}, "水淹"}), refusal::days_reversed);
  EXPECT_REFUSED(set({RedRiskKind::flood, "", {}, {20261122}, {20261123}, "水淹"}), refusal::day_is_over);
  EXPECT_REFUSED(set({RedRiskKind::flood, "", {}, kDay, kDay, ""}), refusal::reason_missing);
  EXPECT_REFUSED(attempt(clerk_, service::set_red_risk, {RedRiskKind::flood, "", {}, kDay, kDay, "x"}),
                 refusal::out_of_reach);
  EXPECT_REFUSED(attempt(dispatcher_, service::lift_red_risk, {rules::RedRiskId{404}, "x"}),
                 refusal::risk_unknown);
}

ON_EACH_ENGINE(Gates);

}  // namespace
}  // namespace planning
