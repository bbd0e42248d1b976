// What the departure gate is told by people: daily inspections and red risks.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/inspection.h"
#include "modules/planning/service/red_risk.h"
#include "platform/json/json.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

/// Of mail, which lets vehicles leave.
constexpr base::RefusalKind kHeld{"mail.departure_held", 409, "", ""};

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
  /// The waybill of the day's only trip with mail.
  mail::service::WaybillView waybill() {
    return look<mail::service::WaybillView>(boss_, [&](auto& l) {
      return mail::service::view_waybill(l, {mail::list_trip_runs(l.tx, l.region, kDay).at(0).waybill});
    });
  }
  base::Result<mail::service::WaybillView> leave(VehicleOrder const& o, base::Instant made_at = {}) {
    made_at_ = made_at;
    auto const id = waybill().waybill.id;
    auto out = act<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::depart(a, {id, o.origin});
    });
    made_at_ = {};
    return out;
  }
  /// What the relay tells planning when a waybill was changed.
  void tell_planning_of_waybill() {
    auto const w = waybill().waybill;
    platform::event::Event e;
    e.at = now_;
    e.data = {platform::json::render(
        mail::WaybillFact{w.id, w.number, w.line, w.state, {}, w.position, w.trip, kDay})};
    database_->write_now([&](Tx& tx) {
      service::follow_waybill(tx, boss_.region, e);
      return true;
    });
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

TEST_P(Gates, clause_3_5_1_where_the_county_demands_it_no_vehicle_leaves_that_nobody_inspected_today) {
  auto const o = assigned_order();
  EXPECT_TRUE(waybill().held.empty());
  auto settings = ask(service::get_settings, {});
  settings.inspection_required = true;
  manager_.permissions.insert("planning.settings");
  settings = done(manager_, service::change_settings, settings);
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).result, GateResult::failed);
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection).detail, rules::kNobodyLooked);
  EXPECT_FALSE(may_leave(o.trip));
  EXPECT_EQ(waybill().held, "车辆当日未例检");
  EXPECT_REFUSED(leave(o), kHeld);
  EXPECT_DONE(inspect({}));
  EXPECT_TRUE(may_leave(o.trip));
  EXPECT_TRUE(waybill().held.empty());
}

TEST_P(Gates, clause_3_5_1_a_closed_gate_keeps_the_vehicle_at_its_first_stop_and_says_why) {
  auto const o = assigned_order();
  EXPECT_TRUE(waybill().held.empty());
  inspect({InspectionPoint::tyres}).value();
  EXPECT_EQ(waybill().held, "出车前例检不合格（轮胎）");
  auto const refused = leave(o);
  EXPECT_REFUSED(refused, kHeld);
  EXPECT_EQ(refused.refusal().detail, "出车前例检不合格（轮胎）");
  service::SetRedRisk const slide{RedRiskKind::landslide, {}, town_, kDay, kDay, "K12 塌方"};
  auto const risk = done(dispatcher_, service::set_red_risk, slide);
  EXPECT_EQ(waybill().held, "出车前例检不合格（轮胎）；红色风险（K12 塌方）");
  now_ = now_.plus_ms(60'000);
  EXPECT_DONE(inspect({}));
  EXPECT_REFUSED(leave(o), kHeld);
  EXPECT_DONE(attempt(manager_, service::lift_red_risk, {risk.id, "已抢通"}));
  EXPECT_TRUE(waybill().held.empty());
  EXPECT_DONE(leave(o));
  done(dispatcher_, service::set_red_risk, slide);
  EXPECT_TRUE(waybill().held.empty()) << "it has left";
}

TEST_P(Gates, what_left_before_the_gate_closed_has_left_also_when_the_phone_tells_it_later) {
  auto const o = assigned_order();
  auto const left_at = now_;
  now_ = now_.plus_ms(10 * 60'000);
  done(dispatcher_, service::set_red_risk, {RedRiskKind::flood, {}, town_, kDay, kDay, "水淹"});
  EXPECT_REFUSED(leave(o), kHeld);
  EXPECT_DONE(leave(o, left_at));
}

TEST_P(Gates, a_waybill_that_names_vehicle_and_driver_is_as_good_as_an_assigned_order) {
  seal({"PA100000001CN"});
  published_plan();
  auto const o = ask(service::list_orders, {.service_date = kDay}).items.at(0);
  EXPECT_EQ(waybill().held, "未派车、派驾驶员");
  EXPECT_EQ(gate(o.trip, GateKind::vehicle_order).result, GateResult::failed);
  auto const id = waybill().waybill.id;
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::assign_waybill(a, {id, "云A70007", driver_.person});
  });
  EXPECT_EQ(gate(o.trip, GateKind::vehicle_order).result, GateResult::passed);
  tell_planning_of_waybill();
  EXPECT_TRUE(waybill().held.empty());
}

TEST_P(Gates, a_trip_that_nobody_planned_is_kept_back_by_a_red_risk_only) {
  auto const trip = trip_at(propose().plan.id, "202", 9 * 3600 + 1800);
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::make_waybill(a, {{trip.value}, kDay, {}, {}});
  });
  tell_planning_of_waybill();
  EXPECT_TRUE(waybill().held.empty()) << "no order, but nobody said that it needs one";
  done(dispatcher_, service::set_red_risk, {RedRiskKind::flood, "202", {}, kDay, kDay, "水淹"});
  EXPECT_EQ(waybill().held, "红色风险（水淹）");
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
