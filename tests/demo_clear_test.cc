// A county that began with the demo becomes a real, empty one; no other database is touched. On both databases.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/demo/clear.h"
#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "testing/database.h"
#include "testing/postgres.h"
#include "testing/temporary_folder.h"

namespace app::demo {
namespace {

class ClearedDemo : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    options_.data_dir = folder_.path();
    if (GetParam() == platform::db::Engine::postgres) {
      options_.database_url = testing_support::make_postgres_database();
      if (options_.database_url.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    }
    options_.region = {kDemoRegion};
    options_.tls = options_.log_files = false;
    options_.http.port = 0;
    options_.http.grace_ms = 50;
  }
  std::unique_ptr<platform::app::Program> demo() {
    auto program = std::make_unique<platform::app::Program>(options_, all_modules());
    seed(*program, {.county = {.townships = 2, .villages = 2, .lines = 2, .trips_per_day = 4}, .drivers = 2,
                    .items_at_start = 10});
    return program;
  }
  std::int64_t count(std::string const& table) {
    std::int64_t n = -1;
    platform::app::Program program{options_, all_modules()};
    program.database().read(
        [&](platform::db::Tx& tx) { n = tx.find_integer("SELECT count(*) FROM " + table).value(); });
    return n;
  }

  testing_support::TemporaryFolder folder_;
  platform::app::ProgramOptions options_;
};

TEST_P(ClearedDemo, begins_empty_and_may_begin_as_a_demo_again) {
  demo();
  ASSERT_GT(count("network_node"), 0);
  EXPECT_EQ(clear(options_, kDemoCounty), 0);
  EXPECT_EQ(count("network_node"), 0);
  EXPECT_EQ(count("org_person"), 0);
  EXPECT_EQ(count("journal_event"), 0);
  if (options_.database_url.empty()) {
    auto kept = 0;
    for (auto const& entry : std::filesystem::directory_iterator{options_.data_dir})
      kept += entry.path().filename().string().starts_with("demo-") && exists(entry.path() / "yidao.db");
    EXPECT_EQ(kept, 1) << "nothing is deleted";
  }
  EXPECT_EQ(clear(options_, kDemoCounty), 1) << "it is empty";
  demo();
  EXPECT_GT(count("network_node"), 0);
}

TEST_P(ClearedDemo, is_not_cleared_without_its_name_or_while_it_is_served) {
  auto const program = demo();
  EXPECT_EQ(clear(options_, "青石县"), 1);
  try {
    EXPECT_EQ(clear(options_, kDemoCounty), 1);
  } catch (std::exception const& e) {
    EXPECT_NE(std::string{e.what()}.find("is yidao serving?"), std::string::npos) << e.what();
  }
  std::int64_t nodes{};
  program->database().read(
      [&](platform::db::Tx& tx) { nodes = tx.find_integer("SELECT count(*) FROM network_node").value(); });
  EXPECT_GT(nodes, 0);
}

TEST_P(ClearedDemo, never_is_a_real_county) {
  options_.region = {530'129};
  demo();
  EXPECT_EQ(clear(options_, kDemoCounty), 1);
  EXPECT_GT(count("network_node"), 0);
}

ON_EACH_ENGINE(ClearedDemo);

}  // namespace
}  // namespace app::demo
