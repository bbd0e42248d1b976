// A published day that is disturbed: one action of a dispatcher, and everything follows.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/reserve.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::Change;
using rules::ChangeKind;
using rules::TripState;

class Changes : public PlanningCounty {
 protected:
  /// A published plan whose only bag rides line 101 at seven.
  PlanId day() {
    sealed_ = seal({"PA100000001CN"});
    auto const id = published_plan();
    first_ = trip_at(id, "101", 7 * 3600);
    EXPECT_EQ(loads(id)[0].rides.at(0).trip, first_);
    return id;
  }
  std::vector<mail::store::BoardRow> waybills() {
    std::vector<mail::store::BoardRow> out;
    for (auto& w : look<mail::service::Board>(boss_, [](auto& l) {
                     return mail::service::view_board(l, {kDay});
                   }).trips)
      if (w.state != mail::WaybillState::cancelled) out.push_back(w);
    return out;
  }
  rules::PlanTrip trip(PlanId id, TripId t) {
    for (auto const& v : trips(id))
      if (v.trip.trip == t) return v.trip;
    return {};
  }
  std::optional<VehicleOrder> order_of(TripId t) {
    for (auto const& o : ask(service::list_orders, {.service_date = kDay}).items)
      if (o.trip == t && o.state != OrderState::cancelled) return o;
    return {};
  }
  BagId bag_on_trip(TripId t) {
    auto const b = look<mail::service::BagView>(boss_, [&](auto& l) {
                     return mail::service::view_bag(l, {sealed_.id});
                   }).bag;
    return b.plan_trip.value == t.value ? b.id : BagId{};
  }

  mail::Bag sealed_;
  TripId first_;
};

TEST_P(Changes, clause_3_5_1_a_cancelled_trip_gives_a_new_published_plan_in_one_action) {
  auto const id = day();
  ASSERT_TRUE(order_of(first_));
  auto const next = change(id, {.kind = ChangeKind::cancel, .trip = first_, .reason = "车辆年检未过"});
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  EXPECT_EQ(plan(id).plan.state, PlanState::superseded);
  EXPECT_EQ(next.plan.parent, id);
  EXPECT_EQ(next.figures.n_moved, 1);
  EXPECT_GT(next.figures.bound_li.value, 0) << "a changed plan is proven as well";
  EXPECT_LE(next.figures.bound_li, next.figures.cost_li);
  EXPECT_EQ(next.plan.subject, "101 07:00 清水镇");
  auto const moves = ask(service::list_moves, {next.plan.id});
  ASSERT_EQ(moves.n, 1);
  EXPECT_EQ(moves.change, ChangeKind::cancel);
  EXPECT_EQ(moves.reason, "车辆年检未过");
  EXPECT_EQ(moves.items[0].rides_before.at(0).trip, first_);
  auto const second = moves.items[0].rides_after.at(0).trip;
  EXPECT_EQ(second, trip_at(next.plan.id, "202", 7 * 3600 + 1800));
  EXPECT_EQ(trip(next.plan.id, first_).state, TripState::cancelled);
  EXPECT_FALSE(order_of(first_)) << "the vehicle order goes with the trip";
  EXPECT_TRUE(order_of(second));
  ASSERT_EQ(waybills().size(), 1u);
  EXPECT_EQ(waybills()[0].line, "202");
  EXPECT_TRUE(bag_on_trip(second));
}

TEST_P(Changes, clause_3_5_1_what_if_shows_the_consequence_and_stores_nothing) {
  auto const id = day();
  Change const cancel{.kind = ChangeKind::cancel, .trip = first_, .reason = "如果停开"};
  auto const shown = ask(service::what_if, {id, cancel});
  EXPECT_EQ(shown.n_moves, 1);
  EXPECT_FALSE(shown.needs_approval);
  EXPECT_EQ(shown.before.n_loads, shown.after.n_loads);
  EXPECT_EQ(ask(service::list_plans, {.service_date = kDay}).items.size(), 1u);
  EXPECT_EQ(change(id, cancel).figures.cost_li, shown.after.cost_li) << "what was shown is what comes";
}

