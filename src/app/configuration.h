// The configuration file: written as TOML, every key optional, an unknown key refused.
#pragma once
#include <string>
#include <string_view>

#include "platform/app/program.h"

namespace app {

/// Takes over what the TOML says. @throws std::runtime_error with line and key when something is wrong
void parse_configuration(std::string_view toml, platform::app::ProgramOptions&);
/// The same for a file. @throws std::runtime_error with file, line and key
void read_configuration(std::string const& file, platform::app::ProgramOptions&);

/// "0.0.0.0:8443" or "[::]:8443" into address and port. @throws std::runtime_error when it is neither
void set_listen(std::string const& text, platform::app::ProgramOptions&);
/// "http,jobs". @throws std::runtime_error on an unknown role
void set_roles(std::string const& text, platform::app::ProgramOptions&);

/// A file with every key and its meaning, for --help and the reference page.
extern char const* const kConfigurationSample;

}  // namespace app
