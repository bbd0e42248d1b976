// SQL over statements of a span of days.
#include "modules/settlement/store/billed.h"

#include "platform/db/object.h"

namespace settlement::store {
namespace {

using platform::db::columns_of;

/// Statements of a side that have a day in a span; $1 region, $2 side, $3 and $4 the span.
#define OF_SPAN "s.region = $1 AND (s.payer = $2 OR s.payee = $2) AND s.last_day >= $3 AND s.first_day <= $4"

}  // namespace

std::vector<BilledStatement> list_billed_statements(Tx& tx, base::Region region, BilledSpan const& span) {
  static std::string const sql = "SELECT " + columns_of<BilledStatement>("s.") +
                                 " FROM settlement_statement s WHERE " OF_SPAN " ORDER BY s.last_day, s.id";
  return tx.list<BilledStatement>(sql, {region, span.party, span.first, span.last});
}

std::vector<BilledLine> list_billed_lines(Tx& tx, base::Region region, BilledSpan const& span) {
  static std::string const sql =
      "SELECT l.id AS line, l.statement AS statement, l.version_of AS version_of, l.rule AS rule, l.kind AS "
      "kind,"
      " l.name AS name, l.basis AS basis, l.link AS link, l.route AS route, l.quantity AS quantity,"
      " l.amount_li AS amount_li, l.gross_li AS gross_li FROM settlement_statement s JOIN settlement_line l"
      " ON l.region = s.region AND l.statement = s.id AND l.state <> 'frozen' WHERE " OF_SPAN
      " ORDER BY s.last_day, s.id, l.seq, l.id";
  return tx.list<BilledLine>(sql, {region, span.party, span.first, span.last});
}

std::vector<BilledPart> list_billed_parts(Tx& tx, base::Region region, BilledSpan const& span) {
  static std::string const sql =
      "SELECT " + columns_of<BilledPart>("p.") +
      " FROM settlement_statement s JOIN settlement_line l ON l.region = s.region AND l.statement = s.id"
      " AND l.state <> 'frozen' JOIN settlement_part p ON p.region = l.region AND p.line = l.id AND "
      "p.quantity > 0 WHERE " OF_SPAN " ORDER BY s.last_day, s.id, l.seq, l.id, p.n";
  return tx.list<BilledPart>(sql, {region, span.party, span.first, span.last});
}

#undef OF_SPAN

}  // namespace settlement::store