TEST_P(Changes, a_late_trip_keeps_its_bags_unless_another_serves_them_better) {
  auto const id = day();
  auto const late =
      change(id, {.kind = ChangeKind::delay, .trip = first_, .late_s = {900}, .reason = "上游晚点"});
  EXPECT_EQ(trip(late.plan.id, first_).state, TripState::late);
  EXPECT_EQ(trip(late.plan.id, first_).late_s.value, 900);
  EXPECT_EQ(trip_at(late.plan.id, "101", 7 * 3600 + 900), first_) << "the board shows the new time";
  EXPECT_EQ(order_of(first_)->departs_at, base::instant_of(kDay, {7 * 3600 + 900}));
}

TEST_P(Changes, clause_3_5_1_a_smaller_vehicle_needs_another_persons_approval_and_drops_what_fits_no_more) {
  auto const id = day();
  Change const small{.kind = ChangeKind::resize,
                     .trip = first_,
                     .hold_g = {40'000},
                     .hold_cm3 = {1'250'000},
                     .hold_bags = 1,
                     .vehicle = "云A20002",
                     .reason = "降档"};
  auto const next = change(id, small);
  EXPECT_EQ(next.plan.state, PlanState::waiting);
  EXPECT_TRUE(next.plan.needs_approval);
  EXPECT_EQ(plan(id).plan.state, PlanState::published) << "until somebody approves";
  EXPECT_EQ(next.figures.n_moved, 1) << "the baggage of the passengers fills it";
  dispatcher_.permissions.insert("planning.approve");
  EXPECT_REFUSED(attempt(dispatcher_, service::publish_plan, {next.plan.id}), refusal::approver_is_maker);
  auto stranger = manager_;
  stranger.permissions.erase("planning.approve");
  EXPECT_REFUSED(attempt(stranger, service::publish_plan, {next.plan.id}), refusal::approval_missing);
  EXPECT_EQ(done(manager_, service::publish_plan, {next.plan.id}).state, PlanState::published);
  EXPECT_EQ(plan(id).plan.state, PlanState::superseded);
}

TEST_P(Changes, clause_3_5_1_an_extra_run_takes_what_would_have_stayed) {
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const id = published_plan();
  EXPECT_EQ(plan(id).figures.n_staying, 1);
  first_ = trip_at(id, "101", 7 * 3600);
  Change const extra{.kind = ChangeKind::extra,
                     .trip = first_,
                     .departs = {8 * 3600},
                     .hold_g = {800'000},
                     .hold_cm3 = {4'000'000},
                     .hold_bags = 40,
                     .vehicle = "云A30003",
                     .reason = "邮件积压加班"};
  auto const next = change(id, extra);
  EXPECT_TRUE(next.plan.needs_approval);
  EXPECT_EQ(next.figures.n_staying, 0);
  EXPECT_EQ(next.figures.n_moved, 1) << "nobody else moves";
  auto const run = trip_at(next.plan.id, "101", 8 * 3600);
  auto const ways = trips(next.plan.id);
  auto const sent = std::ranges::find(ways, run, [](auto const& v) { return v.trip.trip; });
  ASSERT_NE(sent, ways.end());
  auto const under_way_s = sent->calls.back().arrives.seconds - sent->calls.front().departs.seconds;
  auto const cost_li =
      sent->calls.front().leg_m.value * 2'500 / 1000 + std::int64_t{under_way_s} * 40'000 / 3600;
  ASSERT_EQ(sent->calls.size(), 2u);
  EXPECT_GT(cost_li, 0);
  EXPECT_EQ(sent->trip.cost_li.value, cost_li) << "the vehicle by its way, the driver by the hour";
  EXPECT_EQ(next.figures.tours_li.value, cost_li);
  EXPECT_GE(next.figures.more_li.value, cost_li);
  EXPECT_EQ(trip(next.plan.id, run).instead_of, first_);
  done(manager_, service::publish_plan, {next.plan.id});
  auto const order = order_of(run);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->kind, OrderKind::extra);
  EXPECT_EQ(order->vehicle, "云A30003");
  EXPECT_EQ(waybills().size(), 2u);
}

TEST_P(Changes, clause_3_5_1_a_breakdown_is_answered_with_another_vehicle_in_one_action) {
  accept("PA100000002CN");  // for the village: 202 takes it over the township
  auto const id = published_plan();
  auto const out = trip_at(id, "202", 7 * 3600 + 1800);
  ASSERT_EQ(loads(id)[0].rides.size(), 1u);
  ASSERT_EQ(loads(id)[0].rides[0].trip, out);
  now_ = base::instant_of(kDay,
                          {8 * 3600});  // it has left the centre, and stands between there and the township
  Change const broken{.kind = ChangeKind::substitute,
                      .trip = out,
                      .node = town_,
                      .departs = {8 * 3600 + 1800},
                      .hold_g = {300'000},
                      .hold_cm3 = {2'000'000},
                      .hold_bags = 20,
                      .vehicle = "云A40004",
                      .reason = "途中抛锚"};
  auto const next = change(id, broken);
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  EXPECT_EQ(trip(next.plan.id, out).state, TripState::cancelled);
  auto const l = loads(next.plan.id)[0];
  ASSERT_EQ(l.rides.size(), 2u);
  EXPECT_TRUE(l.rides[0].travelled);
  EXPECT_EQ(l.rides[0].trip, out);
  EXPECT_EQ(trip(next.plan.id, l.rides[1].trip).instead_of, out);
  EXPECT_EQ(l.load.arrives.seconds, 10 * 3600 + 1800) << "an hour later than planned";
  EXPECT_EQ(order_of(l.rides[1].trip)->vehicle, "云A40004");
}

TEST_P(Changes, clause_3_5_1_trips_are_merged_where_the_other_serves_in_time) {
  auto const id = day();
  auto const other = trip_at(id, "202", 7 * 3600 + 1800);
  auto const next =
      change(id, {.kind = ChangeKind::merge, .trip = first_, .into = other, .reason = "运量少，合并"});
  EXPECT_TRUE(next.plan.needs_approval);
  EXPECT_EQ(trip(next.plan.id, first_).state, TripState::merged);
  EXPECT_EQ(loads(next.plan.id)[0].rides.at(0).trip, other);
}

TEST_P(Changes, clause_3_5_1_a_move_by_hand_has_author_reason_and_measured_consequence_and_stays) {
  auto const id = day();
  auto const later = trip_at(id, "202", 9 * 3600 + 1800);
  auto const ways = ask(service::list_choices, {id, 0}).items;
  auto const wanted = std::ranges::find_if(
      ways, [&](auto const& c) { return c.rides.size() == 1 && c.rides[0].trip == later; });
  ASSERT_NE(wanted, ways.end());
  EXPECT_TRUE(wanted->fits && wanted->in_time && !wanted->is_now);
  EXPECT_EQ(std::ranges::count_if(ways, [](auto const& c) { return c.is_now; }), 1);
  Change const move{.kind = ChangeKind::move, .load = 0, .trips = {later}, .reason = "收件人午后才在"};
  auto const next = change(id, move);
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  EXPECT_EQ(next.figures.cost_li - plan(id).figures.cost_li, wanted->more_li) << "as shown before the drop";
  EXPECT_EQ(loads(next.plan.id)[0].moved_by_name, "林调度");
  auto const moved = loads(next.plan.id)[0].load;
  EXPECT_EQ(moved.moved_by, dispatcher_.person);
  EXPECT_EQ(moved.move_reason, "收件人午后才在");
  EXPECT_EQ(moved.reason, LoadReason::by_hand);
  EXPECT_EQ(ask(service::list_loads, {.plan = next.plan.id, .by_hand = true}).items.size(), 1u);
  auto const again = change(next.plan.id, {.kind = ChangeKind::cancel, .trip = first_, .reason = "停开"});
  EXPECT_EQ(loads(again.plan.id)[0].rides.at(0).trip, later) << "planning leaves it there";
  auto const gone = change(again.plan.id, {.kind = ChangeKind::cancel, .trip = later, .reason = "也停开"});
  EXPECT_NE(loads(gone.plan.id)[0].rides.at(0).trip, later) << "unless its trip fails";
  EXPECT_TRUE(loads(gone.plan.id)[0].load.move_lost) << "which the plan says";
  EXPECT_EQ(gone.figures.n_moves_lost, 1);
}

TEST_P(Changes, clause_3_5_1_planning_the_day_anew_keeps_moves_by_hand_or_says_which_it_could_not) {
  auto const id = day();
  auto const later = trip_at(id, "202", 9 * 3600 + 1800);
  change(id, {.kind = ChangeKind::move, .load = 0, .trips = {later}, .reason = "收件人午后才在"});
  auto const anew = propose();
  ASSERT_EQ(anew.plan.state, PlanState::waiting) << anew.plan.failure;
  auto const kept = loads(anew.plan.id).at(0);
  EXPECT_EQ(kept.rides.at(0).trip, later);
  EXPECT_EQ(kept.load.moved_by, dispatcher_.person);
  EXPECT_EQ(kept.load.move_reason, "收件人午后才在");
  EXPECT_EQ(kept.load.reason, LoadReason::by_hand);
  EXPECT_EQ(anew.figures.n_moves_lost, 0);
  done(dispatcher_, service::publish_plan, {anew.plan.id});
  done(dispatcher_, service::set_reserve, {kDay, later, {100'000}, {800'000}, 100});
  auto const full = propose();
  auto const lost = loads(full.plan.id).at(0);
  EXPECT_NE(lost.rides.at(0).trip, later) << "passengers need the whole hold";
  EXPECT_TRUE(lost.load.move_lost);
  EXPECT_EQ(lost.load.moved_by, dispatcher_.person) << "whose move it was";
  EXPECT_EQ(lost.load.move_reason, "收件人午后才在");
  EXPECT_NE(lost.load.reason, LoadReason::by_hand);
  EXPECT_EQ(full.figures.n_moves_lost, 1);
}

TEST_P(Changes, a_move_by_hand_of_loose_mail_to_tomorrow_is_kept) {
  accept("PA100000007CN");
  auto const id = published_plan();
  auto const moved = change(id, {.kind = ChangeKind::move, .load = 0, .reason = "收件人明日回村"});
  ASSERT_EQ(moved.plan.state, PlanState::published) << moved.plan.failure;
  auto const anew = loads(propose().plan.id);
  ASSERT_EQ(anew.size(), 1u);
  EXPECT_EQ(anew[0].load.way, LoadWay::tomorrow);
  EXPECT_EQ(anew[0].load.reason, LoadReason::by_hand);
  EXPECT_EQ(anew[0].load.move_reason, "收件人明日回村");
}

TEST_P(Changes, clause_3_5_1_loads_are_moved_together_with_the_consequence_that_was_shown_or_not_at_all) {
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 20'000);
  auto const id = published_plan();
  auto const all = loads(id);
  ASSERT_EQ(all.size(), 3u);
  auto const later = trip_at(id, "202", 9 * 3600 + 1800);
  auto const ways_of = [&](std::vector<std::int64_t> const& group) {
    return ask(service::list_group_choices, {id, group}).items;
  };
  auto const on_later = [&](std::vector<service::ChoiceView> const& ways) {
    auto const is_it = [&](service::ChoiceView const& c) {
      return c.rides.size() == 1 && c.rides[0].trip == later;
    };
    return *std::ranges::find_if(ways, is_it);
  };
  auto const shown = on_later(ways_of({0, 1, 2}));
  EXPECT_TRUE(shown.fits && shown.in_time && !shown.is_now);
  EXPECT_GE(shown.more_li.value, on_later(ways_of({0})).more_li.value);
  Change move{.kind = ChangeKind::move, .loads = {0, 1, 2}, .trips = {later}, .reason = "上午车检修"};
  auto const next = change(id, move);
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.reason;
  EXPECT_EQ(next.plan.subject, "青石县交邮中心 → 清水镇服务站 × 3");
  EXPECT_EQ(next.figures.cost_li - plan(id).figures.cost_li, shown.more_li);
  for (auto const& l : loads(next.plan.id)) {
    EXPECT_EQ(l.rides.at(0).trip, later);
    EXPECT_EQ(l.load.moved_by, dispatcher_.person);
  }
  EXPECT_REFUSED(attempt(dispatcher_, service::list_group_choices, {id, {0, 77}}), refusal::load_unknown);
}

TEST_P(Changes, clause_3_5_1_a_group_that_does_not_fit_stays_whole) {
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 40'000);
  auto const id = published_plan();
  auto const later = trip_at(id, "202", 9 * 3600 + 1800);  // 85.5 kg are free: two of three
  std::vector<std::int64_t> const three{0, 1, 2};
  for (auto const& c : ask(service::list_group_choices, {id, three}).items)
    if (c.rides.size() == 1 && c.rides[0].trip == later) {
      EXPECT_FALSE(c.fits);
    }
  auto const next = change(id, {.kind = ChangeKind::move, .loads = three, .trips = {later}, .reason = "x"});
  EXPECT_EQ(next.plan.state, PlanState::failed);
  for (auto const& l : loads(id)) EXPECT_NE(l.rides.at(0).trip, later);
}

TEST_P(Changes, clause_3_5_1_by_hand_nobody_takes_the_passengers_reserve) {
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const id = published_plan();
  first_ = trip_at(id, "101", 7 * 3600);
  auto const staying = ask(service::list_loads, {.plan = id, .staying = true}).items.at(0).load.seq;
  auto const next =
      change(id, {.kind = ChangeKind::move, .load = staying, .trips = {first_}, .reason = "领导交办"});
  EXPECT_EQ(next.plan.state, PlanState::failed);
  EXPECT_NE(next.plan.failure.find("旅客行李预留"), std::string::npos);
  EXPECT_EQ(next.plan.failure_en, refusal::reserve_untouchable.en);
  EXPECT_EQ(next.plan.reason, "领导交办") << "why it was asked for stays beside why it failed";
  EXPECT_EQ(plan(id).plan.state, PlanState::published) << "a refused change leaves the day's plan as it is";
}

TEST_P(Changes, a_change_that_cannot_be_is_refused_with_what_to_do) {
  auto const id = day();
  auto const refused = [&](Change const& c) {
    auto const r = attempt(dispatcher_, service::what_if, {id, c});
    return outcome_of(r);
  };
  EXPECT_EQ(refused({.kind = ChangeKind::cancel, .trip = TripId{404}, .reason = "x"}),
            refusal::trip_unknown.code);
  EXPECT_EQ(refused({.kind = ChangeKind::cancel, .trip = first_}), refusal::reason_missing.code);
  EXPECT_EQ(refused({.kind = ChangeKind::cancel, .trip = first_, .node = village_, .reason = "x"}),
            refusal::node_unknown.code);
  EXPECT_EQ(refused({.kind = ChangeKind::delay, .trip = first_, .reason = "x"}), refusal::time_missing.code);
  EXPECT_EQ(refused({.kind = ChangeKind::resize, .trip = first_, .reason = "x"}), refusal::hold_missing.code);
  EXPECT_EQ(refused({.kind = ChangeKind::merge, .trip = first_, .into = first_, .reason = "x"}),
            refusal::trip_unknown.code);
  EXPECT_EQ(refused({.kind = ChangeKind::move, .load = 77, .reason = "x"}), refusal::load_unknown.code);
  EXPECT_EQ(refused({.kind = ChangeKind::move, .load = 0, .trips = {TripId{404}}, .reason = "x"}),
            refusal::way_unknown.code);
  now_ = base::instant_of(kDay, {7 * 3600 + 60});
  EXPECT_EQ(refused({.kind = ChangeKind::cancel, .trip = first_, .reason = "x"}),
            refusal::trip_has_left.code);
  EXPECT_EQ(refused({.kind = ChangeKind::move, .load = 0, .reason = "x"}), refusal::way_unknown.code)
      << "it has left";
}

TEST_P(Changes, clause_3_5_1_a_bag_leaves_the_waybill_of_the_trip_that_it_was_moved_from) {
  auto const id = day();
  auto const waybill = waybills().at(0).id;
  must<mail::service::WaybillView>(boss_, [&](auto& a) {
    return mail::service::list_bag(a, {waybill, sealed_.id, {}, {}});
  });
  auto const later = trip_at(id, "202", 9 * 3600 + 1800);
  auto const next =
      change(id, {.kind = ChangeKind::move, .load = 0, .trips = {later}, .reason = "收件人午后才在"});
  ASSERT_EQ(next.plan.state, PlanState::published) << next.plan.failure;
  EXPECT_TRUE(bag_on_trip(later));
  auto const bag = look<mail::service::BagView>(boss_, [&](auto& l) {
                     return mail::service::view_bag(l, {sealed_.id});
                   }).bag;
  EXPECT_FALSE(bag.waybill);
}

TEST_P(Changes, who_may_not_publish_leaves_the_change_waiting) {
  auto const id = day();
  dispatcher_.permissions.erase("planning.publish");
  auto const next = change(id, {.kind = ChangeKind::cancel, .trip = first_, .reason = "停开"});
  EXPECT_EQ(next.plan.state, PlanState::waiting);
  EXPECT_EQ(plan(id).plan.state, PlanState::published);
}

TEST_P(Changes, clause_3_5_1_a_plan_made_at_noon_leaves_the_morning_as_it_was) {
  day();
  now_ = base::instant_of(kDay,
                          {8 * 3600 + 1800});  // 101 has left; the bag is on nobody's waybill and still there
  auto const noon = published_plan();
  EXPECT_TRUE(order_of(first_)) << "what has left stays on record";
  EXPECT_EQ(loads(noon)[0].rides.at(0).trip, trip_at(noon, "202", 9 * 3600 + 1800));
}

TEST_P(Changes, of_two_changes_of_one_plan_the_later_one_is_told_to_begin_anew) {
  auto const id = day();
  auto const a = done(dispatcher_, service::change_plan,
                      {id, {.kind = ChangeKind::delay, .trip = first_, .late_s = {600}, .reason = "晚点"}})
                     .plan;
  auto const b = done(manager_, service::change_plan,
                      {id, {.kind = ChangeKind::cancel, .trip = first_, .reason = "停开"}})
                     .plan;
  work();
  EXPECT_EQ(plan(a).plan.state, PlanState::published);
  EXPECT_EQ(plan(b).plan.state, PlanState::failed);
  EXPECT_EQ(plan(b).plan.failure, refusal::plan_is_outdated.zh);
  EXPECT_EQ(plan(b).plan.failure_en, refusal::plan_is_outdated.en);
  EXPECT_EQ(plan(b).plan.reason, "停开");
}

ON_EACH_ENGINE(Changes);

}  // namespace
}  // namespace planning
