// A small county whose day was played on the real program, for tests that ask who may reach what.
#pragma once
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <variant>

#include "app/demo/day.h"
#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "platform/auth/session.h"
#include "testing/http_client.h"
#include "testing/temporary_folder.h"

namespace app::demo {

using platform::auth::Hat;
using platform::http::Endpoint;
using platform::http::Method;
using testing_support::HttpClient;

struct PersonKey {
  platform::auth::PersonId id;
};
DESCRIBE(PersonKey, "A key.", FIELD(id, "key"))

class AccessMatrix : public testing::Test {
 protected:
  static void SetUpTestSuite() { play({.log_files = false}); }
  static void play(platform::app::ProgramOptions options) {
    folder_ = new testing_support::TemporaryFolder;
    options.data_dir = folder_->path();
    options.region = {kDemoRegion};
    options.tls = false;
    options.http.port = 0;
    options.http.grace_ms = 50;
    options.http.limited = false;
    program_ = new platform::app::Program{options, all_modules()};
    DemoSize const size{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12},
                        .drivers = 4};
    seed(*program_, size);
    program_->start();
    DayOptions const day{
        .port = program_->port(), .drivers = size.drivers, .items = 40, .speed = 0, .quiet = true};
    play_day(make_demo_county(base::service_date_of(program_->host().clock()), size), day);
  }
  static void TearDownTestSuite() {
    delete program_;
    delete folder_;
  }

  /// One hat of every post, and with `all` every hat.
  static std::vector<Hat> hats(bool all = false) {
    std::vector<Hat> out;
    std::set<std::string> seen;
    program_->database().read([&](platform::db::Tx& tx) {
      for (auto const& p : tx.list<PersonKey>("SELECT id FROM org_person ORDER BY id"))
        for (auto& hat : program_->host().hats(tx, {kDemoRegion}, p.id, program_->host().clock()))
          if (seen.insert(hat.post).second || all) out.push_back(std::move(hat));
    });
    return out;
  }
  /// Somebody with every right everywhere: what is refused is refused for its form, not for who sends it.
  static Hat mighty(Hat hat) {
    hat.reach = platform::auth::Reach::region;
    for (auto const& permission : program_->host().permissions) hat.permissions.insert(permission.code);
    return hat;
  }
  static HttpClient client_of(Hat const& hat) {
    HttpClient client{program_->port()};
    client.always("Authorization", "Bearer " + program_->host().sessions->open(hat, {}).token);
    return client;
  }
  static testing_support::Reply call(HttpClient& client, Endpoint const& endpoint) {
    static std::regex const parameter{"\\{[a-z0-9_]+\\}"};
    auto const path = std::regex_replace(std::string{endpoint.route.path}, parameter, "1");
    switch (endpoint.route.method) {
      case Method::get:
        return client.get(path);
      case Method::put:
        return client.send("PUT", path, "{}");
      case Method::del:
        return client.send("DELETE", path, "{}");
      case Method::post:
        break;
    }
    return client.post(path, "{}");
  }
  static bool is_stream(Endpoint const& e) {
    return std::holds_alternative<platform::http::Streamed>(e.handler);
  }
  static bool is_refused_by_right(testing_support::Reply const& reply) {
    return reply.status == 403 && reply.body.find("\"http.forbidden\"") != std::string::npos;
  }

  static inline testing_support::TemporaryFolder* folder_;
  static inline platform::app::Program* program_;
};

}  // namespace app::demo
