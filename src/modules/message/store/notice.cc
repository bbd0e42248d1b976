// SQL over message_notice and message_reading.
#include "modules/message/store/notice.h"

#include "modules/message/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace message::store {

using platform::db::columns_of;
using rules::Notice;

void insert_notice(Tx& tx, base::Region region, Notice const& notice) {
  tx.insert("message_notice", region, notice);
}

base::Result<Notice> get_notice(Tx& tx, base::Region region, NoticeId id) {
  static std::string const sql =
      "SELECT " + columns_of<Notice>() + " FROM message_notice WHERE region = $1 AND id = $2";
  if (auto notice = tx.find<Notice>(sql, {region, id})) return *std::move(notice);
  return refusal::notice_unknown;
}

std::vector<Notice> list_notices(Tx& tx, base::Region region, base::Instant now, NoticeId after,
                                 std::int64_t limit) {
  static std::string const select = "SELECT " + columns_of<Notice>() + " FROM message_notice";
  platform::db::Filter q{select, region};
  q.add("(valid_until = 0 OR valid_until > ?)", now);
  if (after) q.add("id < ?", after);
  return platform::db::list<Notice>(tx, q.order("id DESC", limit));
}

void note_reading(Tx& tx, base::Region region, Reading const& r) {
  tx.execute(
      "INSERT INTO message_reading (region, notice, person, read_at, acknowledged_at) VALUES ($1, $2, $3, "
      "$4, $5)"
      " ON CONFLICT (region, notice, person) DO UPDATE SET acknowledged_at ="
      " CASE WHEN message_reading.acknowledged_at = 0 THEN excluded.acknowledged_at"
      " ELSE message_reading.acknowledged_at END",
      {region, r.notice, r.person, r.read_at, r.acknowledged_at});
}

std::optional<Reading> find_reading(Tx& tx, base::Region region, NoticeId notice, PersonId person) {
  static std::string const sql = "SELECT " + columns_of<Reading>() +
                                 " FROM message_reading WHERE region = $1 AND notice = $2 AND person = $3";
  return tx.find<Reading>(sql, {region, notice, person});
}

std::vector<Reading> list_readings(Tx& tx, base::Region region, NoticeId notice) {
  static std::string const sql =
      "SELECT " + columns_of<Reading>() +
      " FROM message_reading WHERE region = $1 AND notice = $2 ORDER BY read_at LIMIT 5000";
  return tx.list<Reading>(sql, {region, notice});
}

}  // namespace message::store
