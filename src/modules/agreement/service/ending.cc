// Notices asked for, approved, given, answered and taken back.
#include "modules/agreement/service/ending.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/ending_letter.h"
#include "modules/agreement/service/ending_record.h"
#include "modules/agreement/service/reach.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/ending.h"
#include "modules/agreement/store/version.h"
#include "modules/org/face/names.h"
#include "platform/approval/refusals.h"
#include "platform/approval/store.h"

namespace agreement::service {
namespace {

using approval::ActKind;
using approval::Process;
using rules::Ending;
using rules::EndingKind;
using rules::EndingState;
using rules::Version;

constexpr std::int64_t kApprovalHours = 48;

EndingView view_of(Tx& tx, base::Region region, platform::auth::Hat const& hat, Ending e) {
  org::Names names{tx, region, org::NameForm::full};
  EndingView out;
  out.giver_name = names.of(e.giver);
  out.receiver_name = names.of(e.receiver);
  out.requested_by_name = names.of(e.requested_by);
  out.given_by_name = e.given_at.ms ? names.of(e.given_by) : "";
  out.acknowledged_by_name = e.acknowledged_at.ms ? names.of(e.acknowledged_by) : "";
  out.word_by_name = e.word_at.ms ? names.of(e.word_by) : "";
  if (hat.organisation == e.giver)
    if (auto const p = approval::load(tx, region, {e.approval.value}); p.ok())
      out.approval = service::view_of(tx, region, p.value());
  e.letter = {};
  out.ending = std::move(e);
  return out;
}
EndingView view_of(Act& act, Ending e) { return view_of(act.tx, act.region, act.hat, std::move(e)); }

/// A person decides for everybody of the post: law first, then who leads.
std::vector<approval::Step> steps_of(Act& act) {
  std::vector<approval::Step> out;
  for (auto const& [name, post] : {std::pair{"法务审核", "legal"}, std::pair{"领导审批", "leader"}}) {
    approval::Step step{name, approval::Rule::any, {}, kApprovalHours};
    org::AtWork const who{.organisation = act.hat.organisation, .post = post, .node = {}, .person = {}};
    for (auto const& c : org::list_at_work(act.tx, act.region, who, base::service_date_of(act.now)))
      if (c.person != act.hat.person && std::ranges::find(step.people, c.person) == step.people.end())
        step.people.push_back(c.person);
    if (!step.people.empty()) out.push_back(std::move(step));
  }
  return out;
}

/// Whoever waits now has a task, and nobody else.
void move_tasks(Act& act, Ending const& e, Process const& p) {
  settle_ending(act, e.id, "approval");
  for (auto const person : approval::waiting_of(p)) {
    auto task = task_of(e, "agreement.approve_ending",
                        "approval/" + std::to_string(p.history.size()) + '/' + std::to_string(person.value));
    task.to.person = person;
    task.due_at = approval::due_of(p);
    message::ask(act.tx, act.region, act.now, task);
  }
}

/// Those that were dropped wait for nobody once there is another.
void settle_dropped(Act& act, std::vector<Ending> const& others) {
  for (auto const& o : others)
    if (o.state == EndingState::dropped && o.giver == act.hat.organisation) settle_ending(act, o.id);
}

/// What a notice that is being given is measured by.
struct Giving {
  std::vector<Version> versions;
  std::vector<Ending> others;
  rules::Measured measured;
};
/// @errors nothing_to_end
base::Result<Giving> giving_of(Act& act, AgreementId agreement) {
  Giving out{
      current_of(act.tx, act.region, agreement), store::list_endings(act.tx, act.region, agreement), {}};
  if (out.versions.empty()) return refusal::nothing_to_end;
  out.measured = measured_by(out.versions, act.now);
  return out;
}

/// An ending for breach follows its warning. @errors changed_meanwhile
base::Outcome follow_warning(Act& act, std::vector<Ending> const& others, Ending const& e) {
  auto const warning = std::ranges::find(others, e.warning, &Ending::id);
  if (!e.warning || warning == others.end()) return base::Done{};
  settle_ending(act, warning->id);
  return store_ending(act, "agreement.follow_warning", &*warning, TRY(rules::followed(*warning)));
}

/// The other side is told, and the versions end. @errors changed_meanwhile
base::Outcome give(Act& act, rules::Agreement const& a, Giving const& g, Ending const& before, Ending after) {
  auto const warning = std::ranges::find(g.others, after.warning, &Ending::id);
  write_letter(act, a, g.versions.front(), warning == g.others.end() || !after.warning ? "" : warning->number,
               after);
  TRY(store_ending(act, "agreement.give_ending", &before, after));
  TRY(follow_warning(act, g.others, after));
  TRY(apply_end(act, a.id));
  auto task = task_of(after, "agreement.acknowledge_ending", "acknowledge");
  task.due_at = base::instant_of(after.end_day, {24 * 3600});
  ask_party(act.tx, act.region, act.now, task, after.receiver, "market");
  return base::Done{};
}

base::Result<EndingView> send_back(Act& act, Ending const& before, std::string const& note) {
  auto const after = TRY(rules::dropped(before, act.hat.person, note, act.now));
  TRY(store_ending(act, "agreement.drop_ending", &before, after));
  settle_ending(act, after.id);
  if (act.hat.person == after.requested_by) return view_of(act, after);
  auto task = task_of(after, "agreement.ending_dropped", "dropped");
  task.to.person = after.requested_by;
  message::ask(act.tx, act.region, act.now, task);
  return view_of(act, after);
}

}  // namespace

base::Result<EndingList> list_endings(Look& look, OneAgreement const& ask) {
  TRY(check_seen(look.hat, TRY(store::get_agreement(look.tx, look.region, ask.agreement))));
  EndingList out;
  auto const versions = current_of(look.tx, look.region, ask.agreement);
  if (!versions.empty()) {
    auto const m = measured_by(versions, look.now);
    out.in_force = true;
    out.version = versions.front().id;
    out.clause = m.clause;
    out.last_day = m.last_day;
    out.earliest_end = rules::earliest_end(m.clause, m.today);
    out.cured_until = rules::cured_until(m.clause, m.today);
  }
  auto all = store::list_endings(look.tx, look.region, ask.agreement);
  std::ranges::reverse(all);
  for (auto& e : all)
    if (is_shown(look.hat, e)) out.items.push_back(view_of(look.tx, look.region, look.hat, std::move(e)));
  return out;
}

base::Result<EndingView> request_ending(Act& act, RequestEnding const& request) {
  auto const a = TRY(store::get_agreement(act.tx, act.region, request.agreement));
  TRY(check_acts(act.hat, a));
  auto const g = TRY(giving_of(act, a.id));
  Ending e;
  e.id = act.make_id<rules::EndingId>();
  e.agreement = a.id;
  e.agreement_version = g.versions.front().id;
  e.number = a.number + "-TZ" + std::to_string(g.others.size() + 1);
  e.kind = request.kind;
  e.giver = act.hat.organisation;
  e.receiver = rules::other_party(a, e.giver);
  e.reason = request.reason;
  e.end_day = e.kind == EndingKind::warning ? rules::cured_until(g.measured.clause, g.measured.today)
                                            : request.end_day;
  if (e.kind == EndingKind::for_breach) e.warning = request.warning;
  e.requested_by = act.hat.person;
  e.requested_at = act.now;
  TRY(rules::check_ending(e, g.others, g.measured));
  auto const steps = steps_of(act);
  if (steps.empty()) return refusal::nobody_approves;
  auto const p = TRY(
      approval::begin(act.make_id<approval::ProcessId>(), subject_of(e.id), act.hat.person, act.now, steps));
  approval::insert(act.tx, act.region, p);
  e.approval = {p.id.value};
  TRY(store_ending(act, "agreement.request_ending", nullptr, e));
  settle_dropped(act, g.others);
  move_tasks(act, e, p);
  return view_of(act, e);
}

base::Result<EndingView> perform_ending_act(Act& act, PerformEndingAct const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  if (before.giver != act.hat.organisation) return refusal::giver_only;
  if (before.state != EndingState::in_review ||
      (request.act != ActKind::agree && request.act != ActKind::send_back))
    return base::refuse(refusal::ending_forbids, base::to_name(before.state));
  approval::ProcessId const id{before.approval.value};
  approval::Entry const entry{.kind = request.act, .by = act.hat.person, .at = act.now, .note = request.note};
  auto tried = TRY(approval::load(act.tx, act.region, id));
  TRY(approval::perform(tried, entry));
  if (tried.state != approval::State::approved) {
    TRY(approval::act(act.tx, act.region, id, entry));
    if (request.act == ActKind::send_back) return send_back(act, before, request.note);
    move_tasks(act, before, tried);
    return view_of(act, before);
  }
  auto const g = TRY(giving_of(act, a.id));
  auto after = TRY(rules::given(before, g.others, g.measured, act.hat.person, act.now));
  TRY(approval::act(act.tx, act.region, id, entry));
  settle_ending(act, after.id);
  TRY(give(act, a, g, before, after));
  return view_of(act, TRY(store::get_ending(act.tx, act.region, after.id)));
}

base::Result<EndingView> drop_ending(Act& act, SayOfEnding const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  if (before.giver != act.hat.organisation) return refusal::giver_only;
  if (before.state != EndingState::in_review)
    return base::refuse(refusal::ending_forbids, base::to_name(before.state));
  if (request.word.empty()) return base::refuse(refusal::note_missing, {}, "/word");
  TRY(approval::act(act.tx, act.region, {before.approval.value},
                    {.kind = ActKind::withdraw, .by = act.hat.person, .at = act.now, .note = request.word}));
  return send_back(act, before, request.word);
}

base::Result<EndingView> acknowledge_ending(Act& act, OneEnding const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  auto const after = TRY(rules::acknowledged(before, {act.hat.organisation, act.hat.person}, act.now));
  TRY(store_ending(act, "agreement.acknowledge_ending", &before, after));
  settle_ending(act, after.id, "acknowledge");
  return view_of(act, after);
}

base::Result<EndingView> ask_withdrawal(Act& act, SayOfEnding const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  auto const after = TRY(rules::withdrawal_asked(before, {act.hat.organisation, act.hat.person}, request.word,
                                                 act.now, base::service_date_of(act.now)));
  TRY(store_ending(act, "agreement.ask_withdrawal", &before, after));
  settle_ending(act, after.id, "acknowledge");
  auto task = task_of(after, "agreement.answer_withdrawal", "withdrawal/" + std::to_string(after.version));
  task.due_at = base::instant_of(after.end_day, {24 * 3600});
  ask_party(act.tx, act.region, act.now, task, after.receiver, "leader");
  return view_of(act, after);
}

base::Result<EndingView> answer_withdrawal(Act& act, AnswerWithdrawal const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  auto const after =
      TRY(rules::withdrawal_answered(before, {act.hat.organisation, act.hat.person}, request.consents,
                                     request.word, act.now, base::service_date_of(act.now)));
  TRY(store_ending(act, "agreement.answer_withdrawal", &before, after));
  settle_ending(act, after.id);
  TRY(apply_end(act, a.id));
  return view_of(act, after);
}

base::Result<EndingView> cure_breach(Act& act, SayOfEnding const& request) {
  auto const [a, before] = TRY(get_ending_to_act(act, request.ending));
  auto const after = TRY(rules::cured(before, {act.hat.organisation, act.hat.person}, request.word, act.now));
  TRY(store_ending(act, "agreement.cure_breach", &before, after));
  settle_ending(act, after.id);
  return view_of(act, after);
}

base::Result<platform::http::File> print_ending(Look& look, OneEnding const& ask) {
  auto const e = TRY(get_ending_to_see(look, ask.ending)).ending;
  if (!e.given_at.ms) return base::refuse(refusal::ending_forbids, base::to_name(e.state));
  return platform::http::File{"application/pdf", "通知 " + e.number + ".pdf", print_letter(e), true};
}

}  // namespace agreement::service
