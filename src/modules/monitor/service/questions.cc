// The task stands with whoever dispatches, of whichever company.
#include "modules/monitor/service/questions.h"

#include "modules/message/message.h"

namespace monitor::service {

void take_question(Tx& tx, base::Region region, base::Instant now, tracking::Question const& q) {
  auto const source = "tracking/question/" + std::to_string(q.id.value);
  if (q.state != tracking::QuestionState::open) return message::settle(tx, region, now, source, q.answered_by);
  message::NewTask task;
  task.kind = "monitor.post_query";
  task.source = source + "/answer";
  task.topic = q.text;
  task.path = "/tracking/questions?id=" + std::to_string(q.id.value);
  task.to.post = "dispatcher";
  task.due_at = q.due_at;
  message::ask(tx, region, now, task);
}

}  // namespace monitor::service
