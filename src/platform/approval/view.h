// An approval as people read it: with names instead of keys.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/approval/process.h"
#include "platform/db/database.h"

namespace platform::approval {

struct ActView {
  std::int64_t seq{};
  ActKind kind{};
  std::string by_name;  ///< "": the clock
  base::Instant at;
  std::string person_name;
  std::int64_t to_step{-1};
  std::string note;
};
DESCRIBE(ActView, "What was done in an approval.", FIELD(seq, "place in the history"), FIELD(kind, "what"),
         FIELD(by_name, "who; empty: the clock"), FIELD(at, "when"),
         FIELD(person_name, "handed to, or asked more"), FIELD(to_step, "sent back to; -1: who requested it"),
         FIELD(note, "reason"))
struct SeatView {
  Seat seat;
  std::string name;
};
DESCRIBE(SeatView, "A person of the step under way.", FIELD(seat, "it"), FIELD(name, "who"))
struct StepView {
  std::string name;
  Rule rule{};
  std::vector<std::string> people;
};
DESCRIBE(StepView, "A step.", FIELD(name, "name"), FIELD(rule, "who must agree"), FIELD(people, "names"))
struct ApprovalView {
  bool exists{};
  State state{};
  auth::PersonId requester;
  std::string requester_name;
  std::int64_t step{};
  base::Instant since, due_at;
  bool overdue{};
  std::vector<StepView> steps;
  std::vector<SeatView> seats;
  std::vector<ActView> history;
};
DESCRIBE(ApprovalView, "An approval with names.", FIELD(exists, "it was asked for"), FIELD(state, "life"),
         FIELD(requester, "who asked"), FIELD(requester_name, "name"), FIELD(step, "under way, from 0"),
         FIELD(since, "when the step began"), FIELD(due_at, "when it is overdue; 0: never"),
         FIELD(overdue, "the step is overdue"), FIELD(steps, "as asked for"),
         FIELD(seats, "people of the step"), FIELD(history, "what was done, in earlier approvals of it too"))

/// With what was done in earlier approvals of the same subject. @param name_of  "" for nobody
ApprovalView view_of(db::Tx&, base::Region, Process const&,
                     std::function<std::string(auth::PersonId)> const& name_of);

}  // namespace platform::approval
