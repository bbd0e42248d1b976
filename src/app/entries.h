// The lines of the configuration file: sections, and keys with a value. The small part of TOML that the file needs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace app {

using Value = std::variant<std::string, std::int64_t, bool, std::vector<double>>;

struct Entry {
  int line{};
  std::string name;  ///< with its section, "rate.account.read"
  Value value;
};

/// Every key in the order of the file. Written as in TOML: `[section]`, `key = value`, `# comment`; a value is "text"
/// with \" \\ \n \t, 'text as it is', a whole number, true, false, or [decimal numbers] on one line. Whatever else TOML
/// has is refused, and so are a key twice, more than 16 KiB and broken UTF-8.
/// @throws std::runtime_error "line 3: …"
std::vector<Entry> read_entries(std::string_view text);

}  // namespace app
