// Vehicle orders by both flows, duties, the departure gate, what came of the plan, and paper.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/paper.h"
#include "modules/planning/service/vehicle_request.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

/// Of mail, which lets vehicles leave.
constexpr base::RefusalKind kHeld{"mail.departure_held", 409, "", ""};

using rules::GateKind;
using rules::GateResult;

class Orders : public PlanningCounty {
 protected:
  VehicleOrder planned_order() {
    seal({"PA100000001CN"});
    published_plan();
    return ask(service::list_orders, {.service_date = kDay}).items.at(0);
  }
  base::Result<VehicleOrder> assign(OrderId id, std::string const& vehicle, PersonId driver) {
    return attempt(dispatcher_, service::assign_order, {id, vehicle, driver});
  }
  GateResult gate(TripId trip, GateKind kind) {
    for (auto const& c : ask(service::view_gate, {trip, kDay}).checks)
      if (c.kind == kind) return c.result;
    throw std::runtime_error{"no such check"};
  }
};

TEST_P(Orders, clause_3_5_1_flow_b_a_dispatcher_names_vehicle_and_driver_and_the_waybill_has_them) {
  auto const o = planned_order();
  EXPECT_EQ(o.state, OrderState::approved);
  EXPECT_EQ(o.valid_until, base::add_days(kDay, 30));
  EXPECT_REFUSED(assign(o.id, "", driver_.person), refusal::vehicle_missing);
  EXPECT_REFUSED(assign(o.id, "云A12345", clerk_.person), refusal::driver_unknown);
  auto const assigned = assign(o.id, "云A12345", driver_.person).value();
  EXPECT_EQ(assigned.state, OrderState::assigned);
  auto const runs =
      look<std::vector<mail::TripRun>>(boss_, [&](auto& l) -> base::Result<std::vector<mail::TripRun>> {
        return mail::list_trip_runs(l.tx, l.region, kDay);
      });
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].vehicle, "云A12345");
  EXPECT_EQ(runs[0].driver, driver_.person);
  EXPECT_EQ(attempt(driver_, service::list_orders, {}).value().items.size(), 1u);
  EXPECT_TRUE(attempt(other_driver_, service::list_orders, {.driver = driver_.person}).ok());
  auto other = other_driver_;
  other.reach = platform::auth::Reach::own;
  EXPECT_TRUE(attempt(other, service::list_orders, {}).value().items.empty());
  EXPECT_REFUSED(attempt(other, service::get_order, {o.id}), refusal::out_of_reach);
}

