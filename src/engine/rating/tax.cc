// Divides once and subtracts, so that the parts sum.
#include "engine/rating/tax.h"

#include "engine/accounting/amount.h"

namespace rating {
namespace {
constexpr std::int64_t kWhole = 10'000;
}

Taxed split_tax(base::Money amount, Tax const& tax) {
  if (tax.included) {
    auto const net = accounting::rounded(static_cast<__int128>(amount.value) * kWhole, kWhole + tax.rate);
    return {net, amount - net, amount};
  }
  auto const added = accounting::rounded(static_cast<__int128>(amount.value) * tax.rate, kWhole);
  return {amount, added, amount + added};
}

}  // namespace rating
