// Random numbers that a seed repeats on every machine.
#pragma once
#include <cstdint>

namespace mail::simulation {

/// SplitMix64.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_{seed * 0x9E3779B97F4A7C15 + 1} {}

  std::uint64_t next() {
    auto z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  /// 0 … n − 1; n > 0.
  int below(int n) { return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(n) >> 32); }
  bool percent(int p) { return below(100) < p; }

 private:
  std::uint64_t state_;
};

}  // namespace mail::simulation
