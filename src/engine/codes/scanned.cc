// Normalising of scanned.h.
#include "engine/codes/scanned.h"

#include <algorithm>

namespace engine::codes {
namespace {

std::string_view last_segment(std::string_view url) {
  url = url.substr(0, std::min(url.find('?'), url.find('#')));
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  auto const slash = url.rfind('/');
  return slash == std::string_view::npos ? url : url.substr(slash + 1);
}

bool is_url(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// U+FF01…U+FF5E (three bytes EF BC 81 … EF BD 9E) stand 0xFEE0 above their half-width twins.
std::string to_half_width(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto const a = static_cast<unsigned char>(utf8[i]);
    if (a == 0xEF && i + 2 < utf8.size()) {
      auto const code = ((a & 15) << 12) | ((static_cast<unsigned char>(utf8[i + 1]) & 63) << 6) |
                        (static_cast<unsigned char>(utf8[i + 2]) & 63);
      if (code >= 0xFF01 && code <= 0xFF5E) {
        out += static_cast<char>(code - 0xFEE0);
        i += 2;
        continue;
      }
    }
    out += utf8[i];
  }
  return out;
}

}  // namespace

std::string normalise_scanned(std::string_view utf8) {
  auto const text = to_half_width(utf8);
  std::string out;
  for (auto const c : is_url(text) ? last_segment(text) : std::string_view{text}) {
    auto const u = static_cast<unsigned char>(c);
    if (u <= ' ' || c == '-' || u == 0x7f) continue;
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

bool is_digits(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_letters(std::string_view s) {
  return !s.empty() && std::ranges::all_of(s, [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace engine::codes
