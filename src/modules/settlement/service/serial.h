// Numbers of papers that are counted by the year.
#pragma once
#include <string>

#include "platform/command/act.h"

namespace settlement::service {

/// "PC-2026-17": what it is, the year of the operating day, and the next of that year.
/// @param count_since  papers of the kind that were made from an instant on
std::string yearly_number(platform::command::Act&, char const* what,
                          std::int64_t (*count_since)(platform::db::Tx&, base::Region, base::Instant));

}  // namespace settlement::service
