// Applying schema files: forward only, each once, refused when one that was applied has changed.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace platform::db {

/// The statements of a migration for one engine: lines between `-- +sqlite` or `-- +postgres` and `-- +end` belong to
/// that engine only. Comments are dropped; a ';' ends a statement.
std::vector<std::string> statements_of(Migration const&, Engine);

/// Runs what is missing through `in_transaction`, one transaction each.
/// @throws std::runtime_error when an applied migration was altered
void apply_migrations(Engine, std::span<Migration const>,
                      std::function<void(std::function<void(Tx&)> const&)> const& in_transaction);

}  // namespace platform::db
