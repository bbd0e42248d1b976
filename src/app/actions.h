// What the program's subcommands do, once their options are read.
#pragma once
#include <string>
#include <vector>

#include "platform/app/program.h"

namespace app {

using platform::app::ProgramOptions;
using Modules = std::vector<platform::app::Module const*>;

/// Serves until SIGTERM or SIGINT, then drains. @returns the exit code
int serve(ProgramOptions const&, Modules const&);
/// Runs a tool of a module, beside the server if it serves. @returns its exit code
int run_tool(std::string const& name, std::vector<std::string> const& arguments, ProgramOptions const&, Modules const&);
/// Prints what the journal holds and the first place where its chain breaks. @returns 0 when it holds, 1 otherwise
int verify_journal(ProgramOptions const&);
int migrate(ProgramOptions const&, Modules const&);
/// A consistent copy of a SQLite database while it is being written.
int backup(ProgramOptions const&, std::string const& file);
/// The API page of these modules.
std::string describe_api(Modules const&);

/// SIGTERM and SIGINT from now on wait for `serve`; SIGPIPE is never wanted. Call before any thread starts.
void hold_signals();
/// Returns when the person wants the program to end.
void wait_for_signal();
/// Has the person asked for it already, while the program was not waiting?
bool is_ending_asked();
/// Prints the address that the program listens on.
void tell_where(platform::app::Program const&, ProgramOptions const&);

inline constexpr char const* kVersion = "0.1.0";

}  // namespace app
