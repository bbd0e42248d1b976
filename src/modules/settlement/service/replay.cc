// Prices the same events twice.
#include "modules/settlement/service/replay.h"

#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/events.h"
#include "modules/settlement/service/reach.h"

namespace settlement::service {

base::Result<Replay> replay(Look& look, TermsBook const& book, AskReplay const& ask) {
  rules::Period const period{ask.first_day, ask.last_day};
  TRY(rules::check(period));
  auto tried = book.find(look.tx, look.region, ask.version);
  if (!tried) return refusal::agreement_unknown;
  auto const party = TRY(party_of(look.hat));
  if (party && party != tried->payer && party != tried->payee) return refusal::out_of_reach;
  auto const in_force = terms_of(book, look.tx, look.region, tried->agreement, period);
  auto const days = collect_so_far(look.tx, look.region, period, look.now);
  auto const keys = collect_keys(look.tx, look.region, days);
  auto const now = TRY(rules::bill_of(in_force, period, days, keys));
  tried->from_day = period.first;  // as if it had been in force all the time
  tried->until_day = period.last;
  auto const then = TRY(rules::bill_of({*tried}, period, days, keys));
  org::Names names{look.tx, look.region};
  Replay out{.number = tried->number, .title = tried->title, .edition = tried->edition};
  out.payer = tried->payer;
  out.payee = tried->payee;
  out.payer_name = names.of(tried->payer);
  out.payee_name = names.of(tried->payee);
  out.lines = rules::compare(now, then);
  for (auto const& l : out.lines) {
    out.now_li += l.gross_now_li;
    out.then_li += l.gross_then_li;
  }
  out.n_events = then.n_events;
  out.n_unpriced_now = now.n_unpriced;
  out.n_unpriced_then = then.n_unpriced;
  return out;
}

}  // namespace settlement::service