TEST_P(Orders, clause_3_5_1_flow_a_a_workshop_asks_a_dispatcher_decides_and_the_carrier_names_the_vehicle) {
  auto const id = propose().plan.id;
  auto const trip = trip_at(id, "202", 9 * 3600 + 1800);
  auto const asked = done(clerk_, service::ask_order, {trip, kDay, "预计三十袋"});
  EXPECT_EQ(asked.state, OrderState::requested);
  EXPECT_EQ(asked.origin, centre_);
  EXPECT_EQ(done(clerk_, service::ask_order, {trip, kDay, "再问一次"}).id, asked.id);
  EXPECT_REFUSED(assign(asked.id, "云A10001", driver_.person), refusal::order_state_forbids);
  EXPECT_REFUSED(attempt(clerk_, service::decide_order, {asked.id, true}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(dispatcher_, service::decide_order, {asked.id, false}), refusal::reason_missing);
  EXPECT_EQ(done(dispatcher_, service::decide_order, {asked.id, true}).state, OrderState::approved);
  EXPECT_DONE(assign(asked.id, "云A10001", driver_.person));
  auto const second =
      done(clerk_, service::ask_order, {trip_at(id, "202", 11 * 3600 + 1800), kDay, "下午还有"});
  EXPECT_EQ(done(dispatcher_, service::decide_order, {second.id, false, "运量不足"}).state,
            OrderState::rejected);
  EXPECT_REFUSED(attempt(clerk_, service::ask_order, {TripId{404}, kDay, "x"}), refusal::trip_unknown);
  auto elsewhere = clerk_;
  elsewhere.nodes = {village_};
  EXPECT_REFUSED(attempt(elsewhere, service::ask_order, {trip_at(id, "101", 7 * 3600), kDay, "x"}),
                 refusal::out_of_reach);
}

TEST_P(Orders, nobody_drives_two_vehicles_and_no_vehicle_runs_twice_at_a_time) {
  auto const id = propose().plan.id;
  auto const make = [&](int seconds) {
    auto const o = done(clerk_, service::ask_order, {trip_at(id, "202", seconds), kDay, "x"});
    return done(dispatcher_, service::decide_order, {o.id, true}).id;
  };
  auto const early = make(7 * 3600 + 1800), late = make(9 * 3600 + 1800);  // until 09:30, and from 09:30 on
  EXPECT_DONE(assign(early, "云A10001", driver_.person));
  EXPECT_DONE(assign(late, "云A10001", driver_.person)) << "one after the other";
  auto const back = done(boss_, service::ask_order, {trip_at(id, "202", 10 * 3600 + 1800), kDay, "x"});
  done(dispatcher_, service::decide_order, {back.id, true});
  EXPECT_REFUSED(assign(back.id, "云A20002", driver_.person), refusal::driver_busy);
  EXPECT_REFUSED(assign(back.id, "云A10001", other_driver_.person), refusal::vehicle_busy);
  EXPECT_DONE(assign(back.id, "云A20002", other_driver_.person));
}

TEST_P(Orders, clause_3_5_1_a_block_gets_its_vehicle_and_driver_in_one_action_all_or_none) {
  auto const id = propose().plan.id;
  auto const make = [&](int seconds) {
    auto const o = done(boss_, service::ask_order, {trip_at(id, "202", seconds), kDay, "x"});
    return done(dispatcher_, service::decide_order, {o.id, true}).id;
  };
  auto const early = make(7 * 3600 + 1800), late = make(9 * 3600 + 1800), back = make(10 * 3600 + 1800);
  EXPECT_REFUSED(attempt(dispatcher_, service::assign_orders, {{early, late, back}, "云A10001", driver_.person}),
                 refusal::driver_busy);
  EXPECT_EQ(ask(service::get_order, {early}).state, OrderState::approved) << "none was named";
  auto const both = done(dispatcher_, service::assign_orders, {{early, late}, "云A10001", driver_.person}).items;
  ASSERT_EQ(both.size(), 2u);
  for (auto const& o : both) {
    EXPECT_EQ(o.state, OrderState::assigned);
    EXPECT_EQ(o.vehicle, "云A10001");
  }
  EXPECT_REFUSED(attempt(clerk_, service::assign_orders, {{back}, "云A20002", driver_.person}),
                 refusal::out_of_reach);
}

TEST_P(Orders, clause_3_5_1_a_duty_adds_up_a_drivers_day_and_names_what_it_breaks) {
  auto const id = propose().plan.id;
  for (int const seconds : {7 * 3600 + 1800, 9 * 3600 + 1800, 11 * 3600 + 1800}) {
    auto const o = done(clerk_, service::ask_order, {trip_at(id, "202", seconds), kDay, "x"});
    done(dispatcher_, service::decide_order, {o.id, true});
    EXPECT_DONE(assign(o.id, "云A10001", driver_.person));
  }
  auto const duties = ask(service::list_duties, {kDay}).items;
  ASSERT_EQ(duties.size(), 1u);
  EXPECT_EQ(duties[0].driver_name, "陈师傅");
  EXPECT_EQ(duties[0].runs.size(), 3u);
  EXPECT_EQ(duties[0].driving_s.value, 6 * 3600);
  EXPECT_EQ(duties[0].faults, std::vector{rules::DutyFault::too_long_without_rest})
      << "six hours without a rest";
  EXPECT_EQ(attempt(driver_, service::list_duties, {kDay}).value().items.size(), 1u);
  EXPECT_EQ(gate(duties[0].runs[0].trip, GateKind::driver_hours), GateResult::failed);
}

TEST_P(Orders, clause_3_5_1_the_gate_answers_each_check_and_says_what_nobody_records) {
  auto const o = planned_order();
  EXPECT_EQ(gate(o.trip, GateKind::vehicle_order), GateResult::failed) << "no vehicle yet";
  assign(o.id, "云A12345", driver_.person).value();
  EXPECT_EQ(gate(o.trip, GateKind::vehicle_order), GateResult::passed);
  EXPECT_EQ(gate(o.trip, GateKind::licences), GateResult::not_recorded);
  EXPECT_EQ(gate(o.trip, GateKind::annual_inspection), GateResult::not_recorded);
  EXPECT_EQ(gate(o.trip, GateKind::daily_inspection), GateResult::not_recorded);
  EXPECT_EQ(gate(o.trip, GateKind::red_risk), GateResult::passed) << "none stands";
  EXPECT_EQ(gate(o.trip, GateKind::driver_hours), GateResult::passed);
  EXPECT_EQ(gate(o.trip, GateKind::hold), GateResult::passed);
  EXPECT_EQ(gate(o.trip, GateKind::differences), GateResult::passed);
  EXPECT_TRUE(ask(service::view_gate, {o.trip, kDay}).may_leave);
  must<mail::rules::Licence>(boss_, [&](auto& a) {
    return mail::service::set_licence(a,
                                      {{}, "云A12345", mail::rules::LicenceKind::vehicle, "X1", {20261123}});
  });
  EXPECT_EQ(gate(o.trip, GateKind::annual_inspection), GateResult::failed);
  EXPECT_EQ(gate(o.trip, GateKind::licences), GateResult::failed);
  EXPECT_FALSE(ask(service::view_gate, {o.trip, kDay}).may_leave);
  EXPECT_DONE(attempt(driver_, service::view_gate, {o.trip, kDay}));
  auto keeper = clerk_;
  keeper.nodes = {village_};
  EXPECT_REFUSED(attempt(keeper, service::view_gate, {o.trip, kDay}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(dispatcher_, service::view_gate, {TripId{404}, kDay}), refusal::trip_unknown);
}

TEST_P(Orders, clause_3_5_1_the_day_is_told_against_its_plan) {
  auto const o = planned_order();
  auto const before = ask(service::view_actual, {kDay});
  ASSERT_EQ(before.rows.size(), 1u);
  EXPECT_EQ(before.planned_bags, 1);
  EXPECT_EQ(before.departed, 0);
  auto const waybill =
      look<std::vector<mail::TripRun>>(boss_,
                                       [&](auto& l) -> base::Result<std::vector<mail::TripRun>> {
                                         return mail::list_trip_runs(l.tx, l.region, kDay);
                                       })
          .at(0)
          .waybill;
  now_ = o.departs_at.plus_ms(20 * 60'000);
  auto const leave = [&](auto& a) { return mail::service::depart(a, {waybill, centre_}); };
  EXPECT_REFUSED(act<mail::service::WaybillView>(boss_, leave), kHeld) << "nobody drives it";
  assign(o.id, "云A12345", driver_.person).value();
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::depart(a, {waybill, centre_});
  });
  now_ = o.arrives_at.plus_ms(60'000);
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::arrive(a, {waybill, town_});
  });
  auto const after = ask(service::view_actual, {kDay});
  EXPECT_EQ(after.departed_permille, 1000);
  EXPECT_EQ(after.departed_on_time, 0) << "twenty minutes late";
  EXPECT_EQ(after.arrived_on_time, 1);
  EXPECT_EQ(after.carried_bags, 0) << "the bag was never put on it";
}

