// Days of notices, and which step follows which.
#include "modules/agreement/rules/ending.h"

#include <algorithm>
#include <initializer_list>

#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

using base::refuse;

constexpr std::int64_t kMonthsAYear = 12;

base::ServiceDate first_of_month(std::int64_t months) {
  auto const year = months / kMonthsAYear, month = months % kMonthsAYear + 1;
  return {static_cast<std::int32_t>(year * 10'000 + month * 100 + 1)};
}
/// Months since the year 0.
std::int64_t months_of(base::ServiceDate d) {
  return d.yyyymmdd / 10'000 * kMonthsAYear + d.yyyymmdd / 100 % 100 - 1;
}
base::ServiceDate last_of_month(std::int64_t months) {
  return base::add_days(first_of_month(months + 1), -1);
}

base::Outcome expect(Ending const& e, std::initializer_list<EndingState> allowed) {
  if (std::ranges::find(allowed, e.state) != allowed.end()) return base::Done{};
  return refuse(refusal::ending_forbids, base::to_name(e.state));
}
base::Outcome expect_ending(Ending const& e) {
  if (e.kind == EndingKind::warning) return refuse(refusal::ending_forbids, base::to_name(e.kind));
  return base::Done{};
}

Ending moved(Ending e, EndingState to) {
  e.state = to;
  ++e.version;
  return e;
}
Ending said(Ending e, EndingState to, PersonId by, std::string word, base::Instant now) {
  e.word = std::move(word);
  e.word_by = by;
  e.word_at = now;
  return moved(std::move(e), to);
}

/// A warning whose days are over.
base::Outcome check_warning(Ending const& e, std::span<Ending const> others, Measured const& m) {
  auto const at = std::ranges::find(others, e.warning, &Ending::id);
  if (!e.warning || at == others.end() || at->kind != EndingKind::warning || at->giver != e.giver ||
      !is_open(*at))
    return refuse(refusal::warning_missing, {}, "/warning");
  if (m.today <= at->end_day) return refuse(refusal::cure_running, base::to_text(at->end_day), "/warning");
  return base::Done{};
}

base::Outcome check_end_day(Ending const& e, Measured const& m) {
  auto const earliest = e.kind == EndingKind::ordinary ? earliest_end(m.clause, m.today) : m.today;
  if (earliest >= m.last_day) return refuse(refusal::end_too_late, base::to_text(m.last_day), "/end_day");
  if (e.end_day < earliest) return refuse(refusal::end_too_early, base::to_text(earliest), "/end_day");
  if (e.end_day >= m.last_day) return refuse(refusal::end_too_late, base::to_text(m.last_day), "/end_day");
  auto const finished = last_of_month(months_of(e.end_day));
  if (e.kind == EndingKind::ordinary && m.clause.end_of_month && e.end_day != finished)
    return refuse(refusal::end_within_month, base::to_text(finished), "/end_day");
  return base::Done{};
}

}  // namespace

base::ServiceDate add_months(base::ServiceDate day, std::int64_t months) {
  auto const there = months_of(day) + months;
  auto const same = base::add_days(first_of_month(there), day.yyyymmdd % 100 - 1);
  return std::min(same, last_of_month(there));
}

base::ServiceDate earliest_end(ExitClause const& c, base::ServiceDate told_on) {
  auto const end =
      c.notice_months ? add_months(told_on, c.notice_months) : base::add_days(told_on, c.notice_days);
  return c.end_of_month ? last_of_month(months_of(end)) : end;
}

base::ServiceDate cured_until(ExitClause const& c, base::ServiceDate told_on) {
  return base::add_days(told_on, c.cure_days);
}

bool is_open(Ending const& e) {
  return e.state == EndingState::given || e.state == EndingState::acknowledged ||
         e.state == EndingState::withdrawing;
}
bool binds(Ending const& e) { return e.kind != EndingKind::warning && is_open(e); }

base::ServiceDate end_of(std::span<Ending const> all) {
  base::ServiceDate out;
  for (auto const& e : all)
    if (binds(e) && (!out.yyyymmdd || e.end_day < out)) out = e.end_day;
  return out;
}

base::Outcome check_ending(Ending const& e, std::span<Ending const> others, Measured const& m) {
  if (e.reason.empty()) return refuse(refusal::note_missing, {}, "/reason");
  for (auto const& o : others)
    if (o.id != e.id && o.giver == e.giver && o.kind == e.kind &&
        (is_open(o) || o.state == EndingState::in_review))
      return refuse(refusal::ending_open, o.number);
  if (e.kind == EndingKind::warning) return base::Done{};
  if (e.kind == EndingKind::for_breach) TRY(check_warning(e, others, m));
  return check_end_day(e, m);
}

base::Result<Ending> given(Ending e, std::span<Ending const> others, Measured const& m, PersonId by,
                           base::Instant now) {
  TRY(expect(e, {EndingState::in_review}));
  TRY(check_ending(e, others, m));
  if (e.kind == EndingKind::warning) e.end_day = cured_until(m.clause, m.today);
  e.given_by = by;
  e.given_at = now;
  return moved(std::move(e), EndingState::given);
}

base::Result<Ending> dropped(Ending e, PersonId by, std::string word, base::Instant now) {
  TRY(expect(e, {EndingState::in_review}));
  return said(std::move(e), EndingState::dropped, by, std::move(word), now);
}

base::Result<Ending> acknowledged(Ending e, Speaker const& s, base::Instant now) {
  if (s.organisation != e.receiver) return refusal::receiver_only;
  TRY(expect(e, {EndingState::given}));
  e.acknowledged_by = s.person;
  e.acknowledged_at = now;
  return moved(std::move(e), EndingState::acknowledged);
}

base::Result<Ending> withdrawal_asked(Ending e, Speaker const& s, std::string reason, base::Instant now,
                                      base::ServiceDate today) {
  if (s.organisation != e.giver) return refusal::giver_only;
  TRY(expect_ending(e));
  TRY(expect(e, {EndingState::given, EndingState::acknowledged}));
  if (reason.empty()) return refuse(refusal::note_missing, {}, "/reason");
  if (today > e.end_day) return refusal::ending_over;
  return said(std::move(e), EndingState::withdrawing, s.person, std::move(reason), now);
}

base::Result<Ending> withdrawal_answered(Ending e, Speaker const& s, bool consents, std::string word,
                                         base::Instant now, base::ServiceDate today) {
  if (s.organisation != e.receiver) return refusal::receiver_only;
  TRY(expect(e, {EndingState::withdrawing}));
  if (s.person == e.word_by) return refusal::own_word;
  if (!consents && word.empty()) return refuse(refusal::note_missing, {}, "/word");
  if (today > e.end_day) return refusal::ending_over;
  if (!e.acknowledged_at.ms) {  // who answers it has received it
    e.acknowledged_by = s.person;
    e.acknowledged_at = now;
  }
  auto const to = consents ? EndingState::withdrawn : EndingState::acknowledged;
  return said(std::move(e), to, s.person, std::move(word), now);
}

base::Result<Ending> cured(Ending e, Speaker const& s, std::string word, base::Instant now) {
  if (s.organisation != e.giver) return refusal::giver_only;
  if (e.kind != EndingKind::warning) return refuse(refusal::ending_forbids, base::to_name(e.kind));
  TRY(expect(e, {EndingState::given, EndingState::acknowledged}));
  if (word.empty()) return refuse(refusal::note_missing, {}, "/word");
  return said(std::move(e), EndingState::cured, s.person, std::move(word), now);
}

base::Result<Ending> followed(Ending e) {
  if (e.kind != EndingKind::warning) return refuse(refusal::ending_forbids, base::to_name(e.kind));
  TRY(expect(e, {EndingState::given, EndingState::acknowledged}));
  return moved(std::move(e), EndingState::effective);
}

Ending at_end(Ending e, base::ServiceDate last_day) {
  if (e.state != EndingState::in_review && !is_open(e)) return e;
  auto const by_it = binds(e) && e.end_day == last_day;
  return moved(std::move(e), by_it ? EndingState::effective : EndingState::overtaken);
}

}  // namespace agreement::rules
