// SQL over mail_irregularity and mail_delivery.
#include "modules/mail/store/irregularity.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace mail::store {

using platform::db::columns_of;
using rules::Irregularity;

void insert_irregularity(Tx& tx, base::Region region, Irregularity const& i) {
  tx.insert("mail_irregularity", region, i);
}

base::Outcome save_irregularity(Tx& tx, base::Region region, Irregularity const& i) {
  if (!platform::db::update_object(tx, "mail_irregularity", region, i)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Irregularity> get_irregularity(Tx& tx, base::Region region, IrregularityId id) {
  static std::string const sql =
      "SELECT " + columns_of<Irregularity>() + " FROM mail_irregularity WHERE region = $1 AND id = $2";
  if (auto i = tx.find<Irregularity>(sql, {region, id})) return *std::move(i);
  return refusal::irregularity_unknown;
}

std::vector<Irregularity> list_irregularities(Tx& tx, base::Region region, IrregularityFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Irregularity>() + " FROM mail_irregularity";
  platform::db::Filter q{select, region};
  q.equal("state", f.state).equal("kind", f.kind).equal("to_organisation", f.to_organisation);
  q.equal("raised_by_node", f.raised_by_node).equal("owner", f.owner);
  if (f.open) q.also("state <> 'closed'");
  if (f.overdue_at.ms) q.add("due_at < ?", f.overdue_at);
  if (f.overdue_at.ms) q.also("state IN ('raised', 'disputed')");
  if (!f.by_clock) {
    if (f.after) q.add("id < ?", f.after);
    return platform::db::list<Irregularity>(tx, q.order("id DESC", f.limit));
  }
  // The clock of the answered stands still: they come after those that wait.
  constexpr char const* kStands = "CASE WHEN state IN ('raised', 'disputed') THEN 0 ELSE 1 END";
  static std::string const place = std::string{kStands} + ", due_at, id";
  static std::string const later = "(" + place + ") > (SELECT " + place + " FROM mail_irregularity WHERE region = $1" +
                                   " AND id = ?)";
  if (f.after) q.add(later, f.after);
  return platform::db::list<Irregularity>(tx, q.order(place, f.limit));
}

std::int64_t count_irregularities(Tx& tx, base::Region region, NodeId node, base::Instant since) {
  return tx
      .find_integer(
          "SELECT count(*) FROM mail_irregularity WHERE region = $1 AND raised_by_node = $2 AND raised_at >= "
          "$3",
          {region, node, since})
      .value_or(0);
}

void insert_delivery(Tx& tx, base::Region region, rules::Delivery const& d) {
  tx.insert("mail_delivery", region, d);
}

std::vector<rules::Delivery> list_deliveries(Tx& tx, base::Region region, ItemId item) {
  static std::string const sql = "SELECT " + columns_of<rules::Delivery>() +
                                 " FROM mail_delivery WHERE region = $1 AND item = $2 ORDER BY id";
  return tx.list<rules::Delivery>(sql, {region, item});
}

}  // namespace mail::store
