// Folders and fresh databases.
#include "testing/database.h"

#include "testing/postgres.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace testing_support {

void EachEngine::SetUp() {
  if (GetParam() != platform::db::Engine::postgres) return;
  url_ = make_postgres_database();
  if (url_.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
}

platform::db::Database& EachEngine::database(std::span<platform::db::Migration const> migrations) {
  if (!database_) {
    database_ = GetParam() == platform::db::Engine::sqlite
                    ? platform::db::open_sqlite({dir_.path() + "/yidao.db", 2, 512})
                    : platform::db::open_postgres({url_, 4});
    database_->migrate(joined({schema::platform(), migrations}));
  }
  return *database_;
}

std::vector<platform::db::Migration> joined(std::initializer_list<std::span<platform::db::Migration const>> lists) {
  std::vector<platform::db::Migration> out;
  for (auto const& l : lists) out.insert(out.end(), l.begin(), l.end());
  return out;
}

std::string engine_name(testing::TestParamInfo<platform::db::Engine> const& info) {
  return info.param == platform::db::Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace testing_support
