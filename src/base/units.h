// Measures as types: grams are not millimetres, and money is an integer of 厘.
#pragma once
#include <compare>
#include <cstdint>

namespace base {

/// A whole number of one unit. Adds and compares with its own kind only.
template <typename Unit>
struct Measure {
  std::int64_t value{};
  constexpr auto operator<=>(Measure const&) const = default;
  constexpr Measure operator+(Measure other) const { return {value + other.value}; }
  constexpr Measure operator-(Measure other) const { return {value - other.value}; }
  constexpr Measure& operator+=(Measure other) { value += other.value; return *this; }
  constexpr Measure& operator-=(Measure other) { value -= other.value; return *this; }
};

using Grams = Measure<struct GramsUnit>;
using Millimetres = Measure<struct MillimetresUnit>;
using CubicCentimetres = Measure<struct CubicCentimetresUnit>;
using Metres = Measure<struct MetresUnit>;
using Seconds = Measure<struct SecondsUnit>;
using Money = Measure<struct LiUnit>;  ///< 厘: 1/1000 yuan

}  // namespace base
