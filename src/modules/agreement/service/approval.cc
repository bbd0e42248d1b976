// Approval of versions. The machine of steps is the platform's; here are whom it may ask, tasks, and the
// version's state.
#include "modules/agreement/service/approval.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/ending_record.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/review.h"
#include "modules/agreement/store/version.h"
#include "modules/network/face/line.h"
#include "modules/org/face/names.h"
#include "platform/approval/refusals.h"
#include "platform/approval/store.h"

namespace agreement::service {
namespace {

using approval::ActKind;
using approval::Process;
using rules::Version;

constexpr std::array kApprovingPosts{"legal",          "finance", "market", "operations_manager",
                                     "postal_liaison", "leader"};
constexpr std::int64_t kUsualHours = 48;

bool is_approving(std::string const& post) {
  return std::ranges::find(kApprovingPosts, post) != kApprovingPosts.end();
}

/// Everybody of a party in a post that approves, but who wrote the version.
std::vector<org::Colleague> candidates(Tx& tx, base::Region region, base::Instant now, Held const& h,
                                       OrganisationId party, std::string const& post) {
  auto out = org::list_at_work(tx, region, {.organisation = party, .post = post, .node = {}, .person = {}},
                               base::service_date_of(now));
  std::erase_if(
      out, [&](auto const& c) { return !is_approving(c.post) || rules::has_drafted(h.version, c.person); });
  return out;
}

/// One step of everybody of both parties in a post.
approval::Step usual_step(Tx& tx, base::Region region, base::Instant now, Held const& h, char const* name,
                          char const* post, approval::Rule rule) {
  approval::Step out{name, rule, {}, kUsualHours};
  for (auto const party : {h.version.drafted_for, rules::other_party(h.agreement, h.version.drafted_for)})
    for (auto const& c : candidates(tx, region, now, h, party, post))
      if (std::ranges::find(out.people, c.person) == out.people.end()) out.people.push_back(c.person);
  return out;
}

/// @errors own_draft, approver_unsuitable
base::Outcome check_approver(Act& act, Held const& h, PersonId person) {
  if (rules::has_drafted(h.version, person)) return refusal::own_draft;
  for (auto const party : {h.agreement.payer, h.agreement.payee}) {
    org::AtWork const who{.organisation = party, .post = {}, .node = {}, .person = person};
    auto const hats = org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now));
    if (std::ranges::any_of(hats, [](auto const& c) { return is_approving(c.post); })) return base::Done{};
  }
  return refusal::approver_unsuitable;
}

message::NewTask task_of(Held const& h, Process const& p) {
  message::NewTask task;
  task.kind = "agreement.approve";
  task.source = subject_of(h.version.id) + "/approval";
  task.topic = topic_of(h);
  task.path = path_of(h.version);
  auto const due = approval::due_of(p);
  if (due.ms < std::numeric_limits<std::int64_t>::max()) task.due_at = due;
  return task;
}

/// Tasks follow the seats, all anew when `again`.
void move_tasks(Tx& tx, base::Region region, base::Instant now, Held const& h,
                std::vector<PersonId> const& before, Process const& p, bool again, PersonId by) {
  message::follow(tx, region, now, task_of(h, p),
                  {before, approval::waiting_of(p), again, std::ssize(p.history)}, by);
}

void ask_for_checklist(Act& act, Held const& h) {
  for (auto const party : {h.agreement.payer, h.agreement.payee})
    ask_for(act.tx, act.region, act.now, h,
            {"agreement.check",
             "check/" + std::to_string(h.version.version) + '/' + std::to_string(party.value),
             party,
             "legal",
             {}});
}

/// @errors of approval::begin, own_draft, approver_unsuitable
base::Result<Process> begin(Act& act, Held const& h, std::vector<approval::Step> const& steps) {
  for (auto const& s : steps)
    for (auto const person : s.people) TRY(check_approver(act, h, person));
  auto p = TRY(approval::begin(act.make_id<approval::ProcessId>(), subject_of(h.version.id), act.hat.person,
                               act.now, steps));
  approval::insert(act.tx, act.region, p);
  return p;
}

/// The process that was sent back to its requester, if it was.
std::optional<Process> find_returned(Act& act, Version const& v) {
  if (!v.approval) return {};
  auto p = approval::load(act.tx, act.region, {v.approval.value});
  if (!p.ok() || p.value().state != approval::State::returned) return {};
  return std::move(p).value();
}

base::Result<Version> after_act(Version v, Process const& p) {
  if (p.state == approval::State::approved) return rules::approved(std::move(v));
  if (p.state == approval::State::running) return v;
  return rules::returned(std::move(v));
}

bool begins_anew(Process const& before, Process const& after, ActKind act) {
  return act == ActKind::remind || before.step != after.step || before.since != after.since;
}

VersionId version_of(std::string_view subject) {
  VersionId id;
  constexpr std::string_view kBeginning{kVersionSubject};
  if (!subject.starts_with(kBeginning)) return id;
  subject.remove_prefix(kBeginning.size());
  std::from_chars(subject.data(), subject.data() + subject.size(), id.value);
  return id;
}

/// What people agree to names lines that run, by the codes that stand on the paper.
base::Outcome check_lines(Act& act, Clauses const& clauses) {
  auto const today = base::service_date_of(act.now);
  for (std::size_t i = 0; i < clauses.tariff.size(); ++i) {
    auto const& c = clauses.tariff[i];
    if (!c.line) continue;
    auto const code = network::find_line_code(act.tx, act.region, {c.line.value}, today);
    if (code != c.line_code)
      return base::refuse(refusal::line_unknown, {}, "/clauses/tariff/" + std::to_string(i) + "/line");
  }
  return base::Done{};
}

}  // namespace

