// SQL over tracking_terminal.
#include "modules/tracking/store/terminal.h"

#include <cstdlib>

#include "modules/tracking/rules/refusals.h"
#include "platform/auth/installation_key.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace tracking::store {
namespace {

using rules::Terminal;

constexpr char kPurpose[] = "tracking.terminal_code";
std::string const kSelect = "SELECT " + platform::db::columns_of<Terminal>() + " FROM tracking_terminal";

/// Rows of a page after the last of the one before, in the order wanted.
void add_order(platform::db::Filter& q, TerminalFilter const& f) {
  if (f.order == TerminalOrder::changed_at) {
    if (f.after)
      q.add("(changed_at, id) < (?, ?)", {std::strtoll(f.after_key.c_str(), nullptr, 10), f.after});
    q.order("changed_at DESC, id DESC", f.limit);
  } else if (f.order == TerminalOrder::number) {
    if (f.after) q.add("(number, id) > (?, ?)", {f.after_key, f.after});
    q.order("number, id", f.limit);
  } else {
    if (f.after) q.add("(vehicle, id) > (?, ?)", {f.after_key, f.after});
    q.order("vehicle, id", f.limit);
  }
}

}  // namespace

std::string seal_code(std::string_view code) { return platform::auth::seal(kPurpose, code); }
std::string open_code(Terminal const& t) { return platform::auth::unseal(kPurpose, t.code).value_or(""); }

void insert_terminal(Tx& tx, base::Region region, Terminal const& t) { tx.insert("tracking_terminal", region, t); }

base::Outcome save_terminal(Tx& tx, base::Region region, Terminal const& t) {
  if (!platform::db::update_object(tx, "tracking_terminal", region, t)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Terminal> get_terminal(Tx& tx, base::Region region, TerminalId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto t = tx.find<Terminal>(sql, {region, id})) return *std::move(t);
  return refusal::terminal_unknown;
}

std::optional<Terminal> find_by_number(Tx& tx, base::Region region, std::string_view key) {
  static std::string const sql = kSelect + " WHERE region = $1 AND number = $2 AND state = 'active'";
  return tx.find<Terminal>(sql, {region, key});
}

std::optional<Terminal> find_by_vehicle(Tx& tx, base::Region region, std::string_view vehicle) {
  static std::string const sql = kSelect + " WHERE region = $1 AND vehicle = $2 AND state = 'active'";
  return tx.find<Terminal>(sql, {region, vehicle});
}

void note_shown(Tx& tx, base::Region region, TerminalId id, std::string_view raw_number, bool is_2019,
                std::string_view device) {
  auto const revision = is_2019 ? rules::Revision::r2019 : rules::Revision::r2013;
  tx.execute("UPDATE tracking_terminal SET raw_number = $3, revision = $4,"
             " device = CASE WHEN $5 = '' THEN device ELSE $5 END WHERE region = $1 AND id = $2",
             {region, id, raw_number, revision, device});
}

std::vector<Terminal> list_changed(Tx& tx, base::Region region, base::Instant since) {
  static std::string const sql = kSelect + " WHERE region = $1 AND changed_at >= $2 ORDER BY changed_at LIMIT 5000";
  return tx.list<Terminal>(sql, {region, since});
}

std::vector<Terminal> list_terminals(Tx& tx, base::Region region, TerminalFilter const& f) {
  if (f.scope.none) return {};
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.scope.organisation).equal("organisation", f.organisation);
  q.equal("state", f.state).equal("revision", f.revision);
  if (!f.text.empty())
    q.add("replace(vehicle || ' ' || number, ?, '') <> vehicle || ' ' || number", f.text);
  add_order(q, f);
  return platform::db::list<Terminal>(tx, q);
}

}  // namespace tracking::store
