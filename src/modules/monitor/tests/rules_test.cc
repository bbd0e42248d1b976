// Rules by themselves: when an alert rule is in force, what it finds, fences, and the life of an alert.
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <utility>

#include "modules/monitor/rules/accuracy.h"
#include "modules/monitor/rules/fence.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/rules/run.h"
#include "modules/monitor/rules/watch.h"

namespace monitor::rules {
namespace {

using enum AlertKind;

constexpr base::ServiceDate kWednesday{20261125};
base::Instant at(int hour, int minute, base::ServiceDate day = kWednesday) {
  return base::instant_of(day, {hour * 3600 + minute * 60});
}

AlertRule rule_of(AlertKind kind) {
  for (auto r : usual_rules())
    if (r.kind == kind) {
      r.id = {7};
      return r;
    }
  throw std::runtime_error{"no such rule"};
}

/// Leaves the centre at 8:00, calls at 8:30 (until 8:35) and ends at 9:10; 11.1 km between stops.
TripFact trip() {
  TripFact t;
  t.trip = {5};
  t.service_date = kWednesday;
  t.line = "101";
  t.vehicle = "云A10001";
  t.is_told = true;
  t.stops = {{{1}, "县城", base::position_of(25.0, 102.0), at(8, 0), at(8, 0), {}, {}, {}},
             {{2}, "马街", base::position_of(25.1, 102.0), at(8, 30), at(8, 35), {}, {}, {}},
             {{3}, "大坪", base::position_of(25.2, 102.0), at(9, 10), at(9, 10), {}, {}, {}}};
  return t;
}
TripFact left() {
  auto t = trip();
  t.stops[0].departed_at = at(8, 1);
  return t;
}
Latest seen(base::Instant when, double lat) {
  Latest l;
  auto const p = base::position_of(lat, 102.0);
  l.at = l.received_at = l.heard_at = when;
  l.lat_e7 = p.lat_e7;
  l.lon_e7 = p.lon_e7;
  return l;
}
bool finds(AlertRule const& r, TripFact const& t, base::Instant now) { return !hits_of(r, t, now).empty(); }

TEST(Refusals, speak_both_languages) {
  for (auto const* kind : refusal::all) {
    EXPECT_NE(kind->zh[0], '\0') << kind->code;
    EXPECT_NE(kind->en[0], '\0') << kind->code;
  }
}

TEST(AlertRules, clause_2_2_2c_a_county_begins_with_every_kind_once_owned_and_clocked) {
  auto const rules = usual_rules();
  EXPECT_EQ(rules.size(), 17u);
  std::set<AlertKind> kinds;
  for (auto const& r : rules) {
    EXPECT_TRUE(check_rule(r).ok());
    EXPECT_GT(r.answer_min, 0);
    EXPECT_FALSE(r.post.empty());
    kinds.insert(r.kind);
  }
  EXPECT_EQ(kinds.size(), rules.size());
}

TEST(AlertRules, are_in_force_on_the_days_that_the_calendars_have) {
  AlertRule r;
  Circumstance c{.line = "101", .vehicle = "", .fence = {}, .at = base::instant_of({20261001}, {36'000})};
  DayKinds kinds;
  kinds.worked = {{{20261001}, false}, {{20261002}, true}};
  kinds.markets = {{20261001}};
  c.kinds = &kinds;
  auto const holds = [&](AlertDays days) {
    r.days = days;
    return applies(r, c);
  };
  EXPECT_TRUE(holds(AlertDays::every));
  EXPECT_TRUE(holds(AlertDays::off)) << "a Thursday, but a holiday";
  EXPECT_FALSE(holds(AlertDays::working));
  EXPECT_TRUE(holds(AlertDays::market));
  EXPECT_FALSE(holds(AlertDays::no_market));
  r.hours_from = {22 * 3600};
  r.hours_until = {5 * 3600};
  c.at = base::instant_of({20261002}, {3600});
  EXPECT_TRUE(holds(AlertDays::off)) << "the night belongs to the day on which it began";
  c.kinds = nullptr;
  EXPECT_TRUE(holds(AlertDays::working)) << "Thursday, where no calendar is known";
}

TEST(Accuracies, are_shares_of_what_was_graded) {
  EXPECT_EQ(horizon_of({0}, {299'000}), 5);
  EXPECT_EQ(horizon_of({0}, {301'000}), 10);
  EXPECT_EQ(horizon_of({0}, {3'601'000}), std::nullopt);
  EXPECT_EQ(horizon_of({5}, {5}), std::nullopt) << "not ahead";
  EXPECT_EQ(step_of({0}, {95'000}), 9);
  EXPECT_EQ(step_of({95'000}, {0}), 9);
  EXPECT_EQ(step_of({0}, {10'000'000}), kSteps - 1);
  EXPECT_EQ(week_of({20261126}).yyyymmdd, 20261123);
  EXPECT_EQ(week_of({20261123}).yyyymmdd, 20261123);
  base::ServiceDate const week{20261123};
  auto const all = graded({{week, 5, 0, 8}, {week, 5, 8, 1}, {week, 5, 9, 1}, {week, 15, 3, 2}});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].n, 10);
  EXPECT_EQ(all[0].p50_s, 10);
  EXPECT_EQ(all[0].p80_s, 10);
  EXPECT_EQ(all[0].p95_s, 100);
  EXPECT_EQ(all[0].within_90_s, 9);
  EXPECT_EQ(all[1].p80_s, 40);
}

TEST(AlertRules, are_held_to_lines_vehicles_and_hours) {
  auto r = rule_of(late_departure);
  Circumstance c{"101", "云A10001", {}, at(8, 0)};
  EXPECT_TRUE(applies(r, c));
  r.lines = "102, 101";
  EXPECT_TRUE(applies(r, c));
  r.lines = "102,1011";
  EXPECT_FALSE(applies(r, c));
  r.lines = {};
  r.vehicles = "云A10002";
  EXPECT_FALSE(applies(r, c));
  r.vehicles = {};
  r.weekdays = 1 << 2;
  EXPECT_TRUE(applies(r, c)) << "a Wednesday";
  r.weekdays = 1 << 3;
  EXPECT_FALSE(applies(r, c));
  r.weekdays = 127;
  r.hours_from = {8 * 3600};
  r.hours_until = {9 * 3600};
  EXPECT_TRUE(applies(r, c));
  c.at = at(9, 0);
  EXPECT_FALSE(applies(r, c)) << "half-open";
  r.enabled = false;
  c.at = at(8, 30);
  EXPECT_FALSE(applies(r, c));
}

TEST(AlertRules, hours_that_pass_midnight_belong_to_the_evening_they_begin_on) {
  auto r = rule_of(offline);
  r.hours_from = {22 * 3600};
  r.hours_until = {5 * 3600};
  r.weekdays = 1 << 2;
  EXPECT_TRUE(applies(r, {"", "", {}, at(23, 0)}));
  EXPECT_TRUE(applies(r, {"", "", {}, at(28, 0)})) << "Thursday 04:00, begun on Wednesday";
  EXPECT_FALSE(applies(r, {"", "", {}, at(4, 0)})) << "Wednesday 04:00, begun on Tuesday";
  EXPECT_FALSE(applies(r, {"", "", {}, at(12, 0)}));
}

TEST(AlertRules, need_threshold_and_post) {
  auto r = rule_of(off_route);
  r.threshold = 0;
  EXPECT_EQ(check_rule(r).refusal().kind, &refusal::threshold_missing);
  r.threshold = 1;
  r.post = {};
  EXPECT_EQ(check_rule(r).refusal().kind, &refusal::post_missing);
}

TEST(Watching, clause_3_5_2_a_trip_that_has_not_left_after_its_grace_is_late) {
  auto const r = rule_of(late_departure);
  EXPECT_FALSE(finds(r, trip(), at(8, 14)));
  auto const hits = hits_of(r, trip(), at(8, 15));
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].value, 15);
  EXPECT_EQ(hits[0].node, NodeId{1});
  EXPECT_EQ(hits[0].source, "7/20261125/trip/5");
  EXPECT_FALSE(finds(r, left(), at(9, 0)));
  auto seen_later = trip();
  seen_later.stops[1].arrived_at = at(8, 40);
  EXPECT_FALSE(finds(r, seen_later, at(9, 0))) << "it must have left to be there";
}

TEST(Watching, clause_3_5_2_an_arrival_is_late_when_it_will_be) {
  auto const r = rule_of(late_arrival);
  auto t = left();
  t.stops[1].expected_at = at(8, 44);
  t.stops[2].expected_at = at(9, 26);
  auto const hits = hits_of(r, t, at(8, 20));
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].place, "大坪");
  EXPECT_EQ(hits[0].value, 16);
  t.stops[2].expected_at = {};
  EXPECT_FALSE(finds(r, t, at(8, 20)));
  EXPECT_TRUE(finds(r, t, at(8, 45))) << "without an estimate the clock itself tells";
  t.stops[2].arrived_at = at(9, 30);
  EXPECT_FALSE(finds(r, t, at(9, 40))) << "it is there";
  EXPECT_FALSE(finds(r, trip(), at(8, 50))) << "a trip that has not left is late at its first stop, once";
}

TEST(Watching, clause_3_5_2_leaving_the_way_counts_while_the_report_is_fresh) {
  auto const r = rule_of(off_route);
  auto t = left();
  t.latest = seen(at(8, 10), 25.05);
  t.deviation_m = 499;
  EXPECT_FALSE(finds(r, t, at(8, 10)));
  t.deviation_m = 500;
  EXPECT_TRUE(finds(r, t, at(8, 12)));
  EXPECT_FALSE(finds(r, t, at(8, 13))) << "three minutes old";
}

TEST(Watching, standing_on_the_way_counts_and_waiting_for_time_at_a_stop_does_not) {
  auto const r = rule_of(long_stop);
  auto t = left();
  t.latest = seen(at(8, 40), 25.05);
  t.standing_since = at(8, 5);
  EXPECT_FALSE(finds(r, t, at(8, 34)));
  EXPECT_TRUE(finds(r, t, at(8, 35)));
  t.stops[1].arrived_at = at(8, 4);
  EXPECT_FALSE(finds(r, t, at(8, 35))) << "at the stop until its time";
  EXPECT_TRUE(finds(r, t, at(8, 36)));
}

TEST(Watching, silence_counts_from_when_a_vehicle_that_has_reported_should_be_heard) {
  auto const r = rule_of(offline);
  auto t = trip();
  EXPECT_FALSE(finds(r, t, at(8, 30))) << "it has no terminal";
  t.latest = seen(at(7, 0), 25.0);
  EXPECT_FALSE(finds(r, t, at(8, 9)));
  EXPECT_TRUE(finds(r, t, at(8, 10))) << "it should have left";
  t.latest = seen(at(8, 5), 25.0);
  EXPECT_FALSE(finds(r, t, at(8, 14)));
  EXPECT_TRUE(finds(r, t, at(8, 15)));
  auto gone = left();
  gone.latest = t.latest;
  EXPECT_FALSE(finds(r, gone, at(9, 11))) << "its time is over";
}

TEST(Watching, silence_of_the_gateway_is_not_the_vehicles) {
  auto t = left();
  t.latest = seen(at(8, 15), 25.05);
  EXPECT_TRUE(finds(rule_of(offline), t, at(8, 30)));
  t.heard_since = at(8, 29);
  EXPECT_FALSE(finds(rule_of(offline), t, at(8, 38))) << "everybody has just come back";
  EXPECT_TRUE(finds(rule_of(offline), t, at(8, 39))) << "everybody but this one";
}

TEST(Watching, what_is_not_heard_is_neither_late_nor_standing) {
  auto t = left();
  t.latest = seen(at(8, 30), 25.099);
  t.standing_since = at(8, 28);
  t.stops[1].expected_at = at(8, 31);
  t.stops[2].expected_at = at(9, 5);
  EXPECT_FALSE(finds(rule_of(late_arrival), t, at(8, 55))) << "it may have come to the stop";
  EXPECT_FALSE(finds(rule_of(long_stop), t, at(9, 10))) << "it may have gone on";
  t.latest->heard_at = t.latest->at = at(8, 55);
  EXPECT_TRUE(finds(rule_of(late_arrival), t, at(8, 55)));
  EXPECT_TRUE(finds(rule_of(long_stop), t, at(8, 59)));
  t.latest->heard_at = at(7, 0);
  EXPECT_TRUE(finds(rule_of(late_arrival), t, at(8, 55))) << "its terminal has said nothing of this trip";
}

TEST(Watching, a_trip_that_nobody_tells_of_is_not_late_but_unknown) {
  auto t = trip();
  t.is_told = false;
  EXPECT_FALSE(finds(rule_of(late_departure), t, at(9, 0)));
}

TEST(Watching, speed_doors_and_load_are_measured) {
  auto t = left();
  t.latest = seen(at(8, 10), 25.05);
  t.latest->speed_dkmh = 1000;
  EXPECT_FALSE(finds(rule_of(over_speed), t, at(8, 10)));
  t.latest->speed_dkmh = 1010;
  EXPECT_EQ(hits_of(rule_of(over_speed), t, at(8, 10)).at(0).value, 101);
  EXPECT_FALSE(finds(rule_of(door_open), t, at(8, 10)));
  t.latest->status = 1 << 13;
  EXPECT_EQ(hits_of(rule_of(door_open), t, at(8, 10)).at(0).value / 100, 55) << "5.6 km from both stops";
  t.latest = seen(at(8, 30), 25.1);
  t.latest->status = 1 << 13;
  EXPECT_FALSE(finds(rule_of(door_open), t, at(8, 30))) << "at the stop";
  EXPECT_FALSE(finds(rule_of(hold_overload), t, at(8, 30)));
  t.over_kg = 1;
  EXPECT_TRUE(finds(rule_of(hold_overload), t, at(8, 30)));
}

TEST(Watching, a_connection_is_missed_when_less_than_the_threshold_is_left) {
  auto const from = left();
  ConnectionFact c{"B1", &from, {2}, "马街", at(8, 50), at(8, 55)};
  EXPECT_TRUE(hits_of(rule_of(missed_connection), c, at(8, 20)).empty()) << "five minutes are enough";
  c.leaves_at = at(8, 54);
  EXPECT_EQ(hits_of(rule_of(missed_connection), c, at(8, 20)).at(0).value, 4);
  c.leaves_at = at(8, 30);
  EXPECT_EQ(hits_of(rule_of(missed_connection), c, at(8, 20)).at(0).value, -20);
}

FenceArea square() {
  FenceArea f;
  f.fence.name = "施工区";
  f.fence.shape = FenceShape::polygon;
  for (auto const& [lat, lon] : {std::pair{25.0, 102.0}, {25.0, 102.01}, {25.01, 102.01}, {25.01, 102.0}}) {
    auto const p = base::position_of(lat, lon);
    f.points.push_back({p.lat_e7, p.lon_e7});
  }
  return f;
}

/// A run of two stops, the first left on time at 8:00, the second planned for 8:30.
DrivenRun on_the_way() {
  DrivenRun d;
  d.stops.resize(2);
  d.stops[0].departs_at = d.stops[0].departed_at = at(8, 0);
  d.stops[1].arrives_at = at(8, 30);
  return d;
}

TEST(Runs, clause_3_5_2_what_was_heard_long_ago_says_nothing_of_now) {
  auto const d = on_the_way();
  EXPECT_EQ(known_until(d, at(8, 10), at(8, 20)), at(8, 20)) << "ten minutes are fresh";
  EXPECT_EQ(known_until(d, at(8, 10), at(12, 0)), at(8, 10)) << "it tells its backlog";
  EXPECT_EQ(late_minutes(d, known_until(d, at(8, 10), at(12, 0))), 0) << "not three and a half hours";
  EXPECT_EQ(late_minutes(d, known_until(d, at(8, 40), at(8, 45))), 15);
  EXPECT_EQ(known_until(d, at(7, 0), at(12, 0)), at(8, 0)) << "its driver has said more than its terminal";
}

TEST(Fences, know_how_far_their_edge_is) {
  EXPECT_NEAR(distance_to_edge_m(square(), base::position_of(25.005, 102.005)), -503.9, 3);
  EXPECT_NEAR(distance_to_edge_m(square(), base::position_of(25.005, 102.02)), 1007.8, 5);
  FenceArea circle;
  circle.fence.radius_m = 500;
  auto const middle = base::position_of(25.0, 102.0);
  circle.points = {{middle.lat_e7, middle.lon_e7}};
  EXPECT_NEAR(distance_to_edge_m(circle, base::position_of(25.01, 102.0)), 1111.9 - 500, 3);
}

TEST(Fences, a_vehicle_enters_leaves_and_jumps_over_and_a_trembling_position_says_nothing) {
  auto const f = square();
  auto const outside = base::position_of(25.005, 101.99), inside = base::position_of(25.005, 102.005);
  auto const beyond = base::position_of(25.005, 102.02), edge = base::position_of(25.005, 102.0001);
  EXPECT_EQ(step_over(f, {}, outside, inside).passage, Passage::none) << "nothing was known before";
  EXPECT_TRUE(step_over(f, {}, outside, inside).inside);
  EXPECT_EQ(step_over(f, false, outside, inside).passage, Passage::entered);
  EXPECT_EQ(step_over(f, true, inside, beyond).passage, Passage::left);
  EXPECT_EQ(step_over(f, false, outside, beyond).passage, Passage::crossed);
  EXPECT_EQ(step_over(f, false, outside, edge).passage, Passage::none) << "10 m within";
  EXPECT_EQ(step_over(f, true, inside, edge).passage, Passage::none);
  EXPECT_TRUE(step_over(f, true, inside, edge).inside);
  EXPECT_EQ(step_over(f, false, outside, base::position_of(25.05, 101.99)).passage, Passage::none);
}

TEST(Fences, need_a_name_and_enough_corners) {
  auto f = square();
  EXPECT_TRUE(check_fence(f).ok());
  f.points.resize(2);
  EXPECT_EQ(check_fence(f).refusal().kind, &refusal::fence_points_wrong);
  f.fence.shape = FenceShape::circle;
  EXPECT_EQ(check_fence(f).refusal().kind, &refusal::fence_radius_missing);
  f.fence.name = {};
  EXPECT_EQ(check_fence(f).refusal().kind, &refusal::fence_name_missing);
}

TEST(Alerts, clause_2_2_2c_are_taken_by_one_person_and_closed_with_a_cause) {
  auto const hit = hits_of(rule_of(late_departure), trip(), at(8, 20)).at(0);
  auto const a = raised(rule_of(late_departure), hit, {1}, at(8, 20));
  EXPECT_EQ(a.due_at, at(8, 30));
  EXPECT_FALSE(is_overdue(a, at(8, 29)));
  EXPECT_TRUE(is_overdue(a, at(8, 30)));
  EXPECT_FALSE(is_overdue(passed_on(a, at(8, 30)), at(8, 31))) << "the next post is asked once";
  auto const mine = taken(a, {3}, at(8, 25)).value();
  EXPECT_FALSE(is_overdue(mine, at(9, 0)));
  EXPECT_TRUE(taken(mine, {3}, at(8, 26)).ok());
  EXPECT_EQ(taken(mine, {4}, at(8, 26)).refusal().kind, &refusal::alert_taken);
  EXPECT_EQ(closed(mine, {3}, AlertCause::none, "", at(8, 30)).refusal().kind, &refusal::cause_missing);
  EXPECT_EQ(closed(mine, {3}, AlertCause::other, "", at(8, 30)).refusal().kind, &refusal::note_missing);
  auto const done = closed(mine, {4}, AlertCause::traffic, "绕行", at(8, 30)).value();
  EXPECT_EQ(done.state, AlertState::closed);
  EXPECT_EQ(done.taken_by, PersonId{3});
  EXPECT_EQ(taken(done, {3}, at(8, 31)).refusal().kind, &refusal::alert_state_forbids);
}

TEST(Alerts, of_a_rule_on_trial_ask_nobody_and_end_by_themselves) {
  auto r = rule_of(late_departure);
  r.dry_run = true;
  auto const a = raised(r, hits_of(r, trip(), at(8, 20)).at(0), {1}, at(8, 20));
  EXPECT_FALSE(is_overdue(a, at(9, 0)));
  EXPECT_EQ(over(a, at(8, 40)).state, AlertState::closed);
  r.dry_run = false;
  auto const real = raised(r, hits_of(r, trip(), at(8, 20)).at(0), {1}, at(8, 20));
  EXPECT_EQ(over(real, at(8, 40)).state, AlertState::open) << "somebody still says what it was";
}

TEST(Alerts, of_a_rule_that_looks_again_are_another_one_each_time) {
  auto r = rule_of(over_speed);
  auto const hit = [&] {
    auto t = left();
    t.latest = seen(at(8, 10), 25.05);
    t.latest->speed_dkmh = 1200;
    return hits_of(r, t, at(8, 10)).at(0);
  }();
  EXPECT_EQ(raised(r, hit, {1}, at(8, 10)).source, raised(r, hit, {2}, at(8, 20)).source);
  r.once = false;
  EXPECT_NE(raised(r, hit, {1}, at(8, 10)).source, raised(r, hit, {2}, at(8, 20)).source);
}

}  // namespace
}  // namespace monitor::rules
