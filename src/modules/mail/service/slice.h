// Work of a job cut into commands with ids of their own: a slice that was stored answers what it answered then.
#pragma once
#include <functional>
#include <string>

#include "base/result.h"
#include "platform/command/bus.h"
#include "platform/json/json.h"

namespace mail::service {

using platform::command::Act;

/// On whose behalf slices are stored, and what makes the ids of the commands: the same seed stores nothing twice.
struct Storing {
  platform::db::Database& database;
  std::function<base::Instant()> clock;
  platform::auth::Hat const& hat;
  std::string seed;
};
struct Slice {
  std::string route;   ///< of the command that it is, "POST /api/mail/advices"
  std::string device;  ///< what stands for one in the audit book
  std::int64_t at{};   ///< tells it from the others of its seed
};

/// Runs a slice and waits for its answer as JSON.
/// @throws platform::db::Unavailable, and std::runtime_error with the problem when it is refused
std::string run_slice(platform::command::Bus&, Storing const&, Slice const&, std::string digested_body,
                      std::function<base::Result<std::string>(Act&)> const& use);

template <typename Response, typename Request>
Response run_slice(platform::command::Bus& bus, Storing const& storing, Slice const& slice, Request const& request,
                   base::Result<Response> (*use)(Act&, Request const&)) {
  namespace json = platform::json;
  auto const answer = run_slice(bus, storing, slice, json::render(request, json::Personal::digested),
                                [&](Act& act) -> base::Result<std::string> {
                                  return json::render(TRY(use(act, request)));
                                });
  Response out;
  if (!json::decode(answer, out).empty()) throw std::runtime_error{"a slice was not stored: " + answer};
  return out;
}

}  // namespace mail::service
