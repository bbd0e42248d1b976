// Stages are the county's: both sides work with the same ones.
#include "modules/agreement/service/prospect_stage.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/store/prospect_stage.h"

namespace agreement::service {
namespace {

using rules::StageList;

std::string subject_of(rules::StageId id) { return "agreement/stage/" + std::to_string(id.value); }

/// Points of this stage keep their keys, others get new ones.
void give_keys(Act& act, StageList& s, std::vector<rules::Point> const& before) {
  for (std::size_t i = 0; i < s.points.size(); ++i) {
    auto& p = s.points[i];
    if (std::ranges::find(before, p.id, &rules::Point::id) == before.end())
      p.id = act.make_id<rules::PointId>();
    p.stage = s.stage.id;
    p.seq = static_cast<std::int64_t>(i);
  }
}

StageList find_stage(Tx& tx, base::Region region, rules::StageId id) {
  for (auto& s : store::list_stages(tx, region))
    if (s.stage.id == id) return s;
  return {};
}

}  // namespace

base::Result<StagesView> list_stages(Look& look, AskStages const& ask) {
  TRY(check_talks(look.hat));
  StagesView out{store::list_stages(look.tx, look.region)};
  if (!ask.with_retired) std::erase_if(out.items, [](StageList const& s) { return s.stage.retired; });
  return out;
}

base::Result<StageList> save_stage(Act& act, StageList const& request) {
  if (!act.hat.covers({})) return refusal::stages_out_of_reach;
  TRY(rules::check_stage(request));
  auto s = request;
  StageList before;
  if (s.stage.id) {
    TRY(store::get_stage(act.tx, act.region, s.stage.id));
    before = find_stage(act.tx, act.region, s.stage.id);
    ++s.stage.version;
    TRY(store::save_stage(act.tx, act.region, s.stage));
  } else {
    s.stage.id = act.make_id<rules::StageId>();
    s.stage.version = 1;
    store::insert_stage(act.tx, act.region, s.stage);
  }
  give_keys(act, s, before.points);
  store::put_points(act.tx, act.region, s.stage.id, s.points);
  act.audit("agreement.save_stage", subject_of(s.stage.id), before.stage.id ? &before : nullptr, &s);
  return s;
}

bool begin_with_usual_stages(Tx& tx, base::Region region, base::Instant now) {
  if (!store::list_stages(tx, region).empty()) return false;
  auto& ids = base::ids_of_thread();
  for (auto s : rules::usual_stages()) {
    s.stage.id = {ids.next(now.ms)};
    store::insert_stage(tx, region, s.stage);
    for (auto& p : s.points) p.id = {ids.next(now.ms)}, p.stage = s.stage.id;
    store::put_points(tx, region, s.stage.id, s.points);
  }
  return true;
}

}  // namespace agreement::service
