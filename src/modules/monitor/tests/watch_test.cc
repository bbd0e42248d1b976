// Alerts on a day of the planning county, on both databases: raised, taken, closed, passed on, over.
#include <gtest/gtest.h>

#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/alert.h"
#include "modules/monitor/service/alert_rule.h"
#include "modules/monitor/service/board.h"
#include "modules/monitor/service/watching.h"
#include "testing/monitor_county.h"

namespace monitor {
namespace {

using rules::Alert;
using rules::AlertCause;
using rules::AlertKind;
using rules::AlertRule;
using rules::AlertState;

using planning::outcome_of;

class Watching : public MonitorCounty {
 protected:
  /// A vehicle order with vehicle and driver for the first trip that carries the bag; 07:00 from the centre.
  planning::VehicleOrder driven_order() {
    bag_ = seal({"PA100000001CN"});
    published_plan();
    auto const o = ask(planning::service::list_orders, {.service_date = kDay}).items.at(0);
    return done(dispatcher_, planning::service::assign_order, {o.id, "云A12345", driver_.person});
  }
  void list_bag(TripId trip) {
    auto const bill = must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::make_waybill(a, {{trip.value}, kDay, {}, {}});
    });
    must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::list_bag(a, {.waybill = bill.waybill.id, .bag = bag_.id});
    });
  }
  mail::Bag bag_;
  void at(base::Instant when) {
    now_ = when;
    database_->write_now([&](Tx& tx) {
      service::begin_with_usual_rules(tx, boss_.region, now_);
      service::watch(tx, boss_.region, now_);
      return true;
    });
  }
  std::vector<service::AlertView> alerts(service::AskAlerts const& ask = {}) {
    return look<service::AlertList>(dispatcher_, [&](auto& l) { return service::list_alerts(l, ask); }).items;
  }
  std::vector<service::AlertView> of_kind(AlertKind kind) {
    return alerts({.kind = std::string{base::to_name(kind)}});
  }
  AlertRule rule(AlertKind kind) {
    auto const all =
        look<service::RuleList>(dispatcher_, [](auto& l) { return service::list_rules(l, {}); }).items;
    return *std::ranges::find(all, kind, &AlertRule::kind);
  }
  AlertRule change(AlertRule r) {
    return must<AlertRule>(dispatcher_, [&](auto& a) { return service::save_rule(a, r); });
  }
  std::size_t n_tasks(Hat const& hat) {
    return std::ranges::count_if(tasks_of(hat),
                                 [](auto const& t) { return t.task.kind.starts_with("monitor."); });
  }
};

