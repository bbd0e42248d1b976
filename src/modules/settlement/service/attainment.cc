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

ShortfallView view_of(network::NodeNames& nodes, rules::Shortfall const& s) {
  auto const& e = s.evidence;
  return {s.measure, s.window, e.kind, {e.subject}, e.code, e.at, nodes.of(e.node), e.route};
}

VersionAttainment judge(rules::Terms const& t, std::vector<rules::DayEvents const*> const& days,
                        rules::Keys const& keys, network::NodeNames& nodes) {
  auto all = rules::attainment_of(t, days, keys);
  VersionAttainment out{.version = t.version, .edition = t.edition};
  out.from_day = days.front()->day;
  out.until_day = days.back()->day;
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

}  // namespace

base::Result<AttainmentView> view_attainment(Look& look, TermsBook const& book, AskAttainment const& ask) {
  auto const party = TRY(party_of(look.hat));
  auto const day = base::or_today(ask.day, look.now);
  auto const period = TRY(period_around(book, look.tx, look.region, ask.agreement, day));
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
  auto const days = collect_so_far(look.tx, look.region, period, look.now);
  auto const keys = collect_keys(look.tx, look.region, days);
  network::NodeNames nodes{look.tx, look.region};
  for (auto const& t : terms) {
    std::vector<rules::DayEvents const*> own;
    for (auto const& d : days)
      if (t.in_force(d.day)) own.push_back(&d);
    if (!own.empty()) out.versions.push_back(judge(t, own, keys, nodes));
  }
  return out;
}

}  // namespace settlement::service
