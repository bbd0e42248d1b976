// Pages by time, each page in a transaction of its own that also says how far it came.
#include "platform/command/retention.h"

namespace platform::command {
namespace {

base::Instant forgotten_until(db::Tx& tx, base::Region region) {
  return {tx.find_integer("SELECT until_at FROM command_forgotten WHERE region = $1", {region}).value_or(0)};
}

void remember(db::Tx& tx, base::Region region, base::Instant until) {
  tx.execute(
      "INSERT INTO command_forgotten (region, until_at) VALUES ($1, $2)"
      " ON CONFLICT (region) DO UPDATE SET until_at = $2",
      {region, until});
}

/// The instant up to which the next outcomes go; more than a page when many share it.
std::int64_t end_of_page(db::Tx& tx, base::Region region, base::Instant after, base::Instant before,
                         std::int64_t page) {
  return tx
      .find_integer(
          "SELECT COALESCE(max(p.at), 0) FROM (SELECT at FROM command_outcome WHERE region = $1 AND at > $2"
          " AND at < $3 ORDER BY at LIMIT $4) AS p",
          {region, after, before, page})
      .value_or(0);
}

}  // namespace

std::int64_t forget_answers(db::Database& database, base::Region region, base::Instant done_before,
                            std::int64_t page) {
  std::int64_t n = 0;
  for (auto more = true; more;)
    database.write_now([&](db::Tx& tx) {
      auto const after = forgotten_until(tx, region);
      base::Instant const until{end_of_page(tx, region, after, done_before, page)};
      more = until > after;
      if (!more) return false;
      n += tx.execute(
          "UPDATE command_outcome SET body = '' WHERE region = $1 AND at > $2 AND at <= $3 AND status = 200",
          {region, after, until});
      remember(tx, region, until);
      return true;
    });
  return n;
}

}  // namespace platform::command
