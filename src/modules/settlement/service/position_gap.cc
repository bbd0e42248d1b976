// Who carries is paid; what lies between the two in a period is priced under both.
#include "modules/settlement/service/position_gap.h"

#include "modules/org/face/names.h"
#include "modules/settlement/service/events.h"

namespace settlement::service {
namespace {

/// Who has the coaches is paid by the other one, whoever it talks with.
/// @returns nobody where the other side has no account here
std::optional<rules::Sides> sides_of(Look& look, agreement::TalkedPrices const& talks) {
  if (!talks.partner) return {};
  auto const us = org::find_organisation(look.tx, look.region, talks.organisation);
  if (us && us->kind == org::OrganisationKind::transport) return rules::Sides{talks.partner, talks.organisation};
  return rules::Sides{talks.organisation, talks.partner};
}

}  // namespace

base::Result<PositionGaps> view_position_gaps(Look& look, AskPositionGaps const& ask) {
  auto const talks = TRY(agreement::list_talked_prices(look, ask.prospect));
  rules::Period period{ask.first_day, ask.last_day};
  if (!period.first.yyyymmdd && !period.last.yyyymmdd)
    period = rules::quarter_before(base::service_date_of(look.now));
  TRY(rules::check(period));
  PositionGaps out{.first_day = period.first, .last_day = period.last};
  auto const sides = sides_of(look, talks);
  if (!sides) return out;
  org::Names names{look.tx, look.region};
  out.payer_name = names.of(sides->payer);
  out.payee_name = names.of(sides->payee);
  if (talks.items.empty()) return out;
  auto const days = collect_so_far(look.tx, look.region, period, look.now);
  auto const keys = collect_keys(look.tx, look.region, days);
  out.items = TRY(rules::gaps_of(talks.items, *sides, period, days, keys));
  for (auto const& i : out.items) out.n_events += i.n_events;
  return out;
}

}  // namespace settlement::service
