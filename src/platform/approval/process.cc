// Decides what an act does to an approval.
#include "platform/approval/process.h"

#include <algorithm>
#include <limits>

#include "platform/approval/refusals.h"

namespace platform::approval {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

Step const& step_of(Process const& p) { return p.steps[static_cast<std::size_t>(p.step)]; }

void enter(Process& p, std::int64_t step, base::Instant at) {
  p.step = step;
  p.since = at;
  p.overdue = false;
  p.reminded_at = {};
  p.seats.clear();
  auto const& asked = step_of(p);
  for (auto const person : asked.people) {
    auto const later = asked.rule == Rule::in_order && !p.seats.empty();
    p.seats.push_back({person, later ? SeatState::later : SeatState::waiting});
  }
}

std::vector<Seat>::iterator seat_of(Process& p, auth::PersonId person) {
  return std::ranges::find(p.seats, person, &Seat::person);
}

void leave(Process& p, base::Instant at) {
  if (p.step + 1 < std::ssize(p.steps)) return enter(p, p.step + 1, at);
  p.state = State::approved;
}

base::Outcome agree(Process& p, Entry const& e) {
  seat_of(p, e.by)->state = SeatState::agreed;
  if (step_of(p).rule == Rule::any) {
    for (auto& s : p.seats)
      if (s.state == SeatState::waiting) s.state = SeatState::released;
    leave(p, e.at);
    return base::Done{};
  }
  auto const next = std::ranges::find(p.seats, SeatState::later, &Seat::state);
  if (next != p.seats.end()) {
    next->state = SeatState::waiting;
    return base::Done{};
  }
  if (std::ranges::find(p.seats, SeatState::waiting, &Seat::state) == p.seats.end()) leave(p, e.at);
  return base::Done{};
}

base::Outcome send_back(Process& p, Entry const& e) {
  if (e.note.empty()) return base::refuse(refusal::reason_missing, {}, "/note");
  if (e.to_step < -1 || e.to_step >= p.step) return base::refuse(refusal::step_unknown, {}, "/to_step");
  if (e.to_step >= 0) {
    enter(p, e.to_step, e.at);
    return base::Done{};
  }
  p.state = State::returned;
  p.seats.clear();
  return base::Done{};
}

base::Outcome check_new(Process& p, auth::PersonId person) {
  if (!person) return base::refuse(refusal::person_missing, {}, "/person");
  if (person == p.requester) return base::refuse(refusal::own_request, {}, "/person");
  if (seat_of(p, person) != p.seats.end()) return base::refuse(refusal::person_seated, {}, "/person");
  return base::Done{};
}

base::Outcome hand_on(Process& p, Entry const& e) {
  TRY(check_new(p, e.person));
  seat_of(p, e.by)->person = e.person;
  return base::Done{};
}

/// The new one is asked beside the others, in a step with an order next after who asks.
base::Outcome ask_more(Process& p, Entry const& e) {
  TRY(check_new(p, e.person));
  auto const in_order = step_of(p).rule == Rule::in_order;
  p.seats.insert(seat_of(p, e.by) + 1, {e.person, in_order ? SeatState::later : SeatState::waiting});
  return base::Done{};
}

base::Outcome remind(Process& p, Entry const& e) {
  if (p.reminded_at.ms != 0 && e.at < p.reminded_at.plus_ms(kHourMs)) return refusal::reminded_lately;
  p.reminded_at = e.at;
  return base::Done{};
}

base::Outcome find_overdue(Process& p, Entry const& e) {
  if (p.overdue || e.at < due_of(p)) return refusal::not_due;
  p.overdue = true;
  return base::Done{};
}

/// Whether this person may do this now.
base::Outcome check_turn(Process& p, Entry const& e) {
  if (p.state == State::approved || p.state == State::withdrawn) return refusal::process_ended;
  switch (e.kind) {
    case ActKind::resubmit:
    case ActKind::withdraw:
    case ActKind::remind:
      if (e.by != p.requester) return refusal::not_requester;
      if (e.kind == ActKind::resubmit && p.state != State::returned) return refusal::not_returned;
      if (e.kind == ActKind::remind && p.state == State::returned) return refusal::process_returned;
      return base::Done{};
    default:
      break;
  }
  if (p.state == State::returned) return refusal::process_returned;
  if (e.kind == ActKind::overdue) return base::Done{};
  auto const seat = seat_of(p, e.by);
  if (seat == p.seats.end() || seat->state != SeatState::waiting) return refusal::not_your_turn;
  return base::Done{};
}

base::Outcome carry_out(Process& p, Entry const& e) {
  switch (e.kind) {
    case ActKind::agree:
      return agree(p, e);
    case ActKind::send_back:
      return send_back(p, e);
    case ActKind::hand_on:
      return hand_on(p, e);
    case ActKind::ask_more:
      return ask_more(p, e);
    case ActKind::remind:
      return remind(p, e);
    case ActKind::overdue:
      return find_overdue(p, e);
    case ActKind::resubmit:
      p.state = State::running;
      enter(p, 0, e.at);
      return base::Done{};
    case ActKind::withdraw:
      p.state = State::withdrawn;
      p.seats.clear();
      return base::Done{};
  }
  return base::Done{};
}

}  // namespace

base::Result<Process> begin(ProcessId id, std::string subject, auth::PersonId requester, base::Instant at,
                            std::vector<Step> steps) {
  if (steps.empty()) return base::refuse(refusal::steps_malformed, {}, "/steps");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto people = steps[i].people;
    std::ranges::sort(people);
    auto const at_step = "/steps/" + std::to_string(i) + "/people";
    if (people.empty() || !people.front() || std::ranges::adjacent_find(people) != people.end())
      return base::refuse(refusal::steps_malformed, {}, at_step);
    if (std::ranges::binary_search(people, requester)) return base::refuse(refusal::own_request, {}, at_step);
  }
  Process p{.id = id,
            .subject = std::move(subject),
            .requester = requester,
            .requested_at = at,
            .steps = std::move(steps)};
  enter(p, 0, at);
  return p;
}

base::Outcome perform(Process& p, Entry entry) {
  TRY(check_turn(p, entry));
  TRY(carry_out(p, entry));
  entry.seq = std::ssize(p.history);
  p.history.push_back(std::move(entry));
  return base::Done{};
}

std::vector<auth::PersonId> waiting_of(Process const& p) {
  std::vector<auth::PersonId> out;
  if (p.state != State::running) return out;
  for (auto const& s : p.seats)
    if (s.state == SeatState::waiting) out.push_back(s.person);
  return out;
}

base::Instant due_of(Process const& p) {
  auto const hours = p.state == State::running ? step_of(p).hours : 0;
  return hours == 0 ? base::Instant{std::numeric_limits<std::int64_t>::max()}
                    : p.since.plus_ms(hours * kHourMs);
}

}  // namespace platform::approval
