// What the journal learns of a task: enough to make a screen look again, nothing personal.
#pragma once
#include <string_view>

#include "modules/message/rules/task.h"

namespace message::service {

struct TaskFact {
  TaskId task;
  std::string kind;
  rules::TaskState state{};
};
DESCRIBE(TaskFact, "What happened to a task.", FIELD(task, "task"), FIELD(kind, "what"),
         FIELD(state, "state after"))

inline TaskFact fact_of(rules::Task const& t) { return {t.id, t.kind, t.state}; }

/// An entry of the journal without an actor: the system asked, or found it done.
void tell(Tx&, base::Region, base::Instant now, std::string_view type, rules::Task const&);

}  // namespace message::service
