// What a bag takes and a hold has: mass, volume and pieces together.
#pragma once
#include <algorithm>
#include <cstdint>

namespace loading {

/// Three measures that a hold limits at once.
struct Amount {
  std::int64_t weight_g{}, volume_cm3{}, bags{};

  bool operator==(Amount const&) const = default;
  Amount& operator+=(Amount const& o) {
    weight_g += o.weight_g;
    volume_cm3 += o.volume_cm3;
    bags += o.bags;
    return *this;
  }
  Amount& operator-=(Amount const& o) {
    weight_g -= o.weight_g;
    volume_cm3 -= o.volume_cm3;
    bags -= o.bags;
    return *this;
  }
  friend Amount operator+(Amount a, Amount const& b) { return a += b; }
  friend Amount operator-(Amount a, Amount const& b) { return a -= b; }
  /// Not more than there is, in every measure.
  bool fits(Amount const& room) const {
    return weight_g <= room.weight_g && volume_cm3 <= room.volume_cm3 && bags <= room.bags;
  }
};

/// The share of what passengers leave that is planned. @source design: hold × 0.95
inline constexpr std::int64_t kPlannedShare = 95;

/// Room for mail in a hold: what is left beside the passengers' luggage, less a safety margin in kg and m³;
/// bags are counted whole. Never below zero: passengers come first.
inline Amount room_beside(Amount const& hold, Amount const& luggage) {
  auto const left = hold - luggage;
  return {std::max<std::int64_t>(0, left.weight_g) * kPlannedShare / 100,
          std::max<std::int64_t>(0, left.volume_cm3) * kPlannedShare / 100,
          std::max<std::int64_t>(0, left.bags)};
}

}  // namespace loading
