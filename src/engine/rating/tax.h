// Value-added tax out of, or onto, an amount.
#pragma once
#include "base/units.h"
#include "engine/rating/tariff.h"

namespace rating {

/// An amount in its parts, each in whole fen: gross = net + tax.
struct Taxed {
  base::Money net, tax, gross;
  Taxed& operator+=(Taxed const& o) {
    net += o.net;
    tax += o.tax;
    gross += o.gross;
    return *this;
  }
  bool operator==(Taxed const&) const = default;
};

/// Included: net = amount / (1 + rate), the tax is the rest. Excluded: tax = amount × rate. Halves away from
/// zero.
Taxed split_tax(base::Money amount, Tax const&);

}  // namespace rating
