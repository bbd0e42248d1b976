// Exact shares of money: rounding to the fen, and dividing a sum so that nothing is lost.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/units.h"

namespace accounting {

inline constexpr std::int64_t kLiOfFen = 10;  ///< statements and invoices are in whole fen 分

/// numerator / denominator 厘, rounded to whole units, halves away from zero: −2.5 becomes −3.
/// @pre denominator > 0, unit > 0, and the result fits
base::Money rounded(__int128 numerator, __int128 denominator, std::int64_t unit_li = kLiOfFen);

/// Divides a total by weights in whole units so that the parts sum exactly: each gets its floor, what is left
/// goes one unit each to the largest remainders, the earlier one first when they are equal. A total that is
/// no whole number of units keeps its rest on the first part that has a weight. A negative total is divided
/// as its opposite.
/// @pre weights ≥ 0 and not all zero
/// @source largest remainder (Hamilton's method)
std::vector<base::Money> share_out(base::Money total, std::span<std::int64_t const> weights,
                                   std::int64_t unit_li = kLiOfFen);

}  // namespace accounting
