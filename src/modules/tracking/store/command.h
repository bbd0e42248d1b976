// Rows of commands to terminals.
#pragma once
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/command.h"
#include "modules/tracking/rules/reach.h"

namespace tracking::store {

void insert_command(Tx&, base::Region, rules::TerminalCommand const&);
/// @errors changed_meanwhile
base::Outcome save_command(Tx&, base::Region, rules::TerminalCommand const&);
/// @errors command_unknown
base::Result<rules::TerminalCommand> get_command(Tx&, base::Region, rules::CommandId);
/// What waits to be sent, oldest first.
std::vector<rules::TerminalCommand> list_queued(Tx&, base::Region, std::int64_t limit);
/// What waits longer than it is good for, or was sent before an instant and never answered.
std::vector<rules::TerminalCommand> list_overdue(Tx&, base::Region, base::Instant now, base::Instant sent_before,
                                                 std::int64_t limit);

struct CommandFilter {
  rules::Scope scope;
  std::string vehicle, state, kind;
  rules::CommandId after;  ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::TerminalCommand> list_commands(Tx&, base::Region, CommandFilter const&);
/// @returns how many went
std::int64_t erase_commands(Tx&, base::Region, base::Instant before, std::int64_t limit);

}  // namespace tracking::store
