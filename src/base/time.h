// Instants (UTC), service dates (the local operating day) and times of a service day that may pass 24:00.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A point in time: Unix milliseconds, UTC. RFC 3339 in JSON, BIGINT in SQL.
struct Instant {
  std::int64_t ms{};
  constexpr auto operator<=>(Instant const&) const = default;
  constexpr Instant plus_ms(std::int64_t d) const { return {ms + d}; }
};

/// A local operating day as yyyymmdd (20261124). "2026-11-24" in JSON, BIGINT yyyymmdd in SQL.
///
/// @source GTFS "service day"; Transmodel operating day
struct ServiceDate {
  std::int32_t yyyymmdd{};
  constexpr auto operator<=>(ServiceDate const&) const = default;
};

/// Seconds after the start of a service date; may pass 24:00:00. An integer of seconds in JSON and SQL.
///
/// @source GTFS stop_times.txt
struct ServiceTime {
  std::int32_t seconds{};
  constexpr auto operator<=>(ServiceTime const&) const = default;
};

/// China has one wall clock without summer time: UTC+8.
inline constexpr std::int64_t kChinaOffsetMs = 8 * 3'600'000;

/// "2026-11-24T04:05:06.789Z".
std::string to_rfc3339(Instant);
/// Accepts RFC 3339 with "Z" or an offset, with or without a fraction. Empty when it is not one.
std::optional<Instant> parse_rfc3339(std::string_view);

/// "2026-11-24".
std::string to_text(ServiceDate);
/// Accepts "2026-11-24" and "20261124"; empty when there is no such day.
std::optional<ServiceDate> parse_service_date(std::string_view);
/// Days since 1970-01-01.
std::int64_t to_days(ServiceDate);
ServiceDate from_days(std::int64_t days);
ServiceDate add_days(ServiceDate, std::int64_t days);
/// 0 = Monday … 6 = Sunday.
int weekday(ServiceDate);

/// "07:05:00", also past 24:00.
std::string to_text(ServiceTime);
/// Accepts "H:MM:SS" and "HH:MM:SS" up to 99:59:59 (GTFS Time).
std::optional<ServiceTime> parse_service_time(std::string_view);

/// The operating day that an instant belongs to, when the business day starts at `cutoff` local time (default 04:00).
ServiceDate service_date_of(Instant, ServiceTime cutoff = {4 * 3600});
/// The instant of a time of a service date on China's wall clock.
Instant instant_of(ServiceDate, ServiceTime);
/// "2026-11-24 12:05" on China's wall clock, for people.
std::string to_local_text(Instant);

}  // namespace base
