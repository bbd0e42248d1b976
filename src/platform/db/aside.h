// A PostgreSQL database that begins anew while all that it held stays beside it.
#pragma once
#include <string>

namespace platform::db {

/// Moves the schema in use to this name and makes an empty one in its place; nothing is deleted. The role must own the
/// schema.
/// @param name  letters, digits and underscores, free
/// @throws std::runtime_error when somebody else is connected to the database
void set_aside_postgres(std::string const& url, std::string const& name);

}  // namespace platform::db
