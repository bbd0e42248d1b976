// Goes through the stops ahead: drive, wait, hold until the planned time.
#include "engine/following/estimate.h"

#include <algorithm>
#include <cmath>

namespace following {
namespace {

constexpr double kFades_s = 1500;
constexpr double kRemembers_s = 900;  // of driving
constexpr double kDoubt_s = 600;      // of driving as usual that a trip is given in advance
constexpr double kMost = 2.5;         // times the usual; what is beyond is no traffic
constexpr double kDwell_s = 12, kMeters_per_s = 11;

double planned_leg(Course const& course, int stop) {
  auto const s = course.stop(stop).arrives.seconds - course.stop(stop - 1).departs.seconds;
  return s > 0 ? s : std::max(1.0, (course.along_m(stop) - course.along_m(stop - 1)) / kMeters_per_s);
}

int hour_of(double service_s) { return static_cast<int>(service_s / 3600) % 24; }

double usual_leg(Course const& course, Usual const& usual, int stop, double at_s) {
  auto const otherwise = planned_leg(course, stop);
  return usual.legs ? usual.legs->expected({usual.line, stop}, usual.kind, hour_of(at_s), otherwise)
                    : otherwise;
}

double usual_dwell(Course const& course, Usual const& usual, int stop, double at_s) {
  double const planned = course.stop(stop).departs.seconds - course.stop(stop).arrives.seconds;
  auto const otherwise = planned > 0 ? planned : kDwell_s;
  return usual.dwells ? usual.dwells->expected({usual.line, stop}, usual.kind, hour_of(at_s), otherwise)
                      : otherwise;
}

/// At the first stop: seconds behind the plan.
double usual_lateness(Usual const& usual, double at_s) {
  return usual.dwells ? usual.dwells->expected({usual.line, 0}, usual.kind, hour_of(at_s), 0) : 0;
}

}  // namespace

void Pace::note(double driven, double expected) {
  auto const keep = std::exp(-expected / kRemembers_s);
  // Sums, since the mean of ratios of short legs, in which a single light decides, would be too small.
  driven_s = keep * driven_s + std::min(driven, kMost * expected + 60);
  expected_s = keep * expected_s + expected;
}

double Pace::factor(double ahead_s) const {
  auto const ratio = (driven_s + kDoubt_s) / (expected_s + kDoubt_s);
  return 1 + (ratio - 1) * std::exp(-ahead_s / kFades_s);
}

std::vector<Estimate> estimates(Course const& course, base::ServiceDate date, Usual const& usual,
                                Progress const& progress, base::Instant now) {
  auto const day = base::instant_of(date, {0});
  auto const instant = [day](double s) { return day.plus_ms(static_cast<std::int64_t>(s * 1000)); };
  auto const now_s = static_cast<double>(now.ms - day.ms) / 1000;
  auto at_s = now_s;
  std::vector<Estimate> out;
  auto const leaves = [&](int stop, double arrived_s) {
    auto const& planned = course.stop(stop);
    if (stop == 0)
      return std::max(planned.departs.seconds + usual_lateness(usual, planned.departs.seconds), now_s);
    auto const dwelt = arrived_s + usual_dwell(course, usual, stop, arrived_s);
    return std::max(planned.holds ? std::max<double>(dwelt, planned.departs.seconds) : dwelt, now_s);
  };
  auto next = progress.stop;
  if (progress.is_at_stop) {
    auto const arrived_s = static_cast<double>(progress.since.ms - day.ms) / 1000;
    at_s = leaves(next, next == 0 ? now_s : arrived_s);
    out.push_back({next, progress.since, instant(at_s)});
    ++next;
  }
  for (auto i = next; i < course.n_stops(); ++i) {
    auto drive = (i == 0 ? 0 : usual_leg(course, usual, i, at_s)) * progress.pace.factor(at_s - now_s);
    auto const leg_m = i == 0 ? 0 : course.along_m(i) - course.along_m(i - 1);
    if (i == next && !progress.is_at_stop && leg_m > 1)
      drive *= std::clamp((course.along_m(i) - progress.along_m) / leg_m, 0.0, 1.0);
    at_s += drive;
    auto const arrives = at_s;
    if (i + 1 < course.n_stops()) at_s = leaves(i, at_s);
    out.push_back({i, instant(arrives), instant(at_s)});
  }
  return out;
}

std::optional<Teacher::Leg> Teacher::note(Event const& event) {
  if (event.what == Happening::departed) departed_ = event;
  if (event.what != Happening::arrived || !departed_ || departed_->stop + 1 != event.stop) return {};
  auto const driven = static_cast<double>(event.at.ms - departed_->at.ms) / 1000;
  auto const from_s = static_cast<double>(departed_->at.ms - base::instant_of(date_, {0}).ms) / 1000;
  return Leg{event.stop, driven, usual_leg(*course_, usual_, event.stop, from_s)};
}

std::array<Grade, 4> grade(std::span<Graded const> all) {
  std::array<std::vector<double>, 4> errors;
  for (auto const& one : all) {
    auto const ahead_s = static_cast<double>(one.arrived.ms - one.told.ms) / 1000;
    if (ahead_s < 0) continue;
    auto const h = std::ranges::find_if(kHorizons_s, [ahead_s](int until) { return ahead_s < until; });
    if (h == kHorizons_s.end()) continue;
    errors[static_cast<std::size_t>(h - kHorizons_s.begin())].push_back(
        static_cast<double>(one.arrived.ms - one.estimated.ms) / 1000);
  }
  std::array<Grade, 4> out;
  for (std::size_t h = 0; h < errors.size(); ++h) {
    auto& list = errors[h];
    out[h].until_s = kHorizons_s[h];
    out[h].n = list.size();
    if (list.empty()) continue;
    for (auto& e : list) out[h].mean_s += e / static_cast<double>(list.size()), e = std::fabs(e);
    std::ranges::sort(list);
    auto const at = [&list](double part) {
      return list[static_cast<std::size_t>(part * static_cast<double>(list.size() - 1))];
    };
    out[h].p50_s = at(0.5), out[h].p80_s = at(0.8), out[h].p95_s = at(0.95);
  }
  return out;
}

}  // namespace following
