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
  end_custody(tx, region, next.subject, next.subject_id, next.from_at);
  tx.execute(
      "INSERT INTO mail_custody (region, subject, subject_id, seq, organisation, person, node, waybill, bag, "
      "handover, from_at, until_at, recorded_at)"
      " SELECT $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7, $8, $9,"
      " CASE WHEN max(until_at) > $10 THEN max(until_at) ELSE $10 END, 0, $11 FROM mail_custody"
      " WHERE region = $1 AND subject = $2 AND subject_id = $3",
      {region, next.subject, next.subject_id, next.organisation, next.person, next.node, next.waybill,
       next.bag, next.handover, next.from_at, next.recorded_at});
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
