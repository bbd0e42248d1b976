// SQL over comparisons.
#include "modules/settlement/store/comparison.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kComparison =
    "SELECT " + columns_of<Comparison>() + " FROM settlement_comparison WHERE region = $1";
std::string const kCompared = "SELECT " + columns_of<Compared>() + " FROM settlement_compared";

}  // namespace

void insert_comparison(Tx& tx, base::Region region, Comparison const& c, std::vector<Compared> const& rows) {
  tx.insert("settlement_comparison", region, c);
  for (auto const& row : rows) tx.insert("settlement_compared", region, row);
}

base::Result<Comparison> get_comparison(Tx& tx, base::Region region, ComparisonId id) {
  static std::string const sql = kComparison + " AND id = $2";
  if (auto c = tx.find<Comparison>(sql, {region, id})) return *std::move(c);
  return refusal::comparison_unknown;
}

std::vector<Comparison> list_comparisons(Tx& tx, base::Region region, StatementId statement) {
  static std::string const sql = kComparison + " AND statement = $2 ORDER BY id DESC LIMIT 100";
  return tx.list<Comparison>(sql, {region, statement});
}

std::vector<Compared> list_compared(Tx& tx, base::Region region, ComparisonId comparison,
                                    std::string const& outcome, std::string const& number, std::int64_t after,
                                    std::int64_t limit) {
  platform::db::Filter q{kCompared, region};
  q.add("comparison = ?", comparison).equal("outcome", outcome).begins_with({"number"}, number);
  if (after) q.add("n > ?", after);
  return platform::db::list<Compared>(tx, q.order("n", limit));
}

std::optional<Compared> find_compared(Tx& tx, base::Region region, ComparisonId comparison, std::int64_t n) {
  static std::string const sql = kCompared + " WHERE region = $1 AND comparison = $2 AND n = $3";
  return tx.find<Compared>(sql, {region, comparison, n});
}

void mark_disputed(Tx& tx, base::Region region, ComparisonId comparison, std::int64_t n, base::Instant at) {
  tx.execute(
      "UPDATE settlement_compared SET disputed_at = $4 WHERE region = $1 AND comparison = $2 AND n = $3",
      {region, comparison, n, at});
}

}  // namespace settlement::store
