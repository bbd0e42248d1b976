// Number formats and serial dates of spreadsheets.
#include "platform/documents/xlsx_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/time.h"

namespace platform::documents {
namespace {

constexpr double kSerialOf1970 = 25'569;      // days from 1899-12-30
constexpr double kDaysFrom1900To1904 = 1'462;
constexpr double kSerialMax = 2'958'466;      // 10000-01-01
constexpr double kIntegerMax = 1e21;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string date_text(double serial, NumberLook look) {
  if (look == NumberLook::time && serial >= 0 && serial < 100)  // also durations, "[h]:mm"
    return clock_text(std::llround(serial * 86'400));
  auto const total = std::llround((serial - kSerialOf1970) * 86'400);
  auto const second = ((total % 86'400) + 86'400) % 86'400;
  auto const day = base::to_text(base::from_days((total - second) / 86'400));
  return look == NumberLook::date && second == 0 ? day : day + ' ' + clock_text(second);
}

std::string plain_text(double value) {
  if (std::abs(value) < kIntegerMax && value == std::trunc(value)) return fmt::format("{:.0f}", value);
  return fmt::format("{:.15g}", value);
}

}  // namespace

NumberLook look_of_format_id(int id) {
  if (id == 22) return NumberLook::date_time;
  if (id >= 14 && id <= 17) return NumberLook::date;
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return NumberLook::time;
  if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58) return NumberLook::date;
  return id == 55 || id == 56 ? NumberLook::time : NumberLook::number;
}

NumberLook look_of_format(std::string_view code) {
  bool day = false;
  bool clock = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (lower(code[i])) {
      case '\\': ++i; break;
      case '"': i = std::min(code.find('"', i + 1), code.size()); break;
      case '[':  // a colour or a locale, but also hours past a day
        clock = clock || (i + 1 < code.size() && (lower(code[i + 1]) == 'h' || lower(code[i + 1]) == 'm'));
        i = std::min(code.find(']', i), code.size());
        break;
      case 'y':
      case 'd': day = true; break;
      case 'h':
      case 's': clock = true; break;
      case 'g': return NumberLook::number;  // General
      default: break;
    }
  }
  if (day) return clock ? NumberLook::date_time : NumberLook::date;
  return clock ? NumberLook::time : NumberLook::number;
}

std::string number_text(std::string_view raw, NumberLook look, bool from_1904) {
  double value{};
  auto const [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value)) return std::string{raw};
  if (look == NumberLook::number) return plain_text(value);
  auto const serial = from_1904 && look != NumberLook::time ? value + kDaysFrom1900To1904 : value;
  return serial >= 0 && serial < kSerialMax ? date_text(serial, look) : plain_text(value);
}

}  // namespace platform::documents