base::Result<ProposedSteps> propose_steps(Look& look, OneVersion const& ask) {
  auto const h = TRY(get_to_see(look, ask.version));
  ProposedSteps out;
  auto const add = [&](char const* name, char const* post, approval::Rule rule) {
    auto step = usual_step(look.tx, look.region, look.now, h, name, post, rule);
    std::erase(step.people, look.hat.person);
    if (!step.people.empty()) out.steps.push_back(std::move(step));
  };
  add("法务审核", "legal", approval::Rule::all);
  add("财务会签", "finance", approval::Rule::all);
  add("领导审批", "leader", approval::Rule::in_order);
  for (auto const party : {h.agreement.payer, h.agreement.payee})
    for (auto& c : candidates(look.tx, look.region, look.now, h, party, ""))
      out.approvers.push_back({c.person, c.name, c.organisation_name, c.post});
  return out;
}

approval::ApprovalView view_of(Tx& tx, base::Region region, Process const& p) {
  org::Names names{tx, region, org::NameForm::full};
  return approval::view_of(tx, region, p, [&](PersonId person) { return names.of(person); });
}

base::Result<approval::ApprovalView> view_approval(Look& look, OneVersion const& ask) {
  auto const h = TRY(get_to_see(look, ask.version));
  if (!h.version.approval) return approval::ApprovalView{};
  auto const p = TRY(approval::load(look.tx, look.region, {h.version.approval.value}));
  return view_of(look.tx, look.region, p);
}

base::Result<VersionView> submit_version(Act& act, SubmitVersion const& request) {
  auto h = TRY(get_to_act(act, request.version));
  auto const before = h.version;
  if (before.state != VersionState::draft) return refusal::state_forbids;
  if (before.drafted_for != act.hat.organisation) return refusal::out_of_reach;
  TRY(rules::check_draft({before.from_day, before.until_day, before.reason, clauses_of(before)}));
  TRY(check_lines(act, clauses_of(before)));
  TRY(rules::check_settled(clauses_of(before)));
  Process p;
  if (find_returned(act, before))
    p = TRY(approval::act(act.tx, act.region, {before.approval.value},
                          {.kind = ActKind::resubmit, .by = act.hat.person, .at = act.now}));
  else
    p = TRY(begin(act, h, request.steps));
  h.version = TRY(rules::submitted(before, {p.id.value}));
  TRY(store_changed(act, "agreement.submit_version", before, h.version));
  move_tasks(act.tx, act.region, act.now, h, {}, p, true, act.hat.person);
  settle_for(act.tx, act.region, act.now, before.id, "returned", act.hat.person);
  if (!rules::is_complete(store::list_checks(act.tx, act.region, before.id))) ask_for_checklist(act, h);
  return as_it_stands(act, before.id);
}

base::Result<VersionView> perform_act(Act& act, PerformAct const& request) {
  auto h = TRY(get_to_act(act, request.version));
  if (request.act == ActKind::resubmit) return submit_version(act, {request.version, {}});
  if (request.act == ActKind::overdue) return approval::refusal::not_due;
  auto const before = h.version;
  if (before.state != VersionState::in_review)
    return base::refuse(refusal::state_forbids, base::to_name(before.state));
  if (request.act == ActKind::hand_on || request.act == ActKind::ask_more)
    if (request.person) TRY(check_approver(act, h, request.person));
  approval::ProcessId const id{before.approval.value};
  auto const was = TRY(approval::load(act.tx, act.region, id));
  auto const is = TRY(approval::act(act.tx, act.region, id,
                                    {.kind = request.act,
                                     .by = act.hat.person,
                                     .at = act.now,
                                     .person = request.person,
                                     .to_step = request.to_step,
                                     .note = request.note}));
  h.version = TRY(after_act(before, is));
  if (h.version.state != before.state) TRY(store_changed(act, "agreement.approval", before, h.version));
  move_tasks(act.tx, act.region, act.now, h, approval::waiting_of(was), is, begins_anew(was, is, request.act),
             act.hat.person);
  if (is.state == approval::State::returned) {
    message::NewTask back = task_of(h, is);
    back.to.person = is.requester;
    back.kind = "agreement.returned";
    back.source = subject_of(before.id) + "/returned/" + std::to_string(is.history.size());
    back.due_at = {};
    message::ask(act.tx, act.region, act.now, back);
  }
  if (is.state == approval::State::approved)
    ask_for(act.tx, act.region, act.now, h,
            {"agreement.send_to_sign",
             "send/" + std::to_string(is.history.size()),
             {},
             {},
             {},
             h.version.drafted_by});
  return as_it_stands(act, before.id);
}

void find_overdue(Tx& tx, base::Region region, base::Instant now) {
  for (auto const id : approval::list_overdue(tx, region, now)) {
    auto const loaded = approval::load(tx, region, id);
    if (!loaded.ok()) continue;
    if (find_overdue_ending(tx, region, now, loaded.value())) continue;
    auto const version_id = version_of(loaded.value().subject);
    if (!version_id) continue;  // another module's
    auto version = store::get_version(tx, region, version_id);
    if (!version.ok()) continue;
    auto agreement = store::get_agreement(tx, region, version.value().agreement);
    auto const p = approval::act(tx, region, id, {.kind = ActKind::overdue, .at = now});
    if (!agreement.ok() || !p.ok()) continue;
    Held const h{std::move(agreement).value(), std::move(version).value()};
    auto task = task_of(h, p.value());
    task.to.person = p.value().requester;
    task.kind = "agreement.approval_overdue";
    task.source = subject_of(version_id) + "/approval/overdue/" + std::to_string(p.value().history.size());
    message::ask(tx, region, now, task);
  }
}

}  // namespace agreement::service
