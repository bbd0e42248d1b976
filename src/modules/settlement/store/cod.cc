// SQL over cash on delivery.
#include "modules/settlement/store/cod.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kCod = "SELECT " + columns_of<Cod>() + " FROM settlement_cod";
std::string const kRemittance = "SELECT " + columns_of<Remittance>() + " FROM settlement_remittance";

}  // namespace

bool insert_cod(Tx& tx, base::Region region, Cod const& c) {
  if (tx.find_integer("SELECT 1 FROM settlement_cod WHERE region = $1 AND id = $2", {region, c.id}))
    return false;
  tx.insert("settlement_cod", region, c);
  return true;
}

base::Outcome save_cod(Tx& tx, base::Region region, Cod const& c) {
  if (!platform::db::update_object(tx, "settlement_cod", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Cod> get_cod(Tx& tx, base::Region region, CodId id) {
  static std::string const sql = kCod + " WHERE region = $1 AND id = $2";
  if (auto c = tx.find<Cod>(sql, {region, id})) return *std::move(c);
  return refusal::cod_elsewhere;
}

std::vector<Cod> list_cod_of(Tx& tx, base::Region region, RemittanceId id) {
  static std::string const sql =
      kCod + " WHERE region = $1 AND (remittance = $2 OR payout = $2) ORDER BY id LIMIT 2000";
  return tx.list<Cod>(sql, {region, id});
}

std::vector<Cod> list_cod(Tx& tx, base::Region region, CodFilter const& f) {
  platform::db::Filter q{kCod, region};
  if (f.party) q.add("(holder = ? OR contractor = ?)", {f.party, f.party});
  q.equal("state", f.state).begins_with({"item_number"}, f.text);
  if (f.first.yyyymmdd) q.add("collected_on >= ?", f.first);
  if (f.last.yyyymmdd) q.add("collected_on <= ?", f.last);
  if (f.after) q.add("(collected_on, id) > (?, ?)", {f.after_day, f.after});
  return platform::db::list<Cod>(tx, q.order("collected_on, id", f.limit));
}

std::vector<CodDay> sum_cod(Tx& tx, base::Region region, OrganisationId party) {
  return tx.list<CodDay>(
      "SELECT state AS state, collected_on AS collected_on, holder AS holder, contractor AS contractor,"
      " COUNT(*) AS n_items, SUM(amount_li) AS amount_li FROM settlement_cod"
      " WHERE region = $1 AND state IN ('collected', 'underway', 'remitted')"
      " AND ($2 = 0 OR holder = $2 OR contractor = $2)"
      " GROUP BY state, collected_on, holder, contractor ORDER BY collected_on",
      {region, party});
}

base::Outcome insert_remittance(Tx& tx, base::Region region, Remittance const& r) {
  if (tx.find_integer(
          "SELECT 1 FROM settlement_remittance WHERE region = $1 AND payer = $2 AND reference = $3"
          " AND state <> 'refused'",
          {region, r.payer, r.reference}))
    return refusal::remittance_exists;
  tx.insert("settlement_remittance", region, r);
  return base::Done{};
}

base::Outcome save_remittance(Tx& tx, base::Region region, Remittance const& r) {
  if (!platform::db::update_object(tx, "settlement_remittance", region, r)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Remittance> get_remittance(Tx& tx, base::Region region, RemittanceId id) {
  static std::string const sql = kRemittance + " WHERE region = $1 AND id = $2";
  if (auto r = tx.find<Remittance>(sql, {region, id})) return *std::move(r);
  return refusal::remittance_unknown;
}

std::vector<Remittance> list_remittances(Tx& tx, base::Region region, OrganisationId party,
                                         std::string const& state, RemittanceId after, std::int64_t limit) {
  platform::db::Filter q{kRemittance, region};
  if (party) q.add("(payer = ? OR payee = ?)", {party, party});
  q.equal("state", state);
  if (after) q.add("id < ?", after);
  return platform::db::list<Remittance>(tx, q.order("id DESC", limit));
}

std::int64_t count_remittances_since(Tx& tx, base::Region region, base::Instant from) {
  return tx
      .find_integer("SELECT COUNT(*) FROM settlement_remittance WHERE region = $1 AND made_at >= $2",
                    {region, from})
      .value_or(0);
}

}  // namespace settlement::store
