// Collects facts for each version, prices them, and splits each clause's line by route.
#include "modules/settlement/rules/bill.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "modules/settlement/rules/attainment.h"

namespace settlement::rules {
namespace {

using Key = std::tuple<std::int64_t, std::int64_t, std::string, mail::Direction>;
using Ride = std::pair<std::int64_t, std::int64_t>;

auto order_of(Evidence const& e) { return std::tie(e.at, e.kind, e.subject, e.sub, e.product, e.direction); }
Key key_of(Evidence const& e) { return {e.subject, e.sub, e.product, e.direction}; }
bool is_signed(Evidence const& e) {
  return e.kind == EvidenceKind::handover || e.kind == EvidenceKind::carriage;
}

/// The facts of one version's days, numbered in order of time.
struct Numbered {
  std::vector<Evidence> evidence;  ///< by id - 1
  std::vector<rating::Fact> facts;
  std::vector<rating::Incidence> incidences;
  std::map<std::int64_t, std::vector<Evidence>> behind;  ///< of targets, by id
};

Numbered numbered(Facts& all) {
  Numbered out;
  std::ranges::sort(all.occurrences, {}, [](Occurrence const& o) { return order_of(o.evidence); });
  std::ranges::sort(all.incidences, {}, [](Incidence const& i) {
    return std::tuple{order_of(i.evidence), i.incident};
  });
  for (auto const& o : all.occurrences) {
    out.evidence.push_back(o.evidence);
    out.facts.push_back(o.fact);
    out.facts.back().evidence = {std::ssize(out.evidence)};
  }
  for (auto const& i : all.incidences) {
    out.evidence.push_back(i.evidence);
    out.incidences.push_back({{std::ssize(out.evidence)}, i.incident, i.promise});
    if (!i.behind.empty()) out.behind[std::ssize(out.evidence)] = i.behind;
  }
  return out;
}

/// Which signed events are paid for: each has a fact that a clause prices, or rode on a carriage that is.
class Coverage {
 public:
  void take(std::vector<Occurrence> const& all, std::vector<rating::EvidenceId> const& unpriced) {
    std::set<std::int64_t> not_priced;
    for (auto const id : unpriced) not_priced.insert(id.value);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!is_signed(all[i].evidence)) continue;
      auto& event = events_[key_of(all[i].evidence)];
      event.evidence = all[i].evidence;
      event.ride = all[i].ride;
      if (not_priced.contains(static_cast<std::int64_t>(i) + 1)) continue;
      event.priced = true;
      if (all[i].ride.first) rides_.insert(all[i].ride);
    }
  }
  void take_without_version(std::vector<Occurrence> const& all) {
    for (auto const& o : all)
      if (is_signed(o.evidence)) events_[key_of(o.evidence)] = {o.evidence, o.ride, false, true};
  }
  void tell(Bill& bill) const {
    bill.n_events = std::ssize(events_);
    for (auto const& [key, e] : events_)
      if (!e.priced && !(e.ride.first && rides_.contains(e.ride)))
        bill.unpriced.push_back({e.evidence, e.no_version});
    bill.n_unpriced = std::ssize(bill.unpriced);
    std::ranges::sort(bill.unpriced, {}, [](Unpriced const& u) { return order_of(u.evidence); });
  }

 private:
  struct Event {
    Evidence evidence;
    Ride ride;
    bool priced{}, no_version{};
  };
  std::map<Key, Event> events_;
  std::set<Ride> rides_;
};

BillLine line_of(Terms const& terms, rating::RatedLine const& rated) {
  BillLine l{.version = terms.version, .rule = rated.rule, .kind = static_cast<LineKind>(rated.kind)};
  l.tax = rated.tax;
  l.in_invoice = rated.in_invoice;
  if (auto const name = terms.names.find(rated.rule.value); name != terms.names.end()) l.name = name->second;
  for (auto const& r : terms.tariff.rules) {
    if (r.id != rated.rule) continue;
    l.basis = base::to_name(r.basis);
    l.link = base::to_name(r.link);
  }
  for (auto const& a : terms.tariff.adjustments)
    if (a.id == rated.rule) l.incident = base::to_name(a.incident);
  return l;
}

