// SQL over agreement_stage and agreement_stage_point.
#include "modules/agreement/store/prospect_stage.h"

#include <algorithm>

#include "modules/agreement/rules/refusals.h"
#include "platform/db/object.h"

namespace agreement::store {
namespace {

using rules::Point;
using rules::Stage;

std::string const kStages =
    "SELECT " + platform::db::columns_of<Stage>() + " FROM agreement_stage WHERE region = $1";
std::string const kPoints = "SELECT " + platform::db::columns_of<Point>() +
                            " FROM agreement_stage_point WHERE region = $1 ORDER BY seq, id";

}  // namespace

void insert_stage(Tx& tx, base::Region region, Stage const& s) { tx.insert("agreement_stage", region, s); }

base::Outcome save_stage(Tx& tx, base::Region region, Stage const& s) {
  if (!platform::db::update_object(tx, "agreement_stage", region, s)) return refusal::changed_meanwhile;
  return base::Done{};
}

void put_points(Tx& tx, base::Region region, rules::StageId stage, std::vector<Point> const& points) {
  tx.execute("DELETE FROM agreement_stage_point WHERE region = $1 AND stage = $2", {region, stage});
  for (auto const& p : points) tx.insert("agreement_stage_point", region, p);
}

std::vector<rules::StageList> list_stages(Tx& tx, base::Region region) {
  static std::string const sql = kStages + " ORDER BY seq, id";
  std::vector<rules::StageList> out;
  for (auto& s : tx.list<Stage>(sql, {region})) out.push_back({std::move(s), {}});
  for (auto& p : tx.list<Point>(kPoints, {region})) {
    auto const at = std::ranges::find(out, p.stage, [](auto const& s) { return s.stage.id; });
    if (at != out.end()) at->points.push_back(std::move(p));
  }
  return out;
}

base::Result<Stage> get_stage(Tx& tx, base::Region region, rules::StageId id) {
  static std::string const sql = kStages + " AND id = $2";
  if (auto s = tx.find<Stage>(sql, {region, id})) return *std::move(s);
  return refusal::stage_unknown;
}

}  // namespace agreement::store
