// Risks, set and lifted.
#include "modules/planning/service/red_risk.h"

#include <algorithm>

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/red_risk.h"

namespace planning::service {
namespace {

using rules::RedRisk;

std::string subject_of(RedRisk const& r) { return "planning/red_risk/" + std::to_string(r.id.value); }

/// A line that does not run would keep nothing back, and nobody would notice.
base::Outcome check_place(Act& act, RedRisk const& r) {
  if (r.node && !network::find_node(act.tx, act.region, r.node))
    return base::refuse(refusal::node_unknown, {}, "/node");
  if (r.line.empty()) return base::Done{};
  auto const trips = network::list_trips(act.tx, act.region, r.first_day);
  if (std::ranges::find(trips, r.line, &network::DayTrip::line_code) == trips.end())
    return base::refuse(refusal::line_unknown, {}, "/line");
  return base::Done{};
}

/// Days of later weeks have no trips with mail yet; their plans ask when they are published.
constexpr std::int64_t kDaysAhead = 14;

void keep_gates_of(Act& act, RedRisk const& r) {
  auto const today = base::service_date_of(act.now);
  auto const last = std::min(r.last_day, base::add_days(today, kDaysAhead));
  for (auto day = std::max(r.first_day, today); day <= last; day = base::add_days(day, 1))
    keep_gates(act.tx, act.region, act.now, day);
}

}  // namespace

base::Result<RedRisk> set_red_risk(Act& act, SetRedRisk const& request) {
  TRY(check_whole_county(act.hat));
  RedRisk r;
  r.id = act.make_id<rules::RedRiskId>();
  r.kind = request.kind;
  r.line = request.line;
  r.node = request.node;
  r.first_day = request.first_day;
  r.last_day = request.last_day;
  r.reason = request.reason;
  r.set_by = act.hat.person;
  r.set_at = act.now;
  TRY(rules::check_risk(r));
  if (r.last_day < base::service_date_of(act.now)) return base::refuse(refusal::day_is_over, {}, "/last_day");
  TRY(check_place(act, r));
  store::insert_risk(act.tx, act.region, r);
  act.audit("planning.set_red_risk", subject_of(r), static_cast<RedRisk const*>(nullptr), &r);
  act.record(events::kRedRiskChanged, subject_of(r), r.node, r);
  keep_gates_of(act, r);
  return r;
}

base::Result<RedRisk> lift_red_risk(Act& act, LiftRedRisk const& request) {
  TRY(check_whole_county(act.hat));
  auto const before = TRY(store::get_risk(act.tx, act.region, request.risk));
  TRY(rules::may_lift(before, request.reason));
  auto r = before;
  r.lifted_by = act.hat.person;
  r.lifted_at = act.now;
  r.lift_reason = request.reason;
  ++r.version;
  TRY(store::save_risk(act.tx, act.region, r));
  act.audit("planning.lift_red_risk", subject_of(r), &before, &r);
  act.record(events::kRedRiskChanged, subject_of(r), r.node, r);
  keep_gates_of(act, r);
  return r;
}

base::Result<RedRiskList> list_red_risks(Look& look, AskRedRisks const& ask) {
  Names names{look.tx, look.region};
  RedRiskList out;
  for (auto& r :
       store::list_risks(look.tx, look.region, {ask.service_date, ask.standing, ask.cursor, ask.limit})) {
    auto const& node = names.of(r.node);
    auto const& set_by = names.of(r.set_by);
    out.items.push_back({r, node, set_by, names.of(r.lifted_by)});
  }
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().risk.id;
  return out;
}

}  // namespace planning::service
