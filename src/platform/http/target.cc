// Reads the target of a request line: path segments and query parameters, percent-decoded.
#include "platform/http/target.h"

#include <algorithm>
#include <cstdint>

namespace platform::http {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Plus { literal, space };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return {};
      auto const high = hex(text[i + 1]), low = hex(text[i + 2]);
      if (high < 0 || low < 0) return {};
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' && plus == Plus::space ? ' ' : text[i];
    }
  }
  auto const control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(out.begin(), out.end(), control) || !is_utf8(out)) return {};
  return out;
}

bool parse_path(std::string_view path, Target& out) {
  while (!path.empty()) {
    path.remove_prefix(1);
    auto const end = std::min(path.find('/'), path.size());
    auto segment = decode(path.substr(0, end), Plus::literal);
    if (!segment || *segment == "." || *segment == "..") return false;
    out.segments.push_back(std::move(*segment));
    path.remove_prefix(end);
  }
  if (!out.segments.empty() && out.segments.back().empty()) out.segments.pop_back();
  return true;
}

bool parse_query(std::string_view query, Target& out) {
  while (!query.empty()) {
    auto const end = std::min(query.find('&'), query.size());
    auto const pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    auto const equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), Plus::space);
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), Plus::space);
    if (!name || !value) return false;
    out.parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

/// Length of the sequence that a lead byte opens; 0 when it opens none.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

bool is_utf8(std::string_view s) {
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  for (std::size_t i = 0; i < s.size();) {
    auto const lead = static_cast<unsigned char>(s[i]);
    auto const n = sequence_length(lead);
    if (n == 0 || i + static_cast<std::size_t>(n) > s.size()) return false;
    std::uint32_t point = n == 1 ? lead : lead & (0xFFU >> (n + 1));
    for (int k = 1; k < n; ++k) {
      auto const c = static_cast<unsigned char>(s[i + static_cast<std::size_t>(k)]);
      if ((c & 0xC0) != 0x80) return false;
      point = (point << 6) | (c & 0x3FU);
    }
    if (point < kSmallest[n] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    i += static_cast<std::size_t>(n);
  }
  return true;
}

std::optional<Target> parse_target(std::string_view text) {
  if (text.empty() || text.front() != '/' || text.find('#') != std::string_view::npos) return {};
  auto const question = std::min(text.find('?'), text.size());
  Target out;
  if (!parse_path(text.substr(0, question), out)) return {};
  if (!parse_query(text.substr(std::min(question + 1, text.size())), out)) return {};
  return out;
}

}  // namespace platform::http
