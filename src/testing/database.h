// A fresh database for each test, on each engine: SQLite in a folder of its own, PostgreSQL in a throw-away cluster.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "testing/temporary_folder.h"

namespace testing_support {

/// The test runs once on every engine; on PostgreSQL it is skipped, and says so, where no server is installed.
class EachEngine : public testing::TestWithParam<platform::db::Engine> {
 protected:
  void SetUp() override;
  /// Opened at the first call, with these migrations applied after those of the platform.
  platform::db::Database& database(std::span<platform::db::Migration const> = {});

 private:
  TemporaryFolder dir_;
  std::string url_;
  std::unique_ptr<platform::db::Database> database_;
};

/// The migrations of several modules in one list.
std::vector<platform::db::Migration> joined(std::initializer_list<std::span<platform::db::Migration const>>);

std::string engine_name(testing::TestParamInfo<platform::db::Engine> const&);

}  // namespace testing_support

#define ON_EACH_ENGINE(Fixture)                                                                                     \
  INSTANTIATE_TEST_SUITE_P(On, Fixture, testing::Values(platform::db::Engine::sqlite, platform::db::Engine::postgres), \
                           testing_support::engine_name)