TEST_P(Orders, clause_3_5_1_orders_and_duties_are_printed) {
  auto const o = planned_order();
  assign(o.id, "云A12345", driver_.person).value();
  auto const paper = ask(service::print_order, {o.id});
  EXPECT_EQ(paper.name, "派车单-" + o.number + ".pdf");
  EXPECT_EQ(paper.bytes.substr(0, 5), "%PDF-");
  EXPECT_GT(ask(service::print_duties, {kDay}).bytes.size(),
            ask(service::print_duties, {{20261125}}).bytes.size());
  auto stranger = other_driver_;
  stranger.reach = platform::auth::Reach::own;
  EXPECT_REFUSED(attempt(stranger, service::print_order, {o.id}), refusal::out_of_reach);
}

TEST_P(Orders, clause_3_5_1_flow_a_the_post_asks_for_a_vehicle_and_the_dispatcher_answers_with_an_order) {
  service::AskVehicle wanted{kDay, {9 * 3600}, centre_, town_, {30'000}, {200'000}, 5, "电商件集中到达"};
  EXPECT_REFUSED(attempt(clerk_, service::ask_vehicle,
                         [&] {
                           auto w = wanted;
                           w.destination = centre_;
                           return w;
                         }()),
                 refusal::same_node);
  EXPECT_REFUSED(attempt(clerk_, service::ask_vehicle,
                         [&] {
                           auto w = wanted;
                           w.weight_g = {};
                           w.volume_cm3 = {};
                           return w;
                         }()),
                 refusal::nothing_to_carry);
  EXPECT_REFUSED(attempt(clerk_, service::ask_vehicle,
                         [&] {
                           auto w = wanted;
                           w.service_date = {20261123};
                           return w;
                         }()),
                 refusal::day_is_over);
  auto const asked = done(clerk_, service::ask_vehicle, wanted);
  EXPECT_EQ(asked.state, rules::RequestState::asked);
  auto const has = [&](Hat const& hat, std::string const& kind) {
    auto const all = tasks_of(hat);
    return std::ranges::any_of(all, [&](auto const& t) { return t.task.kind == kind; });
  };
  EXPECT_TRUE(has(dispatcher_, "planning.answer_request"));
  auto const choices = ask(service::list_request_choices, {asked.id}).items;
  ASSERT_FALSE(choices.empty());
  for (auto const& c : choices) EXPECT_LT(c.departs, c.arrives);
  auto const fitting = std::ranges::find_if(choices, &service::RequestChoice::fits);
  ASSERT_NE(fitting, choices.end());
  EXPECT_REFUSED(attempt(dispatcher_, service::answer_request, {asked.id, TripId{404}}),
                 refusal::trip_unknown);
  EXPECT_REFUSED(attempt(clerk_, service::answer_request, {asked.id, fitting->trip}), refusal::out_of_reach);
  auto const answered = done(dispatcher_, service::answer_request, {asked.id, fitting->trip});
  EXPECT_EQ(answered.state, rules::RequestState::ordered);
  EXPECT_FALSE(has(dispatcher_, "planning.answer_request"));
  EXPECT_TRUE(has(clerk_, "planning.request_answered"));
  EXPECT_DONE(assign(answered.vehicle_order, "云A12345", driver_.person));
  auto const view = attempt(clerk_, service::get_request, {asked.id}).value();
  ASSERT_TRUE(view.order);
  EXPECT_EQ(view.order->state, OrderState::assigned);
  EXPECT_EQ(view.order->vehicle, "云A12345");
  EXPECT_GE(view.order->weight_g.value, 30'000);
  EXPECT_FALSE(view.driver_name.empty());
  EXPECT_REFUSED(attempt(dispatcher_, service::see_answer, {asked.id}), refusal::out_of_reach);
  EXPECT_DONE(attempt(clerk_, service::see_answer, {asked.id}));
  EXPECT_FALSE(has(clerk_, "planning.request_answered"));
  EXPECT_REFUSED(attempt(dispatcher_, service::refuse_request, {asked.id, "晚了"}),
                 refusal::request_state_forbids);
}

TEST_P(Orders, clause_3_5_1_a_request_for_a_vehicle_is_refused_with_its_reason_or_taken_back) {
  service::AskVehicle const wanted{kDay, {9 * 3600}, centre_, town_, {30'000}, {}, 0, "加急"};
  auto const first = done(clerk_, service::ask_vehicle, wanted);
  auto const refused = done(dispatcher_, service::refuse_request, {first.id, "当天车辆已派完"});
  EXPECT_EQ(refused.state, rules::RequestState::refused);
  EXPECT_EQ(refused.answer, "当天车辆已派完");
  auto const second = done(clerk_, service::ask_vehicle, wanted);
  EXPECT_REFUSED(attempt(dispatcher_, service::withdraw_request, {second.id, "x"}), refusal::out_of_reach);
  EXPECT_EQ(done(clerk_, service::withdraw_request, {second.id, "不需要了"}).state,
            rules::RequestState::withdrawn);
  auto elsewhere = clerk_;
  elsewhere.nodes = {village_};
  elsewhere.person = other_driver_.person;
  EXPECT_REFUSED(attempt(elsewhere, service::get_request, {first.id}), refusal::out_of_reach);
  EXPECT_TRUE(attempt(elsewhere, service::list_requests, {}).value().items.empty());
  EXPECT_REFUSED(attempt(elsewhere, service::ask_vehicle, wanted), refusal::out_of_reach);
  EXPECT_EQ(ask(service::list_requests, {.state = "refused"}).items.size(), 1u);
  EXPECT_EQ(attempt(clerk_, service::list_requests, {.mine = true, .limit = 1}).value().next, second.id);
  EXPECT_REFUSED(attempt(dispatcher_, service::get_request, {rules::RequestId{404}}),
                 refusal::request_unknown);
  auto const file = ask(service::export_requests, {.format = platform::http::SheetFormat::csv_utf8}).bytes;
  EXPECT_NE(file.find("当天车辆已派完"), std::string::npos) << file;
}

TEST_P(Orders, a_trip_that_does_not_go_there_answers_no_request) {
  auto const asked =
      done(dispatcher_, service::ask_vehicle, {kDay, {9 * 3600}, village_, centre_, {1'000}, {}, 0, "退件"});
  auto const choices = ask(service::list_request_choices, {asked.id}).items;
  auto const id = propose().plan.id;
  auto const outward = trip_at(id, "202", 9 * 3600 + 1800);
  EXPECT_EQ(std::ranges::find(choices, outward, &service::RequestChoice::trip), choices.end());
  EXPECT_REFUSED(attempt(dispatcher_, service::answer_request, {asked.id, outward}),
                 refusal::trip_misses_nodes);
}

ON_EACH_ENGINE(Orders);

}  // namespace
}  // namespace planning
