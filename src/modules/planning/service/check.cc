// The plan, the stations' times and the judge.
#include "modules/planning/service/check.h"

#include "modules/planning/service/inputs.h"
#include "modules/planning/service/reach.h"
#include "modules/planning/store/plan.h"

namespace planning::service {

base::Result<Judgement> check_assignments(Look& look, CheckAssignments const& ask) {
  TRY(check_whole_county(look.hat));
  auto const head = TRY(store::get_plan(look.tx, look.region, ask.plan));
  auto basis = basis_of(look.tx, look.region, head.service_date);
  auto plan = stored_plan(look.tx, look.region, head, basis);
  auto const now = time_of(head.service_date, look.now);
  Judgement out;
  for (auto const& f : rules::faults_of(std::move(plan), ask.assignments, basis.stations, now)) {
    auto const words = rules::words_of(f.kind);
    out.faults.push_back({f, words.zh, words.en});
  }
  out.holds = out.faults.empty();
  return out;
}

}  // namespace planning::service
