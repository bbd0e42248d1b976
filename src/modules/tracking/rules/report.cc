// The clock rules, and the rule that a report without a position still tells alarms, ignition and mileage.
#include "modules/tracking/rules/report.h"

#include <tuple>

#include "base/gcj02.h"
#include "engine/jtt/bytes.h"

namespace tracking::rules {
namespace {

enum StatusBit : std::uint32_t { kPositioned = 1u << 1, kSouth = 1u << 2, kWest = 1u << 3, kEncrypted = 1u << 5 };
constexpr std::uint32_t kLatMost = 90'000'000, kLonMost = 180'000'000;  // 10⁻⁶ degree

bool is_possible(jtt::Location const& l) { return l.latitude <= kLatMost && l.longitude <= kLonMost; }

base::Position place_of(jtt::Location const& l) {
  auto const lat = static_cast<std::int32_t>(l.latitude) * 10, lon = static_cast<std::int32_t>(l.longitude) * 10;
  base::Position const told{l.status & kSouth ? -lat : lat, l.status & kWest ? -lon : lon};
  return l.status & kEncrypted ? base::from_gcj02(told) : told;
}

auto key_of(Report const& r) { return std::tuple{r.at, r.place.lat_e7, r.place.lon_e7, r.alarm}; }

}  // namespace

Oddity oddity_of(jtt::Location const& l) {
  if (!l.at) return Oddity::time;
  return is_possible(l) ? Oddity::none : Oddity::place;
}

std::optional<Report> to_report(Accepted const& a) {
  auto const told = jtt::read_location(a.body);
  if (!told) return {};
  Report r;
  r.received_at = a.received_at;
  auto const apart = told->at ? told->at->ms - a.received_at.ms : 0;
  r.clock_wrong = !told->at || apart > kClockAheadMs || apart < -kClockBackMs;
  r.at = r.clock_wrong ? a.received_at : *told->at;
  auto const is_nowhere = told->latitude == 0 && told->longitude == 0;
  r.positioned = (told->status & kPositioned) && is_possible(*told) && !is_nowhere;
  if (r.positioned) r.place = place_of(*told);
  r.backlog = a.backlog;
  r.alarm = told->alarm;
  r.status = told->status;
  r.altitude_m = told->altitude_m;
  r.speed_dkmh = told->speed_dkmh;
  r.direction = told->direction;
  r.extras = a.body.substr(jtt::kLocationBytes);
  return r;
}

std::int64_t mileage_of(std::string_view extras) {
  constexpr std::uint8_t kMileage = 0x01;
  jtt::Bytes in{extras};
  while (in.left() >= 2) {
    auto const id = in.u8();
    auto const length = in.u8();
    if (id == kMileage && length == 4 && in.left() >= 4) return in.u32();
    in.take(length);
  }
  return -1;
}

bool is_same(Report const& a, Report const& b) { return key_of(a) == key_of(b); }
bool is_before(Report const& a, Report const& b) { return key_of(a) < key_of(b); }

}  // namespace tracking::rules
