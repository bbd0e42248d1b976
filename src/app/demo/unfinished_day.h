// A past day that was broken off is no day: the database as it was on its morning is kept until it has ended.
#pragma once
#include "app/actions.h"
#include "base/time.h"

namespace app::demo {

/// Puts a copy of the database beside it. SQLite only; of PostgreSQL nothing is kept, there a day that has
/// begun is played to its end. @throws std::exception when the disk is full
void keep_morning(ProgramOptions const&, base::ServiceDate);
/// The day has ended.
void forget_morning(ProgramOptions const&, base::ServiceDate);
/// Whether a day that is broken off can be taken back.
bool can_take_back(ProgramOptions const&);
/// Puts the kept morning in the place of what its day left behind, with no program open; without effect when
/// every day has ended. What was lived in after that day stays as it is.
void take_back_unfinished(ProgramOptions const&);

}  // namespace app::demo
