// Ids, times and padded texts of both protocols.
#include "engine/jtt/naming.h"

#include <cctype>
#include <cstdio>

namespace jtt {

std::string to_id(std::uint32_t value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%0*X", digits, value);
  return text;
}

std::string to_time(std::string_view bcd) {
  auto const d = base::to_hex(bcd);
  if (d.size() != 12 || d.find_first_not_of("0123456789") != std::string::npos) return {};
  auto const two = [&d](std::size_t i) { return (d[i] - '0') * 10 + d[i + 1] - '0'; };
  if (two(2) < 1 || two(2) > 12 || two(4) < 1 || two(4) > 31 || two(6) > 23 || two(8) > 59 || two(10) > 59) return {};
  return "20" + d.substr(0, 2) + "-" + d.substr(2, 2) + "-" + d.substr(4, 2) + "T" + d.substr(6, 2) + ":" +
         d.substr(8, 2) + ":" + d.substr(10, 2);
}

std::string_view stripped(std::string_view text) {
  constexpr std::string_view kPadding{"\0 ", 2};
  auto const first = text.find_first_not_of(kPadding);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kPadding) - first + 1);
}

void Naming::time(std::string_view name, std::string_view offset, bool is_form) {
  auto const bytes = in.take(6);
  auto text = to_time(bytes);
  if (is_form && bytes.size() == 6) {  // "00-00-00" is every day: shown, not judged
    auto const d = base::to_hex(bytes);
    text = d.substr(0, 2) + "-" + d.substr(2, 2) + "-" + d.substr(4, 2) + "T" + d.substr(6, 2) + ":" + d.substr(8, 2) +
           ":" + d.substr(10, 2);
  }
  if (!text.empty()) return out.word(name, text + std::string{offset});
  out.word(std::string{name} + "_raw", base::to_hex(bytes));
}

}  // namespace jtt
