// Asking and settling, as other modules do it inside their own transactions.
#include <algorithm>

#include "modules/message/message.h"
#include "modules/message/rules/refusals.h"
#include "modules/message/service/task_fact.h"
#include "modules/message/store/task.h"

namespace message {
namespace {

rules::Task draft(NewTask const& asked, base::Instant now) {
  rules::Task t;
  t.id = {base::ids_of_thread().next(now.ms)};
  t.kind = asked.kind;
  t.source = asked.source;
  t.topic = asked.topic;
  t.path = asked.path;
  t.to_person = asked.to.person;
  t.to_organisation = asked.to.organisation;
  t.to_post = asked.to.post;
  t.to_node = asked.to.node;
  t.asked_at = now;
  t.due_at = asked.due_at;
  return t;
}

}  // namespace

void ask(Tx& tx, base::Region region, base::Instant now, NewTask const& asked) {
  auto const task = draft(asked, now);
  if (store::insert_task(tx, region, task)) service::tell(tx, region, now, events::kTaskAsked, task);
}

void settle(Tx& tx, base::Region region, base::Instant now, std::string_view source, PersonId by) {
  for (auto& open : store::list_open_below(tx, region, source)) {
    auto const ended = rules::done(std::move(open), by, now, {});
    if (!ended.ok() || !store::save_task(tx, region, ended.value()).ok()) continue;
    service::tell(tx, region, now, events::kTaskChanged, ended.value());
  }
}

void follow(Tx& tx, base::Region region, base::Instant now, NewTask const& task, Turn const& turn,
            PersonId by) {
  auto const below = [&](PersonId person) { return task.source + '/' + std::to_string(person.value); };
  for (auto const person : turn.before)
    if (turn.anew || std::ranges::find(turn.after, person) == turn.after.end())
      settle(tx, region, now, below(person), by);
  for (auto const person : turn.after) {
    if (!turn.anew && std::ranges::find(turn.before, person) != turn.before.end()) continue;
    auto one = task;
    one.source = below(person) + '/' + std::to_string(turn.mark);
    one.to = {.person = person, .organisation = {}, .post = {}, .node = {}};
    ask(tx, region, now, one);
  }
}

}  // namespace message
