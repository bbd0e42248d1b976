// The face's call: the matrix without words.
#include "modules/agreement/face/talked.h"

#include "modules/agreement/service/position.h"

namespace agreement {

base::Result<TalkedPrices> list_talked_prices(platform::command::Look& look, ProspectKey key) {
  auto const p = TRY(service::get_prospect(look.tx, look.hat, {key.value}));
  TalkedPrices out{p.organisation, p.partner_organisation, {}};
  for (auto const& r : TRY(service::matrix_of(look.tx, look.region, p.id)).rows) {
    if (!r.gap_li || r.condition.dropped) continue;
    out.items.push_back({{r.condition.id.value},
                         rules::tariff_of(r.condition, *r.ours, service::tiers_of),
                         rules::tariff_of(r.condition, *r.theirs, service::tiers_of)});
  }
  return out;
}

}  // namespace agreement
