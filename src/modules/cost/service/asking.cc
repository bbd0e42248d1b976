// Approvals are the platform's; here are whom they ask and whose inbox knows of them.
#include "modules/cost/service/asking.h"

#include <algorithm>
#include <array>
#include <limits>

#include "modules/cost/rules/refusals.h"
#include "modules/message/message.h"
#include "modules/org/org.h"
#include "platform/approval/store.h"

namespace cost::service {
namespace {

using approval::ActKind;
using approval::Process;

constexpr std::int64_t kUsualHours = 48;

bool works_for(Act& act, OrganisationId side, PersonId person) {
  org::AtWork const who{.organisation = side, .post = {}, .node = {}, .person = person};
  return !org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)).empty();
}

std::vector<PersonId> people_for(Act& act, PersonId maker, Wanted const& w) {
  std::vector<PersonId> out;
  org::AtWork const who{.organisation = w.side, .post = w.post, .node = {}, .person = {}};
  for (auto const& c : org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)))
    if (c.person != maker && std::ranges::find(out, c.person) == out.end() &&
        !(w.but_of && works_for(act, w.but_of, c.person)))
      out.push_back(c.person);
  return out;
}

message::NewTask task_of(Matter const& m, std::string kind, std::string const& below) {
  return {.kind = std::move(kind),
          .source = m.subject + below,
          .topic = m.topic,
          .path = m.path,
          .to = {},
          .due_at = {}};
}

/// Whose turn it is finds it in the inbox; who asked finds what was sent back.
void move_tasks(Act& act, Matter const& m, Process const* was, Process const& p, bool reminds) {
  auto task = task_of(m, m.kind, "/approval/" + std::to_string(p.id.value));
  auto const due = approval::due_of(p);
  if (due.ms < std::numeric_limits<std::int64_t>::max()) task.due_at = due;
  auto const anew = !was || reminds || was->step != p.step || was->since != p.since;
  auto const before = was ? approval::waiting_of(*was) : std::vector<PersonId>{};
  message::follow(act.tx, act.region, act.now, task,
                  {before, approval::waiting_of(p), anew, std::ssize(p.history)}, act.hat.person);
  auto const moves = anew || p.state != approval::State::running;
  if (moves && !reminds) message::settle(act.tx, act.region, act.now, m.subject + "/overdue", act.hat.person);
  message::settle(act.tx, act.region, act.now, m.subject + "/returned", act.hat.person);
  if (p.state != approval::State::returned) return;
  auto back = task_of(m, "cost.returned", "/returned/" + std::to_string(p.history.size()));
  back.to.person = p.requester;
  message::ask(act.tx, act.region, act.now, back);
}

}  // namespace

std::vector<approval::Step> steps_for(Act& act, PersonId maker, std::vector<Wanted> const& wanted) {
  std::vector<approval::Step> out;
  for (auto const& w : wanted) {
    approval::Step step{w.step, approval::Rule::any, people_for(act, maker, w), kUsualHours};
    if (!step.people.empty()) out.push_back(std::move(step));
  }
  return out;
}

bool is_approver(Tx& tx, base::Region region, base::Instant now, OrganisationId side, PersonId person) {
  org::AtWork const who{.organisation = side, .post = {}, .node = {}, .person = person};
  return std::ranges::any_of(org::list_at_work(tx, region, who, base::service_date_of(now)),
                             [](auto const& c) { return c.post == "finance" || c.post == "leader"; });
}

base::Result<ApprovalId> ask_for_approval(Act& act, Matter const& m, PersonId maker,
                                          std::vector<approval::Step> steps) {
  if (steps.empty()) return refusal::approver_missing;
  auto const p =
      TRY(approval::begin(act.make_id<approval::ProcessId>(), m.subject, maker, act.now, std::move(steps)));
  approval::insert(act.tx, act.region, p);
  move_tasks(act, m, nullptr, p, false);
  return ApprovalId{p.id.value};
}

base::Outcome ask_again(Act& act, Matter const& m, ApprovalId id) {
  approval::ProcessId const process{id.value};
  auto const p = TRY(approval::load(act.tx, act.region, process));
  if (p.state != approval::State::returned || p.requester != act.hat.person) return refusal::not_returned;
  TRY(perform(act, m, process, {.kind = ActKind::resubmit, .by = act.hat.person, .at = act.now}));
  return base::Done{};
}

base::Result<Process> perform(Act& act, Matter const& m, approval::ProcessId id,
                              approval::Entry const& entry) {
  auto const was = TRY(approval::load(act.tx, act.region, id));
  auto p = TRY(approval::act(act.tx, act.region, id, entry));
  move_tasks(act, m, &was, p, entry.kind == ActKind::remind);
  act.record(events::kApprovalChanged, m.subject, {}, p.history.back());
  return p;
}

rules::Ruled ruled_of(Process const& p, approval::Entry const& e) {
  using rules::Ruling;
  auto ruling = Ruling::asked;
  if (p.state == approval::State::returned) ruling = Ruling::returned;
  if (p.state == approval::State::approved) ruling = Ruling::approved;
  if (p.state == approval::State::withdrawn) ruling = Ruling::withdrawn;
  return {ruling, e.by, e.at, e.note};
}

}  // namespace cost::service
