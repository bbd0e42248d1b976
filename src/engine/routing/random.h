// Repeatable random numbers, quick enough for an inner loop.
#pragma once
#include <cstdint>

namespace routing {

/// xoroshiro128+ (Blackman, Vigna 2018), seeded through splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : a_{scramble(seed)}, b_{scramble(seed)} {}

  std::uint64_t next() {
    auto const sum = a_ + b_;
    b_ ^= a_;
    a_ = rotate(a_, 24) ^ b_ ^ (b_ << 16);
    b_ = rotate(b_, 37);
    return sum;
  }
  /// In [0, n); n > 0.
  int below(int n) { return static_cast<int>((next() >> 32) * static_cast<std::uint64_t>(n) >> 32); }
  /// In [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

 private:
  static std::uint64_t rotate(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  static std::uint64_t scramble(std::uint64_t& seed) {
    seed += 0x9E3779B97F4A7C15;
    auto z = seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  std::uint64_t a_, b_;
};

}  // namespace routing
