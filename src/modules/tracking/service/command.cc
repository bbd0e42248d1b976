// Asking, taking back, and what the gateway tells.
#include "modules/tracking/service/command.h"

#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/store/command.h"
#include "modules/tracking/store/terminal.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace tracking::service {
namespace {

using rules::CommandState;
using rules::TerminalCommand;

constexpr std::int64_t kAnswerMs = 600'000;

std::string subject_of(TerminalCommand const& c) { return "tracking/command/" + std::to_string(c.id.value); }

bool is_over(TerminalCommand const& c) { return c.state != CommandState::queued && c.state != CommandState::sent; }

void tell(Tx& tx, base::Region region, base::Instant now, TerminalCommand const& c) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kCommandChanged;
  e.subject = subject_of(c);
  e.at = e.happened_at = now;
  e.organisation = c.organisation;
  e.data = {platform::json::render(c)};
  platform::event::append(tx, region, e);
}

}  // namespace

base::Result<TerminalCommand> send_command(Act& act, SendCommand const& request) {
  auto const terminal = store::find_by_vehicle(act.tx, act.region, request.vehicle);
  if (!terminal) return refusal::vehicle_unknown;
  if (!rules::scope_of(act.hat).covers(terminal->organisation)) return refusal::out_of_reach;
  TRY(rules::check_command(request.kind, request.parameters));
  TerminalCommand c;
  c.id = act.make_id<rules::CommandId>();
  c.terminal = terminal->id;
  c.vehicle = terminal->vehicle;
  c.organisation = terminal->organisation;
  c.kind = request.kind;
  c.parameters = {platform::json::render(request.parameters)};
  c.asked_by = act.hat.person;
  c.asked_at = act.now;
  c.valid_until = act.now.plus_ms(request.valid_s * 1000);
  store::insert_command(act.tx, act.region, c);
  act.audit("tracking.send_command", subject_of(c), static_cast<TerminalCommand const*>(nullptr), &c);
  act.record(events::kCommandChanged, subject_of(c), {}, c);
  return c;
}

base::Result<TerminalCommand> cancel_command(Act& act, CancelCommand const& request) {
  auto const before = TRY(store::get_command(act.tx, act.region, request.command));
  if (!rules::scope_of(act.hat).covers(before.organisation)) return refusal::out_of_reach;
  if (before.state != CommandState::queued) return refusal::command_is_over;
  auto after = before;
  after.state = CommandState::cancelled;
  after.ended_at = act.now;
  ++after.version;
  TRY(store::save_command(act.tx, act.region, after));
  act.audit("tracking.cancel_command", subject_of(after), &before, &after);
  act.record(events::kCommandChanged, subject_of(after), {}, after);
  return after;
}

base::Result<CommandList> list_commands(Look& look, AskCommands const& ask) {
  CommandList out;
  for (auto& c : store::list_commands(look.tx, look.region,
                                      {rules::scope_of(look.hat), ask.vehicle, ask.state, ask.kind, ask.cursor,
                                       ask.limit})) {
    auto const person = org::find_person(look.tx, look.region, c.asked_by);
    out.items.push_back({std::move(c), person ? person->name : ""});
  }
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().command.id;
  return out;
}

void queue_command(Tx& tx, base::Region region, base::Instant now, TerminalCommand c) {
  c.id = {base::ids_of_thread().next(now.ms)};
  c.asked_at = now;
  store::insert_command(tx, region, c);
  tell(tx, region, now, c);
}

void move_command(Tx& tx, base::Region region, base::Instant now, rules::CommandMove const& move) {
  auto const found = store::get_command(tx, region, move.id);
  if (!found || is_over(found.value())) return;
  auto c = found.value();
  c.state = move.state;
  c.outcome = move.outcome;
  c.answer = move.answer;
  (is_over(c) ? c.ended_at : c.sent_at) = now;
  ++c.version;
  if (store::save_command(tx, region, c).ok()) tell(tx, region, now, c);
}

void expire_commands(Tx& tx, base::Region region, base::Instant now) {
  constexpr std::int64_t kAtOnce = 200;
  for (auto const& c : store::list_overdue(tx, region, now, now.plus_ms(-kAnswerMs), kAtOnce)) {
    auto const was_sent = c.state == CommandState::sent;
    move_command(tx, region, now,
                 {c.id, was_sent ? CommandState::failed : CommandState::expired, was_sent ? "no_answer" : "", ""});
  }
}

}  // namespace tracking::service
