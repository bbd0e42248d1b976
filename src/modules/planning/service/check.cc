// The plan, the stations' times and the judge.
#include "modules/planning/service/check.h"

#include <algorithm>

#include "modules/planning/service/inputs.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/service/way_texts.h"
#include "modules/planning/store/plan.h"

namespace planning::service {
namespace {

void name_load(FaultView& v, rules::DayPlan const& plan, rules::Assignment const& a, Names& names) {
  auto const found = std::ranges::find_if(plan.loads, [&a](rules::LoadOfPlan const& l) {
    return a.bag ? l.load.bag == a.bag : l.load.seq == a.load;
  });
  if (found == plan.loads.end()) return;
  v.load = found->load.seq;
  v.origin_name = names.of(found->load.node);
  v.destination_name = names.of(found->load.destination);
}

}  // namespace

Judgement judge(rules::DayPlan const& plan, std::vector<rules::Assignment> const& assignments,
                rules::StationRules const& stations, base::ServiceTime now, Names& names) {
  WayTexts const texts{plan};
  Judgement out;
  for (auto const& f : rules::faults_of(plan, assignments, stations, now)) {
    auto const words = rules::words_of(f.kind);
    FaultView v{.fault = f, .says_zh = words.zh, .says_en = words.en};
    if (f.trip) v.trip_name = texts.of(f.trip);
    if (f.node) v.node_name = names.of(f.node);
    if (f.assignment >= 0) name_load(v, plan, assignments[static_cast<std::size_t>(f.assignment)], names);
    out.faults.push_back(std::move(v));
  }
  out.holds = out.faults.empty();
  return out;
}

base::Result<Judgement> check_assignments(Look& look, CheckAssignments const& ask) {
  TRY(check_whole_county(look.hat));
  auto const head = TRY(store::get_plan(look.tx, look.region, ask.plan));
  auto basis = basis_of(look.tx, look.region, head.service_date);
  auto const plan = stored_plan(look.tx, look.region, head, basis);
  Names names{look.tx, look.region};
  return judge(plan, ask.assignments, basis.stations, time_of(head.service_date, look.now), names);
}

}  // namespace planning::service
