// A period of an agreement priced: every event by the version in force on its day.
#pragma once
#include <vector>

#include "modules/settlement/rules/facts.h"
#include "modules/settlement/rules/period.h"
#include "modules/settlement/rules/terms.h"

namespace rating {

DESCRIBE_ENUM(Basis, "What is counted.", "item", "kg", "bag", "trip", "line_month", "km", "revenue")
DESCRIBE_ENUM(Link, "The part of the way that is paid for.", "sorting", "transport", "handover", "delivery")
DESCRIBE_ENUM(Incident, "What is fined or rewarded.", "late_trip", "missed_trip", "lost_item", "missing_scan",
              "broken_seal", "target_met", "target_missed", "outside_window")

}  // namespace rating

namespace settlement::rules {

/// The kinds of the engine, and differences: what an earlier period is corrected by.
enum class LineKind { charge, top_up, cap_cut, penalty, penalty_cut, bonus, compensation, difference };
DESCRIBE_ENUM(LineKind, "What a line is.", "charge", "top_up", "cap_cut", "penalty", "penalty_cut", "bonus",
              "compensation", "difference")

/// The part of a line that one event made. Behind a target stand the events that were not as promised: of
/// quantity 0, they explain the amount and make none.
struct BillPart {
  Evidence evidence;
  std::int64_t quantity{};
  base::Money amount;
};

/// A line: one clause of one version on one route.
struct BillLine {
  VersionId version;
  rating::RuleId rule;
  LineKind kind{};
  std::string name;                   ///< of the clause, as the agreement has it
  std::string basis, link, incident;  ///< names; "" where there is none
  std::string route;
  std::int64_t quantity{};
  base::Money amount;  ///< whole fen, from the payer to the payee
  rating::Tax tax;
  bool in_invoice{true};
  std::vector<BillPart> parts;                ///< by time
  StatementId of_statement;                   ///< of a difference: the closed period that it corrects
  base::Id<struct StatementLineTag> of_line;  ///< of a difference: the disputed line that it settles
};

/// An amount with its tax; outside the invoice it has none.
rating::Taxed taxed(base::Money amount, rating::Tax const&, bool in_invoice);

/// A signed event that nothing prices.
struct Unpriced {
  Evidence evidence;
  bool no_version{};  ///< no version was in force; else no clause speaks of it
};

struct Bill {
  std::vector<BillLine> lines;     ///< by version, clause and route
  std::vector<Unpriced> unpriced;  ///< by time
  std::int64_t n_events{};         ///< signed lines of the two sides, by product
  std::int64_t n_unpriced{};       ///< of them
};

/// The same events in any order make the same bill. Priced month by month of the agreement's cycle: of a
/// period that is a part of a month what is a month's counts by its days, one over several months has the
/// lines of each.
/// @param terms  versions of one agreement, none overlapping another; @param days  events of the period
/// @errors what engine/rating refuses
base::Result<Bill> bill_of(std::vector<Terms> const& terms, Period const&, std::vector<DayEvents> const& days,
                           Keys const&);

}  // namespace settlement::rules
