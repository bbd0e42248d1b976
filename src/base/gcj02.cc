// The shift as published: a sum of sines around (35° N, 105° E), scaled to degrees on the ellipsoid of Krasovsky 1940.
#include "base/gcj02.h"

#include <cmath>
#include <numbers>

namespace base {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kSemiMajorM = 6'378'245.0, kEccentricity2 = 0.00669342162296594323;

struct Degrees {
  double lat, lon;
};

double waves(double x) { return 20 * std::sin(6 * x * kPi) + 20 * std::sin(2 * x * kPi); }

double north_m(double x, double y) {
  auto const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
  auto const y_waves = 20 * std::sin(y * kPi) + 40 * std::sin(y / 3 * kPi);
  auto const long_waves = 160 * std::sin(y / 12 * kPi) + 320 * std::sin(y * kPi / 30);
  return plain + (waves(x) + y_waves + long_waves) * 2 / 3;
}

double east_m(double x, double y) {
  auto const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
  auto const x_waves = 20 * std::sin(x * kPi) + 40 * std::sin(x / 3 * kPi);
  auto const long_waves = 150 * std::sin(x / 12 * kPi) + 300 * std::sin(x / 30 * kPi);
  return plain + (waves(x) + x_waves + long_waves) * 2 / 3;
}

Degrees shift_at(Position p) {
  auto const x = p.lon() - 105, y = p.lat() - 35;
  auto const phi = p.lat() / 180 * kPi;
  auto const w2 = 1 - kEccentricity2 * std::sin(phi) * std::sin(phi);
  auto const meridian = kSemiMajorM * (1 - kEccentricity2) / (w2 * std::sqrt(w2));
  auto const prime = kSemiMajorM / std::sqrt(w2);
  return {north_m(x, y) * 180 / (meridian * kPi), east_m(x, y) * 180 / (prime * std::cos(phi) * kPi)};
}

Position moved(Position p, Degrees by) { return position_of(p.lat() + by.lat, p.lon() + by.lon); }

}  // namespace

bool is_shifted_place(Position p) {
  return p.lon() > 72.004 && p.lon() < 137.8347 && p.lat() > 0.8293 && p.lat() < 55.8271;
}

Position to_gcj02(Position wgs84) { return is_shifted_place(wgs84) ? moved(wgs84, shift_at(wgs84)) : wgs84; }

Position from_gcj02(Position gcj02) {
  constexpr int kRounds = 4;  // each takes the error down by some three digits
  if (!is_shifted_place(gcj02)) return gcj02;
  auto out = gcj02;
  for (int i = 0; i < kRounds; ++i) {
    auto const there = moved(out, shift_at(out));
    out = moved(out, {gcj02.lat() - there.lat(), gcj02.lon() - there.lon()});
  }
  return out;
}

}  // namespace base
