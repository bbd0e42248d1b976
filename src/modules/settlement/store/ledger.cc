// SQL over the books.
#include "modules/settlement/store/ledger.h"

#include <limits>

#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kAccount =
    "SELECT " + columns_of<BookAccount>() + " FROM settlement_account WHERE region = $1";
std::string const kPosting =
    "SELECT " + columns_of<BookPosting>() + " FROM settlement_posting WHERE region = $1";
std::string const kChange =
    "SELECT " + columns_of<BookChange>() + " FROM settlement_change WHERE region = $1";

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

}  // namespace

std::optional<BookAccount> find_account(Tx& tx, base::Region region, AccountId id) {
  static std::string const sql = kAccount + " AND id = $2";
  return tx.find<BookAccount>(sql, {region, id});
}

std::optional<BookAccount> find_account(Tx& tx, base::Region region, OrganisationId party,
                                        rules::Purpose purpose, OrganisationId counterparty) {
  static std::string const sql = kAccount + " AND party = $2 AND purpose = $3 AND counterparty = $4";
  return tx.find<BookAccount>(sql, {region, party, purpose, counterparty});
}

void insert_account(Tx& tx, base::Region region, BookAccount const& a) {
  tx.insert("settlement_account", region, a);
}

void insert_change(Tx& tx, base::Region region, BookChange const& c) {
  tx.insert("settlement_change", region, c);
}

void change_account(Tx& tx, base::Region region, AccountId account, accounting::Balance const& by) {
  tx.post(
      "UPDATE settlement_account SET posted_li = posted_li + $3, pending_debit_li = pending_debit_li + $4,"
      " pending_credit_li = pending_credit_li + $5 WHERE region = $1 AND id = $2",
      {region, account, by.posted, by.pending_debit, by.pending_credit});
}

std::vector<BookChange> list_changes_after(Tx& tx, base::Region region, AccountId account, base::Instant at) {
  static std::string const sql = kChange + " AND account = $2 AND at > $3 ORDER BY at, id";
  return tx.list<BookChange>(sql, {region, account, at});
}

std::vector<BookChange> list_entered(Tx& tx, base::Region region, OperationId posting) {
  static std::string const sql = kChange + " AND posting = $2 AND operation = $2 ORDER BY id";
  return tx.list<BookChange>(sql, {region, posting});
}

std::optional<BookPosting> find_posting(Tx& tx, base::Region region, OperationId id) {
  static std::string const sql = kPosting + " AND id = $2";
  return tx.find<BookPosting>(sql, {region, id});
}

std::vector<BookPosting> list_postings(Tx& tx, base::Region region, std::string const& cause) {
  static std::string const sql = kPosting + " AND cause = $2 ORDER BY id LIMIT 5000";
  return tx.list<BookPosting>(sql, {region, cause});
}

void insert_posting(Tx& tx, base::Region region, BookPosting const& p) {
  tx.insert("settlement_posting", region, p);
}

void save_posting(Tx& tx, base::Region region, BookPosting const& p) {
  tx.execute("UPDATE settlement_posting SET state = $3, reversed_by = $4 WHERE region = $1 AND id = $2",
             {region, p.id, p.state, p.reversed_by});
}

std::optional<std::string> find_operation(Tx& tx, base::Region region, OperationId id) {
  return tx.find_text("SELECT content FROM settlement_operation WHERE region = $1 AND id = $2", {region, id});
}

bool insert_operation(Tx& tx, base::Region region, OperationId id, std::string const& content) {
  return tx.execute(
             "INSERT INTO settlement_operation (region, id, content) VALUES ($1, $2, $3)"
             " ON CONFLICT (region, id) DO NOTHING",
             {region, id, content}) == 1;
}

std::optional<base::Instant> closed_until(Tx& tx, base::Region region, OrganisationId party) {
  auto const at = tx.find_integer(
      "SELECT MAX(until_at) FROM settlement_closing WHERE region = $1 AND party = $2", {region, party});
  if (!at) return {};
  return base::Instant{*at};
}