/// A line for each route; what has no parts (a guarantee, a cap) stays whole.
void add_by_route(Terms const& terms, rating::RatedLine const& rated, Numbered const& input,
                  std::vector<BillLine>& out) {
  auto const whole = line_of(terms, rated);
  if (rated.parts.empty()) {
    out.push_back(whole);
    out.back().amount = rated.amount;
    return;
  }
  std::map<std::string, BillLine> by_route;
  for (auto const& p : rated.parts) {
    auto const& e = input.evidence[static_cast<std::size_t>(p.evidence.value - 1)];
    auto& l = by_route.try_emplace(e.route, whole).first->second;
    l.route = e.route;
    l.quantity += p.quantity;
    l.amount += p.amount;
    l.parts.push_back({e, p.quantity, p.amount});
    if (auto const behind = input.behind.find(p.evidence.value); behind != input.behind.end())
      for (auto const& event : behind->second) l.parts.push_back({event, 0, {}});
  }
  for (auto& [route, line] : by_route) out.push_back(std::move(line));
}

/// What each side owes for its losses is a line of its own; once the cap of the month is reached, nothing
/// more is owed.
void add_compensations(Terms const& terms, std::vector<Compensation> all, std::vector<BillLine>& out) {
  std::ranges::sort(all, {}, [](Compensation const& c) { return order_of(c.evidence); });
  base::Money const none{}, cap = terms.liability.cap_per_month_li;
  for (auto const payee_owes : {true, false}) {
    BillLine l{.version = terms.version, .kind = LineKind::compensation, .incident = "lost_item"};
    l.in_invoice = false;  // no supply: it does not change the tax base
    base::Money capped{};
    for (auto const& c : all) {
      if ((c.amount < none) != payee_owes) continue;
      auto owed = payee_owes ? none - c.amount : c.amount;
      if (!c.grave && cap > none) owed = std::min(owed, cap - capped);
      if (!c.grave) capped += owed;
      auto const amount = payee_owes ? none - owed : owed;
      l.parts.push_back({c.evidence, 1, amount});
      l.amount += amount;
      ++l.quantity;
    }
    if (!l.parts.empty()) out.push_back(std::move(l));
  }
}

void append(Facts& all, Facts more) {
  std::ranges::move(more.occurrences, std::back_inserter(all.occurrences));
  std::ranges::move(more.incidences, std::back_inserter(all.incidences));
  std::ranges::move(more.compensations, std::back_inserter(all.compensations));
}

/// What one version prices of one month: tiers, guarantees, caps and line-months are a month's.
base::Outcome add_month(VersionMonth const& m, Keys const& keys, std::vector<BillLine>& out, Coverage& coverage) {
  auto const& t = *m.terms;
  Sides const sides{t.payer, t.payee, t.agreement};
  Facts all;
  for (auto const* d : m.days) append(all, facts_of(*d, sides, keys));
  for (auto& o : line_months_of(m.days, sides, keys)) all.occurrences.push_back(std::move(o));
  for (auto& i : promise_incidences_of(m, keys)) all.incidences.push_back(std::move(i));
  auto const input = numbered(all);
  auto const rated = TRY(rating::rate(t.tariff, m.counts, input.facts, input.incidences));
  for (auto const& line : rated.lines) add_by_route(t, line, input, out);
  add_compensations(t, std::move(all.compensations), out);
  coverage.take(all.occurrences, rated.unpriced);
  return base::Done{};
}

}  // namespace

rating::Taxed taxed(base::Money amount, rating::Tax const& tax, bool in_invoice) {
  return in_invoice ? rating::split_tax(amount, tax) : rating::Taxed{amount, {}, amount};
}

base::Result<Bill> bill_of(std::vector<Terms> const& terms, Period const& period,
                           std::vector<DayEvents> const& days, Keys const& keys) {
  Bill out;
  Coverage coverage;
  for (auto const& m : version_months_of(terms, period, days)) TRY(add_month(m, keys, out.lines, coverage));
  auto const in_no_version = [&terms](DayEvents const& d) {
    return std::ranges::none_of(terms, [&d](Terms const& t) { return t.in_force(d.day); });
  };
  for (auto const& d : days)
    if (!terms.empty() && in_no_version(d))
      coverage.take_without_version(
          facts_of(d, {terms.front().payer, terms.front().payee}, keys).occurrences);
  coverage.tell(out);
  return out;
}

}  // namespace settlement::rules
