// Steps by amount; one task for each seat.
#include "modules/settlement/service/loss_approval.h"

#include <algorithm>

#include "modules/message/message.h"
#include "modules/org/org.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/loss.h"
#include "platform/approval/store.h"

namespace settlement::service {
namespace {

namespace approval = platform::approval;

std::vector<PersonId> people_of(Act& act, OrganisationId side, std::initializer_list<char const*> posts,
                                PersonId maker) {
  std::vector<PersonId> out;
  for (auto const* post : posts) {
    org::AtWork const who{.organisation = side, .post = post, .node = {}, .person = {}};
    for (auto const& c : org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)))
      if (c.person != maker && std::ranges::find(out, c.person) == out.end()) out.push_back(c.person);
  }
  return out;
}

void move_tasks(Act& act, rules::Loss const& l, approval::Process const& was, approval::Process const& p) {
  message::NewTask const task{.kind = "settlement.approve_loss",
                              .source = subject_of(l.id) + "/approve",
                              .topic = l.number,
                              .path = "/settlement/losses/" + std::to_string(l.id.value),
                              .to = {},
                              .due_at = {}};
  message::follow(
      act.tx, act.region, act.now, task,
      {approval::waiting_of(was), approval::waiting_of(p), was.step != p.step, std::ssize(p.history)},
      act.hat.person);
}

}  // namespace

base::Outcome ask_approval(Act& act, rules::Loss& l) {
  std::vector<approval::Step> steps;
  auto const liable = l.liable ? l.liable : l.contractor;
  steps.push_back(
      {"责任方审批", approval::Rule::any, people_of(act, liable, {"finance", "leader"}, l.made_by), 0});
  if (l.law_li > rules::kSecondStep)
    steps.push_back(
        {"收寄方领导审批", approval::Rule::any, people_of(act, l.contractor, {"leader"}, l.made_by), 0});
  for (auto const& s : steps)
    if (s.people.empty()) return refusal::approver_missing;
  auto const p =
      TRY(approval::begin(act.make_id<approval::ProcessId>(), subject_of(l.id), l.made_by, act.now, steps));
  approval::insert(act.tx, act.region, p);
  l.approval = {p.id.value};
  l.state = rules::LossState::assessed;
  move_tasks(act, l, {}, p);
  return base::Done{};
}

base::Result<approval::Process> vote(Act& act, rules::Loss const& l, bool approves, std::string const& note) {
  approval::Entry const entry{.kind = approves ? approval::ActKind::agree : approval::ActKind::send_back,
                              .by = act.hat.person,
                              .at = act.now,
                              .note = note};
  auto const was = TRY(approval::load(act.tx, act.region, {l.approval.value}));
  auto p = TRY(approval::act(act.tx, act.region, {l.approval.value}, entry));
  move_tasks(act, l, was, p);
  return p;
}

}  // namespace settlement::service
