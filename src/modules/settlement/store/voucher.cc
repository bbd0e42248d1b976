// SQL over what took effect in the books, as vouchers need it.
#include "modules/settlement/store/voucher.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

/// A reservation is no entry: only what moved a balance. From the party's few accounts to their changes.
std::string const kEntries =
    " FROM settlement_account a CROSS JOIN settlement_change c CROSS JOIN settlement_posting p"
    " WHERE a.region = $1 AND a.party = $2 AND c.region = a.region AND c.account = a.id AND c.at >= $3 AND c.at < $4"
    " AND c.posted_li <> 0 AND p.region = c.region AND p.id = c.posting";

base::Instant end_of(rules::Period const& days) { return rules::beginning_of(base::add_days(days.last, 1)); }

}  // namespace

std::vector<rules::VoucherEntry> list_voucher_entries(Tx& tx, base::Region region, OrganisationId party,
                                                      rules::Period const& days, std::int64_t limit) {
  // What takes a posting back is a posting of its own, what settles one is not.
  static std::string const sql =
      "SELECT c.operation AS operation, c.at AS at, p.cause AS cause, p.note AS note, p.reverses AS reverses,"
      " a.purpose AS purpose, a.counterparty AS counterparty, c.posted_li AS posted_li" +
      kEntries + " ORDER BY c.at, c.operation, c.id LIMIT $5";
  return tx.list<rules::VoucherEntry>(sql,
                                      {region, party, rules::beginning_of(days.first), end_of(days), limit});
}

std::int64_t count_vouchers(Tx& tx, base::Region region, OrganisationId party, rules::Period const& days) {
  static std::string const sql = "SELECT COUNT(DISTINCT c.operation)" + kEntries;
  return tx.find_integer(sql, {region, party, rules::beginning_of(days.first), end_of(days)}).value_or(0);
}

rules::LedgerCodes get_ledger_codes(Tx& tx, base::Region region, OrganisationId party) {
  static std::string const sql = "SELECT " + platform::db::columns_of<rules::LedgerCode>() +
                                 " FROM settlement_ledger_code WHERE region = $1 AND party = $2 LIMIT 20";
  auto out = rules::standard_codes(party);
  for (auto& c : tx.list<rules::LedgerCode>(sql, {region, party}))
    out[static_cast<std::size_t>(c.purpose)] = c;
  return out;
}

base::Outcome keep_ledger_code(Tx& tx, base::Region region, rules::LedgerCode const& c) {
  if (c.version == 1) {
    tx.insert("settlement_ledger_code", region, c);
    return base::Done{};
  }
  if (!platform::db::update_object(tx, "settlement_ledger_code", region, c)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace settlement::store
