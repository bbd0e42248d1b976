// Truth first, then what is seen of it.
#include "engine/driving/drive.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace driving {
namespace {

constexpr double kRampS = 8;  // speeding up from a stop and braking before it
constexpr std::int64_t kLayoverMs = 3 * 60'000;
constexpr std::int64_t kHelpMs = 30'000;
constexpr std::uint32_t kSos = 1;  // JT/T 808-2019, table 24, bit 0

double uniform(Random& r, double from, double to) { return std::uniform_real_distribution{from, to}(r); }
double normal(Random& r, double sigma) { return std::normal_distribution{0.0, sigma}(r); }
bool happens(Random& r, double share) { return uniform(r, 0, 1) < share; }
base::Instant later(base::Instant at, double s) { return at.plus_ms(std::llround(s * 1000)); }

/// From north, clockwise; of places near each other.
double heading_deg(base::Position from, base::Position to) {
  auto const shrink = std::cos(from.lat() * std::numbers::pi / 180);
  auto const east = (to.lon() - from.lon()) * shrink, north = to.lat() - from.lat();
  auto const deg = std::atan2(east, north) * 180 / std::numbers::pi;
  return deg < 0 ? deg + 360 : deg;
}

/// The same for every trip of a line on a segment at an hour.
double usual_factor(Trip const& t, std::size_t segment, Habits const& h) {
  auto const hour =
      static_cast<std::uint64_t>((t.departs.front().ms + base::kChinaOffsetMs) / 3'600'000 % 24);
  Random of_segment{t.line * 1'000'003 + segment * 101 + hour / 3};
  return std::exp(normal(of_segment, h.segment_spread));
}

/// Writes down where the coach is from one stop to the next.
class Pen {
 public:
  explicit Pen(std::vector<Waypoint>& profile) : profile_{profile} {}
  void at(base::Instant when, double along_m) { profile_.push_back({when, along_m}); }
  /// From rest to rest where it stops at the end; the ramps take their time from the even part.
  void segment(base::Instant from, base::Instant to, double from_m, double to_m, double wait_s, Random& r) {
    auto const whole = static_cast<double>(to.ms - from.ms) / 1000;
    auto const ramp = std::min(kRampS, whole / 4);
    auto const even_mps = (to_m - from_m) / std::max(1.0, whole - wait_s - ramp);
    auto const ramp_m = even_mps * ramp / 2;
    at(later(from, ramp), from_m + ramp_m);
    if (wait_s > 0) {
      auto const stops_m = uniform(r, from_m + ramp_m, to_m - ramp_m);  // also close to a stop
      auto const comes = later(from, ramp + (stops_m - from_m - ramp_m) / even_mps);
      at(comes, stops_m);
      at(later(comes, wait_s), stops_m);
    }
    at(later(to, -ramp), to_m - ramp_m);
  }

 private:
  std::vector<Waypoint>& profile_;
};

base::Instant first_departure(Trip const& t, Habits const& h, Random& r) {
  auto const late =
      happens(r, h.starts_late) ? std::exponential_distribution{1 / h.late_s}(r) : uniform(r, 0, 40);
  return std::max(later(t.departs.front(), late), t.ready_at);
}

double stay_s(Trip const& t, std::size_t stop, Habits const& h, Random& r) {
  auto const planned = static_cast<double>(t.departs[stop].ms - t.arrives[stop].ms) / 1000;
  auto const own = h.dwell_s * std::exp(normal(r, h.dwell_spread));
  return std::max(4.0, planned > 60 ? std::min(planned, own * 2) : own);
}

}  // namespace

double Drive::along_at(base::Instant when) const {
  auto const after = std::ranges::upper_bound(profile, when, {}, &Waypoint::at);
  if (after == profile.begin()) return profile.front().along_m;
  if (after == profile.end()) return profile.back().along_m;
  auto const& a = *std::prev(after);
  auto const part = static_cast<double>(when.ms - a.at.ms) /
                    static_cast<double>(std::max<std::int64_t>(1, after->at.ms - a.at.ms));
  return a.along_m + part * (after->along_m - a.along_m);
}

double Drive::speed_at(base::Instant when) const {
  return along_at(when.plus_ms(500)) - along_at(when.plus_ms(-500));
}

