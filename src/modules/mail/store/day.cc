// SQL over mail_movement and mail_day.
#include "modules/mail/store/day.h"

#include "modules/mail/rules/refusals.h"
#include "platform/db/object.h"

namespace mail::store {
namespace {

using platform::db::columns_of;

struct Sum {
  std::int64_t in_items{}, out_items{}, in_bags{}, out_bags{};
};
DESCRIBE(Sum, "Sums of movements.", FIELD(in_items, ""), FIELD(out_items, ""), FIELD(in_bags, ""),
         FIELD(out_bags, ""))

constexpr char kSums[] =
    "SELECT coalesce(sum(CASE WHEN way = 'in' THEN items END), 0) AS in_items,"
    " coalesce(sum(CASE WHEN way = 'out' THEN items END), 0) AS out_items,"
    " coalesce(sum(CASE WHEN way = 'in' THEN bags END), 0) AS in_bags,"
    " coalesce(sum(CASE WHEN way = 'out' THEN bags END), 0) AS out_bags"
    " FROM mail_movement WHERE region = $1 AND node = $2 AND service_date >= $3 AND service_date <= $4";

Sum sum_between(Tx& tx, base::Region region, NodeId node, base::ServiceDate from, base::ServiceDate until) {
  return tx.find<Sum>(kSums, {region, node, from, until}).value_or(Sum{});
}

std::int64_t items_here(Tx& tx, base::Region region, NodeId node) {
  auto const loose = tx.find_integer(
      "SELECT count(*) FROM mail_item WHERE region = $1 AND node = $2 AND node <> 0"
      " AND state IN ('accepted', 'waiting', 'isolated')",
      {region, node});
  auto const inside = tx.find_integer(
      "SELECT coalesce(sum(n_items), 0) FROM mail_bag WHERE region = $1 AND node = $2 AND node <> 0"
      " AND state IN ('open', 'sealed', 'received', 'opened')",
      {region, node});
  return loose.value_or(0) + inside.value_or(0);
}

std::int64_t bags_here(Tx& tx, base::Region region, NodeId node) {
  return tx
      .find_integer(
          "SELECT count(*) FROM mail_bag WHERE region = $1 AND node = $2 AND node <> 0"
          " AND state IN ('open', 'sealed', 'received', 'opened')",
          {region, node})
      .value_or(0);
}

}  // namespace

void insert_movement(Tx& tx, base::Region region, Movement const& m) {
  tx.insert("mail_movement", region, m);
}

std::vector<Movement> list_movements(Tx& tx, base::Region region, NodeId node, base::ServiceDate day,
                                     base::Id<struct MovementTag> after, std::int64_t limit) {
  static std::string const sql =
      "SELECT " + columns_of<Movement>() +
      " FROM mail_movement WHERE region = $1 AND node = $2 AND service_date = $3 AND id > $4"
      " ORDER BY id LIMIT $5";
  return tx.list<Movement>(sql, {region, node, day, after, limit});
}

rules::Books read_books(Tx& tx, base::Region region, NodeId node, base::ServiceDate day) {
  auto const today = sum_between(tx, region, node, day, day);
  auto const later = sum_between(tx, region, node, base::add_days(day, 1), base::ServiceDate{99991231});
  return {today.in_items,
          today.out_items,
          today.in_bags,
          today.out_bags,
          items_here(tx, region, node) - later.in_items + later.out_items,
          bags_here(tx, region, node) - later.in_bags + later.out_bags};
}

std::optional<rules::Day> find_day(Tx& tx, base::Region region, NodeId node, base::ServiceDate day) {
  static std::string const sql = "SELECT " + columns_of<rules::Day>() +
                                 " FROM mail_day WHERE region = $1 AND node = $2 AND service_date = $3";
  return tx.find<rules::Day>(sql, {region, node, day});
}

void insert_day(Tx& tx, base::Region region, rules::Day const& day) { tx.insert("mail_day", region, day); }

base::Outcome save_day(Tx& tx, base::Region region, rules::Day const& d) {
  auto const changed = tx.execute(
      "UPDATE mail_day SET state = $4, in_items = $5, out_items = $6, closing_items = $7, in_bags = $8, "
      "out_bags = $9,"
      " closing_bags = $10, counted_items = $11, counted_bags = $12, explanation = $13, closed_by = $14,"
      " closed_at = $15, reopened_by = $16, version = $17"
      " WHERE region = $1 AND node = $2 AND service_date = $3 AND version = $18",
      {region, d.node, d.service_date, d.state, d.in_items, d.out_items, d.closing_items, d.in_bags,
       d.out_bags, d.closing_bags, d.counted_items, d.counted_bags, d.explanation, d.closed_by, d.closed_at,
       d.reopened_by, d.version, d.version - 1});
  if (changed != 1) return refusal::changed_meanwhile;
  return base::Done{};
}

bool has_open_day_before(Tx& tx, base::Region region, NodeId node, base::ServiceDate day) {
  return tx
      .find_integer(
          "SELECT 1 FROM mail_day WHERE region = $1 AND node = $2 AND service_date < $3 AND state = 'open' "
          "LIMIT 1",
          {region, node, day})
      .has_value();
}

std::vector<rules::Day> list_days(Tx& tx, base::Region region, base::ServiceDate day) {
  static std::string const sql =
      "SELECT " + columns_of<rules::Day>() +
      " FROM mail_day WHERE region = $1 AND service_date = $2 ORDER BY node LIMIT 2000";
  return tx.list<rules::Day>(sql, {region, day});
}

}  // namespace mail::store
