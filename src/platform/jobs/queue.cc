// SQL over `job` and the leases of periodic work.
#include "platform/jobs/queue.h"

#include <stdexcept>

#include "platform/db/object.h"
#include "platform/json/json.h"

namespace platform::jobs {
namespace {

/// A hat as it is kept with a job: the set of permissions as a list.
struct StoredHat {
  auth::HatId id;
  base::Region region;
  auth::PersonId person;
  std::string person_name;
  auth::OrganisationId organisation;
  auth::UnitId unit;
  std::string post;
  auth::Reach reach{};
  std::vector<auth::NodeId> nodes;
  std::vector<std::string> permissions;
};
DESCRIBE(StoredHat, "Who asked for a job.", FIELD(id, ""), FIELD(region, ""), FIELD(person, ""),
         FIELD(person_name, ""), FIELD(organisation, ""), FIELD(unit, ""), FIELD(post, ""), FIELD(reach, ""),
         FIELD(nodes, ""), FIELD(permissions, ""))

std::string to_text(auth::Hat const& h) {
  return json::render(StoredHat{h.id,
                                h.region,
                                h.person,
                                h.person_name,
                                h.organisation,
                                h.unit,
                                h.post,
                                h.reach,
                                h.nodes,
                                {h.permissions.begin(), h.permissions.end()}});
}

auth::Hat to_hat(std::string const& text) {
  StoredHat s;
  if (!json::decode(text, s).empty()) throw std::runtime_error("the hat of a job cannot be read");
  return {.id = s.id,
          .region = s.region,
          .person = s.person,
          .person_name = s.person_name,
          .organisation = s.organisation,
          .unit = s.unit,
          .post = s.post,
          .reach = s.reach,
          .nodes = s.nodes,
          .permissions = {s.permissions.begin(), s.permissions.end()}};
}

std::string const& select_job() {
  static std::string const sql = "SELECT " + db::columns_of<Job>() + " FROM job WHERE region = $1 ";
  return sql;
}

constexpr base::Region kEverywhere{0};  ///< periodic work belongs to no county

}  // namespace

void enqueue(db::Tx& tx, auth::Hat const& hat, JobId id, std::string_view kind, std::string_view payload,
             base::Instant now) {
  tx.execute(
      "INSERT INTO job (region, id, kind, state, done, total, note, result, person, hat, payload, "
      "created_at, changed_at)"
      " VALUES ($1, $2, $3, 'waiting', 0, 0, '', 'null', $4, $5, $6, $7, $7)",
      {hat.region, id, kind, hat.person, to_text(hat), payload, now});
}

std::optional<Job> find(db::Tx& tx, base::Region region, JobId id) {
  static std::string const sql = select_job() + "AND id = $2";
  return tx.find<Job>(sql, {region, id});
}

std::vector<Job> list_of_person(db::Tx& tx, base::Region region, auth::PersonId person, JobId before,
                                std::int64_t limit) {
  static std::string const sql = select_job() + "AND person = $2 AND id < $3 ORDER BY id DESC LIMIT $4";
  return tx.list<Job>(sql, {region, person, before ? before.value : INT64_MAX, limit});
}

bool cancel(db::Tx& tx, base::Region region, JobId id, auth::PersonId person, base::Instant now) {
  return tx.execute(
             "UPDATE job SET state = 'cancelled', payload = '', changed_at = $4"
             " WHERE region = $1 AND id = $2 AND person = $3"
             " AND state IN ('waiting', 'running')",
             {region, id, person, now}) == 1;
}

std::optional<Taken> take(db::Tx& tx, base::Region region, std::span<Worker const> workers,
                          std::string const& holder, base::Instant now) {
  std::int64_t oldest = 0;
  for (auto const& w : workers) {
    auto const id = tx.find_integer(
        "SELECT min(id) FROM job WHERE region = $1 AND state = 'waiting' AND kind = $2", {region, w.kind});
    if (id && (oldest == 0 || *id < oldest)) oldest = *id;
  }
  if (oldest == 0) return {};
  auto const mine = tx.execute(
      "UPDATE job SET state = 'running', holder = $3, attempts = attempts + 1, changed_at = $4"
      " WHERE region = $1 AND id = $2 AND state = 'waiting'",
      {region, oldest, holder, now});
  if (mine != 1) return {};
  Taken out{.job = find(tx, region, {oldest}).value(), .payload = {}, .hat = {}};
  tx.each("SELECT payload, hat FROM job WHERE region = $1 AND id = $2", {region, oldest},
          [&out](db::Row const& row) {
            out.payload = row.text(0);
            out.hat = to_hat(std::string{row.text(1)});
          });
  return out;
}

bool store_progress(db::Tx& tx, base::Region region, Job const& j, std::string const& holder) {
  return tx.execute(
             "UPDATE job SET done = $4, total = $5, note = $6, changed_at = $7"
             " WHERE region = $1 AND id = $2 AND holder = $3 AND state = 'running'",
             {region, j.id, holder, j.done, j.total, j.note, j.changed_at}) == 1;
}

void conclude(db::Tx& tx, base::Region region, Job const& j, std::string const& holder) {
  tx.execute(
      "UPDATE job SET state = $4, done = $5, total = $6, note = $7, result = $8, changed_at = $9,"
      " payload = CASE WHEN $4 = 'waiting' THEN payload ELSE '' END"
      " WHERE region = $1 AND id = $2 AND holder = $3 AND state = 'running'",
      {region, j.id, holder, j.state, j.done, j.total, j.note, j.result, j.changed_at});
}

void keep_alive(db::Tx& tx, base::Region region, std::string const& holder, base::Instant now) {
  tx.execute("UPDATE job SET changed_at = $3 WHERE region = $1 AND state = 'running' AND holder = $2",
             {region, holder, now});
}

void requeue_orphans(db::Tx& tx, base::Region region, std::string const& holder, base::Instant silent_since,
                     base::Instant now) {
  tx.execute(
      "UPDATE job SET state = 'failed', payload = '', note = 'its process ended each time', changed_at = $5"
      " WHERE region = $1"
      " AND state = 'running' AND holder <> $2 AND changed_at <= $3 AND attempts >= $4",
      {region, holder, silent_since, kAttemptsMax, now});
  tx.execute(
      "UPDATE job SET state = 'waiting', changed_at = $4 WHERE region = $1 AND state = 'running' AND holder "
      "<> $2"
      " AND changed_at <= $3",
      {region, holder, silent_since, now});
}

bool begin_periodic(db::Tx& tx, Periodic const& p, std::string const& holder, base::Instant now) {
  return tx.execute(
             "INSERT INTO lease (region, name, holder, until_at) VALUES ($1, $2, $3, $4)"
             " ON CONFLICT (region, name) DO UPDATE SET holder = $3, until_at = $4 WHERE lease.until_at <= "
             "$5",
             {kEverywhere, "periodic/" + p.name, holder, now.plus_ms(p.every_ms), now}) == 1;
}

void hold_periodic(db::Tx& tx, std::string const& name, std::string const& holder, base::Instant until) {
  tx.execute(
      "UPDATE lease SET until_at = $4 WHERE region = $1 AND name = $2 AND holder = $3 AND until_at < $4",
      {kEverywhere, "periodic/" + name, holder, until});
}

}  // namespace platform::jobs
