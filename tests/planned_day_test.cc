// The demo county's next day, planned, published, disturbed three times and planned anew, as a dispatcher
// does it: by the API of the real program, whose own worker computes.
#include "testing/planned_day.h"

#include "played_county.h"

namespace app::demo {
namespace {

using planning::PlanState;
using planning::Somebody;
namespace service = planning::service;

class PlannedDay : public AccessMatrix {
 protected:
  void SetUp() override {
    today_ = base::service_date_of(program_->host().clock());
    day_ = base::add_days(today_, 1);
    dispatcher_.emplace(*program_, "dispatcher");
  }
  /// Every load that stays says why, and no trip takes what passengers need.
  void expect_whole(service::PlanView const& p) {
    ASSERT_EQ(p.plan.state == PlanState::waiting || p.plan.state == PlanState::published, true)
        << p.plan.failure;
    auto const loads =
        dispatcher_->get<service::LoadList>(Somebody::path_of(p.plan.id) + "/loads?staying=true&limit=500");
    EXPECT_EQ(std::ssize(loads.items), p.figures.n_staying);
    for (auto const& l : loads.items) EXPECT_NE(l.load.reason, planning::LoadReason::none);
    for (auto const& t : dispatcher_->board(p.plan.id).trips)
      for (auto const& c : t.calls) EXPECT_LE(c.loaded_g + c.taken_g, t.trip.hold_g - t.trip.reserve_g);
  }
  static std::string quoted(planning::TripId id) { return "\"" + std::to_string(id.value) + "\""; }

  std::optional<Somebody> dispatcher_;
  base::ServiceDate today_, day_;
};

TEST_F(PlannedDay, clause_3_5_1_a_day_is_planned_published_disturbed_three_times_and_planned_anew) {
  DemoSize const size{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12},
                      .drivers = 4};
  ASSERT_EQ(planning::announce(*program_, make_demo_county(today_, size), day_, 400), 400);
  auto const plan = dispatcher_->propose(day_);
  expect_whole(plan);
  EXPECT_GE(plan.figures.n_items, 400);
  EXPECT_GT(plan.figures.n_carried, 0);
  EXPECT_LT(plan.figures.run_ms, 5'000);
  dispatcher_->post<planning::rules::Plan>(Somebody::path_of(plan.plan.id) + "/publish", "{}");
  auto const orders = dispatcher_->get<service::OrderList>("/api/planning/orders?limit=500&service_date=" +
                                                           base::to_text(day_));
  EXPECT_EQ(std::ssize(orders.items), plan.figures.n_trips);

  auto id = plan.plan.id;
  std::string const incidents[] = {
      "\"kind\":\"cancel\"", "\"kind\":\"delay\",\"late_s\":1800",
      "\"kind\":\"substitute\",\"departs\":72000,\"hold_g\":500000,\"hold_cm3\":3000000,\"hold_bags\":40,"
      "\"vehicle\":\"云A77777\""};
  for (auto const& incident : incidents) {
    auto const trip = dispatcher_->busiest(id);
    auto const question = "{\"change\":{" + incident + ",\"trip\":" + quoted(trip) + ",\"reason\":\"如果\"}}";
    auto const shown = dispatcher_->post<service::WhatIf>(Somebody::path_of(id) + "/what_if", question);
    auto const next = dispatcher_->change(id, incident + ",\"trip\":" + quoted(trip));
    ASSERT_EQ(next.plan.state, PlanState::published) << incident << " " << next.plan.failure;
    expect_whole(next);
    EXPECT_EQ(next.figures.n_moved, shown.n_moves) << "what was shown is what comes";
    EXPECT_EQ(next.figures.n_loads, plan.figures.n_loads) << "nothing gets lost";
    EXPECT_EQ(next.plan.parent, id);
    id = next.plan.id;
  }
  auto const published = "/api/planning/published?service_date=" + base::to_text(day_);
  EXPECT_EQ(dispatcher_->get<service::PlanView>(published).plan.id, id);
  auto const actual =
      dispatcher_->get<service::ActualDay>("/api/planning/actual?service_date=" + base::to_text(day_));
  EXPECT_EQ(actual.due, dispatcher_->get<service::PlanView>(published).figures.n_trips);
}

}  // namespace
}  // namespace app::demo
