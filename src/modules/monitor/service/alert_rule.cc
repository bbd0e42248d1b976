// Rules are the county's: who keeps them has a reach that covers it.
#include "modules/monitor/service/alert_rule.h"

#include <algorithm>

#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/store/alert_rule.h"
#include "modules/monitor/store/fence.h"

namespace monitor::service {
namespace {

using rules::AlertRule;
using rules::FenceArea;

/// @errors out_of_reach
base::Outcome check_whole_county(platform::auth::Hat const& hat) {
  if (!hat.covers({})) return refusal::out_of_reach;
  return base::Done{};
}

template <typename T>
std::string subject_of(char const* what, T id) {
  return std::string{"monitor/"} + what + '/' + std::to_string(id.value);
}

base::Result<AlertRule> add_rule(Act& act, AlertRule r) {
  r.id = act.make_id<rules::AlertRuleId>();
  r.version = 1;
  store::insert_rule(act.tx, act.region, r);
  act.audit("monitor.add_rule", subject_of("rule", r.id), static_cast<AlertRule const*>(nullptr), &r);
  return r;
}

base::Result<AlertRule> change_rule(Act& act, AlertRule r) {
  auto const before = TRY(store::get_rule(act.tx, act.region, r.id));
  ++r.version;
  TRY(store::save_rule(act.tx, act.region, r));
  act.audit("monitor.change_rule", subject_of("rule", r.id), &before, &r);
  return r;
}

}  // namespace

base::Result<RuleList> list_rules(Look& look, AskRules const& ask) {
  TRY(check_whole_county(look.hat));
  RuleList out{store::list_rules(look.tx, look.region)};
  if (ask.enabled) std::erase_if(out.items, [](AlertRule const& r) { return !r.enabled; });
  return out;
}

base::Result<AlertRule> save_rule(Act& act, AlertRule const& r) {
  TRY(check_whole_county(act.hat));
  TRY(rules::check_rule(r));
  if (r.fence) TRY(store::get_fence(act.tx, act.region, r.fence));
  return r.id ? change_rule(act, r) : add_rule(act, r);
}

base::Result<FenceList> list_fences(Look& look, AskFences const& ask) {
  TRY(check_whole_county(look.hat));
  return FenceList{store::list_fences(look.tx, look.region, ask.with_retired)};
}

base::Result<FenceArea> save_fence(Act& act, FenceArea const& request) {
  TRY(check_whole_county(act.hat));
  TRY(rules::check_fence(request));
  auto f = request;
  rules::Fence before;
  if (f.fence.id) {
    before = TRY(store::get_fence(act.tx, act.region, f.fence.id)).fence;
    ++f.fence.version;
  } else {
    f.fence.id = act.make_id<rules::FenceId>();
    f.fence.version = 1;
  }
  TRY(store::put_fence(act.tx, act.region, f));
  act.audit("monitor.save_fence", subject_of("fence", f.fence.id), before.id ? &before : nullptr, &f.fence);
  return f;
}

void begin_with_usual_rules(Tx& tx, base::Region region, base::Instant now) {
  auto const known = store::list_rules(tx, region);
  for (auto r : rules::usual_rules()) {
    if (std::ranges::find(known, r.kind, &AlertRule::kind) != known.end()) continue;
    r.id = {base::ids_of_thread().next(now.ms)};
    store::insert_rule(tx, region, r);
  }
}

}  // namespace monitor::service
