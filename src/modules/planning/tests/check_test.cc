// Plans made by hand: what each assignment breaks, and by how much.
#include <gtest/gtest.h>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/check.h"
#include "testing/planning_county.h"

namespace planning {
namespace {

using rules::FaultKind;

class Checks : public PlanningCounty {
 protected:
  std::vector<rules::Fault> faults(PlanId id, std::vector<rules::Assignment> assignments) {
    auto const out = ask(service::check_assignments, {id, std::move(assignments)});
    EXPECT_EQ(out.holds, out.faults.empty());
    std::vector<rules::Fault> plain;
    for (auto const& f : out.faults) {
      EXPECT_FALSE(f.says_zh.empty() || f.says_en.empty());
      plain.push_back(f.fault);
    }
    return plain;
  }
};

TEST_P(Checks, clause_3_5_1_a_plan_that_holds_breaks_nothing_and_nothing_is_stored) {
  auto const bag = seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const first = trip_at(id, "101", 7 * 3600), later = trip_at(id, "202", 9 * 3600 + 1800);
  EXPECT_TRUE(faults(id, {{.bag = bag.id, .trips = {first}}}).empty());
  EXPECT_TRUE(faults(id, {{.load = 0, .bag = {}, .trips = {later}}}).empty());
  EXPECT_EQ(loads(id)[0].rides.at(0).trip, first) << "it was a question";
}

TEST_P(Checks, clause_3_5_1_each_assignment_says_what_it_breaks_and_by_how_much) {
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const first = trip_at(id, "101", 7 * 3600), back = trip_at(id, "202", 10 * 3600 + 1800);
  auto const only = [&](rules::Assignment a) {
    auto const all = faults(id, {std::move(a)});
    EXPECT_EQ(all.size(), 1u);
    return all.empty() ? rules::Fault{} : all[0];
  };
  EXPECT_EQ(only({.load = 77, .bag = {}, .trips = {first}}).kind, FaultKind::load_unknown);
  EXPECT_EQ(only({.load = 0, .bag = {}, .trips = {TripId{404}}}).kind, FaultKind::trip_unknown);
  EXPECT_EQ(only({.load = 0, .bag = {}, .trips = {back}}).kind, FaultKind::not_served)
      << "it comes from there";
  EXPECT_EQ(only({.load = 0, .bag = {}, .trips = {}, .van = VanId{404}}).kind, FaultKind::van_unknown);
  now_ = base::instant_of(kDay, {9 * 3600});
  EXPECT_EQ(faults(id, {{.load = 0, .bag = {}, .trips = {first}}}).at(0).kind, FaultKind::has_left);
  change(id,
         {.kind = rules::ChangeKind::cancel, .trip = trip_at(id, "202", 11 * 3600 + 1800), .reason = "停开"});
  auto const now = ask(service::get_published, {kDay}).plan.id;
  auto const gone = trip_at(now, "202", 11 * 3600 + 1800);
  auto const all = faults(now, {{.load = 0, .bag = {}, .trips = {gone}}});
  ASSERT_FALSE(all.empty());
  EXPECT_TRUE(all[0].kind == FaultKind::trip_cancelled || all[0].kind == FaultKind::load_gone);
}

TEST_P(Checks, clause_3_5_1_bags_together_break_the_passengers_reserve_and_then_the_hold) {
  for (int i = 0; i < 4; ++i) heavy_bag("PA10000001" + std::to_string(i) + "CN", 120'000);
  auto const id = published_plan();
  auto const first = trip_at(id, "101", 7 * 3600);
  rules::PlanTrip hold;
  for (auto const& t : trips(id))
    if (t.trip.trip == first) hold = t.trip;
  auto const free = hold.hold_g.value - hold.reserve_g.value;
  std::vector<rules::Assignment> crowd;
  for (std::int64_t i = 0; i < 4; ++i) {
    crowd.push_back({.load = i, .bag = {}, .trips = {first}});
    auto const sum = (i + 1) * 120'000;
    auto rest = crowd;  // the others stay, or the plan's own loads would count
    for (auto j = i + 1; j < 4; ++j) rest.push_back({.load = j, .bag = {}, .trips = {}});
    std::optional<rules::Fault> weight;
    for (auto const& f : faults(id, rest))
      if (f.kind == FaultKind::hold_weight || f.kind == FaultKind::reserve_weight) weight = f;
    EXPECT_EQ(weight.has_value(), sum > free) << i;
    if (!weight) continue;
    EXPECT_EQ(weight->kind, sum > hold.hold_g.value ? FaultKind::hold_weight : FaultKind::reserve_weight);
    EXPECT_EQ(weight->by, sum - (sum > hold.hold_g.value ? hold.hold_g.value : free));
    EXPECT_EQ(weight->trip, first);
  }
  EXPECT_GT(4 * 120'000, hold.hold_g.value) << "or the day says nothing of a full hold";
}

TEST_P(Checks, clause_3_5_1_a_change_of_trips_needs_its_time) {
  accept("PA100000002CN");  // for the village
  auto const id = published_plan();
  auto const early = trip_at(id, "202", 7 * 3600 + 1800), late = trip_at(id, "202", 9 * 3600 + 1800);
  auto const all = faults(id, {{.load = 0, .bag = {}, .trips = {late, early}}});
  ASSERT_EQ(all.size(), 1u) << "it comes to the township two hours after the other has left it";
  EXPECT_EQ(all[0].kind, FaultKind::transfer);
  EXPECT_EQ(all[0].trip, early);
  EXPECT_EQ(all[0].node, town_);
  EXPECT_EQ(all[0].by, 2 * 3600 + ask(service::get_settings, {}).handling_s.value);
  EXPECT_TRUE(faults(id, {{.load = 0, .bag = {}, .trips = {early, late}}}).empty())
      << "with two hours between";
}

TEST_P(Checks, a_bag_that_is_not_ready_misses_the_cutoff) {
  now_ = base::instant_of(kDay, {6 * 3600 + 3500});
  seal({"PA100000001CN"});
  auto const id = published_plan();
  auto const first = trip_at(id, "101", 7 * 3600);
  auto const all = faults(id, {{.load = 0, .bag = {}, .trips = {first}}});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].kind, FaultKind::cutoff);
  EXPECT_GT(all[0].by, 0);
  auto station = dispatcher_;
  station.reach = platform::auth::Reach::node;
  EXPECT_REFUSED(
      attempt(station, service::check_assignments, {id, {{.load = 0, .bag = {}, .trips = {first}}}}),
      refusal::out_of_reach);
}

ON_EACH_ENGINE(Checks);

}  // namespace
}  // namespace planning
