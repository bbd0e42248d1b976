// Rows of tasks.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/task.h"

namespace message::store {

/// @returns false when there is a task of this source already
bool insert_task(Tx&, base::Region, rules::Task const&);
/// @errors changed_meanwhile
base::Outcome save_task(Tx&, base::Region, rules::Task const&);
/// @errors task_unknown
base::Result<rules::Task> get_task(Tx&, base::Region, TaskId);

struct TaskFilter {
  platform::auth::Hat const& hat;  ///< whose tasks: addressed to it, or overdue below a manager
  bool done{};                     ///< ended ones instead of open ones
  std::string kind;                ///< begins with; "" for any
  TaskId after;                    ///< older than this one
  std::int64_t limit{50};
  base::Instant overdue_at{};      ///< those whose deadline was before this; 0 for all
};
/// Newest first.
std::vector<rules::Task> list_tasks(Tx&, TaskFilter const&);
/// How many there are, whatever the page. @returns at most 500
std::int64_t count_tasks(Tx&, TaskFilter const&);

/// Open ones whose source is this one or lies below it ("mail/irregularity/1" finds
/// "mail/irregularity/1/reply").
std::vector<rules::Task> list_open_below(Tx&, base::Region, std::string_view source);
/// Open ones whose deadline has passed and that nobody above knows of.
std::vector<rules::Task> list_overdue(Tx&, base::Region, base::Instant now, std::int64_t limit);

}  // namespace message::store
