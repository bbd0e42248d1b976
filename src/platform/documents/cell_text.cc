// Texts as people type them: numbers with separators, dates in Chinese, yes and no in several ways.
#include "platform/documents/cell_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace platform::documents {
namespace {

using base::Kind;
using namespace std::string_view_literals;

constexpr std::array kBlanks{" "sv, "\t"sv, "\r"sv, "\n"sv, "\u3000"sv, "\u00A0"sv, "\uFEFF"sv};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// Takes separators of thousands out when they stand where they belong: "1,234,567".
std::string without_thousands(std::string_view text) {
  auto const end = std::min(text.find('.'), text.size());
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const separator = text[i] == ',' && i > 0 && i < end && (end - i) % 4 == 0 && is_digit(text[i - 1]);
    if (!separator) out += text[i];
  }
  return out;
}

/// "1,200", "12.0" and "+5" as whole numbers.
std::string integer_text(std::string_view cell) {
  auto text = without_thousands(half_width(cell));
  if (text.starts_with('+')) text.erase(0, 1);
  auto const point = text.find('.');
  auto const whole = point != std::string::npos && point > 0 && point + 1 < text.size() &&
                     text.find_first_not_of('0', point + 1) == std::string::npos;
  return whole ? text.substr(0, point) : text;
}

/// "¥1,234.5" as 厘; at most three decimals, none is rounded away.
std::optional<std::string> money_text(std::string_view cell) {
  auto text = half_width(cell);
  for (auto const mark : {"¥"sv, "￥"sv, "元"sv, " "sv})
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
  text = without_thousands(text);
  auto const minus = text.starts_with('-');
  std::string_view const number = std::string_view{text}.substr(minus || text.starts_with('+') ? 1 : 0);
  auto const point = std::min(number.find('.'), number.size());
  auto const whole = number.substr(0, point);
  auto decimals = std::string{number.substr(std::min(point + 1, number.size()))};
  while (decimals.size() > 3 && decimals.back() == '0') decimals.pop_back();
  auto const all_digits = [](std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); };
  if (whole.empty() || whole.size() > 12 || decimals.size() > 3 || !all_digits(whole) || !all_digits(decimals))
    return {};
  decimals.resize(3, '0');
  std::int64_t li{};
  auto const digits = std::string{whole} + decimals;
  std::from_chars(digits.data(), digits.data() + digits.size(), li);
  return std::to_string(minus ? -li : li);
}

/// The numbers of "2026年11月24日 8:30", in order; anything but digits parts them.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> out;
  bool inside = false;
  for (char const c : text) {
    if (!is_digit(c)) {
      inside = false;
    } else if (!inside) {
      out.push_back(c - '0');
      inside = true;
    } else {
      out.back() = std::min(out.back() * 10 + (c - '0'), 99'999'999);
    }
  }
  return out;
}

/// A day followed by nothing but what people put between and after its parts.
bool is_only_date_signs(std::string_view text) {
  std::string rest{text};
  for (auto const sign : {"年"sv, "月"sv, "日"sv, "号"sv, "时"sv, "分"sv, "秒"sv})
    for (auto at = rest.find(sign); at != std::string::npos; at = rest.find(sign)) rest.erase(at, sign.size());
  return rest.find_first_not_of("0123456789-/.: ") == std::string::npos;
}

std::optional<std::string> date_text(std::string_view cell) {
  auto const text = half_width(cell);
  auto const n = numbers_in(text);
  if (!is_only_date_signs(text)) return text;
  if (n.size() == 1 && text.size() == 8) return text;
  if (n.size() != 3) return {};
  return fmt::format("{:04}-{:02}-{:02}", n[0], n[1], n[2]);
}

std::optional<std::string> instant_text(std::string_view cell) {
  auto const text = half_width(cell);
  if (!is_only_date_signs(text)) return text;  // RFC 3339
  auto n = numbers_in(text);
  if (n.size() < 3 || n.size() > 6) return {};
  n.resize(6);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+08:00", n[0], n[1], n[2], n[3], n[4], n[5]);
}

/// "8:30" and "08:30:00" as seconds.
std::optional<std::string> time_text(std::string_view cell) {
  auto text = half_width(cell);
  if (std::count(text.begin(), text.end(), ':') == 1) text += ":00";
  auto const time = base::parse_service_time(text);
  return time ? std::optional{std::to_string(time->seconds)} : std::nullopt;
}

std::optional<std::string> boolean_text(std::string_view cell) {
  constexpr std::array kYes{"是"sv, "有"sv, "√"sv, "✓"sv, "y"sv, "yes"sv, "true"sv, "1"sv};
  constexpr std::array kNo{"否"sv, "无"sv, "×"sv, "✗"sv, "n"sv, "no"sv, "false"sv, "0"sv};
  auto const text = lower(half_width(cell));
  if (std::find(kYes.begin(), kYes.end(), text) != kYes.end()) return "true";
  if (std::find(kNo.begin(), kNo.end(), text) != kNo.end()) return "false";
  return {};
}

std::optional<std::string> list_text(std::string_view cell) {
  std::string out{cell};
  for (auto const sign : {"、"sv, "，"sv, "；"sv, ";"sv})
    for (auto at = out.find(sign); at != std::string::npos; at = out.find(sign, at))
      out.replace(at, sign.size(), ",");
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  auto const take = [&](auto const& blank) {
    if (text.starts_with(blank)) text.remove_prefix(blank.size());
    else if (text.ends_with(blank)) text.remove_suffix(blank.size());
    else return false;
    return true;
  };
  while (std::any_of(kBlanks.begin(), kBlanks.end(), take)) continue;
  return text;
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+FF01…U+FF5E are EF BC 81 … EF BD 9E, in the order of ASCII.
    auto const b = [&](std::size_t k) { return static_cast<unsigned char>(i + k < text.size() ? text[i + k] : 0); };
    auto const code = b(0) == 0xEF && (b(1) == 0xBC || b(1) == 0xBD) ? (b(1) - 0xBC) * 64 + (b(2) - 0x80) : 0;
    if (code < 1 || code > 0x5E) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(0x20 + code);
    i += 2;
  }
  return out;
}

bool is_damaged_number(std::string_view text) {
  auto const e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || text.size() < e + 3 || text[e + 1] != '+' || !is_digit(text[0]))
    return false;
  return text.substr(0, e).find_first_not_of("0123456789.") == std::string_view::npos &&
         text.substr(e + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> strict_text(std::string_view cell, base::Type const& type) {
  if (&type == &base::type_of<base::Money>()) return money_text(cell);
  switch (type.kind) {
    case Kind::optional: return strict_text(cell, type.inner());
    case Kind::boolean: return boolean_text(cell);
    case Kind::integer: return integer_text(cell);
    case Kind::id: return half_width(cell);
    case Kind::real: return without_thousands(half_width(cell));
    case Kind::date: return date_text(cell);
    case Kind::instant: return instant_text(cell);
    case Kind::time: return time_text(cell);
    case Kind::list: return list_text(cell);
    default: return std::string{cell};
  }
}

}  // namespace platform::documents