void insert_closing(Tx& tx, base::Region region, OrganisationId party, base::Instant until, PersonId person,
                    base::Instant now) {
  auto const before = closed_until(tx, region, party);
  if (before == until) return;
  tx.execute(
      "INSERT INTO settlement_carried (region, account, until_at, posted_li, pending_debit_li, "
      "pending_credit_li)"
      " SELECT a.region, a.id, $3, COALESCE(MAX(k.posted_li), 0) + COALESCE(SUM(c.posted_li), 0),"
      " COALESCE(MAX(k.pending_debit_li), 0) + COALESCE(SUM(c.pending_debit_li), 0),"
      " COALESCE(MAX(k.pending_credit_li), 0) + COALESCE(SUM(c.pending_credit_li), 0) FROM "
      "settlement_account a"
      " LEFT JOIN settlement_carried k ON k.region = a.region AND k.account = a.id AND k.until_at = $4"
      " LEFT JOIN settlement_change c ON c.region = a.region AND c.account = a.id AND c.at >= $4 AND c.at < "
      "$3"
      " WHERE a.region = $1 AND a.party = $2 GROUP BY a.region, a.id",
      {region, party, until, before ? before->ms : kNever});
  tx.execute(
      "INSERT INTO settlement_closing (region, party, until_at, person, closed_at) VALUES ($1, $2, $3, $4, "
      "$5)",
      {region, party, until, person, now});
}

std::vector<TrialRow> list_trial(Tx& tx, base::Region region, OrganisationId party, base::Instant at) {
  auto const base = tx.find_integer(
      "SELECT MAX(until_at) FROM settlement_closing WHERE region = $1 AND party = $2 AND until_at <= $3",
      {region, party, at});
  return tx.list<TrialRow>(
      "SELECT a.id AS account, a.purpose AS purpose, a.counterparty AS counterparty,"
      " COALESCE(MAX(k.posted_li), 0) + COALESCE(SUM(c.posted_li), 0) AS posted_li,"
      " COALESCE(MAX(k.pending_debit_li), 0) + COALESCE(SUM(c.pending_debit_li), 0) AS pending_debit_li,"
      " COALESCE(MAX(k.pending_credit_li), 0) + COALESCE(SUM(c.pending_credit_li), 0) AS pending_credit_li"
      " FROM settlement_account a"
      " LEFT JOIN settlement_carried k ON k.region = a.region AND k.account = a.id AND k.until_at = $4"
      " LEFT JOIN settlement_change c ON c.region = a.region AND c.account = a.id AND c.at >= $4 AND c.at <= "
      "$3"
      " WHERE a.region = $1 AND a.party = $2 GROUP BY a.id, a.purpose, a.counterparty"
      " ORDER BY a.purpose, a.counterparty, a.id LIMIT 5000",
      {region, party, at, base.value_or(kNever)});
}

std::vector<HistoryRow> list_history(Tx& tx, base::Region region, AccountId account, base::Instant from,
                                     base::Instant until, base::Instant after_at, std::int64_t after_id,
                                     std::int64_t limit) {
  return tx.list<HistoryRow>(
      "SELECT c.id AS id, c.at AS at, c.posting AS posting, c.posted_li AS posted_li,"
      " c.pending_debit_li AS pending_debit_li, c.pending_credit_li AS pending_credit_li, p.state AS state,"
      " p.reverses AS reverses, p.reversed_by AS reversed_by, p.event AS event, p.cause AS cause, p.note AS "
      "note"
      " FROM settlement_change c JOIN settlement_posting p ON p.region = c.region AND p.id = c.posting"
      " WHERE c.region = $1 AND c.account = $2 AND c.at >= $3 AND c.at < $4 AND (c.at, c.id) > ($5, $6)"
      " ORDER BY c.at, c.id LIMIT $7",
      {region, account, from, until, after_at, after_id, limit});
}

base::Money balance_before(Tx& tx, base::Region region, BookAccount const& a,
                           std::vector<HistoryRow> const& rows) {
  if (rows.empty()) return a.posted_li;
  auto const later = tx.find_integer(
      "SELECT COALESCE(SUM(posted_li), 0) FROM settlement_change WHERE region = $1 AND account = $2"
      " AND (at, id) >= ($3, $4)",
      {region, a.id, rows.front().at, rows.front().id});
  return a.posted_li - base::Money{later.value_or(0)};
}

}  // namespace settlement::store
