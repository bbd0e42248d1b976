// The demo county's next day, planned, published, disturbed three times and planned anew, as a dispatcher
// does it: through the API of the real program, whose own worker computes.
#include <chrono>
#include <thread>

#include "app/demo/manifest.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/view.h"
#include "platform/json/json.h"
#include "played_county.h"

namespace app::demo {
namespace {

using planning::PlanState;
using planning::TripId;
namespace service = planning::service;

struct Node {
  platform::auth::NodeId id;
};
DESCRIBE(Node, "A node.", FIELD(id, "key"))

class PlannedDay : public AccessMatrix {
 protected:
  void SetUp() override {
    for (auto const& hat : hats(true)) {
      if (hat.post == "dispatcher") dispatcher_ = hat;
      if (hat.post == "operations_manager") manager_ = hat;
    }
    ASSERT_TRUE(dispatcher_.person && manager_.person);
    today_ = base::service_date_of(program_->host().clock());
    day_ = base::add_days(today_, 1);
  }
  template <typename T>
  T read(testing_support::Reply const& reply) {
    T out;
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_TRUE(platform::json::decode(reply.body, out).empty()) << reply.body.substr(0, 500);
    return out;
  }
  template <typename T>
  T get(std::string const& path) {
    auto client = client_of(dispatcher_);
    return read<T>(client.get("/api/planning" + path));
  }
  template <typename T>
  T post(Hat const& hat, std::string const& path, std::string const& body) {
    auto client = client_of(hat);
    return read<T>(client.post("/api/planning" + path, body));
  }
  void announce(int items) {
    auto const county = make_demo_county(
        today_, {.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12}});
    platform::auth::NodeId centre;
    program_->database().read([&](platform::db::Tx& tx) {
      centre = tx.list<Node>("SELECT id FROM network_node WHERE kind = 'county_centre' LIMIT 1").at(0).id;
    });
    std::string rows;
    int n = 0;
    for (auto const& p : make_manifest(county, day_, items, 7))
      if (!p.outbound && n++ < 500) rows += (rows.empty() ? "" : ",") + advice_row(county, p);
    auto client = client_of(manager_);
    auto const reply =
        client.post("/api/mail/advices", "{\"manifest\":\"YX\",\"node\":\"" + std::to_string(centre.value) +
                                             "\",\"rows\":[" + rows + "]}");
    ASSERT_EQ(reply.status, 200) << reply.body.substr(0, 500);
  }
  /// When the program's own worker is done with it.
  service::PlanView computed(planning::PlanId id) {
    for (int i = 0; i < 600; ++i) {
      auto v = get<service::PlanView>("/plans/" + std::to_string(id.value));
      if (v.plan.state != PlanState::computing) return v;
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return {};
  }
  service::PlanView change(planning::PlanId id, std::string const& change) {
    auto const work = post<service::PlanOfWork>(dispatcher_, "/plans/" + std::to_string(id.value) + "/change",
                                                "{\"change\":{" + change + ",\"reason\":\"值班处置\"}}");
    return computed(work.plan);
  }
  /// The trip with most bags on a leg that still runs.
  TripId busiest(planning::PlanId id) {
    TripId out;
    std::int64_t most = -1;
    for (auto const& t : get<service::PlanBoard>("/plans/" + std::to_string(id.value) + "/board").trips)
      for (auto const& c : t.calls)
        if (t.trip.state == planning::rules::TripState::runs && c.loaded_bags > most) {
          most = c.loaded_bags;
          out = t.trip.trip;
        }
    return out;
  }
  static std::string quoted(TripId id) { return "\"" + std::to_string(id.value) + "\""; }
  void expect_whole(service::PlanView const& p) {
    auto const staying =
        get<service::LoadList>("/plans/" + std::to_string(p.plan.id.value) + "/loads?staying=true&limit=500")
            .items;
    EXPECT_EQ(std::ssize(staying), p.figures.n_staying);
    for (auto const& l : staying) EXPECT_NE(l.load.reason, planning::LoadReason::none);
    for (auto const& t :
         get<service::PlanBoard>("/plans/" + std::to_string(p.plan.id.value) + "/board").trips)
      for (auto const& c : t.calls)
        EXPECT_LE(c.loaded_g + c.taken_g, t.trip.hold_g - t.trip.reserve_g) << "passengers first";
  }

  Hat dispatcher_, manager_;
  base::ServiceDate today_, day_;
};

TEST_F(PlannedDay, clause_3_5_1_a_day_is_planned_published_disturbed_three_times_and_planned_anew) {
  announce(400);
  auto const asked = post<service::PlanOfWork>(
      dispatcher_, "/plans", "{\"service_date\":\"" + base::to_text(day_) + "\",\"name\":\"早班\"}");
  auto const plan = computed(asked.plan);
  ASSERT_EQ(plan.plan.state, PlanState::waiting) << plan.plan.reason;
  EXPECT_GE(plan.figures.n_items, 300);
  EXPECT_GT(plan.figures.n_carried, 0);
  EXPECT_LT(plan.figures.run_ms, 5'000);
  expect_whole(plan);
  auto const id = plan.plan.id;
  auto client = client_of(dispatcher_);
  ASSERT_EQ(client.post("/api/planning/plans/" + std::to_string(id.value) + "/publish", "{}").status, 200);
  auto const orders = get<service::OrderList>("/orders?limit=500&service_date=" + base::to_text(day_)).items;
  EXPECT_EQ(std::ssize(orders), plan.figures.n_trips);

  auto const first = busiest(id);
  auto const cancelled = change(id, "\"kind\":\"cancel\",\"trip\":" + quoted(first));
  ASSERT_EQ(cancelled.plan.state, PlanState::published) << cancelled.plan.reason;
  EXPECT_GT(cancelled.figures.n_moved, 0);
  expect_whole(cancelled);
  auto const second = busiest(cancelled.plan.id);
  auto const late =
      change(cancelled.plan.id, "\"kind\":\"delay\",\"late_s\":1800,\"trip\":" + quoted(second));
  ASSERT_EQ(late.plan.state, PlanState::published) << late.plan.reason;
  expect_whole(late);
  auto const third =
      change(late.plan.id,
             "\"kind\":\"substitute\",\"departs\":72000,\"hold_g\":500000,\"hold_cm3\":3000000,"
             "\"hold_bags\":40,\"vehicle\":\"云A77777\",\"trip\":" +
                 quoted(busiest(late.plan.id)));
  ASSERT_EQ(third.plan.state, PlanState::published) << third.plan.reason;
  expect_whole(third);
  EXPECT_EQ(third.figures.n_loads, plan.figures.n_loads) << "nothing gets lost";
  EXPECT_EQ(get<service::PlanView>("/published?service_date=" + base::to_text(day_)).plan.id, third.plan.id);
  EXPECT_EQ(get<service::ActualDay>("/actual?service_date=" + base::to_text(day_)).due,
            third.figures.n_trips);
}

}  // namespace
}  // namespace app::demo
