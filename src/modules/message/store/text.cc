// SQL over message_text.
#include "modules/message/store/text.h"

#include "modules/message/rules/refusals.h"
#include "platform/auth/installation_key.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace message::store {
namespace {

using rules::Text;

constexpr char kPurpose[] = "message.text";

std::string const kSelect = "SELECT " + platform::db::columns_of<Text>() + " FROM message_text";

Text sealed(Text t) {
  for (auto* words : {&t.phone, &t.body})
    if (!words->empty()) *words = platform::auth::seal(kPurpose, *words);
  return t;
}

/// What another installation sealed cannot be read here: it is as if erased.
std::vector<Text> opened(std::vector<Text> texts) {
  for (auto& t : texts)
    for (auto* words : {&t.phone, &t.body})
      if (!words->empty()) *words = platform::auth::unseal(kPurpose, *words).value_or("");
  return texts;
}

}  // namespace

bool insert_text(Tx& tx, base::Region region, Text const& text) {
  if (tx.find_integer("SELECT 1 FROM message_text WHERE region = $1 AND source = $2", {region, text.source}))
    return false;
  tx.insert("message_text", region, sealed(text));
  return true;
}

base::Outcome save_text(Tx& tx, base::Region region, Text const& text) {
  if (!platform::db::update_object(tx, "message_text", region, sealed(text))) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Text> get_text(Tx& tx, base::Region region, TextId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  auto found = opened(tx.list<Text>(sql, {region, id}));
  if (found.empty()) return refusal::text_unknown;
  return std::move(found.front());
}

std::vector<Text> list_due_texts(Tx& tx, base::Region region, base::Instant now, std::int64_t limit) {
  static std::string const sql =
      kSelect + " WHERE region = $1 AND state = 'waiting' AND next_at <= $2 ORDER BY next_at, id LIMIT $3";
  return opened(tx.list<Text>(sql, {region, now, limit}));
}

std::vector<Text> list_untold_texts(Tx& tx, base::Region region, NodeId node, TextId after, std::int64_t limit) {
  platform::db::Filter q{kSelect, region};
  q.equal("node", node).also("state IN ('waiting', 'failed')").also("phone <> ''");
  if (after) q.add("id > ?", after);
  return opened(platform::db::list<Text>(tx, q.order("id", limit)));
}

std::vector<Text> list_untold_below(Tx& tx, base::Region region, std::string_view source) {
  static std::string const sql = kSelect +
                                 " WHERE region = $1 AND (source = $2 OR source >= $3 AND source < $4)"
                                 " AND state IN ('waiting', 'failed') ORDER BY id";
  auto const text = std::string{source};
  auto const below = text + '/', end = text + '0';  // '0' follows '/'
  return opened(tx.list<Text>(sql, {region, text, below, end}));
}

void erase_old_texts(Tx& tx, base::Region region, base::Instant asked_before, base::Instant now) {
  tx.execute(
      "UPDATE message_text SET state = 'failed', ended_at = $3, version = version + 1"
      " WHERE region = $1 AND asked_at < $2 AND state = 'waiting'",
      {region, asked_before, now});
  tx.execute(
      "UPDATE message_text SET phone = '', body = '', version = version + 1"
      " WHERE region = $1 AND asked_at < $2 AND phone <> ''",
      {region, asked_before});
}

}  // namespace message::store
