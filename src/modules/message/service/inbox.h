// The task inbox 待办 of whoever wears a hat.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/task.h"
#include "platform/command/act.h"

namespace message::service {

using platform::command::Act;
using platform::command::Look;

struct AskTasks {
  bool done{}, overdue{};
  std::string kind;
  TaskId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskTasks, "Tasks of the hat worn.", FIELD(done, "ended ones instead of open ones").or_default(),
         FIELD(overdue, "whose deadline has passed").or_default(),
         FIELD(kind, "kinds that begin with this").longest(60).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(200).or_default())
struct TaskView {
  rules::Task task;
  std::string asked_by_name, taken_by_name, done_by_name;
  bool overdue{};
};
DESCRIBE(TaskView, "A task with names.", FIELD(task, "it"), FIELD(asked_by_name, "who asked"),
         FIELD(taken_by_name, "who does it"), FIELD(done_by_name, "who did it"), FIELD(overdue, "late"))
struct TaskList {
  std::vector<TaskView> items;
  std::optional<TaskId> next;
};
DESCRIBE(TaskList, "Tasks, newest first.", FIELD(items, "tasks"), FIELD(next, "cursor of the next page"))

/// What stands beside the bell.
struct Waiting {
  std::int64_t tasks{}, notices{};
};
DESCRIBE(Waiting, "What waits for the hat worn.", FIELD(tasks, "open tasks, at most 500"),
         FIELD(notices, "unread notices, at most 500"))
struct Nothing {};
DESCRIBE_EMPTY(Nothing, "Nothing.")

struct AskSomebody {
  std::string title;
  Addressee to;
  base::Instant due_at;
};
DESCRIBE(AskSomebody, "Asks a colleague, a post or a node to do something.",
         FIELD(title, "what to do").longest(200), FIELD(to, "whom"),
         FIELD(due_at, "until when; 0 for no deadline").or_default())
struct OneTask {
  TaskId task;
};
DESCRIBE(OneTask, "One task.", FIELD(task, "which"))
struct FinishTask {
  TaskId task;
  std::string outcome;
};
DESCRIBE(FinishTask, "Ends a task that was asked by hand.", FIELD(task, "which"),
         FIELD(outcome, "what came of it").longest(500).or_default())

base::Result<TaskList> list_tasks(Look&, AskTasks const&);
base::Result<Waiting> count_waiting(Look&, Nothing const&);
/// @errors title_missing, deadline_past, addressee_unknown, out_of_reach
base::Result<rules::Task> ask_somebody(Act&, AskSomebody const&);
/// "I do it": others see who. @errors task_unknown, task_state_forbids, taken_by_other
base::Result<rules::Task> take_task(Act&, OneTask const&);
/// @errors task_unknown, task_state_forbids, taken_by_other
base::Result<rules::Task> put_task_back(Act&, OneTask const&);
/// @errors task_unknown, ends_by_itself, task_state_forbids
base::Result<rules::Task> finish_task(Act&, FinishTask const&);

/// Takes the end of a task that was asked by hand back.
/// @errors task_unknown, ends_by_itself, and those of rules::reopened
base::Result<rules::Task> reopen_task(Act&, OneTask const&);

}  // namespace message::service
