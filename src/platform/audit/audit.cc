// SQL over audit_entry and the rendering of differences.
#include "platform/audit/audit.h"

#include "platform/db/filter.h"
#include "platform/db/object.h"
#include "platform/json/json.h"

namespace platform::audit {
namespace {

/// A field of an object as JSON; null when there is no object.
std::string render_field(base::Field const& field, void const* object) {
  if (!object) return "null";
  base::Type const alone{.kind = base::Kind::object, .name = "field", .fields = {&field, 1}};
  std::string text;
  json::render(text, alone, object, json::Personal::masked);
  // {"name":value} → value; a secret renders as {}.
  auto const colon = text.find(':');
  return colon == std::string::npos ? "null" : text.substr(colon + 1, text.size() - colon - 2);
}

/// What the audit book holds about one thing, and its facts from the journal, each with where its command came from: a
/// fact is stored once, by its event and its command's outcome. Both halves are found by subject.
std::string select_with_facts() {
  return "SELECT " + db::columns_of<Entry>() + " FROM (SELECT region, " + db::columns_of<Entry>() +
         " FROM audit_entry UNION ALL SELECT e.region, e.id, e.at, e.person, e.hat, COALESCE(o.address, '') AS address,"
         " COALESCE(o.device, '') AS device, COALESCE(o.request_id, '') AS request_id, e.type AS action, e.subject,"
         " '{}' AS changes, '' AS purpose FROM journal_event e LEFT JOIN command_outcome o ON o.region = e.region"
         " AND o.id = e.command) AS book";
}

}  // namespace

std::string render_changes(base::Type const& type, void const* before, void const* after) {
  std::string out = "{";
  for (auto const& field : type.fields) {
    auto const was = render_field(field, before);
    auto const is = render_field(field, after);
    if (was == is) continue;
    out += (out.size() > 1 ? ",\"" : "\"") + std::string{field.name} + "\":[" + was + "," + is + "]";
  }
  return out + "}";
}

void append(db::Tx& tx, base::Region region, Entry const& entry) { tx.insert("audit_entry", region, entry); }

std::vector<Entry> list(db::Tx& tx, base::Region region, EntryFilter const& f) {
  static std::string const select = "SELECT " + db::columns_of<Entry>() + " FROM audit_entry";
  static std::string const with_facts = select_with_facts();
  db::Filter q{f.subject.empty() ? select : with_facts, region};
  q.equal("subject", f.subject).equal("action", f.action).equal("person", f.person);
  if (f.from.ms) q.add("at >= ?", f.from);
  if (f.until.ms) q.add("at < ?", f.until);
  if (f.after) q.add("id < ?", f.after);
  return db::list<Entry>(tx, q.order("id DESC", f.limit));
}

}  // namespace platform::audit
