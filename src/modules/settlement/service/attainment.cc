// Collects the period once and has each version judged on its own days.
#include "modules/settlement/service/attainment.h"

#include <algorithm>

#include "base/operating_day.h"
#include "modules/network/face/names.h"
#include "modules/org/face/names.h"
#include "modules/settlement/service/events.h"
#include "modules/settlement/service/reach.h"

namespace settlement::service {
namespace {

constexpr std::size_t kShown = 200;

/// The period of the version that is in force on the day, or was the last one before it.
/// @errors agreement_unknown
base::Result<rules::Period> period_around(TermsBook const& book, Tx& tx, base::Region region,
                                          rules::AgreementId agreement, base::ServiceDate day) {
  auto const terms = terms_of(book, tx, region, agreement, {base::add_days(day, -31), day});
  if (terms.empty()) return refusal::agreement_unknown;
  return rules::period_of(day, terms.back().cycle.cutoff_day);
}

/// @errors agreement_unknown, period_malformed
base::Result<rules::Period> period_asked(Look& look, TermsBook const& book, AskAttainment const& ask) {
  auto const first = base::or_today(ask.day, look.now);
  auto const last = ask.until_day.yyyymmdd ? ask.until_day : first;
  rules::Period out{first, last};
  if (!ask.exact) {
    out.last = TRY(period_around(book, look.tx, look.region, ask.agreement, last)).last;
    auto const begin = period_around(book, look.tx, look.region, ask.agreement, first);
    if (begin.ok()) out.first = begin.value().first;  // else the agreement began later
  }
  TRY(rules::check(out));
  return out;
}

ShortfallView view_of(network::NodeNames& nodes, rules::Shortfall const& s) {
  auto const& e = s.evidence;
  return {s.measure, s.record, s.window, e.kind, {e.subject}, e.code, e.at, nodes.of(e.node), e.route};
}

VersionAttainment judge(rules::VersionMonth const& m, rules::Keys const& keys, network::NodeNames& nodes) {
  auto all = rules::attainment_of(m, keys);
  VersionAttainment out{.version = m.terms->version, .edition = m.terms->edition};
  out.month_from = m.month.month.first;
  out.month_until = m.month.month.last;
  out.from_day = m.days.front()->day;
  out.until_day = m.days.back()->day;
  out.windows = std::move(all.windows);
  out.targets = std::move(all.targets);
  for (auto const& target : out.targets) {
    if (!target.is_kpi || target.reached == rules::Reached::unmeasured) continue;
    out.weight_measured += target.weight;
    if (target.reached == rules::Reached::met) out.weight_met += target.weight;
  }
  out.n_shortfalls = std::ssize(all.shortfalls);
  for (auto at = all.shortfalls.rbegin(); at != all.shortfalls.rend() && out.shortfalls.size() < kShown; ++at)
    out.shortfalls.push_back(view_of(nodes, *at));
  return out;
}

/// Months of one version stand beside each other.
std::vector<VersionTotal> totals_of(std::vector<VersionAttainment> const& all) {
  std::vector<VersionTotal> out;
  for (auto const& v : all) {
    if (out.empty() || out.back().version != v.version) {
      out.push_back({v.version, v.edition, 0, v.windows, v.targets});
      for (auto& w : out.back().windows) w.inside = w.outside = 0;
      for (auto& t : out.back().targets) {
        t.count = t.total = 0;
        t.reached = rules::Reached::unmeasured;
      }
    }
    auto& sum = out.back();
    ++sum.n_months;
    for (std::size_t i = 0; i < v.windows.size(); ++i) {
      sum.windows[i].inside += v.windows[i].inside;
      sum.windows[i].outside += v.windows[i].outside;
    }
    for (std::size_t i = 0; i < v.targets.size(); ++i) {
      sum.targets[i].count += v.targets[i].count;
      sum.targets[i].total += v.targets[i].total;
    }
  }
  std::erase_if(out, [](VersionTotal const& t) { return t.n_months < 2; });
  return out;
}

}  // namespace

base::Result<AttainmentView> view_attainment(Look& look, TermsBook const& book, AskAttainment const& ask) {
  auto const party = TRY(party_of(look.hat));
  auto const period = TRY(period_asked(look, book, ask));
  auto const terms = terms_of(book, look.tx, look.region, ask.agreement, period);
  if (terms.empty()) return refusal::agreement_unknown;
  auto const& last = terms.back();
  if (party && party != last.payer && party != last.payee) return refusal::out_of_reach;
  org::Names names{look.tx, look.region};
  AttainmentView out{.agreement = last.agreement, .number = last.number, .title = last.title};
  out.payer_name = names.of(last.payer);
  out.payee_name = names.of(last.payee);
  out.first_day = period.first;
  out.last_day = period.last;
  auto const days = collect_days(look.tx, look.region, period, look.now);
  auto const keys = collect_keys(look.tx, look.region, days);
  network::NodeNames nodes{look.tx, look.region};
  for (auto const& m : rules::version_months_of(terms, period, days))
    if (!m.days.empty()) out.versions.push_back(judge(m, keys, nodes));
  out.totals = totals_of(out.versions);
  return out;
}

}  // namespace settlement::service
