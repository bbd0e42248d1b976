// Computes the limits of liability.
#include "engine/rating/compensation.h"

#include <algorithm>

#include "engine/accounting/amount.h"

namespace rating {

base::Money compensation_for(Loss const& l) {
  if (l.declared > base::Money{}) {
    if (l.whole) return l.declared;
    auto const covered = std::min(l.declared, l.value);
    return accounting::rounded(static_cast<__int128>(covered.value) * l.loss.value, l.value.value);
  }
  base::Money const limit{l.postage.value * 3};
  return l.registered_letter ? limit : std::min(l.loss, limit);
}

}  // namespace rating
