// An anomaly 疑点: found by a rule, explained by its owner, confirmed by somebody else.
#pragma once
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "modules/cost/rules/threshold.h"

namespace cost::rules {

/// `gone`: it was open and the rule no longer finds it.
enum class AnomalyState { open, explained, confirmed, gone };
DESCRIBE_ENUM(AnomalyState, "Life of an anomaly.", "open", "explained", "confirmed", "gone")

struct Anomaly {
  base::Id<struct AnomalyTag> id;
  OrganisationId organisation;  ///< in whose affairs
  Rule rule{};
  std::string mark;
  base::ServiceDate day;
  std::string code;
  base::Money amount_li;
  std::int64_t expected{}, found{};
  AnomalyState state{};
  PersonId owner;  ///< who sees to it, 0: nobody yet
  base::Instant found_at;
  std::string explanation;
  PersonId explained_by;
  base::Instant explained_at;
  bool at_fault{};  ///< confirmed as a fault; else the explanation holds
  std::string note;
  PersonId confirmed_by;
  base::Instant confirmed_at;
  std::int64_t version{1};
};
DESCRIBE(Anomaly, "An anomaly.", FIELD(id, "key"), FIELD(organisation, "in whose affairs"), FIELD(rule, "which rule"),
         FIELD(mark, "what it is about"), FIELD(day, "day"), FIELD(code, "by which people know it"),
         FIELD(amount_li, "厘"), FIELD(expected, "in the unit of the rule"), FIELD(found, "in the unit of the rule"),
         FIELD(state, "life"), FIELD(owner, "who sees to it, 0: nobody"), FIELD(found_at, "when it was found"),
         FIELD(explanation, "of its owner"), FIELD(explained_by, "who"), FIELD(explained_at, "when"),
         FIELD(at_fault, "confirmed as a fault"), FIELD(note, "of who confirmed"), FIELD(confirmed_by, "who"),
         FIELD(confirmed_at, "when"), FIELD(version, "grows with every change"))
using AnomalyId = decltype(Anomaly::id);

/// @errors anomaly_settled
base::Result<Anomaly> given(Anomaly, PersonId owner);
/// @errors anomaly_settled, reason_missing
base::Result<Anomaly> explained(Anomaly, std::string, PersonId, base::Instant);
/// Of what was explained; by somebody else.
/// @errors not_explained, maker_is_checker, reason_missing (of a fault)
base::Result<Anomaly> confirmed(Anomaly, bool at_fault, std::string note, PersonId, base::Instant);

}  // namespace cost::rules
