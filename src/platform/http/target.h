// Reads the target of a request line: path segments and query parameters, percent-decoded.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace platform::http {

struct Target {
  std::vector<std::string> segments;                            ///< "/api/mail" → {"api","mail"}
  std::vector<std::pair<std::string, std::string>> parameters;  ///< in order, '+' is a space
};

/// Empty when the target is no origin-form, a percent sequence is broken, a segment is "." or "..", or a decoded byte
/// is a control character or no UTF-8: such a target has no honest meaning.
std::optional<Target> parse_target(std::string_view);

/// True when the text is well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view);

}  // namespace platform::http
