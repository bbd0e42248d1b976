// Repeatable chance: what traffic, drivers and radio do.
#pragma once
#include <cmath>
#include <numbers>

#include "engine/routing/random.h"

namespace fleet {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_{seed} {}
  double unit() { return random_.unit(); }
  bool happens(double probability) { return unit() < probability; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// Mean 0, deviation 1 (Box, Muller 1958).
  double normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * std::numbers::pi * unit()); }
  double exponential(double mean) { return -mean * std::log(1 - unit()); }
  std::uint64_t seed() { return random_.next(); }

 private:
  routing::Random random_;
};

/// Noise that remembers: deviation 1 in the long run, half forgotten after 0.7 × `memory_s`.
class Drift {
 public:
  Drift(double memory_s, Chance& chance) : keep_{std::exp(-1 / memory_s)}, value_{chance.normal()} {}
  /// One second later.
  double step(Chance& chance) {
    value_ = keep_ * value_ + std::sqrt(1 - keep_ * keep_) * chance.normal();
    return value_;
  }

 private:
  double keep_, value_;
};

}  // namespace fleet
