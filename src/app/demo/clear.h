// `yidao demo clear`: puts the demo county aside, so that the real one begins empty.
#pragma once
#include <string>

#include "app/actions.h"

namespace app::demo {

/// Refuses on everything but a demo: a database with another county in it, or one that is being served. Nothing is
/// deleted: SQLite's file and copies go into a folder beside, PostgreSQL's tables into a schema of another name.
/// @param typed  the demo county's name, as whoever gives the command typed it to confirm
/// @returns the exit code
int clear(ProgramOptions const&, std::string const& typed);

}  // namespace app::demo
