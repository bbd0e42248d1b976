// What may be drafted, and which step follows which.
#include "modules/agreement/rules/version.h"

#include <algorithm>
#include <cassert>
#include <initializer_list>
#include <set>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/rules/translation.h"

namespace agreement::rules {
namespace {

using base::refuse;

std::string at_clause(char const* table, std::size_t i, char const* field) {
  return "/clauses/" + std::string{table} + '/' + std::to_string(i) + '/' + field;
}

template <typename Row>
base::Outcome check_numbers(char const* table, std::vector<Row> const& rows, std::set<std::int64_t>& seen) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!seen.insert(rows[i].number).second)
      return refuse(refusal::number_twice, std::to_string(rows[i].number), at_clause(table, i, "number"));
  return base::Done{};
}

/// Tariff clauses and adjustments share their numbers: a rated line names one.
base::Outcome check_all_numbers(Clauses const& c) {
  std::set<std::int64_t> priced, windows, levels, kpis, duties, texts;
  TRY(check_numbers("tariff", c.tariff, priced));
  TRY(check_numbers("adjustments", c.adjustments, priced));
  TRY(check_numbers("windows", c.windows, windows));
  TRY(check_numbers("service_levels", c.service_levels, levels));
  TRY(check_numbers("kpis", c.kpis, kpis));
  TRY(check_numbers("duties", c.duties, duties));
  return check_numbers("texts", c.texts, texts);
}

/// The engine points into its own shape: /rules/0/tiers is /clauses/tariff/0/tiers here.
base::Refusal in_our_words(base::Refusal r) {
  constexpr std::string_view kRules{"/rules/"};
  if (r.pointer.starts_with(kRules)) r.pointer = "/tariff/" + r.pointer.substr(kRules.size());
  r.pointer = "/clauses" + r.pointer;
  return r;
}

base::Outcome check_tariff(Clauses const& c) {
  if (c.tariff.empty()) return refuse(refusal::tariff_missing, {}, "/clauses/tariff");
  for (std::size_t i = 0; i < c.tariff.size(); ++i)
    if (c.tariff[i].line && c.tariff[i].line_code.empty())
      return refuse(refusal::line_unnamed, {}, at_clause("tariff", i, "line"));
  if (auto const checked = rating::check(tariff_of(c)); !checked.ok()) return in_our_words(checked.refusal());
  return base::Done{};
}

template <typename Row>
bool has_number(std::vector<Row> const& rows, std::int64_t number) {
  return std::ranges::find(rows, number, &Row::number) != rows.end();
}

bool is_promised(Clauses const& c, PromiseTable table, std::int64_t number) {
  if (table == PromiseTable::window) return has_number(c.windows, number);
  return table == PromiseTable::kpi ? has_number(c.kpis, number) : has_number(c.service_levels, number);
}

/// Whether an incident is one of a table of promises at all: a late trip is nobody's target.
bool is_about(Incident i, PromiseTable table) {
  if (i == Incident::outside_window) return table == PromiseTable::window;
  return (i == Incident::target_met || i == Incident::target_missed) && table != PromiseTable::window;
}

/// A penalty or bonus that names a promise names one of this version.
base::Outcome check_named_promises(Clauses const& c) {
  for (std::size_t i = 0; i < c.adjustments.size(); ++i) {
    auto const& a = c.adjustments[i];
    if (!a.promise && a.promise_number == 0) continue;
    if (!a.promise || !is_about(a.incident, *a.promise))
      return refuse(refusal::promise_unsuitable, {}, at_clause("adjustments", i, "promise"));
    if (!is_promised(c, *a.promise, a.promise_number))
      return refuse(refusal::promise_unknown, std::to_string(a.promise_number),
                    at_clause("adjustments", i, "promise"));
  }
  return base::Done{};
}

/// Complaints are counted from what was decided, answers from what was asked; other measures have their own
/// events.
bool is_told_by(Measure m, Record r) {
  if (r == Record::service) return true;
  if (m == Measure::complaints) return r == Record::irregularities || r == Record::losses;
  return m == Measure::answer_minutes && (r == Record::irregularities || r == Record::disputes);
}

template <typename Row>
base::Outcome check_targets(char const* table, std::vector<Row> const& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].measure != Measure::answer_minutes && rows[i].target > 10'000)
      return refuse(refusal::target_out_of_range, {}, at_clause(table, i, "target"));
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!is_told_by(rows[i].measure, rows[i].record))
      return refuse(refusal::record_unsuitable, {}, at_clause(table, i, "record"));
  return base::Done{};
}

base::Outcome check_promises(Clauses const& c) {
  for (std::size_t i = 0; i < c.windows.size(); ++i)
    if (c.windows[i].until <= c.windows[i].from)
      return refuse(refusal::window_malformed, {}, at_clause("windows", i, "until"));
  TRY(check_targets("service_levels", c.service_levels));
  TRY(check_targets("kpis", c.kpis));
  std::int64_t weights = 0;
  for (auto const& k : c.kpis) weights += k.weight;
  if (!c.kpis.empty() && weights != 10'000)
    return refuse(refusal::weights_wrong, std::to_string(weights), "/clauses/kpis");
  return base::Done{};
}

base::Outcome check_cycle(SettlementCycle const& c) {
  if (c.draft_by_days > c.confirm_by_days || c.confirm_by_days > c.pay_by_days)
    return refuse(refusal::cycle_malformed, {}, "/clauses/cycle");
  return base::Done{};
}

base::Outcome check_duties(Draft const& d) {
  for (std::size_t i = 0; i < d.clauses.duties.size(); ++i) {
    auto const due = d.clauses.duties[i].due_day;
    if (due < d.from_day || due > d.until_day)
      return refuse(refusal::duty_outside, {}, at_clause("duties", i, "due_day"));
  }
  return base::Done{};
}

base::Outcome expect(Version const& v, std::initializer_list<VersionState> allowed) {
  if (std::ranges::find(allowed, v.state) != allowed.end()) return base::Done{};
  return refuse(refusal::state_forbids, base::to_name(v.state));
}

base::Result<Version> moved(Version v, VersionState to) {
  v.state = to;
  ++v.version;
  return v;
}

}  // namespace

