// SQL over statements.
#include "modules/settlement/store/statement.h"

#include "modules/settlement/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

std::string const kStatement =
    "SELECT " + columns_of<Statement>() + " FROM settlement_statement WHERE region = $1";
std::string const kLine = "SELECT " + columns_of<StatementLine>() + " FROM settlement_line WHERE region = $1";
std::string const kDispute = "SELECT " + columns_of<Dispute>() + " FROM settlement_dispute WHERE region = $1";

template <typename T>
base::Outcome save(Tx& tx, char const* table, base::Region region, T const& row) {
  if (!platform::db::update_object(tx, table, region, row)) return refusal::changed_meanwhile;
  return base::Done{};
}

}  // namespace

void insert_statement(Tx& tx, base::Region region, Statement const& s) {
  tx.insert("settlement_statement", region, s);
}

base::Outcome save_statement(Tx& tx, base::Region region, Statement const& s) {
  return save(tx, "settlement_statement", region, s);
}

base::Result<Statement> get_statement(Tx& tx, base::Region region, StatementId id) {
  static std::string const sql = kStatement + " AND id = $2";
  if (auto s = tx.find<Statement>(sql, {region, id})) return *std::move(s);
  return refusal::statement_unknown;
}

std::optional<Statement> find_statement(Tx& tx, base::Region region, AgreementId agreement,
                                        base::ServiceDate first_day) {
  static std::string const sql = kStatement + " AND agreement = $2 AND first_day = $3";
  return tx.find<Statement>(sql, {region, agreement, first_day});
}

std::vector<Statement> list_closed_before(Tx& tx, base::Region region, AgreementId agreement,
                                          base::ServiceDate day, std::int64_t limit) {
  static std::string const sql =
      kStatement +
      " AND agreement = $2 AND first_day < $3 AND state = 'closed' ORDER BY first_day DESC LIMIT $4";
  return tx.list<Statement>(sql, {region, agreement, day, limit});
}

std::vector<Statement> list_statements(Tx& tx, base::Region region, StatementFilter const& f) {
  static std::string const select = "SELECT " + columns_of<Statement>() + " FROM settlement_statement";
  platform::db::Filter q{select, region};
  if (f.party) q.add("(payer = ? OR payee = ?)", {f.party, f.party});
  q.equal("state", f.state).equal("agreement", f.agreement);
  if (f.first.yyyymmdd) q.add("last_day >= ?", f.first);
  if (f.last.yyyymmdd) q.add("last_day <= ?", f.last);
  if (f.after) q.add("(last_day, id) < (?, ?)", {f.after_day, f.after});
  return platform::db::list<Statement>(tx, q.order("last_day DESC, id DESC", f.limit));
}

void insert_line(Tx& tx, base::Region region, StatementLine const& l) {
  tx.insert("settlement_line", region, l);
}

void insert_parts(Tx& tx, base::Region region, LineId line, std::span<rules::BillPart const> parts,
                  std::int64_t first) {
  auto n = first - 1;
  for (auto const& p : parts) {
    auto const& e = p.evidence;
    tx.post(
        "INSERT INTO settlement_part (region, line, n, kind, subject, sub, code, product, direction, at, "
        "node, route,"
        " quantity, amount_li) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {region, line, ++n, e.kind, e.subject, e.sub, e.code, e.product, e.direction, e.at, e.node, e.route,
         p.quantity, p.amount});
  }
}

base::Outcome save_line(Tx& tx, base::Region region, StatementLine const& l) {
  return save(tx, "settlement_line", region, l);
}

base::Result<StatementLine> get_line(Tx& tx, base::Region region, LineId id) {
  static std::string const sql = kLine + " AND id = $2";
  if (auto l = tx.find<StatementLine>(sql, {region, id})) return *std::move(l);
  return refusal::line_unknown;
}

std::vector<StatementLine> list_lines(Tx& tx, base::Region region, StatementId statement) {
  static std::string const sql = kLine + " AND statement = $2 ORDER BY seq, id LIMIT 20000";
  return tx.list<StatementLine>(sql, {region, statement});
}

