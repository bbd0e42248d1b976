// A day's plan from its proposal to the vehicle orders and waybills that follow it.
#include <gtest/gtest.h>

#include <array>

#include "modules/planning/jobs/forget.h"
#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/block.h"
#include "modules/planning/service/duty.h"
#include "modules/planning/service/export.h"
#include "modules/planning/service/fleet.h"
#include "modules/planning/service/paper.h"
#include "modules/planning/service/reserve.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

class Plans : public PlanningCounty {
 protected:
  mail::service::Board board() {
    return look<mail::service::Board>(boss_, [](auto& l) { return mail::service::view_board(l, {kDay}); });
  }
  /// The nodes of the county some kilometres apart.
  void spread_nodes() {
    std::int32_t lat_e7 = 251'000'000;
    for (auto const id : {town_, village_}) {
      auto n =
          look<network::Node>(boss_, [&](auto& l) { return network::find_node(l.tx, l.region, id).value(); });
      n.lat_e7 = lat_e7 += 1'000'000;
      done(boss_, network::service::change_node, n);
    }
  }
  /// A van that stands at the centre.
  rules::FleetVan fleet_van() {
    return {.id = {},
            .name = "专车1",
            .vehicle = "云A90001",
            .home = centre_,
            .driver = driver_.person,
            .hold_g = {800'000},
            .hold_cm3 = {4'000'000},
            .hold_bags = 60,
            .leaves_from = {6 * 3600},
            .back_until = {20 * 3600},
            .fixed_li = {50'000},
            .li_a_km = {2'000},
            .valid_from = kDay,
            .valid_until = {}};
  }
  mail::Bag bag(BagId id) {
    return look<mail::service::BagView>(boss_, [&](auto& l) { return mail::service::view_bag(l, {id}); }).bag;
  }
  mail::Item item(mail::ItemId id) {
    return look<mail::service::ItemView>(boss_, [&](auto& l) { return mail::service::view_item(l, {id}); })
        .item;
  }
};

TEST_P(Plans, clause_3_5_1_a_plan_takes_bags_loose_items_and_what_is_announced) {
  auto const sealed = seal({"PA100000001CN"});
  accept("PA100000002CN");
  auto const p = propose();
  ASSERT_EQ(p.plan.state, PlanState::waiting) << p.plan.failure;
  EXPECT_EQ(p.figures.n_loads, 2);
  EXPECT_EQ(p.figures.n_items, 2);
  EXPECT_EQ(p.figures.n_staying, 0);
  EXPECT_EQ(p.figures.kept_permille, 1000);
  EXPECT_GT(p.figures.bound_li.value, 0);
  EXPECT_EQ(p.figures.gap_ppm, 0) << "a day so small is proven best";
  auto const all = loads(p.plan.id);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].load.bag, sealed.id);
  EXPECT_EQ(all[0].load.source, LoadSource::bag);
  EXPECT_EQ(all[1].load.source, LoadSource::loose);
  EXPECT_EQ(all[1].load.destination, village_) << "loose mail is planned to where it is for";
  for (auto const& l : all) EXPECT_EQ(l.load.way, LoadWay::departures);
}

TEST_P(Plans,
       clause_3_5_1_a_van_of_the_fleet_takes_what_no_departure_does_and_its_order_has_stops_van_and_driver) {
  spread_nodes();
  auto const van = done(boss_, service::save_fleet_van, fleet_van());
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const without = propose({.service_date = kDay, .name = "无专车", .with_tours = false});
  EXPECT_EQ(without.figures.n_staying, 1);
  auto const p = propose();
  EXPECT_EQ(p.figures.n_staying, 0);
  EXPECT_GT(p.figures.tours_li.value, 50'000);
  auto const id = p.plan.id;
  auto const all = trips(id);
  auto const driven = std::ranges::find(all, van.id, [](auto const& t) { return t.trip.fleet_van; });
  ASSERT_NE(driven, all.end());
  EXPECT_GT(driven->trip.trip.value, 0) << "it has a key of its own";
  EXPECT_EQ(driven->calls.front().node, centre_);
  EXPECT_EQ(driven->calls[1].node, town_);
  EXPECT_FALSE(driven->calls[1].name.empty());
  EXPECT_EQ(driven->calls.back().node, centre_);
  auto const blocks = ask(service::list_blocks, {id});
  EXPECT_EQ(blocks.n_tours, 1);

  done(dispatcher_, service::publish_plan, {id});
  auto const orders = ask(service::list_orders, {.service_date = kDay, .kind = "tour"}).items;
  ASSERT_EQ(orders.size(), 1u);
  auto const& o = orders[0];
  EXPECT_EQ(o.trip, driven->trip.trip);
  EXPECT_EQ(o.state, OrderState::assigned) << "the van has its plate and its driver";
  EXPECT_EQ(o.vehicle, van.vehicle);
  EXPECT_EQ(o.driver, driver_.person);
  EXPECT_GE(o.n_bags, 1);
  EXPECT_GT(o.block, 0);
  auto const duties = ask(service::list_duties, {kDay}).items;
  ASSERT_EQ(duties.size(), 1u);
  EXPECT_EQ(duties[0].runs.at(0).id, o.id);
  auto const listed = board().trips;
  EXPECT_NE(std::ranges::find(listed, van.name, &mail::store::BoardRow::line), listed.end())
      << "it has a waybill";
  EXPECT_EQ(ask(service::print_order, {o.id}).bytes.substr(0, 5), "%PDF-");
}

TEST_P(Plans, a_load_that_no_van_takes_says_why) {
  spread_nodes();
  auto van = fleet_van();
  van.hold_g = {100'000};
  done(boss_, service::save_fleet_van, van);
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const p = propose();
  auto const staying = ask(service::list_loads, {.plan = p.plan.id, .staying = true}).items;
  ASSERT_EQ(staying.size(), 1u);
  EXPECT_EQ(staying[0].load.van_rule, routing::Constraint::capacity);
}

TEST_P(Plans, another_plan_of_the_day_takes_back_tours_that_it_does_not_drive) {
  spread_nodes();
  auto van = done(boss_, service::save_fleet_van, fleet_van());
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  published_plan();
  ASSERT_EQ(ask(service::list_orders, {.service_date = kDay, .kind = "tour"}).items.size(), 1u);
  auto const id = propose({.service_date = kDay, .name = {}, .with_tours = false}).plan.id;
  done(dispatcher_, service::publish_plan, {id});
  auto const orders = ask(service::list_orders, {.service_date = kDay, .kind = "tour"}).items;
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].state, OrderState::cancelled);
  for (auto const& t : board().trips)
    if (t.line == van.name) EXPECT_EQ(t.state, mail::WaybillState::cancelled);
}

TEST_P(Plans, clause_3_5_1_what_today_carries_is_not_planned_for_tomorrow_too) {
  seal({"PA100000001CN"});
  accept("PA100000002CN");
  published_plan();
  auto const tomorrow = base::add_days(kDay, 1);
  auto const ahead = propose({.service_date = tomorrow, .name = {}});
  EXPECT_EQ(ahead.figures.n_loads, 0) << "both ride today";
  accept("PA100000003CN");
  EXPECT_EQ(propose({.service_date = tomorrow, .name = {}}).figures.n_items, 1) << "what came since";
  now_ = base::instant_of(kDay, {23 * 3600});
  EXPECT_EQ(propose({.service_date = tomorrow, .name = {}}).figures.n_items, 3)
      << "what was left behind by today's departures waits again";
}

TEST_P(Plans, planning_the_day_again_does_not_undo_its_incidents) {
  seal({"PA100000001CN"});
  auto const first = published_plan();
  auto const cancelled = loads(first)[0].rides[0].trip;
  change(first, {.kind = rules::ChangeKind::cancel, .trip = cancelled, .vehicle = {}, .reason = "塌方"});
  auto const again = propose().plan.id;
  for (auto const& t : trips(again))
    if (t.trip.trip == cancelled) {
      EXPECT_EQ(t.trip.state, rules::TripState::cancelled);
    }
  for (auto const& l : loads(again))
    for (auto const& r : l.rides) EXPECT_NE(r.trip, cancelled);
}

TEST_P(Plans, clause_3_5_1_the_fleet_is_kept_with_what_a_van_must_say) {
  auto const save = [&](rules::FleetVan const& v) { return attempt(boss_, service::save_fleet_van, v); };
  auto van = fleet_van();
  van.home = NodeId{404};
  EXPECT_REFUSED(save(van), refusal::node_unknown);
  van = fleet_van();
  van.driver = clerk_.person;
  EXPECT_REFUSED(save(van), refusal::driver_unknown);
  van = fleet_van();
  van.back_until = van.leaves_from;
  EXPECT_REFUSED(save(van), refusal::settings_malformed);
  van = fleet_van();
  van.valid_until = {20261123};
  EXPECT_REFUSED(save(van), refusal::days_reversed);
  EXPECT_REFUSED(attempt(clerk_, service::save_fleet_van, fleet_van()), refusal::out_of_reach);
  auto saved = save(fleet_van()).value();
  saved.valid_until = kDay;
  EXPECT_DONE(save(saved));
  EXPECT_REFUSED(save(saved), refusal::changed_meanwhile);
  EXPECT_EQ(ask(service::list_fleet, {kDay}).items.size(), 1u);
  EXPECT_TRUE(ask(service::list_fleet, {base::add_days(kDay, 1)}).items.empty());
}

TEST_P(Plans, clause_3_5_1_every_trip_of_a_plan_is_run_by_one_vehicle) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const blocks = ask(service::list_blocks, {id});
  std::vector<TripId> run;
  for (auto const& b : blocks.items)
    for (std::size_t i = 0; i < b.trips.size(); ++i) {
      run.push_back(b.trips[i].trip);
      EXPECT_FALSE(b.trips[i].origin_name.empty());
      if (i) {
        EXPECT_GE(b.trips[i].wait_s.value, 600) << "it turns round";
      }
    }
  std::vector<TripId> all;
  for (auto const& t : trips(id)) all.push_back(t.trip.trip);
  std::ranges::sort(run);
  std::ranges::sort(all);
  EXPECT_EQ(run, all);
  EXPECT_EQ(blocks.n_trips, std::ssize(all));
  EXPECT_LT(std::ssize(blocks.items), std::ssize(all)) << "one comes back with a later trip";
  for (auto const& o : ask(service::list_orders, {.service_date = kDay}).items) {
    auto const mine = std::ranges::find(blocks.items, o.block, &service::BlockView::block);
    ASSERT_NE(mine, blocks.items.end());
    EXPECT_NE(std::ranges::find(mine->trips, o.id, &service::BlockTripView::order), mine->trips.end());
  }
}

