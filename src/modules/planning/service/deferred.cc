// One command through a bus of its own.
#include "modules/planning/service/deferred.h"

#include <future>

#include "platform/command/bus.h"

namespace planning::service {

using platform::command::Answer;
using platform::command::Bus;
using platform::command::Command;

std::string run_deferred(Deferred const& deferred, std::function<base::Outcome(Act&)> const& use) {
  auto const id = static_cast<std::uint64_t>(deferred.number);
  Command command{
      .id = base::Uuid::make_v7({deferred.number >> 22}, std::hash<std::string>{}(deferred.name), id),
      .route = deferred.name,
      .digest = deferred.name + "/" + std::to_string(deferred.number),
      .hat = std::make_shared<platform::auth::Hat const>(deferred.hat),
      .made_at = {},
      .origin = {.request_id = deferred.name, .address = {}, .device = "planner"}};
  Bus bus{deferred.database, deferred.clock};
  std::promise<Answer> promise;
  auto answer = promise.get_future();
  bus.submit(
      std::move(command),
      [&use](Act& act) -> base::Result<std::string> {
        TRY(use(act));
        return std::string{"{}"};
      },
      [&promise](Answer a) { promise.set_value(std::move(a)); });
  auto const done = answer.get();
  if (done.status == 503) throw platform::db::Unavailable{done.body};
  return done.status == 200 ? std::string{} : done.body;
}

}  // namespace planning::service
