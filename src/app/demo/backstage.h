// Runs the routes of the program without HTTP, in one transaction: the same commands, for making a county.
#pragma once
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/demo/answer.h"
#include "platform/app/host.h"
#include "platform/command/act.h"
#include "platform/http/router.h"

namespace app::demo {

class Backstage {
 public:
  Backstage(platform::app::Host const&, platform::db::Tx&, base::Instant now);

  /// Who acts from now on; permissions are not asked, reach and sides are.
  void act_as(platform::auth::Hat hat) { hat_ = std::move(hat); }
  platform::auth::Hat const& hat() const { return hat_; }
  base::Instant now() const { return now_; }
  platform::db::Tx& tx() { return tx_; }

  /// The answer as JSON. @throws std::runtime_error when the command is refused: a demo county is made
  /// without refusals
  std::string send(platform::http::Method, std::string const& path, std::string const& body);
  std::string post(std::string const& path, std::string const& body) {
    return send(platform::http::Method::post, path, body);
  }
  /// A read, as JSON. @throws as `send`
  std::string get(std::string const& path);
  /// Runs what has no route, as a command of its own.
  template <typename Use>
  auto run(Use use) {
    auto const command = make_command();
    platform::command::Act act{tx_, hat_, command, now_, now_, origin_, ids_};
    return use(act);
  }

 private:
  base::Uuid make_command() { return base::Uuid::make_v7(now_, random_(), random_()); }
  platform::http::Router router_;
  platform::db::Tx& tx_;
  base::Instant now_;
  platform::auth::Hat hat_;
  platform::command::Origin origin_{.request_id = "demo", .address = {}, .device = "demo"};
  base::IdMaker ids_{1021};  // apart from those of the server's threads
  std::mt19937_64 random_{std::random_device{}()};
};

/// The value of a result. @throws std::runtime_error naming the refusal
template <typename T>
T must(base::Result<T> result, std::string const& what) {
  if (result.ok()) return std::move(result).value();
  throw std::runtime_error{what + ": " + result.refusal().kind->code + " " + result.refusal().detail};
}

}  // namespace app::demo
