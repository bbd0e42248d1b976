// How far a terminal's clock is ahead of the platform's.
#pragma once
#include <algorithm>
#include <array>

#include "base/time.h"

namespace following {

/// The least delay of the last reports tells the clock, since a radio only ever adds to it; reports of a
/// blind area come late and so never are the least.
class Clock {
 public:
  void note(base::Instant by_terminal, base::Instant received) {
    auto const delay = received.ms - by_terminal.ms;
    if (n_ % kBucket == 0) least_[n_ / kBucket % 2] = delay;
    auto& least = least_[n_ / kBucket % 2];
    if (delay < least) least = delay;
    ++n_;
  }
  /// Zero while it is within what a radio may take.
  std::int64_t ahead_ms() const {
    if (n_ == 0) return 0;
    auto const least = n_ > kBucket ? std::min(least_[0], least_[1]) : least_[0];
    return least > -kTrusted_ms && least < kTrusted_ms ? 0 : kUsual_ms - least;
  }
  base::Instant corrected(base::Instant by_terminal) const { return by_terminal.plus_ms(-ahead_ms()); }

 private:
  static constexpr std::size_t kBucket = 60;
  static constexpr std::int64_t kUsual_ms = 700, kTrusted_ms = 5'000;
  std::array<std::int64_t, 2> least_{};
  std::size_t n_{};
};

}  // namespace following
