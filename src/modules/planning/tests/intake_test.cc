// Bags that are sealed after the day's plan was published.
#include <gtest/gtest.h>

#include "modules/planning/jobs/intake.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

class Intake : public PlanningCounty {
 protected:
  mail::Bag bag(BagId id) {
    return look<mail::service::BagView>(boss_, [&](auto& l) { return mail::service::view_bag(l, {id}); }).bag;
  }
  mail::Item item_of(BagId id) {
    return look<mail::service::BagView>(boss_, [&](auto& l) { return mail::service::view_bag(l, {id}); }).items.at(0);
  }
  /// Of an item that was accepted before for the village: the sort plan has bags for the township.
  mail::Bag bag_with(std::string const& number) {
    auto const open = must<mail::Bag>(
        clerk_, [&](auto& a) { return mail::service::open_bag(a, {centre_, town_, mail::BagKind::ordinary, {}}); });
    must<mail::Bag>(clerk_, [&](auto& a) { return mail::service::put_into_bag(a, {open.id, number}); });
    mail::service::SealBag const seal{.bag = open.id, .gross_g = {1'500}, .seal_no = "F" + number, .reason = {}};
    return must<mail::Bag>(clerk_, [&](auto& a) { return mail::service::seal_bag(a, seal, {}); });
  }
  void take_in() { jobs::take_in_bags(*database_, boss_.region, now_); }
};

TEST_P(Intake, clause_3_5_1_a_bag_sealed_after_publishing_comes_into_the_plan_and_nothing_moves) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const before = loads(id);
  auto const late = heavy_bag("PA100000002CN", 1'500);
  take_in();
  auto const after = loads(id);
  ASSERT_EQ(after.size(), before.size() + 1);
  EXPECT_EQ(after[0].rides.at(0).trip, before[0].rides.at(0).trip);
  auto const& l = after.back();
  EXPECT_EQ(l.load.bag, late.id);
  ASSERT_EQ(l.load.way, LoadWay::departures);
  EXPECT_EQ(bag(late.id).plan_trip.value, l.rides.at(0).trip.value);
  EXPECT_EQ(item_of(late.id).plan_trip.value, l.rides.at(0).trip.value) << "labels and tracking follow";
  EXPECT_EQ(item_of(late.id).plan_departs_at, base::instant_of(kDay, l.rides.at(0).departs));
  auto const figures = plan(id).figures;
  EXPECT_EQ(figures.n_loads, 2);
  EXPECT_GT(figures.bound_li.value, 0) << "the plan with the bag is proven anew";
  EXPECT_LE(figures.bound_li, figures.cost_li);
  EXPECT_LT(figures.gap_ppm, 10) << "both bags go their best way";
  take_in();
  EXPECT_EQ(loads(id).size(), after.size()) << "once";
}

TEST_P(Intake, clause_3_5_1_loose_mail_gives_way_to_the_bag_that_it_was_put_into) {
  auto const id = [&] {
    for (auto const* number : {"PA100000001CN", "PA100000002CN"}) check(accept(number).id);
    return published_plan();
  }();
  ASSERT_EQ(loads(id).size(), 1u);
  ASSERT_EQ(loads(id)[0].load.n_items, 2);
  auto const on_board = [&] {
    std::int64_t n = 0;
    for (auto const& t : trips(id)) n += t.calls.front().loaded_bags;
    return n;
  };
  EXPECT_EQ(on_board(), 1);
  auto const first = bag_with("PA100000001CN");
  take_in();
  EXPECT_EQ(loads(id)[0].load.n_items, 1) << "the other one is loose yet";
  EXPECT_EQ(on_board(), 2);
  auto const second = bag_with("PA100000002CN");
  take_in();
  auto const all = loads(id);
  ASSERT_EQ(all.size(), 2u) << "a load without mail is not shown";
  EXPECT_EQ(all[0].load.bag, first.id);
  EXPECT_EQ(all[1].load.bag, second.id);
  EXPECT_EQ(on_board(), 2) << "mail in bags takes room once";
  auto const figures = plan(id).figures;
  EXPECT_EQ(figures.n_items, 2);
  EXPECT_GT(figures.bound_li.value, 0);
  EXPECT_LE(figures.bound_li, figures.cost_li) << "loads whose mail lies in bags now are in neither";
  auto const first_trip = all[0].rides.at(0).trip;
  auto const next = change(id, {.kind = rules::ChangeKind::cancel, .trip = first_trip, .reason = "停开"});
  EXPECT_GT(next.figures.bound_li.value, 0);
  EXPECT_LE(next.figures.bound_li, next.figures.cost_li) << "nor after a change";
  auto const tomorrow = propose({.service_date = base::add_days(kDay, 1), .name = {}});
  EXPECT_EQ(tomorrow.figures.n_loads, 0) << "what today carries is not planned for tomorrow";
}

TEST_P(Intake, a_bag_for_which_there_is_no_way_stays_with_a_reason) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  now_ = base::instant_of(kDay, {22 * 3600});
  auto const late = heavy_bag("PA100000002CN", 1'500);
  take_in();
  auto const staying = ask(service::list_loads, {.plan = id, .staying = true}).items;
  ASSERT_EQ(staying.size(), 1u);
  EXPECT_EQ(staying[0].load.bag, late.id);
  EXPECT_NE(staying[0].load.reason, LoadReason::none);
}

TEST_P(Intake, clause_3_5_1_a_cancelled_trip_is_told_to_the_items_in_the_bag) {
  auto const sealed = seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const first = loads(id)[0].rides.at(0).trip;
  EXPECT_EQ(item_of(sealed.id).plan_trip.value, first.value);
  auto const next = change(id, {.kind = rules::ChangeKind::cancel, .trip = first, .reason = "停开"});
  auto const second = loads(next.plan.id)[0].rides.at(0);
  ASSERT_NE(second.trip, first);
  EXPECT_EQ(item_of(sealed.id).plan_trip.value, second.trip.value);
  EXPECT_EQ(item_of(sealed.id).plan_departs_at, base::instant_of(kDay, second.departs));
}

ON_EACH_ENGINE(Intake);

}  // namespace
}  // namespace planning
