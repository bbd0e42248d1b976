// Routes found, requests bound, handlers run on the given transaction.
#include "app/demo/backstage.h"

#include <stdexcept>

#include "platform/http/call.h"
#include "platform/http/target.h"

namespace app::demo {

using platform::http::CommandHandler;

Backstage::Backstage(platform::app::Host const& host, platform::db::Tx& tx, base::Instant now)
    : tx_{tx}, now_{now} {
  for (auto const& endpoint : host.endpoints) router_.add(endpoint);
  hat_.region = host.region;
  hat_.reach = platform::auth::Reach::region;
  hat_.person_name = "demo";
}

std::string Backstage::send(platform::http::Method method, std::string const& path, std::string const& body) {
  auto const target = platform::http::parse_target(path).value();
  auto const match = router_.find(method, target.segments);
  auto const* handler = match.endpoint ? std::get_if<CommandHandler>(&match.endpoint->handler) : nullptr;
  if (!handler) throw std::logic_error{"no command at " + path};
  auto const bound = platform::http::bind(*match.endpoint, {match.parameters, target.parameters, body});
  if (!bound.faults.empty())
    throw std::logic_error{path + ": " + bound.faults.front().pointer + " " + bound.faults.front().code};
  return run([&](platform::command::Act& act) { return must((*handler)(act, bound.request.get()), path); });
}

std::string Backstage::get(std::string const& path) {
  auto const target = platform::http::parse_target(path).value();
  auto const match = router_.find(platform::http::Method::get, target.segments);
  auto const* handler =
      match.endpoint ? std::get_if<platform::http::QueryHandler>(&match.endpoint->handler) : nullptr;
  if (!handler) throw std::logic_error{"no query at " + path};
  auto const bound = platform::http::bind(*match.endpoint, {match.parameters, target.parameters, {}});
  platform::command::Look look{tx_, hat_, now_, origin_};
  return must((*handler)(look, bound.request.get()), path);
}

}  // namespace app::demo
