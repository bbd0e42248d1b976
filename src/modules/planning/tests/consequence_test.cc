// What a change of the day's plan brings besides the plan: times on waybills, notices, texts, tasks and
// money.
#include <gtest/gtest.h>

#include "modules/planning/service/actual.h"
#include "modules/planning/service/export.h"
#include "modules/planning/service/red_risk.h"
#include "testing/paper.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::Change;
using rules::ChangeKind;

class Consequences : public PlanningCounty {
 protected:
  void SetUp() override {
    PlanningCounty::SetUp();
    if (IsSkipped()) return;
    keeper_ = join({"赵站长", "head1", coach_, "station_head", {town_}});
  }
  /// A published plan whose only bag rides line 101 at seven.
  PlanId day() {
    seal({"PA100000001CN"});
    auto const id = published_plan();
    first_ = trip_at(id, "101", 7 * 3600);
    return id;
  }
  Change late(int seconds) const {
    return {.kind = ChangeKind::delay, .trip = first_, .late_s = {seconds}, .reason = "上游晚点"};
  }
  Change extra() const {
    return {.kind = ChangeKind::extra,
            .trip = first_,
            .departs = {8 * 3600},
            .hold_g = {800'000},
            .hold_cm3 = {4'000'000},
            .reason = "集日邮件多"};
  }
  mail::service::WaybillView waybill() {
    auto const runs = look<std::vector<mail::TripRun>>(boss_, [&](auto& l) {
      return base::Result<std::vector<mail::TripRun>>{mail::list_trip_runs(l.tx, l.region, kDay)};
    });
    for (auto const& r : runs)
      if (r.trip.value == first_.value)
        return look<mail::service::WaybillView>(
            boss_, [&](auto& l) { return mail::service::view_waybill(l, {r.waybill}); });
    throw std::runtime_error{"no waybill"};
  }
  Hat keeper_;
  TripId first_;
};

TEST_P(Consequences,
       clause_3_5_1_a_delayed_trips_waybill_shows_the_new_times_and_punctuality_the_timetables) {
  auto const id = day();
  auto const before = waybill();
  auto const next = change(id, late(900));
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  auto const after = waybill();
  EXPECT_EQ(after.waybill.departs_at, before.waybill.departs_at.plus_ms(900'000));
  for (std::size_t i = 0; i < before.stops.size(); ++i)
    EXPECT_EQ(after.stops[i].planned_departure, before.stops[i].planned_departure.plus_ms(900'000));
  auto const row = ask(service::view_actual, {kDay}).rows.at(0);
  EXPECT_EQ(row.planned_departure, base::instant_of(kDay, {7 * 3600})) << "an announced delay is one";
}

TEST_P(Consequences, clause_3_5_1_of_a_trip_that_has_left_only_stops_ahead_get_new_times) {
  auto const id = day();
  auto const order = ask(service::list_orders, {.service_date = kDay}).items.at(0).id;
  done(dispatcher_, service::assign_order, {order, "云A12345", driver_.person});
  now_ = base::instant_of(kDay, {7 * 3600 + 60});
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::depart(a, {waybill().waybill.id, centre_});
  });
  auto const before = waybill();
  auto const next = change(
      id, {.kind = ChangeKind::delay, .trip = first_, .node = town_, .late_s = {1200}, .reason = "堵车"});
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  auto const after = waybill();
  EXPECT_EQ(after.stops.front().planned_departure, before.stops.front().planned_departure);
  EXPECT_EQ(after.stops.back().planned_arrival, before.stops.back().planned_arrival.plus_ms(1'200'000));
  EXPECT_EQ(after.waybill.vehicle, before.waybill.vehicle);
}

TEST_P(Consequences, clause_3_5_1_stations_are_told_which_mail_goes_another_way) {
  auto const id = day();
  EXPECT_TRUE(notices_of(keeper_).empty()) << "a plan made anew is no change";
  change(id, {.kind = ChangeKind::cancel, .trip = first_, .reason = "车辆年检未过"});
  auto const told = notices_of(keeper_);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].notice.title, "计划变更：停运 101 07:00 清水镇");
  EXPECT_NE(told[0].notice.body.find("车辆年检未过"), std::string::npos);
  EXPECT_NE(told[0].notice.body.find("原 101 07:00"), std::string::npos) << told[0].notice.body;
  EXPECT_NE(told[0].notice.body.find("改 202 07:30"), std::string::npos) << told[0].notice.body;
  EXPECT_TRUE(told[0].notice.must_acknowledge);
}

TEST_P(Consequences, clause_3_5_1_addressees_are_told_once_when_their_mail_comes_behind_its_promise) {
  auto const id = day();
  auto const texts = [&] {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) {
      n = tx.find_integer("SELECT COUNT(*) FROM message_text WHERE region = $1 AND purpose = 'mail.delayed'",
                          {boss_.region})
              .value_or(0);
    });
    return n;
  };
  auto published = change(id, late(900));
  EXPECT_EQ(texts(), 0) << "still within the promise";
  auto at = published.plan.id;
  for (int const seconds : {7 * 3600 + 1800, 9 * 3600 + 1800, 11 * 3600 + 1800})
    at = change(at, {.kind = ChangeKind::cancel, .trip = trip_at(at, "202", seconds), .reason = "封路"})
             .plan.id;
  at = change(at, {.kind = ChangeKind::cancel, .trip = first_, .reason = "封路"}).plan.id;
  EXPECT_EQ(loads(at)[0].load.way, LoadWay::tomorrow);
  EXPECT_GT(loads(at)[0].load.arrives, loads(at)[0].load.promise);
  EXPECT_EQ(texts(), 1);
}

