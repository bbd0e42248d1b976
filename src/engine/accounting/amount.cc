// Divides in 128 bits: an amount times a weight passes 64.
#include "engine/accounting/amount.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace accounting {

base::Money rounded(__int128 numerator, __int128 denominator, std::int64_t unit_li) {
  assert(denominator > 0 && unit_li > 0);
  auto const negative = numerator < 0;
  auto const units_of = denominator * unit_li;
  auto const units = ((negative ? -numerator : numerator) * 2 + units_of) / (units_of * 2);
  auto const li = static_cast<std::int64_t>(units) * unit_li;
  return {negative ? -li : li};
}

std::vector<base::Money> share_out(base::Money total, std::span<std::int64_t const> weights,
                                   std::int64_t unit_li) {
  __int128 all = 0;
  for (auto const w : weights) all += w;
  assert(all > 0 && unit_li > 0);
  auto const sign = total.value < 0 ? -1 : 1;
  auto const units = total.value * sign / unit_li;
  std::vector<std::int64_t> parts;
  std::vector<__int128> remainders;
  for (auto const w : weights) {
    assert(w >= 0);
    auto const exact = static_cast<__int128>(units) * w;
    parts.push_back(static_cast<std::int64_t>(exact / all));
    remainders.push_back(exact % all);
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return remainders[i]; });
  auto const left = units - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
  for (std::int64_t i = 0; i < left; ++i) ++parts[order[static_cast<std::size_t>(i)]];
  std::vector<base::Money> out;
  for (auto const p : parts) out.push_back({p * unit_li * sign});
  auto const first = std::ranges::find_if(weights, [](auto w) { return w > 0; }) - weights.begin();
  out[static_cast<std::size_t>(first)] += base::Money{total.value % unit_li};
  return out;
}

}  // namespace accounting
