// Usual times by line, direction, kind of day and hour of departure.
#include "modules/monitor/service/habits.h"

#include <map>

#include "modules/monitor/store/usual.h"

namespace monitor::service {
namespace {

using matching::Usual;
using rules::DrivenRun;
using store::UsualRow;

constexpr double kUsualStayS = 20;  // where nothing was seen and the timetable has none

store::UsualKey key_of(DrivenRun const& d) {
  auto const departs = d.stops.front().departs_at.ms + base::kChinaOffsetMs;
  return {d.run.line, d.run.direction, base::weekday(d.run.service_date) >= 5, departs / 3'600'000 % 24};
}

Usual usual_of(std::int64_t ms, std::int64_t seen) { return {static_cast<double>(ms) / 1000, seen}; }
std::int64_t ms_of(Usual const& u) { return static_cast<std::int64_t>(u.mean_s * 1000); }

double seconds(base::Instant from, base::Instant to) { return static_cast<double>(to.ms - from.ms) / 1000; }

std::map<std::int64_t, UsualRow> rows_of(Tx& tx, base::Region region, DrivenRun const& d) {
  std::map<std::int64_t, UsualRow> out;
  for (auto const& row : store::list_usual(tx, region, key_of(d))) out[row.seq] = row;
  return out;
}

}  // namespace

matching::Durations durations_of(Tx& tx, base::Region region, DrivenRun const& d) {
  matching::Durations out;
  if (d.stops.empty()) return out;
  auto rows = rows_of(tx, region, d);
  for (std::size_t i = 0; i < d.stops.size(); ++i) {
    auto const& row = rows[static_cast<std::int64_t>(i)];
    auto const planned = i == 0 ? 0 : seconds(d.stops[i - 1].departs_at, d.stops[i].arrives_at);
    out.segment_s.push_back(
        i == 0 ? 0 : matching::expected_s(usual_of(row.segment_ms, row.segments_seen), planned));
    out.dwell_s.push_back(matching::expected_s(usual_of(row.stay_ms, row.stays_seen), kUsualStayS));
  }
  return out;
}

void learn(Tx& tx, base::Region region, DrivenRun const& d) {
  auto rows = rows_of(tx, region, d);
  for (std::size_t i = 1; i < d.stops.size(); ++i) {
    auto const &before = d.stops[i - 1], &stop = d.stops[i];
    if (!before.by_position || !stop.by_position || !before.departed_at.ms || !stop.arrived_at.ms) continue;
    auto& row = rows[static_cast<std::int64_t>(i)];
    row.seq = static_cast<std::int64_t>(i);
    auto const segment = matching::learned(usual_of(row.segment_ms, row.segments_seen),
                                           seconds(before.departed_at, stop.arrived_at));
    row.segment_ms = ms_of(segment);
    row.segments_seen = segment.seen;
    // a stay that ends with its planned departure was waiting for time, not work
    if (stop.departed_at.ms > stop.departs_at.ms) {
      auto const stay = matching::learned(usual_of(row.stay_ms, row.stays_seen),
                                          seconds(stop.arrived_at, stop.departed_at));
      row.stay_ms = ms_of(stay);
      row.stays_seen = stay.seen;
    }
    store::put_usual(tx, region, key_of(d), row);
  }
}

}  // namespace monitor::service
