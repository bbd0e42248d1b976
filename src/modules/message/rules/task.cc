// What may follow what in a task's life.
#include "modules/message/rules/task.h"

#include <algorithm>
#include <array>

#include "modules/message/rules/refusals.h"

namespace message::rules {
namespace {

constexpr std::array<std::string_view, 2> kManagers{"operations_manager", "leader"};

bool is_addressed(Task const& t, platform::auth::Hat const& hat) {
  if (t.to_person) return t.to_person == hat.person;
  return fits(hat, t.to_organisation, t.to_post, t.to_node);
}

bool is_overdue_here(Task const& t, platform::auth::Hat const& hat) {
  return t.escalated_at.ms && is_manager(hat.post) &&
         (!t.to_organisation || t.to_organisation == hat.organisation);
}

}  // namespace

bool is_manager(std::string_view post) { return std::ranges::find(kManagers, post) != kManagers.end(); }

bool fits(platform::auth::Hat const& hat, OrganisationId organisation, std::string_view post, NodeId node) {
  return (!organisation || organisation == hat.organisation) && (post.empty() || post == hat.post) &&
         (!node || std::ranges::find(hat.nodes, node) != hat.nodes.end());
}

bool concerns(Task const& t, platform::auth::Hat const& hat) {
  return is_addressed(t, hat) || is_overdue_here(t, hat);
}

base::Result<Task> taken(Task t, PersonId person) {
  if (t.state == TaskState::done) return refusal::task_state_forbids;
  if (t.state == TaskState::taken && t.taken_by != person) return refusal::taken_by_other;
  t.state = TaskState::taken;
  t.taken_by = person;
  ++t.version;
  return t;
}

base::Result<Task> put_back(Task t, PersonId person) {
  if (t.state != TaskState::taken) return refusal::task_state_forbids;
  if (t.taken_by != person) return refusal::taken_by_other;
  t.state = TaskState::open;
  t.taken_by = {};
  ++t.version;
  return t;
}

base::Result<Task> done(Task t, PersonId person, base::Instant now, std::string outcome) {
  if (t.state == TaskState::done) return refusal::task_state_forbids;
  t.state = TaskState::done;
  t.done_by = person;
  t.done_at = now;
  t.outcome = std::move(outcome);
  ++t.version;
  return t;
}

base::Result<Task> reopened(Task t, PersonId person, base::Instant now) {
  if (t.state != TaskState::done) return refusal::task_state_forbids;
  if (t.done_by != person) return refusal::reopen_not_yours;
  if (now.ms - t.done_at.ms > kReopenMs) return refusal::reopen_too_late;
  t.state = t.taken_by ? TaskState::taken : TaskState::open;
  t.done_by = {};
  t.done_at = {};
  t.outcome.clear();
  ++t.version;
  return t;
}

}  // namespace message::rules