TEST_P(Consequences, clause_3_5_1_addressees_of_loose_items_are_told_once_as_well) {
  accept("PA100000002CN");
  auto at = published_plan();
  ASSERT_EQ(loads(at)[0].load.source, LoadSource::loose);
  auto const texts = [&] {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) {
      n = tx.find_integer("SELECT COUNT(*) FROM message_text WHERE region = $1 AND purpose = 'mail.delayed'",
                          {boss_.region})
              .value_or(0);
    });
    return n;
  };
  auto const cancel = [&](int seconds) {
    Change const what{.kind = ChangeKind::cancel, .trip = trip_at(at, "202", seconds), .reason = "封路"};
    at = change(at, what).plan.id;
  };
  cancel(7 * 3600 + 1800);
  EXPECT_EQ(loads(at)[0].load.way, LoadWay::departures) << "a later one";
  EXPECT_EQ(texts(), 0) << "within the promise";
  cancel(9 * 3600 + 1800);
  cancel(11 * 3600 + 1800);
  EXPECT_EQ(loads(at)[0].load.way, LoadWay::tomorrow);
  EXPECT_EQ(texts(), 1);
  at =
      change(at, {.kind = ChangeKind::cancel, .trip = trip_at(at, "202", 13 * 3600 + 1800), .reason = "封路"})
          .plan.id;
  EXPECT_EQ(texts(), 1) << "no news";
}

TEST_P(Consequences, labels_and_tags_show_the_times_of_a_delayed_trip) {
  NEEDS_TOOL("pdftotext");
  auto const item = accept("PA100000002CN");
  auto const bag = seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const label = [&] {
    return testing_support::Paper{
        look<platform::http::File>(clerk_, [&](auto& l) {
          return mail::service::print_label(l, {item.id, mail::service::LabelSize::large});
        }).bytes};
  };
  auto const tag = [&] {
    return testing_support::Paper{look<platform::http::File>(clerk_, [&](auto& l) {
                                    return mail::service::print_tag(l, {.bag = bag.id});
                                  }).bytes};
  };
  EXPECT_TRUE(label().shows("20211-2407:30")) << label().text();
  EXPECT_TRUE(tag().shows("10111-2407:00")) << tag().text();
  auto const first = trip_at(id, "101", 7 * 3600), second = trip_at(id, "202", 7 * 3600 + 1800);
  auto const late = [&](PlanId of, TripId trip) {
    return change(of, {.kind = ChangeKind::delay, .trip = trip, .late_s = {900}, .reason = "上游晚点"})
        .plan.id;
  };
  late(late(id, first), second);
  EXPECT_TRUE(label().shows("20211-2407:45")) << label().text();
  EXPECT_TRUE(tag().shows("10111-2407:15")) << tag().text();
}

TEST_P(Consequences, approval_of_a_change_is_a_task_that_ends_with_the_decision) {
  auto const id = day();
  auto const waiting = change(id, extra());
  ASSERT_EQ(waiting.plan.state, PlanState::waiting) << waiting.plan.failure;
  ASSERT_EQ(tasks_of(manager_).size(), 1u);
  auto const task = tasks_of(manager_)[0].task;
  EXPECT_EQ(task.kind, "planning.approve_extra");
  EXPECT_EQ(task.path, "/planning/changes?day=2026-11-24&open=" + std::to_string(waiting.plan.id.value));
  EXPECT_TRUE(tasks_of(dispatcher_).empty());
  done(manager_, service::publish_plan, {waiting.plan.id});
  EXPECT_TRUE(tasks_of(manager_).empty());
}