TEST_P(Plans, legs_are_as_long_as_the_way_by_road_or_its_estimate_not_the_crow_s) {
  spread_nodes();
  auto const p = propose();
  std::int64_t longest_m = 0;
  for (auto const& t : trips(p.plan.id))
    for (std::size_t c = 0; c + 1 < t.calls.size(); ++c) {
      std::array const ends{t.calls[c].node, t.calls[c + 1].node};
      auto const ways = look<network::Ways>(
          dispatcher_, [&](auto& l) { return network::ways_between(l.tx, l.region, ends); });
      EXPECT_EQ(t.calls[c].leg_m.value, ways.distance_m[1]) << t.trip.line;
      longest_m = std::max(longest_m, t.calls[c].leg_m.value);
    }
  EXPECT_GT(longest_m, 11'200) << "a tenth of a degree is 11.1 km as the crow flies";
}

TEST_P(Plans, clause_3_5_1_cut_off_times_are_kept) {
  seal({"PA100000001CN"});
  now_ = base::instant_of(kDay, {6 * 3600 + 55 * 60});  // five minutes before 101, ten are the cut-off
  auto const p = propose();
  auto const all = loads(p.plan.id);
  ASSERT_EQ(all.size(), 1u);
  ASSERT_EQ(all[0].rides.size(), 1u);
  EXPECT_EQ(all[0].rides[0].trip, trip_at(p.plan.id, "202", 7 * 3600 + 1800));
}

TEST_P(Plans, clause_3_5_1_what_passengers_need_of_a_hold_is_never_planned) {
  // Line 101 leaves 385.5 kg; 10 % are the passengers', and 5 % of the rest is the margin: 329 kg.
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const p = propose();
  for (auto const& t : trips(p.plan.id))
    for (auto const& c : t.calls) {
      EXPECT_LE(c.loaded_g.value, (t.trip.hold_g.value - t.trip.reserve_g.value) * 95 / 100) << t.trip.line;
      EXPECT_GE(t.trip.reserve_g.value * 10, t.trip.hold_g.value);
    }
  EXPECT_EQ(p.figures.n_carried, 2);
  EXPECT_EQ(p.figures.n_staying, 1);
  service::SetReserve const more{kDay, trip_at(p.plan.id, "101", 7 * 3600), {300'000}, {100'000}, 5};
  done(dispatcher_, service::set_reserve, more);
  EXPECT_EQ(propose().figures.n_staying, 3) << "a trip that is nearly sold out";
}

TEST_P(Plans, clause_3_5_1_every_load_that_stays_has_a_reason_and_a_remedy) {
  for (int i = 0; i < 3; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const p = propose();
  auto const staying = ask(service::list_loads, {.plan = p.plan.id, .staying = true}).items;
  ASSERT_EQ(staying.size(), 1u);
  EXPECT_EQ(staying[0].load.reason, LoadReason::hold_weight);
  EXPECT_EQ(staying[0].load.full_trip, trip_at(p.plan.id, "101", 7 * 3600));
  EXPECT_EQ(staying[0].load.full_node, centre_);
  EXPECT_FALSE(staying[0].why_zh.empty());
  EXPECT_FALSE(staying[0].do_en.empty());
  set_clock(20261124, 22);
  auto const late = propose();
  for (auto const& l : loads(late.plan.id)) EXPECT_EQ(l.load.reason, LoadReason::missed_cutoff);
  service::ExportLoads const staying_only{
      .plan = late.plan.id, .origin = {}, .destination = {}, .staying = true};
  auto const file = ask(service::export_loads, staying_only);
  EXPECT_EQ(file.name, "未装清单-2026-11-24.xlsx");
  EXPECT_EQ(file.bytes.substr(0, 2), "PK");
}

TEST_P(Plans, clause_3_5_1_publishing_makes_vehicle_orders_and_waybills_and_tells_bags_and_items) {
  auto const sealed = seal({"PA100000001CN"});
  auto const loose = accept("PA100000002CN");
  auto const id = published_plan();
  EXPECT_EQ(plan(id).plan.state, PlanState::published);
  auto const orders = ask(service::list_orders, {.service_date = kDay}).items;
  ASSERT_FALSE(orders.empty());
  std::int64_t carried = 0;
  for (auto const& o : orders) {
    EXPECT_EQ(o.state, OrderState::approved);
    EXPECT_EQ(o.carrier, coach_);
    EXPECT_EQ(o.plan, id);
    carried += o.n_bags;
  }
  EXPECT_GE(carried, 2);
  EXPECT_EQ(board().trips.size(), orders.size()) << "a waybill for each order, none for other trips";
  EXPECT_EQ(bag(sealed.id).plan_trip.value, loads(id)[0].rides[0].trip.value);
  auto const planned = item(loose.id);
  EXPECT_EQ(planned.plan_trip.value, loads(id)[1].rides[0].trip.value);
  EXPECT_EQ(planned.plan_departs_at, base::instant_of(kDay, loads(id)[1].rides[0].departs));
  EXPECT_REFUSED(attempt(dispatcher_, service::publish_plan, {id}), refusal::plan_state_forbids);
}

TEST_P(Plans, clause_3_5_1_waybills_of_a_published_plan_leave_the_passengers_reserve_out) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const trip = loads(id)[0].rides[0].trip;
  auto const all = trips(id);
  auto const planned = std::ranges::find(all, trip, [](auto const& t) { return t.trip.trip; });
  ASSERT_NE(planned, all.end());
  auto const listed = board().trips;
  auto const waybill = std::ranges::find(listed, planned->trip.line, &mail::store::BoardRow::line);
  ASSERT_NE(waybill, listed.end());
  EXPECT_EQ(waybill->hold_g, planned->trip.hold_g - planned->trip.reserve_g);
}

TEST_P(Plans, a_second_plan_of_the_day_replaces_the_first_with_its_orders) {
  seal({"PA100000001CN"});
  auto const first = published_plan();
  auto const n = ask(service::list_orders, {.service_date = kDay}).items.size();
  heavy_bag("PA100000003CN", 2'000);
  auto const second = published_plan();
  EXPECT_EQ(plan(first).plan.state, PlanState::superseded);
  EXPECT_EQ(ask(service::get_published, {kDay}).plan.id, second);
  std::size_t living = 0;
  for (auto const& o : ask(service::list_orders, {.service_date = kDay}).items)
    living += o.state == OrderState::approved;
  EXPECT_LE(living, n + 1);
  EXPECT_EQ(plan(second).figures.n_loads, 2);
}

TEST_P(Plans, proposals_are_compared_and_given_up) {
  seal({"PA100000001CN"});
  auto const a = propose({.service_date = kDay, .name = "甲", .effort = rules::Effort::quick}).plan.id;
  auto const b = propose({.service_date = kDay, .name = "乙", .effort = rules::Effort::thorough}).plan.id;
  auto const both = ask(service::compare_plans, {{a, b}}).items;
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].plan.name, "甲");
  EXPECT_EQ(both[0].figures.cost_li, both[1].figures.cost_li);
  EXPECT_EQ(done(dispatcher_, service::discard_plan, {a}).state, PlanState::discarded);
  EXPECT_TRUE(loads(a).empty());
  EXPECT_REFUSED(attempt(dispatcher_, service::publish_plan, {a}), refusal::plan_state_forbids);
  EXPECT_EQ(ask(service::list_plans, {.service_date = kDay, .state = "waiting"}).items.size(), 1u);
}

