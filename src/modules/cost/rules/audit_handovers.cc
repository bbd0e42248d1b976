// What stands out in the times of hand-overs.
#include <algorithm>

#include "modules/cost/rules/audited.h"

namespace cost::rules {
namespace {

using mail::SignedLine;

Proof proof_of_line(SignedLine const& l) { return {"handover", l.handover.value, l.code, l.signed_at, {}}; }

/// Hand-overs of one waybill in the order of their second signature, one for each.
std::vector<SignedLine const*> calls_of(std::vector<SignedLine const*> lines) {
  std::ranges::stable_sort(lines, {}, [](SignedLine const* l) { return l->signed_at; });
  std::vector<SignedLine const*> out;
  for (auto const* l : lines)
    if (out.empty() || out.back()->handover != l->handover) out.push_back(l);
  return out;
}

}  // namespace

void audit_handovers(Audited const& a, std::vector<Finding>& out) {
  constexpr double kNearM = 2000;  // a station and its yard, and positions that are not exact
  auto const fastest = of(a.thresholds, Rule::impossible_time).value;
  std::map<mail::WaybillId, std::vector<SignedLine const*>> rides;
  for (auto const& l : a.signed_lines)
    if (l.waybill && (l.giver == a.side || l.receiver == a.side)) rides[l.waybill].push_back(&l);
  for (auto const& [waybill, lines] : rides) {
    auto const calls = calls_of(lines);
    for (std::size_t i = 1; i < calls.size(); ++i) {
      auto const &from = *calls[i - 1], &to = *calls[i];
      auto const start = a.places.find(from.node), end = a.places.find(to.node);
      if (from.node == to.node || start == a.places.end() || end == a.places.end()) continue;
      auto const metres = base::distance_m(start->second, end->second);
      auto const hours = static_cast<double>(to.signed_at.ms - from.signed_at.ms) / 3'600'000;
      auto const kmh = hours > 0 ? metres / 1000 / hours : 9999;
      if (metres < kNearM || kmh <= static_cast<double>(fastest)) continue;
      Finding f{.rule = Rule::impossible_time,
                .mark = std::to_string(from.handover.value) + '/' + std::to_string(to.handover.value),
                .day = base::service_date_of(to.signed_at),
                .code = to.code};
      f.expected = fastest;
      f.found = static_cast<std::int64_t>(std::min(kmh, 9999.0));
      f.proofs = {proof_of_line(from), proof_of_line(to)};
      out.push_back(std::move(f));
    }
  }
}

}  // namespace cost::rules
