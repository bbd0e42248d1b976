// Rows of anomalies and their evidence.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/cost/rules/anomaly.h"
#include "modules/cost/rules/audited.h"

namespace cost::store {

using rules::Anomaly;
using rules::AnomalyId;

void insert_anomaly(Tx&, base::Region, Anomaly const&, std::vector<rules::Proof> const&);
/// @errors changed_meanwhile
base::Outcome save_anomaly(Tx&, base::Region, Anomaly const&);
/// @errors anomaly_unknown
base::Result<Anomaly> get_anomaly(Tx&, base::Region, AnomalyId);
std::optional<Anomaly> find_anomaly(Tx&, base::Region, OrganisationId, rules::Rule, std::string const& mark);
struct AnomalyFilter {
  OrganisationId organisation;  ///< 0: all
  std::string rule, state;
  PersonId owner;
  base::ServiceDate first, last;  ///< of their day; 0: any
  AnomalyId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Anomaly> list_anomalies(Tx&, base::Region, AnomalyFilter const&);
/// Open ones of a span of days.
std::vector<Anomaly> list_open(Tx&, base::Region, OrganisationId, base::ServiceDate first, base::ServiceDate last);

/// A proof as stored.
struct ProofRow {
  std::int64_t n{};
  std::string kind;
  base::Id<struct SubjectTag> subject;
  std::string code;
  base::Instant at;
  base::Money amount_li;
};
DESCRIBE(ProofRow, "Something to look at as proof.", FIELD(n, "order"),
         FIELD(kind, "expense, statement, or what an event is"), FIELD(subject, "its key"), FIELD(code, "its code"),
         FIELD(at, "when"), FIELD(amount_li, "厘"))
std::vector<ProofRow> list_proofs(Tx&, base::Region, AnomalyId);

/// Whether the rules ran for a side since an operating day began.
bool was_audited_on(Tx&, base::Region, OrganisationId, base::ServiceDate);
void mark_audited(Tx&, base::Region, OrganisationId, base::ServiceDate);

}  // namespace cost::store