TEST_P(Plans, computing_is_stopped_and_leaves_nothing) {
  seal({"PA100000001CN"});
  auto const id = done(dispatcher_, service::propose_plan, {.service_date = kDay}).plan;
  EXPECT_EQ(plan(id).plan.state, PlanState::computing);
  EXPECT_EQ(plan(id).total, 1) << "it waits";
  EXPECT_EQ(done(dispatcher_, service::discard_plan, {id}).state, PlanState::discarded);
  work();
  EXPECT_EQ(plan(id).plan.state, PlanState::discarded);
  EXPECT_EQ(plan(id).figures.n_loads, 0);
}

TEST_P(Plans, old_proposals_lose_their_loads_and_the_days_plan_keeps_them) {
  seal({"PA100000001CN"});
  auto const given_up = propose().plan.id;
  auto const id = published_plan();
  now_ = now_.plus_ms((jobs::kKeepDays + 1) * 86'400'000);
  jobs::forget_plans(*database_, boss_.region, now_);
  EXPECT_TRUE(loads(given_up).empty());
  EXPECT_EQ(plan(given_up).figures.n_loads, 1) << "its figures stay";
  EXPECT_EQ(loads(id).size(), 1u);
}

TEST_P(Plans, only_whose_reach_is_the_county_works_with_its_plans) {
  seal({"PA100000001CN"});
  auto const id = propose().plan.id;
  EXPECT_REFUSED(attempt(clerk_, service::get_plan, {id}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(clerk_, service::propose_plan, {.service_date = kDay}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(clerk_, service::publish_plan, {id}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(dispatcher_, service::propose_plan, {.service_date = {20261123}}),
                 refusal::day_is_over);
  EXPECT_REFUSED(attempt(dispatcher_, service::get_plan, {PlanId{404}}), refusal::plan_unknown);
}

ON_EACH_ENGINE(Plans);

}  // namespace
}  // namespace planning
