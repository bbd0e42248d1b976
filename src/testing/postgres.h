// A PostgreSQL cluster that lives as long as the test program.
#pragma once
#include <string>

namespace testing_support {

/// Starts the cluster at the first call (initdb in a temporary folder, unix socket only); makes a new database in it.
/// @returns its libpq connection string; "" when no server is installed
std::string make_postgres_database();

}  // namespace testing_support
