// PostgreSQL clusters of tests: initdb in a temporary folder, a unix socket only.
#pragma once
#include <string>

#include "testing/temporary_folder.h"

namespace testing_support {

bool is_postgres_installed();

/// A server that lives as long as the object.
class PostgresCluster {
 public:
  PostgresCluster();
  ~PostgresCluster();
  PostgresCluster(PostgresCluster const&) = delete;
  PostgresCluster& operator=(PostgresCluster const&) = delete;

  /// @returns the libpq connection string of a new database
  std::string make_database();
  /// Runs a statement that cannot stand in a transaction, as the superuser.
  void say(std::string const& sql);
  /// SIGKILL to all its processes, as when the machine's memory runs out.
  void kill();
  /// After `kill`; returns when it has recovered.
  void start();

 private:
  std::string data() const { return dir_.path() + "/data"; }
  TemporaryFolder dir_;
  int made_{};
};

/// Makes a database in a cluster that starts at the first call and lives as long as the test program.
/// @returns its libpq connection string; "" when no server is installed
std::string make_postgres_database();

}  // namespace testing_support
