// SQL over nettings.
#include "modules/settlement/store/netting.h"

#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/store/payment.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kNetting = "SELECT " + columns_of<Netting>() + " FROM settlement_netting";

}  // namespace

void insert_netting(Tx& tx, base::Region region, rules::NettingDraft const& d) {
  tx.insert("settlement_netting", region, d.netting);
  for (auto const& row : d.rows) tx.insert("settlement_netted", region, row);
}

base::Outcome save_netting(Tx& tx, base::Region region, Netting const& n) {
  if (!platform::db::update_object(tx, "settlement_netting", region, n)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Netting> get_netting(Tx& tx, base::Region region, NettingId id) {
  static std::string const sql = kNetting + " WHERE region = $1 AND id = $2";
  if (auto n = tx.find<Netting>(sql, {region, id})) return *std::move(n);
  return refusal::netting_unknown;
}

std::vector<Netted> list_netted(Tx& tx, base::Region region, NettingId id) {
  static std::string const sql =
      "SELECT " + columns_of<Netted>() +
      " FROM settlement_netted WHERE region = $1 AND netting = $2 ORDER BY payer, due_on, "
      "invoice LIMIT 2000";
  return tx.list<Netted>(sql, {region, id});
}

std::vector<Netting> list_nettings(Tx& tx, base::Region region, OrganisationId party,
                                   std::string const& state, NettingId after, std::int64_t limit) {
  platform::db::Filter q{kNetting, region};
  if (party) q.add("(one = ? OR other = ?)", {party, party});
  q.equal("state", state);
  if (after) q.add("id < ?", after);
  return platform::db::list<Netting>(tx, q.order("id DESC", limit));
}

bool is_netting_proposed(Tx& tx, base::Region region, OrganisationId one, OrganisationId other) {
  return tx
      .find_integer(
          "SELECT 1 FROM settlement_netting WHERE region = $1 AND state = 'proposed'"
          " AND ((one = $2 AND other = $3) OR (one = $3 AND other = $2)) LIMIT 1",
          {region, one, other})
      .has_value();
}

std::int64_t count_nettings_since(Tx& tx, base::Region region, base::Instant from) {
  return tx
      .find_integer("SELECT COUNT(*) FROM settlement_netting WHERE region = $1 AND proposed_at >= $2",
                    {region, from})
      .value_or(0);
}

std::vector<rules::Invoice> list_open_between(Tx& tx, base::Region region, OrganisationId one,
                                              OrganisationId other, base::ServiceDate as_of) {
  static std::string const sql = "SELECT " + columns_of<rules::Invoice>() +
                                 " FROM settlement_invoice WHERE region = $1 AND issued_on <= $4"
                                 " AND claim_li <> paid_li + difference_li"
                                 " AND ((payer = $2 AND payee = $3) OR (payer = $3 AND payee = $2))"
                                 " ORDER BY due_on, id LIMIT 1000";
  return tx.list<rules::Invoice>(sql, {region, one, other, as_of});
}

std::vector<NotNetted> list_not_invoiced(Tx& tx, base::Region region, OrganisationId one, OrganisationId other) {
  static std::string const sql =
      "SELECT 'statement' AS kind, s.id AS subject, s.number AS number,"
      " CASE WHEN s.due_li < 0 THEN s.payee ELSE s.payer END AS debtor, ABS(s.due_li) AS amount_li"
      " FROM settlement_statement s WHERE s.region = $1 AND s.state = 'closed' AND s.due_li <> 0"
      " AND ((s.payer = $2 AND s.payee = $3) OR (s.payer = $3 AND s.payee = $2))"
      " AND NOT EXISTS (SELECT 1 FROM settlement_invoice i WHERE i.region = s.region AND i.statement = s.id)"
      " UNION ALL SELECT 'loss' AS kind, l.id AS subject, l.number AS number, l.liable AS debtor,"
      " l.recharge_li AS amount_li FROM settlement_loss l WHERE l.region = $1 AND l.state = 'approved'"
      " AND l.recharge_li > 0 AND l.stated_in = 0"
      " AND ((l.liable = $2 AND l.contractor = $3) OR (l.liable = $3 AND l.contractor = $2))"
      " ORDER BY kind, subject LIMIT 200";
  return tx.list<NotNetted>(sql, {region, one, other});
}

std::string find_unmatched(Tx& tx, base::Region region, OrganisationId one, OrganisationId other) {
  auto const all = tx.list<rules::Payment>(
      "SELECT " + columns_of<rules::Payment>() +
          " FROM settlement_payment WHERE region = $1 AND " + kUnmatched +
          " AND ((payer = $2 AND payee = $3) OR (payer = $3 AND payee = $2)) ORDER BY id LIMIT 1",
      {region, one, other});
  return all.empty() ? std::string{} : all.front().reference;
}

}  // namespace settlement::store
