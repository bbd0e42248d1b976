// An approval as a state machine: steps that people agree to, and a history that makes the state.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "platform/auth/hat.h"

namespace platform::approval {

using ProcessId = base::Id<struct ProcessTag>;

/// Who of a step must agree: all 会签, any one 或签, or one after the other 依次.
enum class Rule : std::uint8_t { all, any, in_order };
DESCRIBE_ENUM(Rule, "Who of a step must agree.", "all", "any", "in_order")

/// One step as it was asked for.
struct Step {
  std::string name;
  Rule rule{};
  std::vector<auth::PersonId> people;
  std::int64_t hours{};
};
DESCRIBE(Step, "A step of an approval.", FIELD(name, "for people").shortest(1).longest(60),
         FIELD(rule, "who must agree"), FIELD(people, "who is asked, in order").shortest(1).longest(50),
         FIELD(hours, "until it is overdue; 0: never").at_least(0).at_most(8760).or_default())

enum class State : std::uint8_t { running, returned, approved, withdrawn };
DESCRIBE_ENUM(State, "Life of an approval.", "running", "returned", "approved", "withdrawn")

/// What can be done: agree · send back 驳回 · resubmit · hand on to somebody else 转办 · ask one more 加签 ·
/// remind 催办 · find overdue 超时 · withdraw 撤回.
enum class ActKind : std::uint8_t {
  agree,
  send_back,
  resubmit,
  hand_on,
  ask_more,
  remind,
  overdue,
  withdraw
};
DESCRIBE_ENUM(ActKind, "What was done in an approval.", "agree", "send_back", "resubmit", "hand_on",
              "ask_more", "remind", "overdue", "withdraw")

/// An entry of the history; never edited.
struct Entry {
  std::int64_t seq{};  ///< 0, 1, …
  ActKind kind{};
  auth::PersonId by;  ///< 0: the clock
  base::Instant at;
  auth::PersonId person;     ///< whom it is handed to or who is asked more
  std::int64_t to_step{-1};  ///< where it is sent back to; -1: to who requested it
  std::string note;
};
DESCRIBE(Entry, "What was done in an approval.", FIELD(seq, "place in the history"), FIELD(kind, "what"),
         FIELD(by, "who; 0: the clock"), FIELD(at, "when"), FIELD(person, "handed to, or asked more"),
         FIELD(to_step, "sent back to; -1: who requested it"), FIELD(note, "reason").longest(500))

enum class SeatState : std::uint8_t { waiting, later, agreed, released };
DESCRIBE_ENUM(SeatState, "waiting: may act; later: not yet; released: no more needed.", "waiting", "later",
              "agreed", "released")

/// A person of the step under way.
struct Seat {
  auth::PersonId person;
  SeatState state{};
  bool operator==(Seat const&) const = default;
};
DESCRIBE(Seat, "A person of the step under way.", FIELD(person, "who"),
         FIELD(state, "whether it is their turn"))

/// An approval as it stands.
struct Process {
  ProcessId id;
  std::string subject;  ///< what it is about, "module/thing/17"
  auth::PersonId requester;
  base::Instant requested_at;
  std::vector<Step> steps;
  State state{};
  std::int64_t step{};  ///< under way
  base::Instant since;  ///< of the step
  bool overdue{};
  base::Instant reminded_at;
  std::vector<Seat> seats;  ///< of the step
  std::vector<Entry> history;
};
DESCRIBE(Process, "An approval.", FIELD(id, "key"), FIELD(subject, "what it is about"),
         FIELD(requester, "who asked"), FIELD(requested_at, "when"), FIELD(steps, "as asked for"),
         FIELD(state, "life"), FIELD(step, "under way, from 0"), FIELD(since, "when the step began"),
         FIELD(overdue, "whether the step is overdue"), FIELD(reminded_at, "last reminder"),
         FIELD(seats, "people of the step"), FIELD(history, "what was done"))

/// Begins an approval with its first step.
/// @errors steps_malformed, own_request
base::Result<Process> begin(ProcessId, std::string subject, auth::PersonId requester, base::Instant,
                            std::vector<Step>);

/// Carries an act out and adds it to the history with its place; a refused one leaves the process as it was.
/// Sent back to an earlier step, that one and all after it are asked anew; sent back to the requester, it
/// begins again when it is resubmitted.
/// @errors every refusal but process_unknown
base::Outcome perform(Process&, Entry);

/// Who is asked now, in order; nobody unless it runs.
std::vector<auth::PersonId> waiting_of(Process const&);

/// When the step is overdue; the end of time when never.
base::Instant due_of(Process const&);

}  // namespace platform::approval