Drive drive(Trip const& t, matching::Way const& way, Habits const& h, Random& r) {
  Drive out;
  Pen pen{out.profile};
  auto const& stops = way.stops_m();
  out.stops.resize(stops.size());
  auto const last = stops.size() > 3 && happens(r, h.turns_short) ? stops.size() - 2 : stops.size() - 1;
  auto leaves = first_departure(t, h, r);
  auto const comes = std::min(std::max(t.departs.front().plus_ms(-kLayoverMs), t.ready_at), leaves);
  out.stops[0] = {comes, leaves, false};
  pen.at(out.stops[0].arrived, stops[0]);
  pen.at(leaves, stops[0]);
  auto congestion = 0.0;
  for (std::size_t i = 1; i <= last; ++i) {
    congestion = h.congestion_lasts * congestion + normal(r, h.congestion);
    auto const planned = static_cast<double>(t.arrives[i].ms - t.departs[i - 1].ms) / 1000;
    auto const wait = happens(r, h.waits) ? uniform(r, 5, 60) : 0;
    // no road takes less than 25 m/s
    auto const least = (stops[i] - stops[i - 1]) / 25;
    auto const takes =
        std::max({planned * usual_factor(t, i, h) * std::exp(congestion) + wait, least + wait, 5 + wait});
    auto const arrives = later(leaves, takes);
    pen.segment(leaves, arrives, stops[i - 1], stops[i], wait, r);
    auto const skipped = i < last && happens(r, h.skips);
    pen.at(arrives, stops[i]);
    leaves = skipped
                 ? arrives
                 : std::max(later(arrives, stay_s(t, i, h, r)), std::min(t.departs[i], later(arrives, 900)));
    if (i == last) leaves = arrives.plus_ms(kLayoverMs);
    if (!skipped) pen.at(leaves, stops[i]);
    out.stops[i] = {arrives, leaves, skipped};
  }
  return out;
}

std::vector<Observation> observe(Drive const& d, matching::Way const& way, Terminal const& terminal,
                                 Random& r) {
  auto const skew = happens(r, terminal.skewed) ? uniform(r, -terminal.skew_s, terminal.skew_s) : 0;
  auto const from = d.profile.front().at, until = d.profile.back().at;
  base::Instant blind_from, blind_until;
  if (happens(r, terminal.blind)) {
    blind_from = later(from, uniform(r, 0.2, 0.7) * static_cast<double>(until.ms - from.ms) / 1000);
    blind_until = later(blind_from, uniform(r, 120, 480));
  }
  base::Instant help_from;
  if (terminal.sos > 0 && happens(r, terminal.sos))
    help_from = later(from, uniform(r, 0.2, 0.8) * static_cast<double>(until.ms - from.ms) / 1000);
  std::vector<Observation> out;
  double north = 0, east = 0;
  int wild = 0;
  auto const fresh = terminal.noise_m * std::sqrt(1 - terminal.noise_lasts * terminal.noise_lasts);
  for (auto now = later(from, uniform(r, 0, terminal.every_s)); now < until;
       now = later(now, terminal.every_s)) {
    north = terminal.noise_lasts * north + normal(r, fresh);
    east = terminal.noise_lasts * east + normal(r, fresh);
    if (happens(r, terminal.lost)) continue;
    if (wild == 0 && happens(r, terminal.outliers)) wild = std::uniform_int_distribution{1, 3}(r);
    auto const outlier = wild > 0 ? terminal.outlier_m : 0;
    wild -= wild > 0;
    auto const place = way.at(d.along_at(now));
    auto const metre_e7 = 1e7 / 111'195;
    auto const shrink = std::cos(place.lat() * std::numbers::pi / 180);
    Observation o;
    o.at = later(now, skew);
    o.place = {place.lat_e7 + static_cast<std::int32_t>((north + normal(r, outlier)) * metre_e7),
               place.lon_e7 + static_cast<std::int32_t>((east + normal(r, outlier)) * metre_e7 / shrink)};
    o.speed_mps = std::max(0.0, d.speed_at(now) + normal(r, 0.3));
    o.direction_deg = heading_deg(place, way.at(d.along_at(now) + 20));
    if (help_from.ms && now >= help_from && now < help_from.plus_ms(kHelpMs)) o.alarm = kSos;
    o.backlog = blind_from.ms && now >= blind_from && now < blind_until;
    auto const sent = o.backlog ? later(blind_until, uniform(r, 2, 20)) : now;
    o.received_at = later(sent, std::exponential_distribution{1 / terminal.delay_s}(r));
    out.push_back(o);
  }
  std::ranges::stable_sort(out, {}, &Observation::received_at);
  return out;
}

}  // namespace driving
