// A few hundred rows a transaction, so that nobody waits long.
#include "modules/tracking/jobs/forget.h"

#include "modules/tracking/store/alarm.h"
#include "modules/tracking/store/command.h"
#include "modules/tracking/store/forward.h"
#include "modules/tracking/store/medium.h"
#include "modules/tracking/store/quarantine.h"
#include "modules/tracking/store/track.h"
#include "modules/tracking/store/upload.h"

namespace tracking::jobs {
namespace {

constexpr std::int64_t kRows = 500, kDayMs = 86'400'000, kHourMs = 3'600'000;

template <typename Erase>
void erase_all(platform::db::Database& database, Erase const& erase) {
  for (std::int64_t gone = kRows; gone == kRows;)
    database.write_now([&](Tx& tx) {
      gone = erase(tx);
      return true;
    });
}

}  // namespace

void forget_old(platform::db::Database& database, base::Region region, base::Instant now,
                Keeping const& keeping) {
  auto const before = [now](std::int64_t days) { return now.plus_ms(-days * kDayMs); };
  auto const tracks = before(keeping.track_days);
  erase_all(database, [&](Tx& tx) { return store::erase_tracks(tx, region, tracks.ms / kHourMs, kRows); });
  erase_all(database, [&](Tx& tx) { return store::erase_uploads(tx, region, tracks, kRows); });
  erase_all(database,
            [&](Tx& tx) { return store::erase_media(tx, region, before(keeping.media_days), kRows); });
  erase_all(database, [&](Tx& tx) { return store::erase_commands(tx, region, tracks, kRows); });
  erase_all(database,
            [&](Tx& tx) { return store::erase_alarms(tx, region, before(keeping.alarm_days), kRows); });
  erase_all(database, [&](Tx& tx) {
    return store::erase_forward_before(tx, region, before(keeping.forward_days), kRows);
  });
  erase_all(database, [&](Tx& tx) {
    return store::erase_quarantined(tx, region, before(keeping.quarantine_days), kRows);
  });
}

}  // namespace tracking::jobs
