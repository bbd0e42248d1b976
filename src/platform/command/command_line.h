// What a tool of the command line needs to act in the name of the machine's operator.
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "platform/command/act.h"

namespace platform::command {

/// Whoever may run the program on its machine: the whole region, no person.
auth::Hat operator_hat(base::Region);

/// Runs `work` as one command of the operator's; what it did is kept when it returns true. Its keys do not meet those
/// of a server that runs meanwhile. @throws as the database does
void act_as_operator(db::Database&, base::Region, base::Instant now, std::function<bool(Act&)> const& work);

/// Why it was not done, to the standard error.
void print_refusal(base::Refusal const&);

/// A whole file. @throws std::runtime_error that names it when it cannot be read
std::string read_file(std::filesystem::path const&);

}  // namespace platform::command
