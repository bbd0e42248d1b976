// Use cases of tasks.
#include "modules/message/service/inbox.h"

#include "modules/message/rules/refusals.h"
#include "modules/message/service/notice.h"
#include "modules/message/service/task_fact.h"
#include "modules/message/store/task.h"

namespace message::service {
namespace {

using rules::Task;

std::string name_of(Tx& tx, base::Region region, PersonId id) {
  auto const person = id ? org::find_person(tx, region, id) : std::nullopt;
  return person ? person->name : "";
}

TaskView view_of(Look& look, Task task) {
  TaskView v;
  v.asked_by_name = name_of(look.tx, look.region, task.asked_by);
  v.taken_by_name = name_of(look.tx, look.region, task.taken_by);
  v.done_by_name = name_of(look.tx, look.region, task.done_by);
  v.overdue = task.state != rules::TaskState::done && task.due_at.ms && task.due_at < look.now;
  v.task = std::move(task);
  return v;
}

/// A task that is not the hat's business is not there.
base::Result<Task> get_own(Act& act, TaskId id) {
  auto task = TRY(store::get_task(act.tx, act.region, id));
  if (!rules::concerns(task, act.hat) && task.asked_by != act.hat.person) return refusal::task_unknown;
  return task;
}

base::Result<Task> store_changed(Act& act, Task const& before, Task after) {
  TRY(store::save_task(act.tx, act.region, after));
  auto const subject = "message/task/" + std::to_string(after.id.value);
  act.record(events::kTaskChanged, subject, after.to_node, fact_of(after));
  act.audit("change", subject, &before, &after);
  return after;
}

base::Outcome check_addressee(Act& act, Addressee const& to) {
  if (to.person && !org::find_person(act.tx, act.region, to.person)) return refusal::addressee_unknown;
  if (to.organisation && !org::find_organisation(act.tx, act.region, to.organisation))
    return refusal::addressee_unknown;
  if (to.node && !act.hat.covers(to.node)) return refusal::out_of_reach;
  return base::Done{};
}

}  // namespace

base::Result<TaskList> list_tasks(Look& look, AskTasks const& ask) {
  TaskList out;
  store::TaskFilter const filter{look.hat, ask.done, ask.kind, ask.cursor, ask.limit,
                                 ask.overdue ? look.now : base::Instant{}};
  for (auto& task : store::list_tasks(look.tx, filter)) out.items.push_back(view_of(look, std::move(task)));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().task.id;
  return out;
}

base::Result<Waiting> count_waiting(Look& look, Nothing const&) {
  return Waiting{store::count_tasks(look.tx, {look.hat, false, {}, {}, 500}), count_unread(look)};
}

base::Result<Task> ask_somebody(Act& act, AskSomebody const& request) {
  if (request.title.empty()) return base::refuse(refusal::title_missing, "", "/title");
  if (request.due_at.ms && request.due_at < act.now)
    return base::refuse(refusal::deadline_past, "", "/due_at");
  TRY(check_addressee(act, request.to));
  Task t;
  t.id = act.make_id<TaskId>();
  t.kind = rules::kByHand;
  t.source = "message/task/" + std::to_string(t.id.value);
  t.topic = request.title;
  t.to_person = request.to.person;
  t.to_organisation = request.to.organisation;
  t.to_post = request.to.post;
  t.to_node = request.to.node;
  t.asked_at = act.now;
  t.asked_by = act.hat.person;
  t.due_at = request.due_at;
  store::insert_task(act.tx, act.region, t);
  act.record(events::kTaskAsked, t.source, t.to_node, fact_of(t));
  return t;
}

base::Result<Task> take_task(Act& act, OneTask const& request) {
  auto const before = TRY(get_own(act, request.task));
  return store_changed(act, before, TRY(rules::taken(before, act.hat.person)));
}

base::Result<Task> put_task_back(Act& act, OneTask const& request) {
  auto const before = TRY(get_own(act, request.task));
  return store_changed(act, before, TRY(rules::put_back(before, act.hat.person)));
}

base::Result<Task> finish_task(Act& act, FinishTask const& request) {
  auto const before = TRY(get_own(act, request.task));
  if (before.kind != rules::kByHand) return refusal::ends_by_itself;
  return store_changed(act, before, TRY(rules::done(before, act.hat.person, act.now, request.outcome)));
}

base::Result<Task> reopen_task(Act& act, OneTask const& request) {
  auto const before = TRY(get_own(act, request.task));
  if (before.kind != rules::kByHand) return refusal::ends_by_itself;
  return store_changed(act, before, TRY(rules::reopened(before, act.hat.person, act.now)));
}

}  // namespace message::service