bool is_party(Agreement const& a, OrganisationId o) { return o == a.payer || o == a.payee; }
OrganisationId other_party(Agreement const& a, OrganisationId o) { return o == a.payer ? a.payee : a.payer; }
OrganisationId party_of(Agreement const& a, Party p) { return p == Party::payer ? a.payer : a.payee; }

base::ServiceDate last_day_of(Version const& v) {
  auto out = v.until_day;
  if (v.superseded_from.yyyymmdd) out = std::min(out, base::add_days(v.superseded_from, -1));
  if (v.ended_on.yyyymmdd) out = std::min(out, v.ended_on);
  return out;
}

bool is_unfinished(Version const& v) { return v.state < VersionState::sealed; }
bool is_sealed(Version const& v) { return v.sealed_at.ms != 0; }

void add_author(Version& v, PersonId person) {
  v.drafted_by = person;
  if (has_drafted(v, person)) return;
  v.authors += (v.authors.empty() ? "," : "") + std::to_string(person.value) + ',';
}

bool has_drafted(Version const& v, PersonId person) {
  return v.authors.find(',' + std::to_string(person.value) + ',') != std::string::npos;
}

base::Outcome check_storable(Draft const& d) {
  if (d.until_day < d.from_day) return refuse(refusal::days_reversed, {}, "/until_day");
  return check_all_numbers(d.clauses);
}

base::Outcome check_draft(Draft const& d) {
  TRY(check_storable(d));
  TRY(check_tariff(d.clauses));
  TRY(check_promises(d.clauses));
  TRY(check_named_promises(d.clauses));
  TRY(check_cycle(d.clauses.cycle));
  return check_duties(d);
}

base::Outcome check_settled(Clauses const& c) {
  for (std::size_t i = 0; i < c.texts.size(); ++i)
    if (c.texts[i].heading == kOpenTerms)
      return base::refuse(refusal::terms_open, {}, "/clauses/texts/" + std::to_string(i));
  return base::Done{};
}

base::Result<Version> submitted(Version v, ApprovalId approval) {
  TRY(expect(v, {VersionState::draft}));
  v.approval = approval;
  return moved(std::move(v), VersionState::in_review);
}

base::Result<Version> returned(Version v) {
  TRY(expect(v, {VersionState::in_review}));
  return moved(std::move(v), VersionState::draft);
}

base::Result<Version> approved(Version v) {
  TRY(expect(v, {VersionState::in_review}));
  return moved(std::move(v), VersionState::approved);
}

base::Result<Version> sent_to_sign(Version v, OrganisationId first, std::string digest,
                                   base::ServiceDate today) {
  TRY(expect(v, {VersionState::approved}));
  if (v.until_day < today) return refusal::already_over;
  v.first_to_seal = first;
  v.digest = std::move(digest);
  return moved(std::move(v), VersionState::signing);
}

base::Result<Version> sealed(Version v, base::Instant now, base::ServiceDate today) {
  TRY(expect(v, {VersionState::signing}));
  v.sealed_at = now;
  return moved(std::move(v), v.from_day <= today ? VersionState::in_force : VersionState::sealed);
}

base::Result<Version> withdrawn(Version v, std::string reason) {
  TRY(expect(v,
             {VersionState::draft, VersionState::in_review, VersionState::approved, VersionState::signing}));
  if (reason.empty()) return refuse(refusal::note_missing, {}, "/reason");
  v.reason = std::move(reason);
  return moved(std::move(v), VersionState::withdrawn);
}

Version on_day(Version v, base::ServiceDate today) {
  auto const before = v.state;
  auto const by_notice = v.ended_on.yyyymmdd && last_day_of(v) == v.ended_on;
  if (v.state == VersionState::sealed && v.from_day <= today) v.state = VersionState::in_force;
  auto const never = v.state == VersionState::sealed && by_notice && v.ended_on < v.from_day;
  if ((v.state == VersionState::in_force || never) && last_day_of(v) < today)
    v.state = v.superseded_from.yyyymmdd && !by_notice ? VersionState::superseded : VersionState::ended;
  if (v.state != before) ++v.version;
  return v;
}

base::Result<Version> base_of_supplement(std::span<Version const> versions) {
  Version const *sealed = nullptr, *withdrawn = nullptr;
  for (auto const& v : versions) {
    if (is_unfinished(v)) return refusal::supplement_open;
    auto const*& latest = v.state == VersionState::withdrawn ? withdrawn : sealed;
    if (!latest || v.edition > latest->edition) latest = &v;
  }
  assert(sealed || withdrawn);  // an agreement begins with a version
  return sealed ? *sealed : *withdrawn;
}

base::Outcome check_supplement(Version const& base, Draft const& d) {
  if (base.state != VersionState::withdrawn && d.from_day <= base.from_day)
    return refuse(refusal::supplement_early, {}, "/from_day");
  return check_storable(d);
}

}  // namespace agreement::rules
