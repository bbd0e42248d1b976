// What only SQLite can do: be looked at and copied beside the process that writes it.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/db/database.h"

namespace platform::db {

/// As `open_sqlite`, with another measure (pages of 4 KiB) for folding the log back into the file.
/// @throws Unavailable when another process writes the file
std::unique_ptr<Database> open_sqlite(SqliteOptions const&, int checkpoint_pages);

/// For looking and copying; writing throws std::logic_error. @throws Unavailable at the first read when the file is
/// missing
std::unique_ptr<Database> view_sqlite(SqliteOptions const&);

/// Copies what is stored at this moment, at half the speed of the disk so that writers hardly feel it. `target`
/// appears when it is whole and on disk. Works beside a server, from its own process or another.
/// @param stopping  may be empty; asked after every step whether to break off
/// @throws std::runtime_error when it was broken off, or `target` exists or cannot be written; nothing is left of it
/// then
void copy_sqlite(std::string const& file, std::string const& target, std::function<bool()> const& stopping = {});

}  // namespace platform::db
