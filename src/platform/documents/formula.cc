// Finds texts that begin like a formula.
#include "platform/documents/formula.h"

#include <algorithm>
#include <array>

namespace platform::documents {
namespace {

using namespace std::string_view_literals;

// Spreadsheets in Chinese take the full-width forms for the plain ones.
constexpr std::array kStarts{"="sv, "+"sv, "-"sv, "@"sv, "\t"sv, "\r"sv, "\n"sv, "\0"sv, "＝"sv, "＋"sv, "－"sv, "＠"sv};

bool looks_like_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return std::any_of(kStarts.begin(), kStarts.end(), [&](auto start) { return text.starts_with(start); });
}

}  // namespace

std::string guard_formula(std::string_view text) {
  return looks_like_formula(text) ? "'" + std::string{text} : std::string{text};
}

std::string_view unguard_formula(std::string_view text) {
  return text.starts_with('\'') && looks_like_formula(text) ? text.substr(1) : text;
}

}  // namespace platform::documents
