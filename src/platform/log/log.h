// The program's own log: JSON lines for machines, on the standard error stream and in a rotating file.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace platform::log {

enum class Level { info, warning, error };

/// A named value of a line. Never personal data.
using Pair = std::pair<std::string_view, std::string>;

/// Opens DIR/yidao.log (10 files of 20 MB); until then lines go to the standard error stream only.
void open(std::string const& dir);
/// {"at":…,"level":…,"event":…,…}. Safe for use by many threads.
void write(Level, std::string_view event, std::initializer_list<Pair> pairs = {});
/// A line of DIR/access.log, already JSON. Dropped until `open`.
void access(std::string_view json);
/// Writes out what is buffered.
void flush();

}  // namespace platform::log
