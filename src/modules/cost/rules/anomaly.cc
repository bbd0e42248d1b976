// Decisions about anomalies.
#include "modules/cost/rules/anomaly.h"

#include "modules/cost/rules/refusals.h"

namespace cost::rules {
namespace {

bool is_settled(Anomaly const& a) { return a.state == AnomalyState::confirmed || a.state == AnomalyState::gone; }

}  // namespace

base::Result<Anomaly> given(Anomaly a, PersonId owner) {
  if (is_settled(a)) return refusal::anomaly_settled;
  a.owner = owner;
  ++a.version;
  return a;
}

base::Result<Anomaly> explained(Anomaly a, std::string text, PersonId by, base::Instant at) {
  if (is_settled(a)) return refusal::anomaly_settled;
  if (text.empty()) return base::refuse(refusal::reason_missing, {}, "/explanation");
  a.state = AnomalyState::explained;
  a.explanation = std::move(text);
  a.explained_by = by;
  a.explained_at = at;
  if (!a.owner) a.owner = by;
  ++a.version;
  return a;
}

base::Result<Anomaly> confirmed(Anomaly a, bool at_fault, std::string note, PersonId by, base::Instant at) {
  if (a.state != AnomalyState::explained) return refusal::not_explained;
  if (a.explained_by == by) return refusal::maker_is_checker;
  if (at_fault && note.empty()) return base::refuse(refusal::reason_missing, {}, "/note");
  a.state = AnomalyState::confirmed;
  a.at_fault = at_fault;
  a.note = std::move(note);
  a.confirmed_by = by;
  a.confirmed_at = at;
  ++a.version;
  return a;
}

}  // namespace cost::rules
