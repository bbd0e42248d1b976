// The part of the face that those who analyse costs use: what statements say, line by line and event by event.
#pragma once
#include <string>
#include <vector>

#include "modules/agreement/agreement.h"
#include "modules/mail/mail.h"
#include "modules/settlement/settlement.h"

namespace settlement {

/// A statement in short.
struct BilledStatement {
  StatementId id;
  std::string number, state;  ///< "rating", "draft" or "closed"
  agreement::AgreementId agreement;
  OrganisationId payer, payee;
  base::ServiceDate first_day, last_day, rated_until;
  std::int64_t n_events{};  ///< signed lines of the two sides, by product
  base::Money due_li;
};
DESCRIBE(BilledStatement, "A statement in short.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(state, "rating, draft or closed"), FIELD(agreement, "agreement"), FIELD(payer, "who pays"),
         FIELD(payee, "who is paid"), FIELD(first_day, "first day"), FIELD(last_day, "last day"),
         FIELD(rated_until, "last day with events in it"), FIELD(n_events, "signed events"),
         FIELD(due_li, "to be paid, 厘"))

/// A line of a statement that is not frozen.
struct BilledLine {
  base::Id<struct StatementLineTag> line;
  StatementId statement;
  agreement::VersionId version_of;
  std::int64_t rule{};  ///< number of the clause
  std::string kind, name, basis, link, route;
  std::int64_t quantity{};
  base::Money amount_li, gross_li;
};
DESCRIBE(BilledLine, "A line of a statement.", FIELD(line, "key"), FIELD(statement, "of which"),
         FIELD(version_of, "version of the agreement"), FIELD(rule, "its clause"), FIELD(kind, "what it is"),
         FIELD(name, "of the clause"), FIELD(basis, "what is counted"), FIELD(link, "part of the way"),
         FIELD(route, "code of the line"), FIELD(quantity, "in the unit of the basis"),
         FIELD(amount_li, "as rated, 厘"), FIELD(gross_li, "with tax, 厘"))

/// An event behind a line.
struct BilledPart {
  base::Id<struct StatementLineTag> line;
  std::int64_t n{};
  std::string kind;         ///< what it is: "handover", "carriage", "sealing", "delivery", "trip", …
  std::int64_t subject{};   ///< handover, bag, item, waybill, line or irregularity
  std::int64_t sub{};       ///< line of the handover
  std::string code, product;
  base::Instant at;
  mail::NodeId node;
  std::string route;
  std::int64_t quantity{};  ///< in the unit of the line's basis
  base::Money amount_li;    ///< its share of the line
};
DESCRIBE(BilledPart, "An event behind a line.", FIELD(line, "of which line"), FIELD(n, "order"), FIELD(kind, "what"),
         FIELD(subject, "handover, bag, item, waybill, line or irregularity"), FIELD(sub, "line of the handover"),
         FIELD(code, "its code"), FIELD(product, "product"), FIELD(at, "when"), FIELD(node, "where"),
         FIELD(route, "code of the line"), FIELD(quantity, "in the unit of the basis"),
         FIELD(amount_li, "its share of the line, 厘"))

/// What a side is billed or bills in the days of a span.
struct BilledSpan {
  OrganisationId party;  ///< payer or payee
  base::ServiceDate first, last;  ///< both inclusive; statements that have a day in it
};
/// Oldest period first.
std::vector<BilledStatement> list_billed_statements(Tx&, base::Region, BilledSpan const&);
/// Of these statements, without frozen ones; by statement and order.
std::vector<BilledLine> list_billed_lines(Tx&, base::Region, BilledSpan const&);
/// Behind these lines; those that happened on other days of a statement's period are among them.
/// @cost a row for each event of the statements
std::vector<BilledPart> list_billed_parts(Tx&, base::Region, BilledSpan const&);

}  // namespace settlement