TEST_P(Consequences, approval_that_is_given_up_or_overtaken_is_no_task_any_more) {
  auto const id = day();
  auto const given_up = change(id, extra());
  done(dispatcher_, service::discard_plan, {given_up.plan.id});
  EXPECT_TRUE(tasks_of(manager_).empty());
  change(id, extra());
  EXPECT_EQ(tasks_of(manager_).size(), 1u);
  EXPECT_EQ(change(id, late(900)).plan.state, PlanState::published);
  EXPECT_TRUE(tasks_of(manager_).empty()) << "it followed a plan that is the day's no more";
}

TEST_P(Consequences, a_change_says_what_it_costs_beyond_the_plan_before) {
  auto settings = ask(service::get_settings, {});
  settings.li_a_bag = {1'000};
  done(manager_, service::change_settings, settings);
  auto const id = day();
  auto const before = plan(id).figures;
  EXPECT_EQ(before.more_li.value, 0);
  auto at = change(id, {.kind = ChangeKind::move, .load = 0, .reason = "收件人明天才在"});
  EXPECT_EQ(at.figures.more_li.value, -before.carriage_li.value) << "what does not ride costs nothing";
  EXPECT_EQ(plan(at.plan.id).figures.more_li, at.figures.more_li) << "it stays on record";
}

TEST_P(Consequences, bags_of_a_hold_that_nobody_counted_are_those_of_the_trip) {
  auto const id = day();
  Change const larger{.kind = ChangeKind::resize,
                      .trip = first_,
                      .hold_g = {900'000},
                      .hold_cm3 = {9'000'000},
                      .reason = "换大车"};
  auto const next = change(id, larger);
  EXPECT_EQ(next.plan.state, PlanState::published) << "no smaller vehicle: " << next.plan.failure;
  auto const bags = [&](PlanId of) {
    for (auto const& t : trips(of))
      if (t.trip.trip == first_) return t.trip.hold_bags;
    return std::int64_t{-1};
  };
  EXPECT_EQ(bags(next.plan.id), bags(id));
}

TEST_P(Consequences, an_order_holds_thirty_days_from_its_trip_however_early_it_was_asked_for) {
  base::ServiceDate const ahead{20261222};
  auto const id = propose({.service_date = ahead}).plan.id;
  auto const o = done(clerk_, service::ask_order, {trip_at(id, "202", 7 * 3600 + 1800), ahead, "腊月"});
  EXPECT_EQ(o.valid_until, base::add_days(ahead, 30));
}

TEST_P(Consequences, passengers_keep_more_of_a_hold_on_weekends_where_it_is_said) {
  auto settings = ask(service::get_settings, {});
  settings.weekend_percent = 40;
  done(manager_, service::change_settings, settings);
  auto const reserve = [&](base::ServiceDate day) {
    auto const id = propose({.service_date = day}).plan.id;
    for (auto const& t : trips(id))
      if (t.trip.line == "202") return t.trip.reserve_g.value * 100 / t.trip.hold_g.value;
    return std::int64_t{-1};
  };
  EXPECT_EQ(reserve(kDay), 10) << "a Tuesday";
  EXPECT_EQ(rules::reserve_percent_on(settings, rules::DayType::weekend), 40);
  EXPECT_EQ(rules::reserve_percent_on(settings, rules::DayType::holiday), 10) << "nothing was said";
}

TEST_P(Consequences, lists_are_taken_out_as_files) {
  auto const id = day();
  change(id, late(900));
  using platform::http::SheetFormat;
  auto const orders = ask(service::export_orders, {.service_date = kDay, .format = SheetFormat::csv_utf8});
  EXPECT_EQ(orders.name, "派车单-2026-11-24.csv");
  EXPECT_NE(orders.bytes.find("待派车"), std::string::npos) << orders.bytes;
  auto const changes = ask(service::export_changes, {kDay, SheetFormat::csv_utf8});
  EXPECT_NE(changes.bytes.find("晚点"), std::string::npos) << changes.bytes;
  EXPECT_NE(changes.bytes.find("上游晚点"), std::string::npos);
  for (auto const& file : {ask(service::export_duties, {kDay}), ask(service::export_inspections, {kDay}),
                           ask(service::export_actual, {kDay}), ask(service::export_vans, {}),
                           ask(service::export_fleet, {}), ask(service::export_forecast, {kDay})})
    EXPECT_EQ(file.bytes.substr(0, 2), "PK") << file.name;
  done(dispatcher_, service::set_red_risk, {rules::RedRiskKind::flood, {}, {}, kDay, kDay, "水淹"});
  auto const risks = ask(service::export_red_risks, {kDay, true, SheetFormat::csv_utf8});
  EXPECT_EQ(risks.name, "红色风险-2026-11-24.csv");
  EXPECT_NE(risks.bytes.find("水淹"), std::string::npos);
  EXPECT_NE(risks.bytes.find("林调度"), std::string::npos);
}

ON_EACH_ENGINE(Consequences);

}  // namespace
}  // namespace planning
