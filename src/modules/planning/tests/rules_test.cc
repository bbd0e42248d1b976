// Rules by themselves: reserves, loads, promises, hours and forecasts.
#include <gtest/gtest.h>

#include "modules/planning/rules/demand.h"
#include "modules/planning/rules/duty.h"
#include "modules/planning/rules/forecast.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/rules/remedy.h"
#include "modules/planning/rules/room.h"
#include "modules/planning/rules/settings.h"

namespace planning::rules {
namespace {

constexpr base::ServiceDate kDay{20261124};

TEST(Planning, every_refusal_speaks_both_languages) {
  for (auto const* kind : refusal::all) {
    EXPECT_NE(kind->zh[0], '\0') << kind->code;
    EXPECT_NE(kind->en[0], '\0') << kind->code;
  }
}

TEST(Planning, clause_3_5_1_every_reason_has_words_and_a_remedy_in_both_languages) {
  for (int i = 1; i <= static_cast<int>(LoadReason::no_skill); ++i) {
    auto const words = remedy_of(static_cast<LoadReason>(i));
    for (auto const* text : {words.why_zh, words.why_en, words.do_zh, words.do_en})
      EXPECT_NE(text[0], '\0') << i;
  }
}

TEST(Planning, clause_3_5_1_passengers_keep_the_larger_of_their_share_and_what_was_said) {
  Hold const hold{{400'000}, {2'000'000}, 20};
  EXPECT_EQ(reserve_of(hold, 10, {}).weight_g.value, 40'000);
  EXPECT_EQ(reserve_of(hold, 10, {}).bags, 2);
  EXPECT_EQ(reserve_of(hold, 10, {{90'000}, {}, 0}).weight_g.value, 90'000);
  EXPECT_EQ(reserve_of(hold, 10, {{90'000}, {}, 0}).volume_cm3.value, 200'000);
  EXPECT_EQ(reserve_of(hold, 10, {{900'000}, {}, 0}).weight_g.value, 400'000) << "never more than there is";
  PlanTrip trip;
  set_hold(trip, hold, reserve_of(hold, 25, {}));
  PlanCall call;
  call.taken_g = {100'000};
  EXPECT_EQ(beside_passengers(trip).weight_g.value, 300'000);
  EXPECT_EQ(room_on(trip, call).weight_g, 300'000 * 95 / 100 - 100'000);
  call.taken_g = {900'000};
  EXPECT_EQ(room_on(trip, call).weight_g, 0);
  trip.state = TripState::merged;
  EXPECT_EQ(room_on(trip, {}).bags, 0);
}

TEST(Planning, loose_mail_fills_whole_bags_and_nothing_gets_lost) {
  Settings const settings;
  Demand demand{settings, kDay, {6 * 3600}};
  mail::LooseMail m{.node = {1}, .destination = {2}, .n_items = 40, .weight_g = {50'000}};
  m.volume_cm3 = {30'000};
  m.unmeasured_g = {10'000};
  demand.add(m);
  auto const loads = demand.take();
  ASSERT_EQ(loads.size(), 4u);
  std::int64_t items = 0, grams = 0, volume = 0;
  for (auto const& l : loads) {
    EXPECT_LE(l.weight_g, settings.bag_g);
    EXPECT_EQ(l.ready.seconds, 6 * 3600 + 1200) << "until it is sealed";
    items += l.n_items;
    grams += l.weight_g.value;
    volume += l.volume_cm3.value;
  }
  EXPECT_EQ(items, 40);
  EXPECT_EQ(grams, 50'000);
  EXPECT_EQ(volume, 30'000 + 10 * 4'000);
}

TEST(Planning, a_bag_of_yesterday_is_ready_now_and_promised_for_today) {
  Settings const settings;
  Demand demand{settings, kDay, {8 * 3600}};
  mail::Bag bag;
  bag.node = {1};
  bag.destination = {2};
  bag.sealed_at = base::instant_of({20261123}, {20 * 3600});
  bag.kind = mail::BagKind::insured;
  bag.gross_g = {5'000};
  demand.add(bag);
  auto const l = demand.take().at(0);
  EXPECT_EQ(l.ready.seconds, 8 * 3600);
  EXPECT_EQ(l.promise, settings.same_day_by);
  EXPECT_EQ(l.priority, 5);
  EXPECT_EQ(l.volume_cm3.value, 20'000) << "by usual density when nobody measured";
}

TEST(Planning, a_forecast_counts_only_what_is_not_known_already) {
  Settings const settings;
  Demand demand{settings, kDay, {}};
  demand.add(mail::LooseMail{.node = {1}, .destination = {2}, .n_items = 6, .weight_g = {6'000}});
  demand.add(Usual{{1}, {2}, 10, {20'000}}, true);
  demand.add(Usual{{1}, {3}, 4, {4'000}}, true);
  demand.add(Usual{{1}, {2}, 5, {5'000}}, true);
  std::int64_t more = 0;
  for (auto const& l : demand.take())
    if (l.source == LoadSource::forecast) more += l.n_items;
  EXPECT_EQ(more, 4 + 4);
}

TEST(Planning, promises_follow_the_hour_and_settings_must_make_sense) {
  Settings s;
  EXPECT_EQ(promise_of(s, {12 * 3600}), s.same_day_by);
  EXPECT_EQ(promise_of(s, {12 * 3600 + 1}), s.next_day_by);
  EXPECT_TRUE(check_settings(s).ok());
  s.same_day_by = {11 * 3600};
  EXPECT_FALSE(check_settings(s).ok());
}

TEST(Planning, clause_3_5_1_a_rest_of_twenty_minutes_begins_the_four_hours_anew) {
  auto const run = [](int from_min, int until_min) {
    VehicleOrder o;
    o.driver = {7};
    o.departs_at = base::instant_of(kDay, {from_min * 60});
    o.arrives_at = base::instant_of(kDay, {until_min * 60});
    return o;
  };
  auto const faults = [&](std::vector<VehicleOrder> const& runs) { return duties_of(runs).at(0).faults; };
  EXPECT_TRUE(faults({run(420, 540), run(560, 680), run(700, 820)}).empty());
  EXPECT_EQ(faults({run(420, 540), run(559, 690)}), std::vector{DutyFault::too_long_without_rest});
  EXPECT_EQ(faults({run(360, 540), run(600, 780), run(840, 1'000)}), std::vector{DutyFault::too_long_a_day});
  EXPECT_EQ(faults({run(100, 130)}), std::vector{DutyFault::at_night});
  EXPECT_EQ(faults({run(1'500, 1'570)}), std::vector{DutyFault::at_night})
      << "past 24:00 of the service date";
  EXPECT_EQ(faults({run(420, 540), run(530, 600)}), std::vector{DutyFault::overlaps});
}

TEST(Planning, clause_3_5_1_a_forecast_follows_days_of_the_same_kind) {
  std::vector<mail::DayVolume> history;
  for (int i = 1; i <= 28; ++i) {
    auto const day = base::add_days(kDay, -i);
    history.push_back(
        {day, {1}, {2}, base::weekday(day) >= 5 ? 10 : 40, {base::weekday(day) >= 5 ? 10'000 : 40'000}});
  }
  history.push_back({base::add_days(kDay, -4), {1}, {3}, 9, {900}});
  auto const kind = [](base::ServiceDate d, NodeId, NodeId) { return base::weekday(d) >= 5 ? 1 : 0; };
  auto const weekday = forecast(history, kDay, kind);
  ASSERT_EQ(weekday.size(), 2u);
  EXPECT_EQ(weekday[0].n_items, 40);
  EXPECT_EQ(weekday[0].weight_g.value, 40'000);
  EXPECT_LT(weekday[1].n_items, 9) << "what came once fades";
  auto const weekend = forecast(history, base::add_days(kDay, 4), kind);
  EXPECT_EQ(weekend[0].n_items, 10);
}

}  // namespace
}  // namespace planning::rules