LineCounts count_lines(Tx& tx, base::Region region, StatementId statement) {
  auto const counts = tx.find<LineCounts>(
      "SELECT COUNT(*) AS n_lines, COUNT(CASE WHEN payer_by <> 0 THEN 1 END) AS n_payer,"
      " COUNT(CASE WHEN payee_by <> 0 THEN 1 END) AS n_payee,"
      " COUNT(CASE WHEN state = 'frozen' THEN 1 END) AS n_disputes"
      " FROM settlement_line WHERE region = $1 AND statement = $2",
      {region, statement});
  return counts.value_or(LineCounts{});
}

std::vector<StatementLine> list_corrections(Tx& tx, base::Region region, StatementId of) {
  static std::string const sql =
      kLine +
      " AND of_statement = $2 AND of_line = 0 AND statement IN (SELECT s.id FROM settlement_statement s"
      " WHERE s.region = $1 AND s.state = 'closed') ORDER BY id LIMIT 20000";
  return tx.list<StatementLine>(sql, {region, of});
}

std::vector<PartRow> list_parts(Tx& tx, base::Region region, LineId line, std::int64_t after,
                                std::int64_t limit) {
  static std::string const sql =
      "SELECT " + columns_of<PartRow>() +
      " FROM settlement_part WHERE region = $1 AND line = $2 AND n > $3 ORDER BY n LIMIT $4";
  return tx.list<PartRow>(sql, {region, line, after, limit});
}

void move_part(Tx& tx, base::Region region, LineId from, std::int64_t n, LineId to) {
  tx.execute("UPDATE settlement_part SET line = $4 WHERE region = $1 AND line = $2 AND n = $3",
             {region, from, n, to});
}

void insert_unpriced(Tx& tx, base::Region region, StatementId statement, std::span<rules::Unpriced const> all,
                     std::int64_t first) {
  auto n = first - 1;
  for (auto const& u : all) {
    auto const& e = u.evidence;
    tx.post(
        "INSERT INTO settlement_unpriced (region, statement, n, kind, subject, sub, code, product, "
        "direction, at,"
        " node, route, no_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {region, statement, ++n, e.kind, e.subject, e.sub, e.code, e.product, e.direction, e.at, e.node,
         e.route, u.no_version});
  }
}

std::vector<UnpricedRow> list_unpriced(Tx& tx, base::Region region, StatementId statement,
                                       UnpricedFilter const& f) {
  static std::string const select = "SELECT " + columns_of<UnpricedRow>() + " FROM settlement_unpriced";
  platform::db::Filter q{select, region};
  q.add("statement = ?", statement);
  q.add("n > ?", f.after);
  if (f.kind) q.add("kind = ?", *f.kind);
  if (f.no_version) q.add("no_version = ?", *f.no_version);
  return platform::db::list<UnpricedRow>(tx, q.order("n", f.limit));
}

std::vector<UnpricedSum> sum_unpriced(Tx& tx, base::Region region, StatementId statement) {
  return tx.list<UnpricedSum>(
      "SELECT kind, no_version, COUNT(*) AS n_events FROM settlement_unpriced WHERE region = $1 AND statement = $2"
      " GROUP BY kind, no_version ORDER BY n_events DESC, kind, no_version LIMIT 50",
      {region, statement});
}

void move_rated(Tx& tx, base::Region region, StatementId from, StatementId to) {
  for (auto const* sql :
       {"UPDATE settlement_line SET statement = $3 WHERE region = $1 AND statement = $2",
        "UPDATE settlement_unpriced SET statement = $3 WHERE region = $1 AND statement = $2"})
    tx.execute(sql, {region, from, to});
}

std::int64_t last_part(Tx& tx, base::Region region, LineId line) {
  return tx
      .find_integer("SELECT COALESCE(max(n), 0) FROM settlement_part WHERE region = $1 AND line = $2",
                    {region, line})
      .value_or(0);
}

