// Renames the schema in one transaction, alone in the database.
#include "platform/db/aside.h"

#include <stdlib.h>

#include <chrono>
#include <thread>

#include "platform/db/database.h"

namespace platform::db {
namespace {

constexpr char kOurName[] = "yidao sets aside";

/// Connections of other programs; ours are told by their name.
std::int64_t count_others(Tx& tx) {
  return tx
      .find_integer(
          "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          " AND backend_type = 'client backend' AND application_name <> $1",
          {kOurName})
      .value_or(0);
}

/// What this process opens meanwhile bears the name.
class OurName {
 public:
  OurName() { setenv("PGAPPNAME", kOurName, 1); }
  ~OurName() { unsetenv("PGAPPNAME"); }
};

/// Alone in the database? Connections that were closed just now need a moment to go.
bool is_alone(Database& database) {
  for (auto tries = 0; tries < 20; ++tries) {
    std::int64_t others = 0;
    database.read([&others](Tx& tx) { others = count_others(tx); });
    if (others == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  return false;
}

}  // namespace

void set_aside_postgres(std::string const& url, std::string const& name) {
  OurName const named;
  auto const database = open_postgres({.url = url, .connections = 1});
  if (!is_alone(*database))
    throw std::runtime_error{"others are connected to this database (is yidao serving?): end them first"};
  database->write_now([&name](Tx& tx) {
    auto const schema = tx.find_text("SELECT current_schema()").value_or("public");
    tx.execute("ALTER SCHEMA \"" + schema + "\" RENAME TO \"" + name + "\"");
    tx.execute("CREATE SCHEMA \"" + schema + "\"");
    return true;
  });
}

}  // namespace platform::db
