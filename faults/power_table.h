// The table that writer and checker of lost power share.
#pragma once
#include <memory>
#include <string>

#include "platform/db/sqlite.h"

namespace faults {

/// Opens (and recovers) the database; checkpoints come often, so that the power is lost during them too.
inline std::unique_ptr<platform::db::Database> open_power_table(std::string const& file) {
  static constexpr platform::db::Migration kTable[] = {
      {"faults", "001_power",
       "CREATE TABLE power_row (id BIGINT NOT NULL PRIMARY KEY, bytes TEXT NOT NULL);"
       "CREATE TABLE power_count (n BIGINT NOT NULL);"
       "INSERT INTO power_count (n) VALUES (0);"}};
  auto database = platform::db::open_sqlite({.file = file, .readers = 1, .group_max = 8}, 30);
  database->migrate(kTable);
  return database;
}

}  // namespace faults
