// SQL over monitor_fence, monitor_fence_point and monitor_side.
#include "modules/monitor/store/fence.h"

#include "modules/monitor/rules/refusals.h"
#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::Fence;
using rules::FenceArea;
using rules::FencePoint;

std::string const kSelect = "SELECT " + platform::db::columns_of<Fence>() + " FROM monitor_fence";

void put_points(Tx& tx, base::Region region, FenceArea const& f) {
  tx.execute("DELETE FROM monitor_fence_point WHERE region = $1 AND fence = $2", {region, f.fence.id});
  std::int64_t seq = 0;
  for (auto const& p : f.points)
    tx.execute(
        "INSERT INTO monitor_fence_point (region, fence, seq, lat_e7, lon_e7) VALUES ($1, $2, $3, $4, $5)",
        {region, f.fence.id, seq++, std::int64_t{p.lat_e7}, std::int64_t{p.lon_e7}});
}

FenceArea with_points(Tx& tx, base::Region region, Fence fence) {
  auto points = tx.list<FencePoint>(
      "SELECT lat_e7, lon_e7 FROM monitor_fence_point WHERE region = $1 AND fence = $2 ORDER BY seq",
      {region, fence.id});
  return {std::move(fence), std::move(points)};
}

}  // namespace

base::Outcome put_fence(Tx& tx, base::Region region, FenceArea const& f) {
  if (f.fence.version == 1)
    tx.insert("monitor_fence", region, f.fence);
  else if (!platform::db::update_object(tx, "monitor_fence", region, f.fence))
    return refusal::changed_meanwhile;
  put_points(tx, region, f);
  return base::Done{};
}

base::Result<FenceArea> get_fence(Tx& tx, base::Region region, rules::FenceId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto f = tx.find<Fence>(sql, {region, id})) return with_points(tx, region, *std::move(f));
  return refusal::fence_unknown;
}

std::vector<FenceArea> list_fences(Tx& tx, base::Region region, bool with_retired) {
  static std::string const all = kSelect + " WHERE region = $1 ORDER BY name, id";
  static std::string const watched = kSelect + " WHERE region = $1 AND retired = 0 ORDER BY name, id";
  std::vector<FenceArea> out;
  for (auto& f : tx.list<Fence>(with_retired ? all : watched, {region}))
    out.push_back(with_points(tx, region, std::move(f)));
  return out;
}

std::vector<Side> list_sides(Tx& tx, base::Region region, std::string_view vehicle) {
  static std::string const sql =
      "SELECT " + platform::db::columns_of<Side>() + " FROM monitor_side WHERE region = $1 AND vehicle = $2";
  return tx.list<Side>(sql, {region, std::string{vehicle}});
}

void put_side(Tx& tx, base::Region region, Side const& s) {
  tx.execute(
      "INSERT INTO monitor_side (region, vehicle, fence, inside, lat_e7, lon_e7, at) VALUES ($1, $2, $3, $4, "
      "$5, $6, $7)"
      " ON CONFLICT (region, vehicle, fence) DO UPDATE SET inside = excluded.inside, lat_e7 = "
      "excluded.lat_e7,"
      " lon_e7 = excluded.lon_e7, at = excluded.at",
      {region, s.vehicle, s.fence, s.inside, s.lat_e7, s.lon_e7, s.at});
}

}  // namespace monitor::store
