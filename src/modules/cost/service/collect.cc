// Reads day by day.
#include "modules/cost/service/collect.h"

#include <algorithm>

#include "modules/cost/store/expense.h"
#include "modules/cost/store/threshold.h"
#include "modules/network/network.h"
#include "modules/org/org.h"

namespace cost::service {
namespace {

constexpr std::int64_t kPastDays = 130;  ///< four months of history
constexpr std::int64_t kTripDays = 3;    ///< an expense is entered some days after its trip

template <typename T>
std::vector<T> each_day(Tx& tx, base::Region region, base::ServiceDate first, base::ServiceDate last,
                        std::vector<T> (*list)(Tx&, base::Region, base::ServiceDate)) {
  std::vector<T> out;
  for (auto day = first; day <= last; day = base::add_days(day, 1))
    std::ranges::move(list(tx, region, day), std::back_inserter(out));
  return out;
}

rules::Price price_of(agreement::TariffClause const& c) {
  rules::Price p{.basis = base::to_name(c.basis), .lowest = c.tiers.front().price, .highest = c.tiers.front().price};
  for (auto const& t : c.tiers) {
    p.lowest = std::min(p.lowest, t.price);
    p.highest = std::max(p.highest, t.price);
  }
  using agreement::Basis;
  p.exact = !c.by_days && c.step <= 1 && c.basis != Basis::line_month && c.basis != Basis::revenue;
  return p;
}

void add_prices(Tx& tx, base::Region region, rules::Audited& a) {
  std::set<agreement::VersionId> versions;
  for (auto const& l : a.lines) versions.insert(l.version_of);
  for (auto const version : versions)
    if (auto const terms = agreement::find_terms(tx, region, version))
      for (auto const& c : terms->clauses.tariff)
        if (!c.tiers.empty()) a.prices[{version, c.number}] = price_of(c);
  for (auto const& t : agreement::list_in_force(tx, region, a.first, a.last))
    for (auto const& c : t.clauses.tariff)
      for (auto const& tier : c.tiers) a.unit_prices[t.agreement].push_back(tier.price);
}

/// Finished statements of the months before and of the span itself: the later ones are compared with the earlier ones.
void add_past(Tx& tx, base::Region region, rules::Audited& a) {
  settlement::BilledSpan const span{a.side, base::add_days(a.first, -kPastDays), a.last};
  std::map<settlement::StatementId, base::ServiceDate> ends;
  for (auto const& s : settlement::list_billed_statements(tx, region, span))
    if (s.state != "rating") ends[s.id] = s.last_day;
  std::map<std::tuple<std::string, std::string, base::ServiceDate>, base::Money> sums;
  for (auto const& l : settlement::list_billed_lines(tx, region, span))
    if (auto const end = ends.find(l.statement); end != ends.end() && l.kind == "charge")
      sums[{l.route, l.link, end->second}] += l.gross_li;
  for (auto const& [key, li] : sums) a.past.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), li});
}

}  // namespace

std::vector<mail::SignedLine> collect_signed_lines(Tx& tx, base::Region region, base::ServiceDate first,
                                                   base::ServiceDate last) {
  return each_day(tx, region, first, last, mail::list_signed_lines);
}

std::vector<mail::CarrierTrip> collect_trips(Tx& tx, base::Region region, base::ServiceDate first,
                                             base::ServiceDate last) {
  return each_day(tx, region, first, last, mail::list_carrier_trips);
}

rules::Audited collect(Tx& tx, base::Region region, OrganisationId side, base::ServiceDate first,
                       base::ServiceDate last) {
  rules::Audited a{.side = side, .first = first, .last = last};
  a.thresholds = store::get_thresholds(tx, region, side);
  a.expenses = store::list_spent(tx, region, side, first, last);
  settlement::BilledSpan const span{side, first, last};
  a.statements = settlement::list_billed_statements(tx, region, span);
  a.lines = settlement::list_billed_lines(tx, region, span);
  a.parts = settlement::list_billed_parts(tx, region, span);
  a.signed_lines = collect_signed_lines(tx, region, first, last);
  a.trips = collect_trips(tx, region, base::add_days(first, -kTripDays), last);
  for (auto const& n : network::list_nodes(tx, region, last)) a.places[n.id] = {n.lat_e7, n.lon_e7};
  for (auto day = first; day <= last; day = base::add_days(day, 1))
    if (!org::is_working_day(tx, region, side, day)) a.off_days.insert(day);
  add_prices(tx, region, a);
  add_past(tx, region, a);
  return a;
}

}  // namespace cost::service
