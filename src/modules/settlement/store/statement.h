// Rows of statements, their lines and what is behind them.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "modules/settlement/rules/statement.h"

namespace settlement::store {

using rules::AgreementId;
using rules::Dispute;
using rules::LineId;
using rules::Statement;
using rules::StatementLine;

void insert_statement(Tx&, base::Region, Statement const&);
/// @errors changed_meanwhile
base::Outcome save_statement(Tx&, base::Region, Statement const&);
/// @errors statement_unknown
base::Result<Statement> get_statement(Tx&, base::Region, StatementId);
std::optional<Statement> find_statement(Tx&, base::Region, AgreementId, base::ServiceDate first_day);
/// The closed statements of an agreement before a day, newest first.
std::vector<Statement> list_closed_before(Tx&, base::Region, AgreementId, base::ServiceDate,
                                          std::int64_t limit);

struct StatementFilter {
  OrganisationId party;  ///< payer or payee; 0: all
  std::string state;
  AgreementId agreement;
  base::ServiceDate first, last;  ///< periods that end in this span; 0: any
  StatementId after;
  base::ServiceDate after_day;
  std::int64_t limit{50};
};
/// Newest period first.
std::vector<Statement> list_statements(Tx&, base::Region, StatementFilter const&);

void insert_line(Tx&, base::Region, StatementLine const&);
/// @param first  order of the first of them
void insert_parts(Tx&, base::Region, LineId, std::span<rules::BillPart const>, std::int64_t first = 1);
/// @errors changed_meanwhile
base::Outcome save_line(Tx&, base::Region, StatementLine const&);
/// @errors line_unknown
base::Result<StatementLine> get_line(Tx&, base::Region, LineId);
std::vector<StatementLine> list_lines(Tx&, base::Region, StatementId);
/// How far both sides are with the lines of a statement.
struct LineCounts {
  std::int64_t n_lines{};
  std::int64_t n_payer{}, n_payee{};  ///< confirmed by each side
  std::int64_t n_disputes{};          ///< frozen
};
DESCRIBE(LineCounts, "How far both sides are with a statement.", FIELD(n_lines, "lines"),
         FIELD(n_payer, "confirmed by the payer"), FIELD(n_payee, "confirmed by the payee"),
         FIELD(n_disputes, "frozen"))
/// @cost reads the lines in the database; none of them is brought over
LineCounts count_lines(Tx&, base::Region, StatementId);
/// Differences in closed statements that correct a closed period, without those that settle disputes.
std::vector<StatementLine> list_corrections(Tx&, base::Region, StatementId of);

/// A part as stored.
struct PartRow {
  std::int64_t n{};
  rules::EvidenceKind kind{};
  base::Id<struct SubjectTag> subject;
  std::int64_t sub{};
  std::string code, product;
  mail::Direction direction{};
  base::Instant at;
  rules::NodeId node;
  std::string route;
  std::int64_t quantity{};
  base::Money amount_li;
};
DESCRIBE(PartRow, "An event behind a line.", FIELD(n, "order"), FIELD(kind, "what"),
         FIELD(subject, "handover, bag, item, waybill, line or irregularity"),
         FIELD(sub, "line of the handover"), FIELD(code, "its code"), FIELD(product, "product"),
         FIELD(direction, "which way"), FIELD(at, "when"), FIELD(node, "where"),
         FIELD(route, "code of the line"), FIELD(quantity, "in the unit of the basis"),
         FIELD(amount_li, "its share of the line, 厘"))
/// By time, after the n-th.
std::vector<PartRow> list_parts(Tx&, base::Region, LineId, std::int64_t after, std::int64_t limit);
/// Moves parts to another line.
void move_part(Tx&, base::Region, LineId from, std::int64_t n, LineId to);

struct UnpricedRow {
  std::int64_t n{};
  rules::EvidenceKind kind{};
  base::Id<struct SubjectTag> subject;
  std::int64_t sub{};
  std::string code, product;
  mail::Direction direction{};
  base::Instant at;
  rules::NodeId node;
  std::string route;
  bool no_version{};
};
/// Unpriced events of one kind for one reason.
struct UnpricedSum {
  rules::EvidenceKind kind{};
  bool no_version{};
  std::int64_t n_events{};
};
DESCRIBE(UnpricedSum, "Unpriced events of one kind for one reason.", FIELD(kind, "what"),
         FIELD(no_version, "no version is in force; else no clause fits"), FIELD(n_events, "events"))
struct UnpricedFilter {
  std::optional<rules::EvidenceKind> kind;
  std::optional<bool> no_version;
  std::int64_t after{}, limit{100};
};
DESCRIBE(UnpricedRow, "A signed event that nothing prices.", FIELD(n, "order"), FIELD(kind, "what"),
         FIELD(subject, "handover"), FIELD(sub, "line of it"), FIELD(code, "its code"),
         FIELD(product, "product"), FIELD(direction, "which way"), FIELD(at, "when"), FIELD(node, "where"),
         FIELD(route, "code of the line"),
         FIELD(no_version, "no version was in force; else no clause speaks of it"))
/// @param first  order of the first of them
void insert_unpriced(Tx&, base::Region, StatementId, std::span<rules::Unpriced const>, std::int64_t first = 1);
/// Hands what one key stands for to another: lines with their events, and what nothing prices.
void move_rated(Tx&, base::Region, StatementId from, StatementId to);
/// The highest order among the events of a line, and among what nothing prices; 0: there is none.
std::int64_t last_part(Tx&, base::Region, LineId);
std::int64_t last_unpriced(Tx&, base::Region, StatementId);
/// A line that belongs to no statement and to no rating under way: left behind by one that did not end.
struct StrayLine {
  LineId id;
  StatementId statement;
  std::int64_t n_parts{};
};
DESCRIBE(StrayLine, "A line without statement.", FIELD(id, "key"), FIELD(statement, "key without statement"),
         FIELD(n_parts, "events behind it"))
/// At most 500.
std::vector<StrayLine> list_stray_lines(Tx&, base::Region);
/// Events of a line up to the n-th.
void delete_parts(Tx&, base::Region, LineId, std::int64_t until);
void delete_line(Tx&, base::Region, LineId);
/// What nothing priced, up to the n-th.
void delete_unpriced(Tx&, base::Region, StatementId, std::int64_t until);
/// In order. @cost the rows before them that the filter leaves out
std::vector<UnpricedRow> list_unpriced(Tx&, base::Region, StatementId, UnpricedFilter const&);
/// The most first.
std::vector<UnpricedSum> sum_unpriced(Tx&, base::Region, StatementId);

/// Whether the clock has rated on an operating day.
bool was_rated_on(Tx&, base::Region, base::ServiceDate);
void mark_rated(Tx&, base::Region, base::ServiceDate);

void insert_dispute(Tx&, base::Region, Dispute const&);
/// @errors changed_meanwhile
base::Outcome save_dispute(Tx&, base::Region, Dispute const&);
/// The last one about a line. @errors not_disputed
base::Result<Dispute> get_dispute(Tx&, base::Region, LineId);
/// A dispute that got its first answer.
struct AnsweredDispute {
  StatementId statement;
  LineId line;
  std::string number;  ///< of the statement
  AgreementId agreement;
  OrganisationId raised_for, payer, payee;
  base::Instant raised_at, answered_at;
};
DESCRIBE(AnsweredDispute, "A dispute with its first answer.", FIELD(statement, "of which"), FIELD(line, "line"),
         FIELD(number, "of the statement"), FIELD(agreement, "agreement"), FIELD(raised_for, "by which side"),
         FIELD(payer, "who pays"), FIELD(payee, "who is paid"), FIELD(raised_at, "raised"),
         FIELD(answered_at, "first answer"))
std::vector<AnsweredDispute> list_answered_disputes(Tx&, base::Region, base::Instant from, base::Instant until);
std::vector<Dispute> list_disputes(Tx&, base::Region, StatementId);
/// Agreed and not yet part of a closed statement.
std::vector<Dispute> list_agreed(Tx&, base::Region, AgreementId);

}  // namespace settlement::store
