// A county with more departures than that of mail, its dispatchers, and short ways to plan its day.
#pragma once
#include <algorithm>
#include <string>
#include <type_traits>

#include "modules/mail/service/advice.h"
#include "modules/mail/service/licence.h"
#include "modules/mail/service/paper.h"
#include "modules/mail/service/view.h"
#include "modules/message/service/inbox.h"
#include "modules/message/service/notice.h"
#include "modules/planning/module.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/proposal.h"
#include "modules/planning/service/publish.h"
#include "modules/planning/service/settings.h"
#include "modules/planning/service/view.h"
#include "platform/jobs/queue.h"
#include "testing/mail_county.h"
#include "testing/outcome.h"

namespace planning {

using testing_support::outcome_of;

/// A cancel when told to.
struct Steps final : platform::jobs::Progress {
  bool step(std::int64_t done, std::int64_t, std::string) override {
    last = done;
    return --left > 0;
  }
  std::int64_t last{};
  int left{1'000'000};
};

/// Line 202 runs from the centre over the township to the village at 07:30, 09:30 and 11:30 with 100 kg, and
/// back at 10:30 and 13:30; mail's own line 101 runs at 07:00.
class PlanningCounty : public mail::MailCounty {
 protected:
  using Hat = platform::auth::Hat;
  static constexpr base::ServiceDate kDay{20261124};

  std::span<platform::db::Migration const> migrations_above() override { return module.migrations(); }

  void SetUp() override {
    MailCounty::SetUp();
    if (IsSkipped()) return;
    import_line();
    dispatcher_ = join({"林调度", "dispatcher1", coach_, "dispatcher", {}});
    manager_ = join({"郑经理", "manager1", coach_, "operations_manager", {}});
    manager_.permissions.insert("planning.approve");
    for (auto* hat : {&dispatcher_, &manager_}) hat->permissions.insert("planning.publish");
    driver_ = join({"陈师傅", "driver1", coach_, "driver", {}});
    driver_.reach = platform::auth::Reach::own;
    other_driver_ = join({"钱师傅", "driver2", coach_, "driver", {}});
  }

  void import_line() {
    auto files = network::small_feed();
    files["stops.txt"] += "s4,大坪村,25.25,102.25,530190101203\n";
    files["routes.txt"] = "route_id,route_short_name,route_long_name,route_type\nr2,202,县城-大坪,3\n";
    std::string trips = "route_id,service_id,trip_id,trip_headsign,direction_id,x_cargo_kg,x_cargo_m3\n";
    std::string times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n";
    auto const add = [&](int hour, bool back) {
      auto const id = (back ? "back" : "out") + std::to_string(hour);
      trips += "r2,wk," + id + "," + (back ? "县城" : "大坪村") + "," + (back ? "1" : "0") + ",100,0.8\n";
      char const* const stops[] = {back ? "s4" : "s1", "s3", back ? "s1" : "s4"};
      for (int i = 0; i < 3; ++i) {
        auto const at = (hour + i < 10 ? "0" : "") + std::to_string(hour + i) + ":30:00";
        times += id + "," + at + "," + at + "," + stops[i] + "," + std::to_string(i + 1) + "\n";
      }
    };
    for (int const hour : {7, 9, 11}) add(hour, false);
    for (int const hour : {10, 13}) add(hour, true);
    files["trips.txt"] = trips;
    files["stop_times.txt"] = times;
    must<network::service::ImportReport>(
        boss_, [&](auto& a) { return network::service::import_files(a, {.feed = "more"}, files); });
  }

  template <typename T, typename Request>
  base::Result<T> attempt(Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
                          std::type_identity_t<Request> const& request) {
    return act<T>(hat, [&](auto& a) { return use(a, request); });
  }
  template <typename T, typename Request>
  T done(Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
         std::type_identity_t<Request> const& request) {
    return must<T>(hat, [&](auto& a) { return use(a, request); });
  }
  template <typename T, typename Request>
  base::Result<T> attempt(Hat const& hat, base::Result<T> (*use)(service::Look&, Request const&),
                          std::type_identity_t<Request> const& request) {
    return try_look<T>(hat, [&](auto& l) { return use(l, request); });
  }
  template <typename T, typename Request>
  T ask(base::Result<T> (*use)(service::Look&, Request const&),
        std::type_identity_t<Request> const& request) {
    return look<T>(dispatcher_, [&](auto& l) { return use(l, request); });
  }

  /// Works off what waits, as the runner does.
  void work(Steps steps = {}) {
    auto const worker = service::plan_worker([this] { return now_; });
    for (;;) {
      std::optional<platform::jobs::Taken> taken;
      database_->write_now([&](Tx& tx) {
        taken = platform::jobs::take(tx, boss_.region, std::span{&worker, 1}, "test", now_);
        return true;
      });
      if (!taken) return;
      auto job = taken->job;
      job.result = worker.run(*database_, taken->job, taken->payload, taken->hat, steps);
      job.state = platform::jobs::JobState::done;
      database_->write_now([&](Tx& tx) {
        platform::jobs::conclude(tx, boss_.region, job, "test");
        return true;
      });
    }
  }
  service::PlanView plan(PlanId id) { return ask(service::get_plan, {id}); }
  service::PlanView propose(service::ProposePlan const& request = {.service_date = kDay}) {
    auto const id = done(dispatcher_, service::propose_plan, request).plan;
    work();
    return plan(id);
  }
  PlanId published_plan() {
    auto const id = propose().plan.id;
    done(dispatcher_, service::publish_plan, {id});
    return id;
  }
  /// One action of a dispatcher, and what comes of it.
  service::PlanView change(PlanId id, rules::Change const& what) {
    auto const next = done(dispatcher_, service::change_plan, {id, what}).plan;
    work();
    return plan(next);
  }
  std::vector<message::service::NoticeView> notices_of(Hat const& hat) {
    return look<message::service::NoticeList>(hat, [](auto& l) { return message::service::list_notices(l, {}); })
        .items;
  }
  std::vector<message::service::TaskView> tasks_of(Hat const& hat) {
    return look<message::service::TaskList>(hat, [](auto& l) { return message::service::list_tasks(l, {}); })
        .items;
  }
  std::vector<service::TripView> trips(PlanId id) { return ask(service::view_board, {id}).trips; }
  /// The trip of a line that leaves its first stop at an hour and half.
  TripId trip_at(PlanId id, std::string const& line, int seconds) {
    for (auto const& t : trips(id))
      if (t.trip.line == line && t.calls.front().departs.seconds == seconds) return t.trip.trip;
    return {};
  }
  std::vector<service::LoadView> loads(PlanId id) { return ask(service::list_loads, {.plan = id}).items; }
  /// A sealed bag for the township and n more; each item weighs 1.25 kg, the bag what is said.
  mail::Bag heavy_bag(std::string const& number, std::int64_t gross_g) {
    auto bag = must<mail::Bag>(clerk_, [&](auto& a) {
      return mail::service::open_bag(a, {centre_, town_, mail::BagKind::ordinary, {}});
    });
    check(accept(number).id);
    bag = must<mail::Bag>(clerk_, [&](auto& a) { return mail::service::put_into_bag(a, {bag.id, number}); });
    mail::service::SealBag const seal{
        .bag = bag.id, .gross_g = {gross_g}, .seal_no = "F" + number, .reason = "整件"};
    return must<mail::Bag>(clerk_, [&](auto& a) { return mail::service::seal_bag(a, seal, {}); });
  }

  Hat dispatcher_, manager_, driver_, other_driver_;
};

}  // namespace planning
