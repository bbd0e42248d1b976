// Names are asked for one by one: who gives them keeps those it has looked up.
#include "platform/approval/view.h"

#include <limits>

#include "platform/approval/store.h"

namespace platform::approval {

ApprovalView view_of(db::Tx& tx, base::Region region, Process const& p,
                     std::function<std::string(auth::PersonId)> const& name_of) {
  ApprovalView out{.exists = true, .state = p.state, .requester = p.requester};
  out.requester_name = name_of(p.requester);
  out.step = p.step;
  out.since = p.since;
  auto const due = due_of(p);
  if (due.ms < std::numeric_limits<std::int64_t>::max()) out.due_at = due;
  out.overdue = p.overdue;
  for (auto const& s : p.steps) {
    StepView step{s.name, s.rule, {}};
    for (auto const person : s.people) step.people.push_back(name_of(person));
    out.steps.push_back(std::move(step));
  }
  for (auto const& s : p.seats) out.seats.push_back({s, name_of(s.person)});
  auto history = list_earlier(tx, region, p);
  history.insert(history.end(), p.history.begin(), p.history.end());
  for (auto const& e : history)
    out.history.push_back({e.seq, e.kind, name_of(e.by), e.at, name_of(e.person), e.to_step, e.note});
  return out;
}

}  // namespace platform::approval
