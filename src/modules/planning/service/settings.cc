// Keeping what plans are made with.
#include "modules/planning/service/settings.h"

#include "modules/planning/rules/refusals.h"
#include "modules/planning/service/departure_gate.h"
#include "modules/planning/service/reach.h"

namespace planning::service {

base::Result<rules::Settings> get_settings(Look& look, AskSettings const&) {
  TRY(check_whole_county(look.hat));
  return store::get_settings(look.tx, look.region);
}

base::Result<rules::Settings> change_settings(Act& act, rules::Settings const& request) {
  TRY(check_whole_county(act.hat));
  TRY(rules::check_settings(request));
  auto const before = store::get_settings(act.tx, act.region);
  auto after = request;
  ++after.version;
  TRY(store::save_settings(act.tx, act.region, after));
  act.audit("planning.change_settings", "planning/settings", &before, &after);
  if (before.inspection_required == after.inspection_required) return after;
  auto const today = base::service_date_of(act.now);
  for (auto const day : {today, base::add_days(today, 1)}) keep_gates(act.tx, act.region, act.now, day);
  return after;
}

base::Result<VanList> list_vans(Look& look, AskVans const& ask) {
  TRY(check_whole_county(look.hat));
  return VanList{store::list_vans(look.tx, look.region, ask.service_date)};
}

base::Result<rules::Van> save_van(Act& act, rules::Van const& request) {
  TRY(check_whole_county(act.hat));
  for (auto const node : {request.origin, request.destination})
    if (!network::find_node(act.tx, act.region, node)) return refusal::node_unknown;
  if (request.arrives < request.latest_ready)
    return base::refuse(refusal::settings_malformed, {}, "/arrives");
  auto van = request;
  if (!van.id) {
    van.id = act.make_id<VanId>();
    van.version = 1;
    store::insert_van(act.tx, act.region, van);
    act.audit("planning.save_van", "planning/van/" + std::to_string(van.id.value),
              static_cast<rules::Van const*>(nullptr), &van);
    return van;
  }
  auto const before = TRY(store::get_van(act.tx, act.region, van.id));
  ++van.version;
  TRY(store::save_van(act.tx, act.region, van));
  act.audit("planning.save_van", "planning/van/" + std::to_string(van.id.value), &before, &van);
  return van;
}

}  // namespace planning::service
