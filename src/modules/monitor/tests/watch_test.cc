// Alerts on a day of the planning county, on both databases: raised, taken, closed, passed on, over.
#include <gtest/gtest.h>

#include "engine/driving/drive.h"
#include "modules/monitor/jobs/watch.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/alert.h"
#include "modules/monitor/service/alert_rule.h"
#include "modules/monitor/service/board.h"
#include "modules/monitor/service/day_kinds.h"
#include "modules/monitor/service/export.h"
#include "modules/monitor/service/following.h"
#include "modules/monitor/service/passing.h"
#include "modules/monitor/service/questions.h"
#include "testing/monitor_county.h"

namespace monitor {
namespace {

using rules::Alert;
using rules::AlertCause;
using rules::AlertKind;
using rules::AlertRule;
using rules::AlertState;

using testing_support::outcome_of;

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
  /// Estimates of the day's one run were graded, none waits, and positions told of all its stops.
  void expect_graded(std::int64_t stops) {
    auto const accuracy = look<service::AccuracyReport>(dispatcher_, [](auto& l) {
      return service::view_accuracy(l, {kDay, kDay});
    });
    ASSERT_FALSE(accuracy.items.empty());
    std::int64_t graded = 0;
    for (auto const& a : accuracy.items) {
      EXPECT_EQ(a.week.yyyymmdd, 20261123) << "its Monday";
      EXPECT_LE(a.p50_s, a.p80_s);
      EXPECT_LE(a.p80_s, a.p95_s);
      EXPECT_LT(a.p95_s, 1'800);
      graded += a.n;
    }
    EXPECT_GE(graded, stops - 1) << "every stop but the first was estimated, from some way off";
    ASSERT_EQ(accuracy.stops.size(), 1u);
    EXPECT_EQ(accuracy.stops[0].seen, stops);
    EXPECT_EQ(accuracy.stops[0].stops, stops);
    database_->read([](Tx& tx) {
      EXPECT_EQ(tx.find_integer("SELECT COUNT(*) FROM monitor_estimate"), 0)
          << "none waits for a run that has ended";
    });
  }
  mail::Bag bag_;
  service::RunDetail detail_of(planning::VehicleOrder const& order) {
    return look<service::RunDetail>(
        dispatcher_, [&](auto& l) { return service::view_run(l, {{order.trip.value}, kDay}); });
  }
  auto run_of(planning::VehicleOrder const& order) { return detail_of(order).run; }
  network::Path path_of(planning::VehicleOrder const& order) {
    network::Path out;
    database_->read([&](Tx& tx) { out = network::path_of(tx, boss_.region, {order.trip.value}); });
    return out;
  }
  void at(base::Instant when) {
    now_ = when;
    for (auto rounds = 0; rounds < 2; ++rounds) jobs::watch(*database_, boss_.region, now_);
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

TEST_P(Watching, lists_are_taken_out_as_files) {
  using service::SheetFormat;
  auto const order = driven_order();
  at(order.departs_at.plus_ms(20 * 60'000));
  auto const file = [this](auto const& request, auto run) {
    return look<service::File>(dispatcher_, [&](auto& l) { return run(l, request); });
  };
  auto const alerts = file(service::ExportAlerts{.format = SheetFormat::csv_utf8}, service::export_alerts);
  EXPECT_NE(alerts.bytes.find("晚发"), std::string::npos) << alerts.bytes;
  EXPECT_NE(alerts.bytes.find("云A12345"), std::string::npos);
  auto const none =
      file(service::ExportAlerts{.kind = "sos", .format = SheetFormat::csv_utf8}, service::export_alerts);
  EXPECT_EQ(none.bytes.find("云A12345"), std::string::npos) << "filtered as the list";
  auto const runs = file(service::ExportRuns{kDay, {}, {}, SheetFormat::csv_utf8}, service::export_runs);
  EXPECT_EQ(runs.name, "班次运行-2026-11-24.csv");
  EXPECT_NE(runs.bytes.find("云A12345"), std::string::npos);
  auto const rates =
      file(service::ExportPunctuality{kDay, kDay, SheetFormat::xlsx}, service::export_punctuality);
  EXPECT_EQ(rates.bytes.substr(0, 2), "PK");
}

TEST_P(Watching, an_alert_is_over_when_it_is_no_longer_so) {
  auto const order = driven_order();
  list_bag({order.trip.value});
  at(order.departs_at.plus_ms(20 * 60'000));
  ASSERT_EQ(of_kind(AlertKind::late_departure).size(), 1u);
  EXPECT_TRUE(of_kind(AlertKind::offline).empty()) << "its vehicle has no terminal";
  EXPECT_EQ(n_tasks(dispatcher_), 1u);
  auto late = rule(AlertKind::late_departure);
  late.enabled = false;
  change(late);
  at(order.departs_at.plus_ms(21 * 60'000));
  EXPECT_GT(of_kind(AlertKind::late_departure).at(0).alert.over_at.ms, 0);
  EXPECT_EQ(of_kind(AlertKind::late_departure).at(0).alert.state, AlertState::open)
      << "somebody says what it was";
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
  auto const whole = detail_of(order);
  ASSERT_EQ(whole.bags.size(), 1u);
  EXPECT_FALSE(whole.bags[0].on_board);
  EXPECT_GT(whole.bags[0].planned_at.ms, order.departs_at.ms);
  EXPECT_GE(whole.path.size(), 2u);
  EXPECT_EQ(outcome_of(
                try_look<service::RunBoard>(driver_, [](auto& l) { return service::view_board(l, {kDay}); })),
            refusal::out_of_reach.code);
}

/// Reports of a vehicle at these latitudes, a minute apart, as tracking passes them on.
std::vector<tracking::Watched> drive(base::Instant from, std::vector<double> const& latitudes,
                                     bool late = false) {
  std::vector<tracking::Watched> out;
  for (auto const lat : latitudes) {
    tracking::Watched w;
    w.report.at = w.report.received_at = from.plus_ms(std::ssize(out) * 60'000);
    w.report.place = base::position_of(lat, 102.005);
    w.report.positioned = true;
    w.late = late;
    out.push_back(w);
  }
  return out;
}

TEST_P(Watching, clause_3_5_2_a_vehicle_that_enters_leaves_or_jumps_over_a_fence_is_told_once_each) {
  rules::FenceArea area;
  area.fence.name = "施工区";
  area.fence.shape = rules::FenceShape::polygon;
  for (auto const& [lat, lon] : {std::pair{25.0, 102.0}, {25.0, 102.01}, {25.01, 102.01}, {25.01, 102.0}}) {
    auto const p = base::position_of(lat, lon);
    area.points.push_back({p.lat_e7, p.lon_e7});
  }
  must<rules::FenceArea>(dispatcher_, [&](auto& a) { return service::save_fence(a, area); });
  at(now_);
  auto const pass = [&](std::vector<tracking::Watched> const& reports) {
    database_->write_now([&](Tx& tx) {
      service::pass_fences(tx, boss_.region, now_, "云A12345", reports);
      return true;
    });
  };
  pass(drive(now_, {24.99, 25.005}));
  ASSERT_EQ(of_kind(AlertKind::fence_entered).size(), 1u);
  EXPECT_EQ(of_kind(AlertKind::fence_entered).at(0).alert.place, "施工区");
  EXPECT_TRUE(of_kind(AlertKind::fence_left).empty());
  pass(drive(now_.plus_ms(300'000), {25.006, 25.0101, 25.02}));
  EXPECT_EQ(of_kind(AlertKind::fence_left).size(), 1u);
  pass(drive(now_.plus_ms(600'000), {24.98}));
  EXPECT_EQ(of_kind(AlertKind::fence_crossed).size(), 1u) << "from one side to the other between two reports";
  pass(drive(now_, {25.005}, true));
  EXPECT_EQ(of_kind(AlertKind::fence_entered).size(), 1u) << "late reports are history";
}

TEST_P(Watching, clause_3_5_2_an_sos_asks_the_dispatcher_at_once_and_a_late_one_nobody) {
  at(now_);
  auto const tell = [&](tracking::AlarmKind kind, bool late, std::int64_t id) {
    database_->write_now([&](Tx& tx) {
      service::take_alarm(tx, boss_.region, now_,
                          {.id = {id},
                           .vehicle = "云A12345",
                           .organisation = coach_,
                           .kind = kind,
                           .at = now_,
                           .late = late});
      return true;
    });
  };
  tell(tracking::AlarmKind::sos, true, 1);
  tell(tracking::AlarmKind::antenna_open, false, 2);
  EXPECT_EQ(n_tasks(dispatcher_), 0u);
  tell(tracking::AlarmKind::sos, false, 3);
  tell(tracking::AlarmKind::sos, false, 3);
  EXPECT_EQ(of_kind(AlertKind::sos).size(), 1u);
  EXPECT_EQ(n_tasks(dispatcher_), 1u);
}

TEST_P(Watching, clause_3_5_2_what_the_platform_above_asks_is_a_task_of_the_dispatcher_until_it_is_answered) {
  auto const tell = [&](tracking::QuestionState state) {
    database_->write_now([&](Tx& tx) {
      tracking::Question q{.id = {9}, .text = "请问值班人员姓名？", .asked_at = now_, .due_at = now_.plus_ms(60'000)};
      q.state = state;
      service::take_question(tx, boss_.region, now_, q);
      return true;
    });
  };
  tell(tracking::QuestionState::open);
  tell(tracking::QuestionState::open);
  EXPECT_EQ(n_tasks(dispatcher_), 1u);
  tell(tracking::QuestionState::answered);
  EXPECT_EQ(n_tasks(dispatcher_), 0u);
}

/// What a terminal reports of the order's trip driven with a seed, in the order of reception.
std::vector<tracking::Watched> reports_of(network::Path const& path,
                                          std::vector<rules::RunStop> const& stops) {
  driving::Trip trip{path.shape, path.stops, {}, {}, 1};
  for (auto const& s : stops) {
    trip.arrives.push_back(s.arrives_at);
    trip.departs.push_back(s.departs_at);
  }
  matching::Way const way{path.shape, path.stops};
  driving::Random random{3};
  driving::Habits habits;
  habits.turns_short = habits.skips = habits.starts_late = 0;
  auto const drive = driving::drive(trip, way, habits, random);
  std::vector<tracking::Watched> out;
  for (auto const& o : driving::observe(drive, way, {.blind = 0, .skewed = 0}, random)) {
    tracking::Watched w;
    w.report.at = o.at;
    w.report.received_at = o.received_at;
    w.report.place = o.place;
    w.report.positioned = true;
    w.report.speed_dkmh = static_cast<std::int32_t>(o.speed_mps * 36);
    out.push_back(w);
  }
  std::ranges::stable_sort(out, {}, [](auto const& w) { return w.report.at; });
  return out;
}

TEST_P(Watching, a_run_that_is_told_hours_later_goes_on_while_it_is_told_and_ends_when_nothing_comes) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(-600'000));
  auto const run_now = [&] { return run_of(order); };
  auto const reports = reports_of(path_of(order), run_now().stops);
  auto const half = std::span{reports}.first(reports.size() / 2);
  at(reports.back().report.at.plus_ms(5 * 3'600'000));
  EXPECT_EQ(run_now().run.state, rules::RunState::ended) << "nobody told of it";
  database_->write_now([&](Tx& tx) {
    service::follow(tx, boss_.region, now_, "云A12345", half);
    tracking::Latest l;
    l.vehicle = "云A12345";
    l.at = l.reported_at = half.back().report.at;
    l.received_at = l.heard_at = now_;
    tx.insert("tracking_latest", boss_.region, l);
    return true;
  });
  EXPECT_EQ(run_now().run.state, rules::RunState::running);
  at(now_.plus_ms(60'000));
  EXPECT_EQ(run_now().run.state, rules::RunState::running) << "the minute's watch ends nothing that is being told";
  at(now_.plus_ms(rules::kRecentMs));
  EXPECT_EQ(run_now().run.state, rules::RunState::ended);
}

TEST_P(Watching, clause_3_5_2_positions_tell_when_stops_are_come_to_and_when_the_next_ones_will_be) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(-600'000));
  auto const run_now = [&] { return run_of(order); };
  auto const reports = reports_of(path_of(order), run_now().stops);
  auto const follow = [&](std::span<tracking::Watched const> some) {
    for (std::size_t i = 0; i < some.size(); i += 7) {
      auto const part = some.subspan(i, std::min<std::size_t>(7, some.size() - i));
      now_ = part.back().report.at;
      database_->write_now([&](Tx& tx) {
        service::follow(tx, boss_.region, now_, "云A12345", part);
        return true;
      });
    }
  };
  follow(std::span{reports}.first(reports.size() / 2));
  auto const half = run_now();
  EXPECT_EQ(half.run.state, rules::RunState::running);
  EXPECT_TRUE(half.stops.front().by_position);
  EXPECT_GT(half.stops.front().departed_at.ms, order.departs_at.ms - 60'000);
  EXPECT_EQ(half.stops.back().arrived_at.ms, 0);
  EXPECT_GT(half.stops.back().expected_at.ms, now_.ms);
  EXPECT_GT(half.run.progress_m, 1000);
  EXPECT_LT(half.run.deviation_m, 200);
  follow(std::span{reports}.subspan(reports.size() / 2));
  auto const whole = run_now();
  EXPECT_EQ(whole.run.state, rules::RunState::ended);
  EXPECT_NEAR(
      static_cast<double>(whole.stops.back().arrived_at.ms - half.stops.back().expected_at.ms) / 60'000, 0,
      15);
  for (std::size_t i = 1; i < whole.stops.size(); ++i)
    EXPECT_GT(whole.stops[i].arrived_at.ms, whole.stops[i - 1].departed_at.ms) << i;
  auto const punctual = look<service::Punctuality>(dispatcher_, [](auto& l) {
    return service::view_punctuality(l, {kDay, kDay});
  });
  EXPECT_EQ(punctual.items.at(0).known, 1);
  expect_graded(std::ssize(whole.stops));
}

/// Everything was away from a quarter of the trip to three quarters: gateway, watch and radio. Then the
/// vehicle connects, reports where it is, and sends what it has kept.
TEST_P(Watching, clause_3_5_2_after_an_outage_late_reports_fill_the_gap_and_nothing_is_a_false_alarm) {
  auto const order = driven_order();
  at(order.departs_at.plus_ms(-600'000));
  auto const view = [&] { return run_of(order); };
  auto const path = path_of(order);
  std::vector<tracking::Report> reports;
  for (auto const& w : reports_of(path, view().stops))
    reports.push_back(w.report);
  std::vector<tracking::Watcher> const watchers{
      [&](Tx& tx, base::Region region, std::string const& vehicle, std::span<tracking::Watched const> some) {
        service::follow(tx, region, now_, vehicle, some);
      }};
  auto const tell = [&](std::span<tracking::Report const> some, bool backlog) {
    hear("云A12345", some, backlog, watchers);
  };
  auto const live = [&](std::size_t from, std::size_t until) {
    for (auto i = from; i < until; ++i) {
      now_ = reports[i].at;
      tell(std::span{reports}.subspan(i, 1), false);
      if (i % 4 == 0) at(now_);
    }
  };
  auto const gone = reports.size() / 4, back = reports.size() * 3 / 4;
  ASSERT_GT(reports[back].at.ms - reports[gone].at.ms, 15 * 60'000) << "longer than any rule waits";
  live(0, gone);
  now_ = reports[back].at;
  connect_terminal();
  at(now_.plus_ms(1'000));
  EXPECT_TRUE(alerts().empty()) << "it has just come back: " << base::to_name(alerts().at(0).alert.kind);
  live(back, back + 1);
  at(now_);
  tell(std::span{reports}.subspan(gone, back - gone), true);
  at(now_);
  live(back + 1, reports.size());
  EXPECT_TRUE(alerts().empty()) << base::to_name(alerts().at(0).alert.kind);
  auto const run = view();
  EXPECT_EQ(run.run.state, rules::RunState::ended);
  for (std::size_t i = 0; i < run.stops.size(); ++i) EXPECT_TRUE(run.stops[i].by_position) << i;
  for (std::size_t i = 1; i < run.stops.size(); ++i)
    EXPECT_GT(run.stops[i].arrived_at.ms, run.stops[i - 1].departed_at.ms) << i;
}

TEST_P(Watching, a_rule_of_days_off_and_of_market_days_follows_the_calendars) {
  at(now_);
  std::vector<AlertRule> rules{rule(AlertKind::late_departure)};
  auto const kinds = [&] {
    rules::DayKinds out;
    database_->read([&](Tx& tx) { out = service::day_kinds(tx, boss_.region, now_, rules); });
    return out;
  };
  EXPECT_TRUE(kinds().worked.empty()) << "nobody asks";
  rules[0].days = rules::AlertDays::off;
  EXPECT_TRUE(kinds().worked.at(kDay)) << "a Tuesday";
  EXPECT_FALSE(kinds().markets.contains(kDay));
  hold_market(town_, "2");
  EXPECT_TRUE(kinds().markets.contains(kDay));
  EXPECT_FALSE(kinds().markets.contains(base::add_days(kDay, -1)));
}

ON_EACH_ENGINE(Watching);

}  // namespace
}  // namespace monitor
