// Vehicle by vehicle, a few in one transaction, so that no acknowledgement waits for long behind it.
#include "modules/tracking/service/fold.h"

#include <algorithm>
#include <map>
#include <memory>

#include "modules/tracking/rules/alarm.h"
#include "modules/tracking/rules/latest.h"
#include "modules/tracking/rules/report.h"
#include "modules/tracking/rules/track.h"
#include "modules/tracking/store/alarm.h"
#include "modules/tracking/store/intake.h"
#include "modules/tracking/store/track.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace tracking::service {
namespace {

using rules::Sender;

constexpr std::int64_t kReports = 10'000;
constexpr std::size_t kVehicles = 16;  // of one transaction

struct Fresh {
  Sender sender;  ///< of the last report
  std::vector<Report> reports;
};
using ByVehicle = std::map<std::string, Fresh, std::less<>>;

ByVehicle read_reports(std::vector<store::IntakeRow> const& rows) {
  ByVehicle out;
  for (auto const& row : rows) {
    rules::Intake intake{row.reports};
    for (rules::Accepted a; intake.next(a);) {
      auto report = rules::to_report(a);
      if (!report) continue;
      auto found = out.find(a.vehicle);
      if (found == out.end()) found = out.emplace(a.vehicle, Fresh{}).first;
      found->second.sender = {a.terminal, a.organisation};
      found->second.reports.push_back(*std::move(report));
    }
  }
  for (auto& [vehicle, fresh] : out) std::ranges::stable_sort(fresh.reports, rules::is_before);
  return out;
}

/// One vehicle's new reports on their way into its hours.
class Placing {
 public:
  Placing(Tx& tx, base::Region region, base::Instant now, std::string const& vehicle, Sender sender)
      : tx_{tx}, region_{region}, now_{now}, vehicle_{vehicle}, sender_{sender} {
    latest_ = store::find_latest(tx, region, vehicle).value_or(Latest{});
    latest_.vehicle = vehicle;
  }

  void place(std::vector<Report> const& fresh) {
    for (auto from = fresh.begin(); from != fresh.end();) {
      auto const hour = rules::hour_of(from->at);
      auto const until =
          std::find_if(from, fresh.end(), [hour](Report const& r) { return rules::hour_of(r.at) != hour; });
      place_hour(hour, {from, until});
      from = until;
    }
    if (!watched_.empty()) store::put_latest(tx_, region_, latest_);
  }
  std::vector<Watched> const& watched() const { return watched_; }

 private:
  void place_hour(std::int64_t hour, std::vector<Report> const& fresh) {
    auto kept = rules::unpack(store::find_track(tx_, region_, vehicle_, hour));
    auto const added = rules::merge(kept, fresh);
    if (added.empty()) return;
    store::put_track(tx_, region_, vehicle_, hour, std::ssize(kept), rules::pack(kept));
    auto const is_new = mark(kept, added);
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (is_new[i]) note(hour, kept, {is_new.get(), kept.size()}, i);
  }

  static std::unique_ptr<bool[]> mark(std::vector<Report> const& kept, std::vector<Report> const& added) {
    auto out = std::make_unique<bool[]>(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
      out[i] = std::binary_search(added.begin(), added.end(), kept[i], rules::is_before);
    return out;
  }

  void note(std::int64_t hour, std::vector<Report> const& kept, std::span<bool const> is_new, std::size_t i) {
    auto const& report = kept[i];
    auto const late = rules::is_late(latest_, report);
    if (report.alarm) {
      auto const rising = late ? rules::late_edge(before(hour, report, i), kept, is_new, i)
                               : report.alarm & ~static_cast<std::uint32_t>(latest_.alarm);
      for (auto const kind : rules::kinds_of(rising)) raise(kind, report, late);
    }
    latest_ = rules::after(std::move(latest_), report, sender_);
    watched_.push_back({report, late});
  }

  /// Alarm bits of the report before the first of an hour.
  std::uint32_t before(std::int64_t hour, Report const& report, std::size_t i) {
    if (i > 0) return 0;  // not asked for
    auto const earlier = rules::unpack(store::find_track(tx_, region_, vehicle_, hour - 1));
    return earlier.empty() || report.at < earlier.back().at ? 0 : earlier.back().alarm;
  }

  void raise(rules::AlarmKind kind, Report const& r, bool late) {
    rules::Alarm const alarm{.id = {base::ids_of_thread().next(now_.ms)}, .vehicle = vehicle_,
                             .organisation = sender_.organisation, .terminal = sender_.terminal, .kind = kind,
                             .at = r.at, .raised_at = now_, .late = late, .lat_e7 = r.place.lat_e7,
                             .lon_e7 = r.place.lon_e7, .speed_dkmh = r.speed_dkmh};
    store::insert_alarm(tx_, region_, alarm);
    platform::event::Event e;
    e.id = {base::ids_of_thread().next(now_.ms)};
    e.type = events::kAlarmRaised;
    e.subject = "tracking/alarm/" + std::to_string(alarm.id.value);
    e.at = now_;
    e.happened_at = r.at;
    e.organisation = sender_.organisation;
    e.data = {platform::json::render(alarm)};
    platform::event::append(tx_, region_, e);
  }

  Tx& tx_;
  base::Region region_;
  base::Instant now_;
  std::string const& vehicle_;
  Sender sender_;
  Latest latest_;
  std::vector<Watched> watched_;
};

}  // namespace

bool fold(platform::db::Database& database, base::Region region, base::Instant now,
          std::span<Watcher const> watchers) {
  std::vector<store::IntakeRow> rows;
  database.read([&](Tx& tx) { rows = store::list_intake(tx, region, kReports); });
  if (rows.empty()) return false;
  auto const by_vehicle = read_reports(rows);
  for (auto next = by_vehicle.begin(); next != by_vehicle.end();) {
    auto after = next;
    for (std::size_t n = 0; n < kVehicles && after != by_vehicle.end(); ++n) ++after;
    database.write_now([&](Tx& tx) {
      for (auto it = next; it != after; ++it) {
        Placing placing{tx, region, now, it->first, it->second.sender};
        placing.place(it->second.reports);
        if (placing.watched().empty()) continue;
        for (auto const& watcher : watchers) watcher(tx, region, it->first, placing.watched());
      }
      return true;
    });
    next = after;
  }
  database.write_now([&](Tx& tx) {
    store::erase_intake(tx, region, rows);
    return true;
  });
  return true;
}

}  // namespace tracking::service
