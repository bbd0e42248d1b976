// What a process does follows its roles: only one with jobs works, only one with http listens.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/generated/all_modules.h"
#include "platform/app/program.h"
#include "testing/database.h"
#include "testing/http_client.h"
#include "testing/postgres.h"

namespace app {
namespace {

using platform::app::Host;
using platform::app::Module;
using platform::app::Program;
using platform::app::Role;
using platform::jobs::JobState;

void install_work(Host& host) {
  host.worker(
      {"trial.work", [](auto&, auto const&, auto const&, auto const&, auto&) { return base::Json{"{}"}; }});
}
std::span<platform::db::Migration const> no_migrations() { return {}; }
Module const kTrial{"trial", {}, no_migrations, install_work};

class Roles : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    if (GetParam() == platform::db::Engine::postgres) {
      url_ = testing_support::make_postgres_database();
      if (url_.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    }
  }
  std::unique_ptr<Program> start(std::set<Role> roles) {
    platform::app::ProgramOptions options;
    options.data_dir = folder_.path();
    options.database_url = url_;
    options.roles = std::move(roles);
    options.tls = options.log_files = false;
    options.http.port = 0;
    options.http.grace_ms = 50;
    auto modules = all_modules();
    modules.push_back(&kTrial);
    auto program = std::make_unique<Program>(options, modules);
    program->start();
    return program;
  }
  static void queue(Program& program) {
    platform::auth::Hat hat;
    hat.region = program.region();
    hat.person = {9};
    program.database().write_now([&](platform::db::Tx& tx) {
      platform::jobs::enqueue(tx, hat, {1}, "trial.work", "{}", program.host().clock());
      return true;
    });
  }
  static JobState state(Program& program) {
    std::optional<platform::jobs::Job> job;
    program.database().read(
        [&](platform::db::Tx& tx) { job = platform::jobs::find(tx, program.region(), {1}); });
    return job.value().state;
  }
  /// Work begins within half a second; this waits for far longer before it gives up.
  static bool becomes_done(Program& program, int ms) {
    for (; ms > 0 && state(program) != JobState::done; ms -= 20)
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    return state(program) == JobState::done;
  }

  testing_support::TemporaryFolder folder_;
  std::string url_;
};

TEST_P(Roles, a_process_of_http_serves_and_leaves_the_work_to_one_of_jobs) {
  auto http = start({Role::http});
  EXPECT_EQ(testing_support::HttpClient{http->port()}.get("/health").status, 200);
  queue(*http);
  EXPECT_FALSE(becomes_done(*http, 1500));
  if (GetParam() == platform::db::Engine::sqlite) http.reset();  // a file has one process
  auto const jobs = start({Role::jobs});
  EXPECT_EQ(jobs->port(), 0) << "it listens nowhere";
  EXPECT_TRUE(becomes_done(*jobs, 20'000));
}

TEST_P(Roles, a_process_of_the_gateway_alone_neither_listens_nor_works) {
  auto const gateway = start({Role::gateway});
  queue(*gateway);
  EXPECT_EQ(gateway->port(), 0);
  EXPECT_FALSE(becomes_done(*gateway, 1000));
}

ON_EACH_ENGINE(Roles);

}  // namespace
}  // namespace app
