// SQL over message_task.
#include "modules/message/store/task.h"

#include "modules/message/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace message::store {
namespace {

using platform::auth::Hat;
using platform::db::columns_of;
using platform::db::Param;
using rules::Task;

std::string const& select_task() {
  static std::string const sql = "SELECT " + columns_of<Task>() + " FROM message_task";
  return sql;
}

/// A statement under construction; the order of the parameters is the order of the calls.
struct Statement {
  std::string sql;
  std::vector<Param> params;
  Statement& add(std::string_view text) {
    sql += text;
    return *this;
  }
  Statement& add(std::string_view text, Param value) {
    params.push_back(value);
    sql += text;
    sql += '$' + std::to_string(params.size());
    return *this;
  }
};

/// The condition "addressed to the hat, or overdue and the hat manages".
void add_reach(Statement& s, Hat const& hat) {
  s.add(" AND (to_person = ", hat.person);
  s.add(" OR (to_person = 0 AND to_organisation IN (0, ", hat.organisation);
  s.add(") AND to_post IN ('', ", Param{hat.post}).add(") AND to_node IN (0");
  for (auto const node : hat.nodes) s.add(", ", node);
  s.add("))");
  if (rules::is_manager(hat.post))
    s.add(" OR (escalated_at > 0 AND to_organisation IN (0, ", hat.organisation).add("))");
  s.add(")");
}

Statement of_hat(std::string_view select, TaskFilter const& f) {
  Statement s;
  s.add(select).add(" WHERE region = ", f.hat.region);
  s.add(f.done ? " AND state = 'done'" : " AND state <> 'done'");
  if (!f.kind.empty())
    s.add(" AND substr(kind, 1, ", static_cast<std::int64_t>(f.kind.size())).add(") = ", Param{f.kind});
  if (f.overdue_at.ms) s.add(" AND due_at > 0 AND due_at < ", f.overdue_at);
  add_reach(s, f.hat);
  return s;
}

std::vector<Task> run(Tx& tx, Statement const& s) {
  std::vector<Task> out;
  Tx::Sink const sink = [&out](platform::db::Row const& row) {
    platform::db::read_row(row, base::type_of<Task>(), &out.emplace_back());
  };
  tx.run(s.sql, s.params, &sink);
  return out;
}

}  // namespace

bool insert_task(Tx& tx, base::Region region, Task const& task) {
  if (tx.find_integer("SELECT 1 FROM message_task WHERE region = $1 AND source = $2", {region, task.source}))
    return false;
  tx.insert("message_task", region, task);
  return true;
}

base::Outcome save_task(Tx& tx, base::Region region, Task const& task) {
  if (!platform::db::update_object(tx, "message_task", region, task)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Task> get_task(Tx& tx, base::Region region, TaskId id) {
  static std::string const sql = select_task() + " WHERE region = $1 AND id = $2";
  if (auto task = tx.find<Task>(sql, {region, id})) return *std::move(task);
  return refusal::task_unknown;
}

std::vector<Task> list_tasks(Tx& tx, TaskFilter const& f) {
  auto s = of_hat(select_task(), f);
  if (f.after) s.add(" AND id < ", f.after);
  s.add(" ORDER BY id DESC LIMIT ", f.limit);
  return run(tx, s);
}

std::int64_t count_tasks(Tx& tx, TaskFilter const& f) {
  auto s = of_hat("SELECT count(*) FROM (SELECT region FROM message_task", f);
  s.add(" LIMIT 500) AS found");
  std::int64_t n = 0;
  Tx::Sink const sink = [&n](platform::db::Row const& row) { n = row.integer(0); };
  tx.run(s.sql, s.params, &sink);
  return n;
}

std::vector<Task> list_open_below(Tx& tx, base::Region region, std::string_view source) {
  static std::string const sql =
      select_task() + " WHERE region = $1 AND source >= $2 AND source < $3 AND state <> 'done' ORDER BY id";
  auto const end = std::string{source} + '0';  // '0' follows '/': all of source/…
  auto found = tx.list<Task>(sql, {region, source, end});
  std::erase_if(found, [&](Task const& t) { return t.source != source && t.source[source.size()] != '/'; });
  return found;
}

std::vector<Task> list_overdue(Tx& tx, base::Region region, base::Instant now, std::int64_t limit) {
  static std::string const sql = select_task() +
                                 " WHERE region = $1 AND state <> 'done' AND escalated_at = 0 AND due_at > 0"
                                 " AND due_at <= $2 ORDER BY due_at LIMIT $3";
  return tx.list<Task>(sql, {region, now, limit});
}

}  // namespace message::store
