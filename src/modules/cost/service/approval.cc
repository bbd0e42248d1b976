// One door for three kinds of records, which tell themselves by the subject of their approval.
#include "modules/cost/service/approval.h"

#include <algorithm>
#include <charconv>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/asking.h"
#include "modules/cost/service/benefit.h"
#include "modules/cost/service/budget.h"
#include "modules/cost/service/expense.h"
#include "modules/cost/store/basis.h"
#include "modules/cost/store/budget.h"
#include "modules/cost/store/expense.h"
#include "modules/message/message.h"
#include "modules/org/face/names.h"
#include "platform/approval/refusals.h"
#include "platform/approval/store.h"
#include "platform/command/command_line.h"

namespace cost::service {
namespace {

using approval::ActKind;
using approval::Process;
using platform::auth::Hat;

/// What one kind of records does about its approvals.
struct Door {
  std::string_view subject;
  /// @errors out_of_reach, … unknown
  base::Result<Matter> (*matter)(Tx&, base::Region, Hat const*, std::int64_t key);
  base::Outcome (*check)(Act&, Process const&, std::int64_t key);
  base::Outcome (*carry)(Act&, std::int64_t key, rules::Ruled const&);
};

constexpr Door kDoors[] = {
    {"cost/expense/", expense_matter, check_expense_word, rule_expense},
    {"cost/budget_change/", change_matter, nullptr, rule_change},
    {"cost/basis/", basis_matter, nullptr, rule_basis},
};

struct Found {
  Process process;
  Door const* door{};
  std::int64_t key{};
};

base::Result<Found> find(Tx& tx, base::Region region, approval::ProcessId id) {
  Found out{.process = TRY(approval::load(tx, region, id))};
  std::string_view const subject{out.process.subject};
  for (auto const& door : kDoors) {
    if (!subject.starts_with(door.subject)) continue;
    auto const rest = subject.substr(door.subject.size());
    std::from_chars(rest.data(), rest.data() + rest.size(), out.key);
    out.door = &door;
    return out;
  }
  return base::refuse(approval::refusal::process_unknown, std::to_string(id.value));
}

ApprovalDetail detail_of(Tx& tx, Hat const& hat, base::Instant now, Process const& p) {
  org::Names names{tx, hat.region, org::NameForm::full};
  auto const name_of = [&](PersonId person) { return names.of(person); };
  ApprovalDetail out{.approval = approval::view_of(tx, hat.region, p, name_of), .approvers = {}};
  for (auto const* post : {"finance", "leader"}) {
    org::AtWork const who{.organisation = hat.organisation, .post = post, .node = {}, .person = {}};
    for (auto const& c : org::list_at_work(tx, hat.region, who, base::service_date_of(now)))
      if (c.person != p.requester &&
          std::ranges::find(out.approvers, c.person, &Approver::person) == out.approvers.end())
        out.approvers.push_back({c.person, c.name, c.post});
  }
  return out;
}

/// @errors approver_unsuitable, above_limit
base::Outcome check_act(Act& act, Found const& f, ActInApproval const& r) {
  if (r.act == ActKind::overdue) return approval::refusal::not_due;
  if ((r.act == ActKind::hand_on || r.act == ActKind::ask_more) && r.person &&
      !is_approver(act.tx, act.region, act.now, act.hat.organisation, r.person))
    return base::refuse(refusal::approver_unsuitable, {}, "/person");
  auto const needs_reason = r.act == ActKind::send_back && r.note.empty();
  if (needs_reason) return base::refuse(refusal::reason_missing, {}, "/note");
  if (r.act == ActKind::agree && f.door->check) return f.door->check(act, f.process, f.key);
  return base::Done{};
}

void tell_overdue(Act& act, approval::ProcessId id) {
  auto const f = find(act.tx, act.region, id);
  if (!f.ok()) return;  // another module's
  auto const m = f.value().door->matter(act.tx, act.region, nullptr, f.value().key);
  if (!m.ok()) return;
  auto const p = approval::act(act.tx, act.region, id, {.kind = ActKind::overdue, .at = act.now});
  if (!p.ok()) return;
  message::NewTask task{.kind = "cost.approval_overdue",
                        .source = m.value().subject + "/overdue/" + std::to_string(p.value().history.size()),
                        .topic = m.value().topic,
                        .path = m.value().path,
                        .to = {},
                        .due_at = {}};
  task.to.person = p.value().requester;
  message::ask(act.tx, act.region, act.now, task);
}

}  // namespace

base::Result<ApprovalDetail> view_approval(Look& look, OneApproval const& ask) {
  auto const f = TRY(find(look.tx, look.region, ask.approval));
  TRY(f.door->matter(look.tx, look.region, &look.hat, f.key));
  return detail_of(look.tx, look.hat, look.now, f.process);
}

base::Result<ApprovalDetail> perform_act(Act& act, ActInApproval const& r) {
  auto const f = TRY(find(act.tx, act.region, r.approval));
  auto const m = TRY(f.door->matter(act.tx, act.region, &act.hat, f.key));
  TRY(check_act(act, f, r));
  approval::Entry const entry{.kind = r.act,
                              .by = act.hat.person,
                              .at = act.now,
                              .person = r.person,
                              .to_step = r.to_step,
                              .note = r.note};
  auto const p = TRY(perform(act, m, r.approval, entry));
  if (p.state != f.process.state) TRY(f.door->carry(act, f.key, ruled_of(p, entry)));
  return detail_of(act.tx, act.hat, act.now, p);
}

void watch_approvals(platform::db::Database& database, base::Region region, base::Instant now) {
  auto is_quiet = true;
  database.read([&](Tx& tx) {
    is_quiet =
        approval::list_overdue(tx, region, now).empty() && store::list_unasked_expenses(tx, region).empty() &&
        store::list_unasked_changes(tx, region).empty() && store::list_unasked_bases(tx, region).empty();
  });
  if (is_quiet) return;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    ask_for_unasked_expenses(act);
    ask_for_unasked_changes(act);
    ask_for_unasked_bases(act);
    for (auto const id : approval::list_overdue(act.tx, region, now)) tell_overdue(act, id);
    return true;
  });
}

}  // namespace cost::service
