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
  db::Filter q{select, region};
  q.equal("subject", f.subject).equal("action", f.action).equal("person", f.person);
  if (f.from.ms) q.add("at >= ?", f.from);
  if (f.until.ms) q.add("at < ?", f.until);
  if (f.after) q.add("id < ?", f.after);
  return db::list<Entry>(tx, q.order("id DESC", f.limit));
}

}  // namespace platform::audit
