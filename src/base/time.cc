// Calendar arithmetic of time.h on plain integers.
#include "base/time.h"

#include <charconv>
#include <cstdio>

namespace base {
namespace {

// Days from civil date and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t days_from_civil(std::int64_t y, unsigned m, unsigned d) {
  y -= m <= 2;
  auto const era = (y >= 0 ? y : y - 399) / 400;
  auto const yoe = static_cast<unsigned>(y - era * 400);
  auto const doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
  auto const doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + static_cast<std::int64_t>(doe) - 719468;
}

struct Civil {
  std::int64_t year;
  unsigned month, day;
};

Civil civil_from_days(std::int64_t z) {
  z += 719468;
  auto const era = (z >= 0 ? z : z - 146096) / 146097;
  auto const doe = static_cast<unsigned>(z - era * 146097);
  auto const yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  auto const doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  auto const mp = (5 * doy + 2) / 153;
  auto const month = mp < 10 ? mp + 3 : mp - 9;
  return {static_cast<std::int64_t>(yoe) + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

/// Takes `n` digits off the front of `text`; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t n) {
  if (text.size() < n) return -1;
  int value = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> checked_days(int y, int m, int d) {
  if (y < 1 || m < 1 || m > 12 || d < 1 || d > 31) return {};
  auto const days = days_from_civil(y, static_cast<unsigned>(m), static_cast<unsigned>(d));
  auto const back = civil_from_days(days);
  if (back.month != static_cast<unsigned>(m) || back.day != static_cast<unsigned>(d)) return {};
  return days;
}

/// Appends the last `n` decimal digits. Answers are full of times, and printf takes a microsecond for each.
void add_digits(std::string& out, std::int64_t value, std::size_t n) {
  auto const begin = out.size();
  out.resize(begin + n);
  for (auto i = begin + n; i > begin; value /= 10) out[--i] = static_cast<char>('0' + value % 10);
}

void add_date(std::string& out, std::int64_t year, unsigned month, unsigned day) {
  if (year < 0 || year > 9999) out += std::to_string(year);
  else add_digits(out, year, 4);
  add_digits(out += '-', month, 2);
  add_digits(out += '-', day, 2);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0); }

/// Fraction digits to milliseconds; digits past the third are dropped.
bool take_fraction(std::string_view& text, std::int64_t& ms) {
  if (!take(text, '.')) return true;
  std::size_t n = 0;
  std::int64_t scale = 100;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') {
    ms += scale * (text[n] - '0');
    scale /= 10;
    ++n;
  }
  text.remove_prefix(n);
  return n > 0;
}

std::optional<std::int64_t> take_offset_ms(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) return 0;
  auto const sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  if (sign == 0) return {};
  auto const hours = take_digits(text, 2);
  if (hours < 0 || hours > 23 || !take(text, ':')) return {};
  auto const minutes = take_digits(text, 2);
  if (minutes < 0 || minutes > 59) return {};
  return sign * (hours * 60 + minutes) * std::int64_t{60'000};
}

}  // namespace

std::string to_rfc3339(Instant at) {
  auto const days = floor_div(at.ms, 86'400'000);
  auto const ms = at.ms - days * 86'400'000;
  auto const c = civil_from_days(days);
  std::string out;
  out.reserve(24);
  add_date(out, c.year, c.month, c.day);
  add_digits(out += 'T', ms / 3'600'000, 2);
  add_digits(out += ':', ms / 60'000 % 60, 2);
  add_digits(out += ':', ms / 1000 % 60, 2);
  add_digits(out += '.', ms % 1000, 3);
  return out += 'Z';
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  auto const year = take_digits(text, 4);
  if (!take(text, '-')) return {};
  auto const month = take_digits(text, 2);
  if (!take(text, '-')) return {};
  auto const day = take_digits(text, 2);
  auto const days = checked_days(year, month, day);
  if (!days || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return {};
  auto const hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return {};
  auto const minute = take_digits(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return {};
  auto const second = take_digits(text, 2);
  if (second < 0 || second > 60) return {};
  std::int64_t ms = 0;
  if (!take_fraction(text, ms)) return {};
  auto const offset = take_offset_ms(text);
  if (!offset || !text.empty()) return {};
  return Instant{*days * 86'400'000 + (hour * 3600 + minute * 60 + second) * std::int64_t{1000} + ms - *offset};
}

std::string to_text(ServiceDate d) {
  std::string out;
  add_date(out, d.yyyymmdd / 10000, static_cast<unsigned>(d.yyyymmdd / 100 % 100),
           static_cast<unsigned>(d.yyyymmdd % 100));
  return out;
}

std::optional<ServiceDate> parse_service_date(std::string_view text) {
  auto const dashed = text.size() == 10;
  if (!dashed && text.size() != 8) return {};
  auto const y = take_digits(text, 4);
  if (dashed && !take(text, '-')) return {};
  auto const m = take_digits(text, 2);
  if (dashed && !take(text, '-')) return {};
  auto const d = take_digits(text, 2);
  if (!checked_days(y, m, d)) return {};
  return ServiceDate{y * 10000 + m * 100 + d};
}

std::int64_t to_days(ServiceDate d) {
  return days_from_civil(d.yyyymmdd / 10000, static_cast<unsigned>(d.yyyymmdd / 100 % 100),
                         static_cast<unsigned>(d.yyyymmdd % 100));
}

ServiceDate from_days(std::int64_t days) {
  auto const c = civil_from_days(days);
  return {static_cast<std::int32_t>(c.year * 10000 + c.month * 100 + c.day)};
}

ServiceDate add_days(ServiceDate d, std::int64_t days) { return from_days(to_days(d) + days); }

int weekday(ServiceDate d) {
  auto const days = to_days(d) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(days - floor_div(days, 7) * 7);
}

std::string to_text(ServiceTime t) {
  char out[32];
  std::snprintf(out, sizeof out, "%02d:%02d:%02d", t.seconds / 3600, t.seconds / 60 % 60, t.seconds % 60);
  return out;
}

std::optional<ServiceTime> parse_service_time(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  auto const hours = take_digits(text, text.size() == 7 ? 1 : 2);
  if (hours < 0 || !take(text, ':')) return {};
  auto const minutes = take_digits(text, 2);
  if (minutes < 0 || minutes > 59 || !take(text, ':')) return {};
  auto const seconds = take_digits(text, 2);
  if (seconds < 0 || seconds > 59 || !text.empty()) return {};
  return ServiceTime{hours * 3600 + minutes * 60 + seconds};
}

ServiceDate service_date_of(Instant at, ServiceTime cutoff) {
  return from_days(floor_div(at.ms + kChinaOffsetMs - cutoff.seconds * std::int64_t{1000}, 86'400'000));
}

Instant instant_of(ServiceDate d, ServiceTime t) {
  return {to_days(d) * 86'400'000 + t.seconds * std::int64_t{1000} - kChinaOffsetMs};
}

std::string to_local_text(Instant at) {
  auto text = to_rfc3339(at.plus_ms(kChinaOffsetMs));
  text[10] = ' ';
  return text.substr(0, 16);
}

}  // namespace base
