// Chance that falls the same way on every machine.
#pragma once
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numbers>

namespace app::demo {

/// SplitMix64: the same numbers on every machine, unlike the distributions of the standard library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_{seed} {}
  std::uint64_t next() {
    auto z = state_ += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  double between(double a, double b) { return a + (b - a) * static_cast<double>(next() >> 11) * 0x1p-53; }
  /// Log-normal around a median, by Box and Muller.
  double log_normal(double median, double sigma) {
    auto const u = between(1e-12, 1), v = between(0, 1);
    return median * std::exp(sigma * std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v));
  }
  template <typename List>
  auto const& pick(List const& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace app::demo
