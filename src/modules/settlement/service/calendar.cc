// Two periods of each agreement, with what became of them.
#include "modules/settlement/service/calendar.h"

#include <map>

#include "modules/org/face/names.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/store/statement.h"

namespace settlement::service {

base::Result<Calendar> view_calendar(Look& look, TermsBook const& book, AskCalendar const&) {
  auto const party = TRY(party_of(look.hat));
  auto const today = base::service_date_of(look.now);
  std::map<std::pair<rules::Period, rules::AgreementId>, rules::Terms> periods;
  for (auto const& t : book.list_in_force(look.tx, look.region, {base::add_days(today, -62), today})) {
    if (party && party != t.payer && party != t.payee) continue;
    auto const running = rules::period_of(today, t.cycle.cutoff_day);
    auto const before = rules::period_of(base::add_days(running.first, -1), t.cycle.cutoff_day);
    for (auto const& p : {before, running})
      if (t.from_day <= p.last && (!t.until_day.yyyymmdd || p.first <= t.until_day))
        periods.insert_or_assign({p, t.agreement}, t);
  }
  org::Names names{look.tx, look.region};
  Calendar out;
  for (auto at = periods.rbegin(); at != periods.rend(); ++at) {
    auto const& [key, t] = *at;
    auto const& p = key.first;
    CalendarRow row{.agreement = t.agreement, .number = t.number, .title = t.title, .version = t.version};
    row.payer_name = names.of(t.payer);
    row.payee_name = names.of(t.payee);
    row.first_day = p.first;
    row.last_day = p.last;
    row.draft_by = base::add_days(p.last, t.cycle.draft_by_days);
    row.confirm_by = base::add_days(p.last, t.cycle.confirm_by_days);
    row.pay_by = base::add_days(p.last, t.cycle.pay_by_days);
    if (auto const s = store::find_statement(look.tx, look.region, t.agreement, p.first)) {
      row.statement = s->id;
      row.state = base::to_name(s->state);
      row.rated_until = s->rated_until;
    }
    out.items.push_back(std::move(row));
  }
  return out;
}

}  // namespace settlement::service
