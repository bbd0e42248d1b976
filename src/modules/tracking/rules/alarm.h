// Alarms 终端报警: bits that a terminal sets, told once when they rise.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "modules/tracking/tracking.h"

namespace tracking::rules {

/// By bit number. Source: JT/T 808-2019, table 24; bits 3, 15 … 17 and 31 differ in 2013, where they are reserved.
enum class AlarmKind {
  sos, overspeed, fatigue, danger, gnss_fault, antenna_open, antenna_short, power_low, power_off, display_fault,
  tts_fault, camera_fault, card_reader_fault, overspeed_warning, fatigue_warning, illegal_driving, tyre_pressure,
  right_blind_spot, driving_time, parking_time, area, route, segment_time, off_route, vss_fault, fuel, stolen,
  illegal_ignition, illegal_move, collision, rollover, illegal_door
};
DESCRIBE_ENUM(AlarmKind, "What a terminal warns of.", "sos", "overspeed", "fatigue", "danger", "gnss_fault",
              "antenna_open", "antenna_short", "power_low", "power_off", "display_fault", "tts_fault", "camera_fault",
              "card_reader_fault", "overspeed_warning", "fatigue_warning", "illegal_driving", "tyre_pressure",
              "right_blind_spot", "driving_time", "parking_time", "area", "route", "segment_time", "off_route",
              "vss_fault", "fuel", "stolen", "illegal_ignition", "illegal_move", "collision", "rollover",
              "illegal_door")

using AlarmId = base::Id<struct AlarmTag>;

struct Alarm {
  AlarmId id;
  std::string vehicle;
  OrganisationId organisation;
  TerminalId terminal;
  AlarmKind kind{};
  base::Instant at;         ///< GNSS time of the first report that has it
  base::Instant raised_at;  ///< when it became known
  bool late{};              ///< known after later reports: for the record, nobody is called
  std::int64_t lat_e7{}, lon_e7{}, speed_dkmh{};
};
DESCRIBE(Alarm, "An alarm of a terminal.", FIELD(id, "key"), FIELD(vehicle, "plate"),
         FIELD(organisation, "that runs it"), FIELD(terminal, "that told"), FIELD(kind, "what"),
         FIELD(at, "GNSS time of the first report that has it"), FIELD(raised_at, "when it became known"),
         FIELD(late, "it came after later reports"), FIELD(lat_e7, "degrees north × 10⁷, WGS-84; 0, 0: unknown"),
         FIELD(lon_e7, "degrees east × 10⁷"), FIELD(speed_dkmh, "0.1 km/h"))

std::vector<AlarmKind> kinds_of(std::uint32_t bits);

/// Bits that rise at a report which came late. A bit that goes on into a report that was known before was told then.
/// @param before  bits of the report before the first of `reports`
/// @param reports  in order; @param is_new  of each of them
/// @param at  which one
std::uint32_t late_edge(std::uint32_t before, std::span<Report const> reports, std::span<bool const> is_new,
                        std::size_t at);

}  // namespace tracking::rules
