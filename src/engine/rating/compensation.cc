// Computes the limits of liability.
#include "engine/rating/compensation.h"

#include <algorithm>

#include "engine/accounting/amount.h"

namespace rating {
namespace {

base::Money insured(Loss const& l) {
  if (l.whole) return l.declared;
  auto const covered = std::min(l.declared, l.value);
  return accounting::rounded(static_cast<__int128>(covered.value) * l.loss.value, l.value.value);
}

base::Money limited(Loss const& l) {
  if (!l.universal) return l.loss;
  if (l.ordinary) return {};
  base::Money const limit{l.postage.value * l.times_postage};
  return l.registered_letter ? limit : std::min(l.loss, limit);
}

}  // namespace

base::Money compensation_for(Loss const& l) {
  auto const by_rule = l.declared > base::Money{} ? insured(l) : limited(l);
  return accounting::rounded((l.grave ? std::max(by_rule, l.loss) : by_rule).value, 1);
}

}  // namespace rating
