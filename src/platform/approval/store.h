// Approvals in the database: what was asked for, what was done, and who is waited for.
#pragma once
#include <vector>

#include "platform/approval/process.h"
#include "platform/db/database.h"

namespace platform::approval {

/// Stores a begun approval.
void insert(db::Tx&, base::Region, Process const&);

/// The approval, made again from its history. @errors process_unknown
base::Result<Process> load(db::Tx&, base::Region, ProcessId);

/// Loads, performs and stores an act. Of two at the same moment one is stored; the other meets
/// `UniqueViolation` and is tried again on what the first left.
/// @errors of `perform`; process_unknown
base::Result<Process> act(db::Tx&, base::Region, ProcessId, Entry const&);

/// What was done in approvals of the same subject that were asked for before this one, oldest first: one that
/// was withdrawn and asked for anew keeps its history.
std::vector<Entry> list_earlier(db::Tx&, base::Region, Process const&);

/// A row of an inbox.
struct Waiting {
  ProcessId process;
  std::string subject;
  auth::PersonId requester;
  base::Instant since;   ///< of the step
  base::Instant due_at;  ///< the end of time: never
};
DESCRIBE(Waiting, "An approval that waits for a person.", FIELD(process, "key"),
         FIELD(subject, "what it is about"), FIELD(requester, "who asked"),
         FIELD(since, "when the step began"), FIELD(due_at, "when it is overdue"))

/// What waits for a person, oldest first, after a key (0 for the first page). @param limit  at most 500
std::vector<Waiting> list_waiting(db::Tx&, base::Region, auth::PersonId, ProcessId after, std::int64_t limit);

/// Running approvals whose step is overdue and was not found so before, at most 500.
std::vector<ProcessId> list_overdue(db::Tx&, base::Region, base::Instant now);

}  // namespace platform::approval