std::int64_t last_unpriced(Tx& tx, base::Region region, StatementId statement) {
  return tx
      .find_integer(
          "SELECT COALESCE(max(n), 0) FROM settlement_unpriced WHERE region = $1 AND statement = $2",
          {region, statement})
      .value_or(0);
}

std::vector<StrayLine> list_stray_lines(Tx& tx, base::Region region) {
  return tx.list<StrayLine>(
      "SELECT l.id AS id, l.statement AS statement, l.n_parts AS n_parts FROM settlement_line l WHERE "
      "l.region = $1"
      " AND NOT EXISTS (SELECT 1 FROM settlement_statement s WHERE s.region = l.region AND s.id = "
      "l.statement)"
      " AND NOT EXISTS (SELECT 1 FROM settlement_drafting d WHERE d.region = l.region AND d.beside = "
      "l.statement)"
      " ORDER BY l.id LIMIT 500",
      {region});
}

void delete_parts(Tx& tx, base::Region region, LineId line, std::int64_t until) {
  tx.execute("DELETE FROM settlement_part WHERE region = $1 AND line = $2 AND n <= $3",
             {region, line, until});
}

void delete_line(Tx& tx, base::Region region, LineId line) {
  tx.execute("DELETE FROM settlement_line WHERE region = $1 AND id = $2", {region, line});
}

void delete_unpriced(Tx& tx, base::Region region, StatementId statement, std::int64_t until) {
  tx.execute("DELETE FROM settlement_unpriced WHERE region = $1 AND statement = $2 AND n <= $3",
             {region, statement, until});
}

bool was_rated_on(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.find_integer("SELECT 1 FROM settlement_rated WHERE region = $1 AND day = $2", {region, day})
      .has_value();
}

void mark_rated(Tx& tx, base::Region region, base::ServiceDate day) {
  tx.execute(
      "INSERT INTO settlement_rated (region, day) VALUES ($1, $2) ON CONFLICT (region, day) DO NOTHING",
      {region, day});
}

void insert_dispute(Tx& tx, base::Region region, Dispute const& d) {
  tx.insert("settlement_dispute", region, d);
}

base::Outcome save_dispute(Tx& tx, base::Region region, Dispute const& d) {
  return save(tx, "settlement_dispute", region, d);
}

base::Result<Dispute> get_dispute(Tx& tx, base::Region region, LineId line) {
  static std::string const sql = kDispute + " AND line = $2 ORDER BY id DESC LIMIT 1";
  if (auto d = tx.find<Dispute>(sql, {region, line})) return *std::move(d);
  return refusal::not_disputed;
}

std::vector<Dispute> list_disputes(Tx& tx, base::Region region, StatementId statement) {
  static std::string const sql = kDispute + " AND statement = $2 ORDER BY id LIMIT 5000";
  return tx.list<Dispute>(sql, {region, statement});
}

std::vector<AnsweredDispute> list_answered_disputes(Tx& tx, base::Region region, base::Instant from,
                                                    base::Instant until) {
  return tx.list<AnsweredDispute>(
      "SELECT d.statement AS statement, d.line AS line, s.number AS number, s.agreement AS agreement,"
      " d.raised_for AS raised_for, s.payer AS payer, s.payee AS payee, d.raised_at AS raised_at,"
      " d.answered_at AS answered_at FROM settlement_dispute d CROSS JOIN settlement_statement s"
      " WHERE d.region = $1 AND d.answered_at > 0 AND d.answered_at >= $2 AND d.answered_at < $3"
      " AND s.region = d.region AND s.id = d.statement ORDER BY d.id",
      {region, from, until});
}

std::vector<Dispute> list_agreed(Tx& tx, base::Region region, AgreementId agreement) {
  static std::string const sql =
      kDispute +
      " AND agreed_at > 0 AND carried_into = 0 AND statement IN (SELECT s.id FROM settlement_statement s"
      " WHERE s.region = $1 AND s.agreement = $2) ORDER BY id LIMIT 5000";
  return tx.list<Dispute>(sql, {region, agreement});
}

}  // namespace settlement::store
