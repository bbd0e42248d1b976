// Who may say what of an obligation.
#include "modules/agreement/rules/obligation.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

Obligation changed(Obligation o, base::Instant now) {
  o.changed_at = now;
  ++o.version;
  return o;
}

bool says_same(Obligation const& o, DutyClause const& d, OrganisationId bearer) {
  return o.title == d.title && o.due_day == d.due_day && o.bearer == bearer && o.state != Fulfilment::lapsed;
}

Obligation obligation_of(Agreement const& a, Version const& v, DutyClause const& d, base::Instant now) {
  Obligation o;
  o.agreement = a.id;
  o.agreement_version = v.id;
  o.number = d.number;
  o.title = d.title;
  o.bearer = party_of(a, d.bearer);
  o.owed_to = other_party(a, o.bearer);
  o.due_day = d.due_day;
  o.changed_at = now;
  return o;
}

/// What the later version says of one that is there; a fulfilled one stays as it is.
void bring_up_to_date(Obligation const& before, Obligation fresh, std::vector<Obligation>& out) {
  if (before.state == Fulfilment::fulfilled) return;
  fresh.id = before.id;
  fresh.state = before.state == Fulfilment::lapsed ? Fulfilment::unfulfilled : before.state;
  fresh.version = before.version + 1;
  out.push_back(std::move(fresh));
}

/// What each of both parties does once it is over.
void add_for_both(std::vector<DutyClause>& out, std::int64_t payers_number, std::string const& title,
                  base::ServiceDate due) {
  out.push_back({payers_number, title, Party::payer, due});
  out.push_back({payers_number + 1, title, Party::payee, due});
}

std::vector<DutyClause> closing_duties(Clauses const& c, base::ServiceDate last_day) {
  auto const due = [last_day](std::int64_t days) { return base::add_days(last_day, days); };
  auto const settled = c.exit.settle_within_days, back = c.exit.hand_back_within_days;
  auto const deleted = c.data.delete_within_days, kept = std::max(deleted, c.data.retention_days);
  std::vector<DutyClause> out{{kSettleAll, "协议终止后结清全部往来款项", Party::payer, due(settled)}};
  add_for_both(out, kPayerDeletes, "协议终止后删除对方数据并出具说明", due(deleted));
  add_for_both(out, kPayerHandsBack, "协议终止后归还对方设备、单证和资料", due(back ? back : settled));
  add_for_both(out, kPayerReports,
               "仍持有对方数据期间，发现泄露须在 " + std::to_string(c.data.report_breach_within_hours) +
                   " 小时内通知对方",
               due(kept));
  if (kept > deleted)
    add_for_both(out, kPayerErases,
                 "依约留存的对方数据满 " + std::to_string(kept) + " 日，予以删除并出具说明", due(kept));
  return out;
}

}  // namespace

bool is_closed(Obligation const& o) {
  return o.state == Fulfilment::fulfilled || o.state == Fulfilment::lapsed;
}

base::Result<Obligation> reported(Obligation o, OrganisationId by, PersonId person, bool done,
                                  std::string const& note, base::Instant now) {
  if (by != o.bearer) return refusal::bearer_only;
  if (is_closed(o)) return refusal::obligation_closed;
  if (note.empty()) return base::refuse(refusal::note_missing, {}, "/note");
  o.state = Fulfilment::partly;
  o.reported_at = done ? now : base::Instant{};
  o.reported_by = person;
  return changed(std::move(o), now);
}

base::Result<Obligation> answered(Obligation o, OrganisationId by, bool accepted, std::string const& note,
                                  base::Instant now) {
  if (by != o.owed_to) return refusal::owed_only;
  if (is_closed(o)) return refusal::obligation_closed;
  if (!o.reported_at.ms) return refusal::not_reported;
  if (!accepted && note.empty()) return base::refuse(refusal::note_missing, {}, "/note");
  o.state = accepted ? Fulfilment::fulfilled : Fulfilment::partly;
  o.reported_at = {};
  return changed(std::move(o), now);
}

Obligation lapsed(Obligation o, base::Instant now) {
  o.state = Fulfilment::lapsed;
  return changed(std::move(o), now);
}

std::vector<Obligation> obligations_under(Agreement const& a, Version const& v,
                                          std::vector<DutyClause> const& duties,
                                          std::vector<Obligation> const& before, base::Instant now) {
  std::vector<Obligation> out;
  for (auto const& d : duties) {
    auto const known = std::ranges::find(before, d.number, &Obligation::number);
    if (known == before.end())
      out.push_back(obligation_of(a, v, d, now));
    else if (!says_same(*known, d, party_of(a, d.bearer)))
      bring_up_to_date(*known, obligation_of(a, v, d, now), out);
  }
  for (auto const& o : before) {
    if (is_closed(o) || std::ranges::find(duties, o.number, &DutyClause::number) != duties.end()) continue;
    out.push_back(lapsed(o, now));
  }
  return out;
}

std::vector<Obligation> obligations_at_end(Agreement const& a, Version const& v, Clauses const& c,
                                           std::vector<Obligation> const& before, base::Instant now) {
  auto const duties = closing_duties(c, last_day_of(v));
  std::vector<Obligation> out;
  for (auto const& d : duties) {
    out.push_back(obligation_of(a, v, d, now));
    auto const known = std::ranges::find(before, d.number, &Obligation::number);
    if (known == before.end()) continue;
    out.back().id = known->id;
    out.back().version = known->version + 1;
  }
  return out;
}

}  // namespace agreement::rules
