// Life of an alert.
#include "modules/monitor/rules/alert.h"

#include "modules/monitor/rules/refusals.h"

namespace monitor::rules {
namespace {

base::Refusal forbids(Alert const& a) {
  return base::refuse(refusal::alert_state_forbids, base::to_name(a.state));
}

}  // namespace

Alert raised(AlertRule const& r, Hit const& hit, AlertId id, base::Instant now) {
  Alert a;
  a.id = id;
  a.rule = r.id;
  a.kind = r.kind;
  a.dry_run = r.dry_run;
  a.source = hit.source;
  if (!r.once) a.source += '@' + std::to_string(now.ms);
  a.vehicle = hit.vehicle;
  a.line = hit.line;
  a.trip = hit.trip;
  a.service_date = hit.service_date;
  a.node = hit.node;
  a.place = hit.place;
  a.lat_e7 = hit.at_place.lat_e7;
  a.lon_e7 = hit.at_place.lon_e7;
  a.value = hit.value;
  a.threshold = r.threshold;
  a.raised_at = now;
  a.due_at = now.plus_ms(r.answer_min * 60'000);
  return a;
}

base::Result<Alert> taken(Alert a, PersonId by, base::Instant now) {
  if (a.state == AlertState::closed) return forbids(a);
  if (a.state == AlertState::taken && a.taken_by != by) return refusal::alert_taken;
  a.state = AlertState::taken;
  a.taken_by = by;
  a.taken_at = now;
  ++a.version;
  return a;
}

base::Result<Alert> closed(Alert a, PersonId by, AlertCause cause, std::string note, base::Instant now) {
  if (a.state == AlertState::closed) return forbids(a);
  if (cause == AlertCause::none) return base::refuse(refusal::cause_missing, {}, "/cause");
  if (cause == AlertCause::other && note.empty()) return base::refuse(refusal::note_missing, {}, "/note");
  if (a.state == AlertState::open) {
    a.taken_by = by;
    a.taken_at = now;
  }
  a.state = AlertState::closed;
  a.closed_by = by;
  a.closed_at = now;
  a.cause = cause;
  a.note = std::move(note);
  ++a.version;
  return a;
}

Alert over(Alert a, base::Instant now) {
  a.over_at = now;
  if (a.dry_run) {
    a.state = AlertState::closed;
    a.closed_at = now;
  }
  ++a.version;
  return a;
}

Alert passed_on(Alert a, base::Instant now) {
  a.passed_on_at = now;
  ++a.version;
  return a;
}

bool is_overdue(Alert const& a, base::Instant now) {
  return a.state == AlertState::open && !a.dry_run && !a.over_at.ms && !a.passed_on_at.ms && a.due_at <= now;
}

}  // namespace monitor::rules
