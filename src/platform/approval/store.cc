// SQL over the approvals; the state is never stored but for what lists ask.
#include "platform/approval/store.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <stdexcept>

#include "platform/approval/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"
#include "platform/json/json.h"

namespace platform::approval {
namespace {

/// The steps as one text.
struct Steps {
  std::vector<Step> steps;
};
DESCRIBE(Steps, "Steps of an approval.", FIELD(steps, "in order"))

/// What was asked for.
struct Asked {
  ProcessId id;
  std::string subject;
  auth::PersonId requester;
  base::Instant requested_at;
  std::string steps;
};
DESCRIBE(Asked, "An approval as asked for.", FIELD(id, ""), FIELD(subject, ""), FIELD(requester, ""),
         FIELD(requested_at, ""), FIELD(steps, "JSON"))

struct Key {
  ProcessId id;
};
DESCRIBE(Key, "The key of an approval.", FIELD(id, ""))

/// Overdue only once: what was found so is due no more.
base::Instant due_to_find(Process const& p) {
  return p.overdue ? base::Instant{std::numeric_limits<std::int64_t>::max()} : due_of(p);
}

std::vector<Entry> list_entries(db::Tx& tx, base::Region region, ProcessId id) {
  static auto const select = "SELECT " + db::columns_of<Entry>() +
                             " FROM approval_entry WHERE region = $1 AND process = $2 ORDER BY seq";
  return tx.list<Entry>(select, {region, id});
}

void write_waiting(db::Tx& tx, base::Region region, Process const& p) {
  tx.execute("DELETE FROM approval_waiting WHERE region = $1 AND process = $2", {region, p.id});
  for (auto const person : waiting_of(p))
    tx.execute(
        "INSERT INTO approval_waiting (region, person, process, subject, requester, since, due_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {region, person, p.id, p.subject, p.requester, p.since, due_of(p)});
}

}  // namespace

void insert(db::Tx& tx, base::Region region, Process const& p) {
  auto const steps = json::render(Steps{p.steps});
  tx.execute(
      "INSERT INTO approval_process (region, id, subject, requester, requested_at, steps, state, due_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {region, p.id, p.subject, p.requester, p.requested_at, steps, base::to_name(p.state), due_to_find(p)});
  write_waiting(tx, region, p);
}

base::Result<Process> load(db::Tx& tx, base::Region region, ProcessId id) {
  auto const asked = tx.find<Asked>(
      "SELECT id, subject, requester, requested_at, steps FROM approval_process WHERE region = $1 AND id = "
      "$2",
      {region, id});
  if (!asked) return base::refuse(refusal::process_unknown, std::to_string(id.value));
  Steps steps;
  if (!json::decode(asked->steps, steps).empty())
    throw std::runtime_error("the steps of an approval cannot be read");
  auto process =
      TRY(begin(asked->id, asked->subject, asked->requester, asked->requested_at, std::move(steps.steps)));
  for (auto const& entry : list_entries(tx, region, id)) TRY(perform(process, entry));
  return process;
}

base::Result<Process> act(db::Tx& tx, base::Region region, ProcessId id, Entry const& entry) {
  auto process = TRY(load(tx, region, id));
  TRY(perform(process, entry));
  auto const& e = process.history.back();
  tx.execute(
      "INSERT INTO approval_entry (region, process, seq, kind, by, at, person, to_step, note) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {region, id, e.seq, base::to_name(e.kind), e.by, e.at, e.person, e.to_step, e.note});
  tx.execute("UPDATE approval_process SET state = $3, due_at = $4 WHERE region = $1 AND id = $2",
             {region, id, base::to_name(process.state), due_to_find(process)});
  write_waiting(tx, region, process);
  return process;
}

std::vector<Entry> list_earlier(db::Tx& tx, base::Region region, Process const& p) {
  db::Filter filter{"SELECT id FROM approval_process", region};
  filter.add("subject = ?", p.subject).add("id < ?", p.id).order("id", 100);
  std::vector<Entry> out;
  for (auto const& earlier : db::list<Key>(tx, filter))
    std::ranges::move(list_entries(tx, region, earlier.id), std::back_inserter(out));
  return out;
}

std::vector<Waiting> list_waiting(db::Tx& tx, base::Region region, auth::PersonId person, ProcessId after,
                                  std::int64_t limit) {
  static auto const select = "SELECT " + db::columns_of<Waiting>() + " FROM approval_waiting";
  db::Filter filter{select, region};
  filter.add("person = ?", person).add("process > ?", after).order("process", limit);
  return db::list<Waiting>(tx, filter);
}

std::vector<ProcessId> list_overdue(db::Tx& tx, base::Region region, base::Instant now) {
  db::Filter filter{"SELECT id FROM approval_process", region};
  filter.add("due_at <= ?", now).order("due_at, id", 500);
  std::vector<ProcessId> out;
  for (auto const& key : db::list<Key>(tx, filter)) out.push_back(key.id);
  return out;
}

}  // namespace platform::approval
