// SQL over mail_custody.
#include "modules/mail/store/custody.h"

#include <algorithm>
#include <iterator>

#include "platform/db/object.h"

namespace mail::store {
namespace {

std::string const kSelect = "SELECT " + platform::db::columns_of<Custody>() +
                            " FROM mail_custody WHERE region = $1 AND subject = $2 AND subject_id = $3";

std::optional<Custody> interval_at(Tx& tx, base::Region region, ItemId item, base::Instant at) {
  static std::string const sql =
      kSelect + " AND from_at <= $4 AND (until_at = 0 OR until_at > $4) ORDER BY seq DESC LIMIT 1";
  return tx.find<Custody>(sql, {region, Subject::item, item, at});
}

}  // namespace

void pass_on(Tx& tx, base::Region region, Custody const& next) {
  static std::string const newest = kSelect + " ORDER BY seq DESC LIMIT 1";
  auto const last = tx.find<Custody>(newest, {region, next.subject, next.subject_id});
  auto mine = next;
  mine.seq = last ? last->seq + 1 : 1;
  mine.until_at = {};
  if (last) mine.from_at = std::max({next.from_at, last->from_at, last->until_at});
  if (last && !last->until_at.ms) end_custody(tx, region, next.subject, next.subject_id, next.from_at);
  tx.insert("mail_custody", region, mine);
}

void end_custody(Tx& tx, base::Region region, Subject subject, std::int64_t id, base::Instant at) {
  tx.execute(
      "UPDATE mail_custody SET until_at = CASE WHEN from_at > $4 THEN from_at ELSE $4 END"
      " WHERE region = $1 AND subject = $2 AND subject_id = $3 AND until_at = 0",
      {region, subject, id, at});
}

base::Instant present_made_at(Tx& tx, base::Region region, BagId bag) {
  return {tx.find_integer("SELECT h.made_at FROM mail_custody c JOIN mail_handover h ON h.region = c.region"
                          " AND h.id = c.handover WHERE c.region = $1 AND c.subject = $2 AND c.subject_id = $3"
                          " AND c.until_at = 0",
                          {region, Subject::bag, bag})
              .value_or(0)};
}

std::vector<Custody> list_custody(Tx& tx, base::Region region, Subject subject, std::int64_t id) {
  static std::string const sql = kSelect + " ORDER BY seq";
  return tx.list<Custody>(sql, {region, subject, id});
}

std::optional<Custody> custody_at(Tx& tx, base::Region region, ItemId item, base::Instant at) {
  auto own = interval_at(tx, region, item, at);
  if (!own || !own->bag) return own;
  auto const held = list_custody(tx, region, Subject::bag, own->bag.value);
  if (held.empty()) return {};
  auto const later = std::ranges::find_if(held, [at](Custody const& c) { return at < c.from_at; });
  return later == held.begin() ? held.front() : *std::prev(later);
}

}  // namespace mail::store