TEST_P(Watching,
       clause_2_2_2c_a_late_departure_is_found_once_owned_clocked_passed_on_and_closed_with_its_cause) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(14 * 60'000));
  EXPECT_TRUE(of_kind(AlertKind::late_departure).empty());
  at(order.departs_at.plus_ms(15 * 60'000));
  at(order.departs_at.plus_ms(16 * 60'000));
  auto const found = of_kind(AlertKind::late_departure);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].alert.vehicle, "云A12345");
  EXPECT_EQ(found[0].alert.value, 15);
  auto const asked = n_tasks(dispatcher_);
  EXPECT_GE(asked, 1u);
  EXPECT_EQ(n_tasks(manager_), 0u);
  at(found[0].alert.due_at);
  at(found[0].alert.due_at.plus_ms(60'000));
  EXPECT_GE(n_tasks(manager_), 1u) << "nobody took it in time";
  auto const id = found[0].alert.id;
  auto const mine =
      must<service::AlertView>(dispatcher_, [&](auto& a) { return service::take_alert(a, {id}); });
  EXPECT_EQ(mine.taken_by_name, "林调度");
  EXPECT_EQ(
      outcome_of(act<service::AlertView>(manager_, [&](auto& a) { return service::take_alert(a, {id}); })),
      refusal::alert_taken.code);
  EXPECT_LT(n_tasks(dispatcher_), asked) << "the task ends with it";
  auto const closed = must<service::AlertView>(dispatcher_, [&](auto& a) {
    return service::close_alert(a, {id, AlertCause::traffic, "堵车"});
  });
  EXPECT_EQ(closed.alert.state, AlertState::closed);
  auto const counts = look<service::AlertCounts>(dispatcher_, [](auto& l) {
                        return service::count_alerts(l, {kDay, kDay});
                      }).items;
  auto const of_traffic = std::ranges::find(counts, AlertCause::traffic, &store::AlertCount::cause);
  ASSERT_NE(of_traffic, counts.end());
  EXPECT_EQ(of_traffic->n, 1);
  EXPECT_EQ(of_traffic->n_in_time, 0);
}

TEST_P(Watching, an_alert_is_over_when_it_is_no_longer_so) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(20 * 60'000));
  ASSERT_EQ(of_kind(AlertKind::offline).size(), 1u) << "nothing was ever heard of the vehicle";
  auto offline = rule(AlertKind::offline);
  offline.enabled = false;
  change(offline);
  at(order.departs_at.plus_ms(21 * 60'000));
  EXPECT_GT(of_kind(AlertKind::offline).at(0).alert.over_at.ms, 0);
  EXPECT_EQ(of_kind(AlertKind::offline).at(0).alert.state, AlertState::open) << "somebody says what it was";
  EXPECT_EQ(of_kind(AlertKind::late_departure).at(0).alert.over_at.ms, 0);
}

TEST_P(Watching, a_rule_on_trial_asks_nobody_and_is_not_in_the_list) {
  auto const order = driven_order();
  at(order.departs_at);
  auto r = rule(AlertKind::late_departure);
  r.dry_run = true;
  change(r);
  at(order.departs_at.plus_ms(9 * 60'000));
  auto const before = n_tasks(dispatcher_);
  at(order.departs_at.plus_ms(15 * 60'000));
  EXPECT_TRUE(of_kind(AlertKind::late_departure).empty());
  EXPECT_EQ(alerts({.kind = "late_departure", .with_trials = true}).size(), 1u);
  auto const other = of_kind(AlertKind::offline).size();
  EXPECT_EQ(n_tasks(dispatcher_), before + other);
}

TEST_P(Watching, rules_are_changed_by_the_version_that_was_seen) {
  at(now_);
  auto r = rule(AlertKind::off_route);
  r.threshold = 800;
  change(r);
  EXPECT_EQ(outcome_of(act<AlertRule>(dispatcher_, [&](auto& a) { return service::save_rule(a, r); })),
            refusal::changed_meanwhile.code);
  EXPECT_EQ(rule(AlertKind::off_route).threshold, 800);
}

TEST_P(Watching, clause_3_5_2_the_board_shows_runs_with_what_the_driver_said_and_each_bags_place) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(60'000));
  auto const board =
      look<service::RunBoard>(dispatcher_, [](auto& l) { return service::view_board(l, {kDay}); });
  auto const run = std::ranges::find(board.items, TripId{order.trip.value},
                                     [](service::BoardRun const& b) { return b.run.trip; });
  ASSERT_NE(run, board.items.end());
  EXPECT_EQ(run->run.state, rules::RunState::waiting);
  EXPECT_EQ(run->run.vehicle, "云A12345");
  EXPECT_EQ(run->driver_name, "陈师傅");
  EXPECT_EQ(run->late_min, 1);
  EXPECT_EQ(run->next_stop, 0);
  list_bag({order.trip.value});
  auto const whole = look<service::RunDetail>(dispatcher_, [&](auto& l) {
    return service::view_run(l, {{order.trip.value}, kDay});
  });
  ASSERT_EQ(whole.bags.size(), 1u);
  EXPECT_FALSE(whole.bags[0].on_board);
  EXPECT_GT(whole.bags[0].planned_at.ms, order.departs_at.ms);
  EXPECT_GE(whole.path.size(), 2u);
  EXPECT_EQ(outcome_of(
                try_look<service::RunBoard>(driver_, [](auto& l) { return service::view_board(l, {kDay}); })),
            refusal::out_of_reach.code);
}

ON_EACH_ENGINE(Watching);

}  // namespace
}  // namespace monitor
