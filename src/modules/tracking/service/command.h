// Use cases of commands to terminals.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/command.h"
#include "platform/command/act.h"

namespace tracking::service {

using platform::command::Act;
using platform::command::Look;

struct SendCommand {
  std::string vehicle;
  rules::CommandKind kind{};
  rules::Parameters parameters;
  std::int64_t valid_s{86'400};
};
DESCRIBE(SendCommand, "Asks the terminal of a vehicle to do something.",
         FIELD(vehicle, "plate").shortest(1).longest(12), FIELD(kind, "what"),
         FIELD(parameters, "how").or_default(),
         FIELD(valid_s, "seconds for which it waits for a terminal that is not connected; default a day")
             .at_least(10).at_most(2'592'000).or_default())
struct CancelCommand {
  rules::CommandId command;
};
DESCRIBE(CancelCommand, "Takes back what was not sent yet.", FIELD(command, "which"))
struct AskCommands {
  std::string vehicle, state, kind;
  rules::CommandId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskCommands, "Which commands.", FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(state, "life").longest(20).or_default(), FIELD(kind, "what").longest(30).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct CommandView {
  rules::TerminalCommand command;
  std::string asked_by_name;
};
DESCRIBE(CommandView, "A command with names.", FIELD(command, "it"), FIELD(asked_by_name, "who asked"))
struct CommandList {
  std::vector<CommandView> items;
  std::optional<rules::CommandId> next;
};
DESCRIBE(CommandList, "Commands, newest first.", FIELD(items, "commands"), FIELD(next, "cursor of the next page"))

/// It goes out within a second when the terminal is connected. @errors vehicle_unknown, out_of_reach, command_malformed
base::Result<rules::TerminalCommand> send_command(Act&, SendCommand const&);
/// @errors command_unknown, out_of_reach, command_is_over
base::Result<rules::TerminalCommand> cancel_command(Act&, CancelCommand const&);
base::Result<CommandList> list_commands(Look&, AskCommands const&);

/// What nobody asks for himself: it goes out as any other does. `asked_by` stays 0.
void queue_command(Tx&, base::Region, base::Instant now, rules::TerminalCommand);
/// The gateway sent it, or the terminal answered: stored, and told to the journal. What has ended stays as it ended.
void move_command(Tx&, base::Region, base::Instant now, rules::CommandMove const&);
/// Ends what nobody took in time and what was never answered.
void expire_commands(Tx&, base::Region, base::Instant now);

}  // namespace tracking::service
