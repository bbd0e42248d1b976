// Alerts as people work with them.
#include "modules/monitor/service/alert.h"

#include "modules/message/message.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/raising.h"
#include "modules/monitor/service/reach.h"
#include "modules/monitor/store/alert_rule.h"
#include "modules/org/face/names.h"

namespace monitor::service {
namespace {

using platform::auth::Hat;
using rules::Alert;

AlertView view_of(Tx& tx, base::Region region, org::Names& names, Alert a) {
  auto const rule = store::get_rule(tx, region, a.rule);
  AlertView v;
  v.rule_name = rule.ok() ? rule.value().name : "";
  v.organisation_name = names.of(a.organisation);
  v.taken_by_name = names.of(a.taken_by);
  v.closed_by_name = names.of(a.closed_by);
  v.alert = std::move(a);
  return v;
}

/// @errors alert_unknown, out_of_reach
base::Result<Alert> get_within(Tx& tx, Hat const& hat, rules::AlertId id) {
  auto const organisation = TRY(organisation_of(hat));
  auto a = TRY(store::get_alert(tx, hat.region, id));
  if (organisation && a.organisation != organisation) return refusal::out_of_reach;
  return a;
}

base::Result<AlertView> store_changed(Act& act, char const* what, Alert const& before, Alert after) {
  TRY(store::save_alert(act.tx, act.region, after));
  act.audit(what, subject_of(after), &before, &after);
  act.record(events::kAlertChanged, subject_of(after), after.node, after);
  message::settle(act.tx, act.region, act.now, subject_of(after), act.hat.person);
  org::Names names{act.tx, act.region, org::NameForm::full};
  return view_of(act.tx, act.region, names, std::move(after));
}

}  // namespace

base::Result<AlertList> list_alerts(Look& look, AskAlerts const& ask) {
  store::AlertFilter f;
  f.organisation = TRY(organisation_of(look.hat));
  f.state = ask.state;
  f.kind = ask.kind;
  f.vehicle = ask.vehicle;
  f.line = ask.line;
  f.unclosed = ask.unclosed;
  f.with_trials = ask.with_trials;
  f.trip = ask.trip;
  f.first_day = ask.first_day;
  f.last_day = ask.last_day;
  f.after = ask.cursor;
  f.limit = ask.limit;
  AlertList out;
  org::Names names{look.tx, look.region, org::NameForm::full};
  for (auto& a : store::list_alerts(look.tx, look.region, f))
    out.items.push_back(view_of(look.tx, look.region, names, std::move(a)));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().alert.id;
  return out;
}

base::Result<AlertView> view_alert(Look& look, OneAlert const& ask) {
  org::Names names{look.tx, look.region, org::NameForm::full};
  return view_of(look.tx, look.region, names, TRY(get_within(look.tx, look.hat, ask.alert)));
}

base::Result<AlertView> take_alert(Act& act, OneAlert const& request) {
  auto const before = TRY(get_within(act.tx, act.hat, request.alert));
  return store_changed(act, "monitor.take_alert", before, TRY(rules::taken(before, act.hat.person, act.now)));
}

base::Result<AlertView> close_alert(Act& act, CloseAlert const& request) {
  auto const before = TRY(get_within(act.tx, act.hat, request.alert));
  auto after = TRY(rules::closed(before, act.hat.person, request.cause, request.note, act.now));
  return store_changed(act, "monitor.close_alert", before, std::move(after));
}

base::Result<AlertCounts> count_alerts(Look& look, AskCounts const& ask) {
  auto const organisation = TRY(organisation_of(look.hat));
  return AlertCounts{store::count_alerts(look.tx, look.region, organisation, ask.first_day, ask.last_day)};
}

}  // namespace monitor::service
