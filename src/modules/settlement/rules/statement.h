// A statement 结算单 as a state machine: drafted, confirmed line by line by both sides, sealed by both,
// closed.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/settlement/rules/bill.h"

namespace settlement::rules {

using LineId = base::Id<struct StatementLineTag>;

/// `rating`: the period runs and is rated every day. `draft`: rated as a whole, waits for both sides.
/// `closed`: sealed by both; nothing of it changes any more.
enum class StatementState { rating, draft, closed };
DESCRIBE_ENUM(StatementState, "Life of a statement.", "rating", "draft", "closed")

enum class Side { payer, payee };
DESCRIBE_ENUM(Side, "Which side.", "payer", "payee")

struct Statement {
  StatementId id;
  std::string number;  ///< 结算单号: agreement and period
  AgreementId agreement;
  std::string agreement_number, title;
  OrganisationId payer, payee;
  base::ServiceDate first_day, last_day;
  StatementState state{};
  base::Instant rated_at;
  base::ServiceDate rated_until;  ///< last day with events in it
  PersonId made_by;               ///< who had it drafted; 0: the clock
  std::int64_t n_events{}, n_unpriced{};
  bool by_line{};  ///< tax is rounded line by line
  PersonId payer_sealed_by, payee_sealed_by;
  base::Instant payer_sealed_at, payee_sealed_at, closed_at;
  base::Money due_li;     ///< gross of what is not frozen, from the payer to the payee
  base::Money frozen_li;  ///< gross of what is
  std::int64_t version{1};
};
DESCRIBE(Statement, "A statement.", FIELD(id, "key"), FIELD(number, "number"), FIELD(agreement, "agreement"),
         FIELD(agreement_number, "its number"), FIELD(title, "its title"), FIELD(payer, "who pays"),
         FIELD(payee, "who is paid"), FIELD(first_day, "first day"), FIELD(last_day, "last day"),
         FIELD(state, "life"), FIELD(rated_at, "last rated"),
         FIELD(rated_until, "last day with events in it"), FIELD(made_by, "who had it drafted, 0: the clock"),
         FIELD(n_events, "signed events"), FIELD(n_unpriced, "of them that nothing prices"),
         FIELD(by_line, "tax is rounded line by line"), FIELD(payer_sealed_by, "seal of the payer"),
         FIELD(payee_sealed_by, "seal of the payee"), FIELD(payer_sealed_at, "when, 0: not yet"),
         FIELD(payee_sealed_at, "when, 0: not yet"), FIELD(closed_at, "closed"),
         FIELD(due_li, "to be paid, 厘"), FIELD(frozen_li, "in dispute, 厘"),
         FIELD(version, "grows with every change"))

/// `frozen`: in dispute, left out of the sum. `settled`: the dispute is over; what was agreed stands in a
/// later statement.
enum class LineState { open, frozen, settled };
DESCRIBE_ENUM(LineState, "Life of a line.", "open", "frozen", "settled")

struct StatementLine {
  LineId id;
  StatementId statement;
  std::int64_t seq{};
  LineState state{};
  VersionId version_of;
  rating::RuleId rule;
  LineKind kind{};
  std::string name, basis, link, incident, route;
  std::int64_t quantity{};
  base::Money amount_li;
  std::int64_t tax_rate{};
  bool tax_included{true}, in_invoice{true};
  base::Money net_li, tax_li, gross_li;
  std::int64_t n_parts{};
  StatementId of_statement;
  LineId of_line;
  PersonId payer_by, payee_by;  ///< who confirmed it for each side; 0: nobody yet
  base::Instant payer_at, payee_at;
  std::int64_t version{1};
};
DESCRIBE(StatementLine, "A line of a statement.", FIELD(id, "key"), FIELD(statement, "of which"),
         FIELD(seq, "order"), FIELD(state, "life"), FIELD(version_of, "version of the agreement"),
         FIELD(rule, "its clause"), FIELD(kind, "what it is"), FIELD(name, "of the clause"),
         FIELD(basis, "what is counted"), FIELD(link, "part of the way"),
         FIELD(incident, "what went wrong or well"), FIELD(route, "line, \"\": all"),
         FIELD(quantity, "in the unit of the basis"), FIELD(amount_li, "as rated, 厘"),
         FIELD(tax_rate, "1/10,000"), FIELD(tax_included, "whether the amount holds the tax"),
         FIELD(in_invoice, "whether it stands in the invoice"), FIELD(net_li, "厘"), FIELD(tax_li, "厘"),
         FIELD(gross_li, "厘"), FIELD(n_parts, "events behind it"),
         FIELD(of_statement, "difference: the period that it corrects"),
         FIELD(of_line, "difference: the disputed line that it settles"),
         FIELD(payer_by, "confirmed for the payer"), FIELD(payee_by, "confirmed for the payee"),
         FIELD(payer_at, "when"), FIELD(payee_at, "when"), FIELD(version, "grows with every change"))

/// A dispute about a line; either side makes an offer, the other one takes it.
struct Dispute {
  base::Id<struct DisputeTag> id;
  StatementId statement;
  LineId line;
  std::string reason;
  OrganisationId raised_for;
  PersonId raised_by;
  base::Instant raised_at;
  base::Money offer_li;  ///< what the line should come to, as the last one to speak has it
  OrganisationId offered_for;
  PersonId offered_by;
  std::string note;  ///< to the offer
  PersonId agreed_by;
  base::Instant agreed_at;   ///< 0: open
  StatementId carried_into;  ///< closed statement in which what was agreed stands; the line's own when it
                             ///< stands there
  base::Instant answered_at;  ///< first answer of the other side, 0: none yet
  std::int64_t version{1};
};
DESCRIBE(Dispute, "A dispute about a line.", FIELD(id, "key"), FIELD(statement, "statement"),
         FIELD(line, "line"), FIELD(reason, "why"), FIELD(raised_for, "by which side"),
         FIELD(raised_by, "who"), FIELD(raised_at, "when"),
         FIELD(offer_li, "what the line should come to, 厘"), FIELD(offered_for, "by which side"),
         FIELD(offered_by, "who offered"), FIELD(note, "to the offer"),
         FIELD(agreed_by, "who took the offer"), FIELD(agreed_at, "when, 0: open"),
         FIELD(carried_into, "statement in which the outcome stands"),
         FIELD(answered_at, "first answer of the other side, 0: none yet"),
         FIELD(version, "grows with every change"))

/// Who acts, for which side.
struct Actor {
  PersonId person;
  OrganisationId organisation;
};

/// @errors not_a_side
base::Result<Side> side_of(Statement const&, OrganisationId);

/// A bill's line as a line of a statement, with its tax.
StatementLine to_line(BillLine const&, StatementId, std::int64_t seq);
/// Gross of what is due and of what is frozen; of a draft, as it stands.
void sum_up(Statement&, std::vector<StatementLine> const&);
/// By tax, of the lines that are due.
rating::Totals totals_of(Statement const&, std::vector<StatementLine> const&);

/// May it be rated anew? @errors statement_closed, statement_begun
base::Outcome may_rate(Statement const&, std::vector<StatementLine> const&);
/// Says yes to a line for a side; a second time changes nothing.
/// @errors statement_closed, period_running, line_frozen
base::Result<StatementLine> confirmed(Statement const&, StatementLine, Side, PersonId, base::Instant);
/// Freezes a line. @errors statement_closed, period_running, line_frozen, reason_missing
base::Result<StatementLine> frozen(Statement const&, StatementLine, std::string const& reason);
/// @errors not_disputed, amount_not_fen
base::Result<Dispute> offered(Dispute, Actor const&, base::Money, std::string note, base::Instant);
/// @errors not_disputed, own_offer
base::Result<Dispute> agreed(Dispute, Actor const&, base::Instant);
/// A seal of one side; with both it is closed. Whoever had it drafted or confirmed a line does not seal.
/// @errors statement_closed, period_running, lines_open, already_sealed, maker_is_checker
base::Result<Statement> sealed(Statement, std::vector<StatementLine> const&, Side, PersonId, base::Instant);

/// A statement whose lines have changed: a seal of what it was before is none.
Statement unsealed(Statement);

/// What corrects a closed period: fresh amounts less those that were settled, by clause and route.
/// @param settled  lines of the closed statement, and later differences of it
std::vector<BillLine> differences_of(StatementId, std::vector<BillLine> const& fresh,
                                     std::vector<StatementLine> const& settled);

}  // namespace settlement::rules
