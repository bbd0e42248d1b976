// What the operator configured for modules: one map, each module reads its own keys when it is installed.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace platform::app {

/// By "section.key" of the configuration file; a key that was not given is not there.
using Settings = std::map<std::string, std::string, std::less<>>;

/// @returns "" when it was not given
std::string text_setting(Settings const&, std::string_view key);
/// @returns `otherwise` when it was not given  @throws std::runtime_error that names the key when it is no whole number
std::int64_t whole_setting(Settings const&, std::string_view key, std::int64_t otherwise);

}  // namespace platform::app
