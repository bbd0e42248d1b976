// What the nightly rules look at, and what they find.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/geo.h"
#include "modules/cost/rules/expense.h"
#include "modules/cost/rules/threshold.h"
#include "modules/mail/face/settling.h"
#include "modules/settlement/face/billed.h"

namespace cost::rules {

/// What of a clause tells whether an event's share can be right.
struct Price {
  std::string basis;
  std::int64_t lowest{}, highest{};  ///< 厘 for the unit of the basis
  bool exact{true};                  ///< not prorated by days, and quantities are not rounded up
};

/// What a line cost in an earlier period.
struct PastCost {
  std::string route, link;
  base::ServiceDate last_day;
  base::Money gross_li;
};

/// The affairs of one side in a span of days.
struct Audited {
  OrganisationId side;
  base::ServiceDate first, last;
  Thresholds thresholds;
  std::vector<Expense> expenses;
  std::vector<settlement::BilledStatement> statements;
  std::vector<settlement::BilledLine> lines;
  std::vector<settlement::BilledPart> parts;
  std::vector<mail::SignedLine> signed_lines;  ///< of the days
  std::vector<mail::CarrierTrip> trips;
  std::map<mail::NodeId, base::Position> places;
  std::set<base::ServiceDate> off_days;  ///< on which the side does not work
  std::map<std::pair<agreement::VersionId, std::int64_t>, Price> prices;
  std::map<agreement::AgreementId, std::vector<std::int64_t>> unit_prices;  ///< of agreements in force
  std::vector<PastCost> past;                                               ///< of periods before
};

/// Something to look at as proof.
struct Proof {
  std::string kind;          ///< "expense", "statement", or what a part of a statement is
  std::int64_t subject{};    ///< its key
  std::string code;
  base::Instant at;
  base::Money amount_li;
};

struct Finding {
  Rule rule{};
  std::string mark;  ///< the same thing found again has the same
  base::ServiceDate day;
  std::string code;  ///< by which people know it
  base::Money amount_li;
  std::int64_t expected{}, found{};  ///< in the unit of the rule
  std::vector<Proof> proofs;
};

/// By the ten rules, those that are not active left out; in the order of rules and of what they found.
std::vector<Finding> audit(Audited const&);

/// The parts of it.
void audit_expenses(Audited const&, std::vector<Finding>&);
void audit_statements(Audited const&, std::vector<Finding>&);
void audit_handovers(Audited const&, std::vector<Finding>&);

Proof proof_of(Expense const&);
Proof proof_of(settlement::BilledPart const&);
Proof proof_of(settlement::BilledStatement const&);

}  // namespace cost::rules
