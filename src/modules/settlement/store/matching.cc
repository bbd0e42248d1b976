// SQL over matchings.
#include "modules/settlement/store/matching.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;
using rules::Matching;

std::string const kMatching = "SELECT " + columns_of<Matching>() + " FROM settlement_matching";

}  // namespace

void insert_matching(Tx& tx, base::Region region, Matching const& m) {
  tx.insert("settlement_matching", region, m);
}

base::Outcome save_matching(Tx& tx, base::Region region, Matching const& m) {
  if (!platform::db::update_object(tx, "settlement_matching", region, m)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Matching> get_matching(Tx& tx, base::Region region, rules::MatchingId id) {
  static std::string const sql = kMatching + " WHERE region = $1 AND id = $2";
  if (auto m = tx.find<Matching>(sql, {region, id})) return *std::move(m);
  return refusal::matching_unknown;
}

void insert_match(Tx& tx, base::Region region, Matching const& of, base::Id<rules::Match> id,
                  rules::Match const& m) {
  tx.execute(
      "INSERT INTO settlement_match (region, id, payment, invoice, amount_li, person, at, matching)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {region, id, m.payment, m.invoice, m.amount_li, of.person, of.at, of.id});
}

std::vector<rules::Match> list_matches(Tx& tx, base::Region region, rules::MatchingId matching) {
  static std::string const sql = "SELECT " + columns_of<rules::Match>() +
                                 " FROM settlement_match WHERE region = $1 AND matching = $2 ORDER BY id LIMIT 5000";
  return tx.list<rules::Match>(sql, {region, matching});
}

std::vector<Matching> list_matchings(Tx& tx, base::Region region, MatchingFilter const& f) {
  platform::db::Filter q{kMatching, region};
  if (f.party) q.add("(payer = ? OR payee = ?)", {f.party, f.party});
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Matching>(tx, q.order("id DESC", f.limit));
}

}  // namespace settlement::store
