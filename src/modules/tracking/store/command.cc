// SQL over tracking_command.
#include "modules/tracking/store/command.h"

#include "modules/tracking/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {
namespace {

using rules::TerminalCommand;

std::string const kSelect = "SELECT " + platform::db::columns_of<TerminalCommand>() + " FROM tracking_command";

}  // namespace

void insert_command(Tx& tx, base::Region region, TerminalCommand const& c) { tx.insert("tracking_command", region, c); }

base::Outcome save_command(Tx& tx, base::Region region, TerminalCommand const& c) {
  if (!platform::db::update_object(tx, "tracking_command", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<TerminalCommand> get_command(Tx& tx, base::Region region, rules::CommandId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto c = tx.find<TerminalCommand>(sql, {region, id})) return *std::move(c);
  return refusal::command_unknown;
}

std::vector<TerminalCommand> list_queued(Tx& tx, base::Region region, std::int64_t limit) {
  static std::string const sql = kSelect + " WHERE region = $1 AND state = 'queued' ORDER BY id LIMIT $2";
  return tx.list<TerminalCommand>(sql, {region, limit});
}

std::vector<TerminalCommand> list_overdue(Tx& tx, base::Region region, base::Instant now, base::Instant sent_before,
                                          std::int64_t limit) {
  static std::string const sql = kSelect + " WHERE region = $1 AND state IN ('queued', 'sent')"
                                           " AND (valid_until < $2 OR (state = 'sent' AND sent_at < $3))"
                                           " ORDER BY id LIMIT $4";
  return tx.list<TerminalCommand>(sql, {region, now, sent_before, limit});
}

std::vector<TerminalCommand> list_commands(Tx& tx, base::Region region, CommandFilter const& f) {
  if (f.scope.none) return {};
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.scope.organisation).equal("vehicle", f.vehicle).equal("state", f.state);
  q.equal("kind", f.kind);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<TerminalCommand>(tx, q.order("id DESC", f.limit));
}

std::int64_t erase_commands(Tx& tx, base::Region region, base::Instant before, std::int64_t limit) {
  return tx.execute(
      "DELETE FROM tracking_command WHERE region = $1 AND id IN (SELECT id FROM tracking_command WHERE region = $1"
      " AND asked_at < $2 AND state NOT IN ('queued', 'sent') ORDER BY id LIMIT $3)",
      {region, before, limit});
}

}  // namespace tracking::store
