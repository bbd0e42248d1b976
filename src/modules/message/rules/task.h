// Task 待办: asked, taken by one of its addressees, done; overdue ones also go to whoever answers for the
// work.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/message/message.h"
#include "platform/auth/hat.h"

namespace message::rules {

enum class TaskState { open, taken, done };
DESCRIBE_ENUM(TaskState, "Life of a task.", "open", "taken", "done")

struct Task {
  TaskId id;
  std::string kind, source, topic, path;
  PersonId to_person;
  OrganisationId to_organisation;
  std::string to_post;
  NodeId to_node;
  TaskState state{TaskState::open};
  base::Instant asked_at, due_at;
  PersonId asked_by;  ///< 0: the system
  PersonId taken_by;
  base::Instant escalated_at;  ///< when it was overdue and went to the managers too
  PersonId done_by;
  base::Instant done_at;
  std::string outcome;
  std::int64_t version{1};
};
DESCRIBE(Task, "Something to do.", FIELD(id, "key"), FIELD(kind, "what"), FIELD(source, "why"),
         FIELD(topic, "number or name"), FIELD(path, "screen where it is done"),
         FIELD(to_person, "for one person"), FIELD(to_organisation, "for an organisation"),
         FIELD(to_post, "for a post"), FIELD(to_node, "for a node"), FIELD(state, "life"),
         FIELD(asked_at, "when asked"), FIELD(due_at, "deadline"),
         FIELD(asked_by, "who asked, 0: the system"), FIELD(taken_by, "who does it"),
         FIELD(escalated_at, "when it went to the managers too"), FIELD(done_by, "who did it"),
         FIELD(done_at, "when done"), FIELD(outcome, "what came of it"),
         FIELD(version, "grows with every change"))

/// Does the hat fit organisation, post and node? Somebody works at a node when the hat names it; wider reach
/// does not make it theirs.
bool fits(platform::auth::Hat const&, OrganisationId, std::string_view post, NodeId);

/// A task that people ask of each other; the others end with the work that they stand for.
inline constexpr char kByHand[] = "message.by_hand";

/// Posts that see what is overdue in their organisation.
bool is_manager(std::string_view post);

/// May the hat do this task: it is addressed to the hat, or overdue and the hat manages.
bool concerns(Task const&, platform::auth::Hat const&);

/// @errors task_state_forbids, taken_by_other
base::Result<Task> taken(Task, PersonId);
/// Gives it back to everybody. @errors task_state_forbids, taken_by_other
base::Result<Task> put_back(Task, PersonId);
/// @errors task_state_forbids
base::Result<Task> done(Task, PersonId, base::Instant now, std::string outcome);

/// How long a mistaken end may be taken back; afterwards others have acted on it.
inline constexpr std::int64_t kReopenMs = 10 * 60'000;
/// Not done after all: with whoever had taken it, or open to everybody. What came of it is forgotten here; the audit
/// book keeps it.
/// @errors task_state_forbids, reopen_not_yours, reopen_too_late
base::Result<Task> reopened(Task, PersonId, base::Instant now);

}  // namespace message::rules
