// A dispatcher of the demo county at work through the API: mail is announced, plans are asked for and waited
// for.
#pragma once
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "app/demo/manifest.h"
#include "modules/planning/service/actual.h"
#include "modules/planning/service/order.h"
#include "modules/planning/service/view.h"
#include "platform/app/program.h"
#include "platform/auth/session.h"
#include "platform/json/json.h"
#include "testing/http_client.h"

namespace planning {

struct PersonKey {
  PersonId id;
};
DESCRIBE(PersonKey, "A key.", FIELD(id, "key"))

/// Somebody in a post, signed in.
class Somebody {
 public:
  Somebody(platform::app::Program& program, std::string_view post) : client_{program.port()} {
    program.database().read([&](Tx& tx) {
      for (auto const& p : tx.list<PersonKey>("SELECT id FROM org_person ORDER BY id"))
        for (auto& hat : program.host().hats(tx, program.region(), p.id, program.host().clock()))
          if (hat.post == post) hat_ = std::move(hat);
    });
    client_.always("Authorization", "Bearer " + program.host().sessions->open(hat_, {}).token);
  }

  /// @throws std::runtime_error when it is refused
  template <typename T>
  T get(std::string const& path) {
    return read<T>(client_.get(path));
  }
  template <typename T>
  T post(std::string const& path, std::string const& body) {
    return read<T>(client_.post(path, body));
  }

  /// When the program's own worker is done with it.
  service::PlanView computed(PlanId id) {
    for (int i = 0; i < 3'000; ++i) {
      auto v = get<service::PlanView>(path_of(id));
      if (v.plan.state != PlanState::computing) return v;
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    throw std::runtime_error{"the plan is never done"};
  }
  service::PlanView propose(base::ServiceDate day) {
    auto const body = "{\"service_date\":\"" + base::to_text(day) + "\"}";
    return computed(post<service::PlanOfWork>("/api/planning/plans", body).plan);
  }
  /// @param change  members of the change as JSON
  service::PlanView change(PlanId id, std::string const& change) {
    auto const body = "{\"change\":{" + change + ",\"reason\":\"值班处置\"}}";
    return computed(post<service::PlanOfWork>(path_of(id) + "/change", body).plan);
  }
  service::PlanBoard board(PlanId id) { return get<service::PlanBoard>(path_of(id) + "/board"); }
  /// The running trip with most bags on a leg.
  TripId busiest(PlanId id) {
    TripId out;
    std::int64_t most = -1;
    for (auto const& t : board(id).trips)
      for (auto const& c : t.calls)
        if (t.trip.state == rules::TripState::runs && c.loaded_bags > most) {
          most = c.loaded_bags;
          out = t.trip.trip;
        }
    return out;
  }

  static std::string path_of(PlanId id) { return "/api/planning/plans/" + std::to_string(id.value); }

 private:
  template <typename T>
  static T read(testing_support::Reply const& reply) {
    T out;
    if (reply.status != 200 || !platform::json::decode(reply.body, out).empty())
      throw std::runtime_error{std::to_string(reply.status) + " " + reply.body.substr(0, 500)};
    return out;
  }

  platform::auth::Hat hat_;
  testing_support::HttpClient client_;
};

struct Announced {
  std::int64_t added{};
  base::Json rows;
  std::int64_t known{}, refused{};
};
DESCRIBE(Announced, "What became of announced items.", FIELD(added, "new"), FIELD(known, "known"),
         FIELD(refused, "refused"), FIELD(rows, "by row"))

/// Announces inbound items of the day at the county's centre. @returns how many are new
inline std::int64_t announce(platform::app::Program& program, app::demo::County const& county,
                             base::ServiceDate day, int items) {
  Somebody manager{program, "operations_manager"};
  PersonKey centre;
  program.database().read([&](Tx& tx) {
    centre =
        tx.find<PersonKey>("SELECT id FROM network_node WHERE kind = 'county_centre' ORDER BY id LIMIT 1")
            .value();
  });
  std::int64_t added = 0;
  std::string rows;
  int n = 0;
  auto const send = [&] {
    if (rows.empty()) return;
    auto const body =
        "{\"manifest\":\"YX\",\"node\":\"" + std::to_string(centre.id.value) + "\",\"rows\":[" + rows + "]}";
    added += manager.post<Announced>("/api/mail/advices", body).added;
    rows.clear();
    n = 0;
  };
  for (auto const& p : app::demo::make_manifest(county, day, items, 7)) {
    if (p.outbound) continue;
    rows += (rows.empty() ? "" : ",") + app::demo::advice_row(county, p);
    if (++n == 500) send();
  }
  send();
  return added;
}

}  // namespace planning
