// The face of module tracking: where vehicles are and were, and what their terminals report.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/geo.h"
#include "base/result.h"
#include "modules/org/org.h"
#include "platform/db/database.h"

namespace tracking {

using org::OrganisationId;
using org::PersonId;
using platform::db::Tx;

using TerminalId = base::Id<struct TerminalTag>;

/// Where a vehicle was last, and what it reported since. Vehicles are plates, as in planning.
struct Latest {
  std::string vehicle;
  OrganisationId organisation;  ///< that runs it
  TerminalId terminal;
  base::Instant at;             ///< GNSS time of the position; 0: none was ever known
  base::Instant received_at;    ///< of the position
  base::Instant reported_at;    ///< greatest GNSS time of any report, also one without a position
  base::Instant heard_at;       ///< when the last report came
  std::int64_t lat_e7{}, lon_e7{};  ///< WGS-84
  std::int64_t altitude_m{}, speed_dkmh{}, direction{};  ///< speed in 0.1 km/h, degrees from north
  std::int64_t alarm{}, status{};   ///< bits of JT/T 808, of the report with the greatest time
  std::int64_t mileage_dkm{-1};     ///< 0.1 km; -1: not told
};
DESCRIBE(Latest, "Where a vehicle was last.", FIELD(vehicle, "plate"), FIELD(organisation, "that runs it"),
         FIELD(terminal, "that told"), FIELD(at, "GNSS time of the position, 0: none is known"),
         FIELD(received_at, "when it came"), FIELD(reported_at, "GNSS time of the last report, with a position or not"),
         FIELD(heard_at, "when the last report came"),
         FIELD(lat_e7, "degrees north × 10⁷, WGS-84"), FIELD(lon_e7, "degrees east × 10⁷, WGS-84"),
         FIELD(altitude_m, "metres"), FIELD(speed_dkmh, "0.1 km/h"), FIELD(direction, "degrees from north"),
         FIELD(alarm, "alarm bits, JT/T 808"), FIELD(status, "status bits, JT/T 808"),
         FIELD(mileage_dkm, "0.1 km, -1: not told"))

/// One report of a vehicle as it is kept.
struct Report {
  base::Instant at;           ///< GNSS time; the time of receipt when the terminal's clock cannot be right
  base::Instant received_at;
  base::Position place;       ///< WGS-84; meaningful only when `positioned`
  bool positioned{};
  bool clock_wrong{};
  bool backlog{};             ///< stored by the terminal where it had no radio and sent later
  std::uint32_t alarm{}, status{};
  std::int32_t altitude_m{}, speed_dkmh{}, direction{};
  std::string extras;         ///< additional items as on the wire
  bool operator==(Report const&) const = default;
};

/// A report on its way to whoever watches: each once, of one vehicle in the order of GNSS time.
struct Watched {
  Report report;
  bool late{};  ///< a later one of the vehicle was known before: it changes history, not the present
};
/// New reports of one vehicle, oldest first, within the transaction that stores them.
using Watcher = std::function<void(Tx&, base::Region, std::string const& vehicle, std::span<Watched const>)>;

/// Who watches: a module above adds itself while it is installed (Host::common).
struct Watchers {
  std::vector<Watcher> all;
};

std::optional<Latest> find_latest(Tx&, base::Region, std::string_view vehicle);
/// Since when the gateway that the terminal was last connected to hears anybody: the begin of its oldest open
/// connection. Silence before that was the gateway's or the network's, not the vehicle's.
/// @returns 0 when nobody is connected there
/// @cost all connections of the county
base::Instant heard_since(Tx&, base::Region, TerminalId);
/// Reports of a vehicle with `from` <= GNSS time < `until`, oldest first.
/// @cost one row an hour; a report is kept as long as the retention says
std::vector<Report> track_of(Tx&, base::Region, std::string_view vehicle, base::Instant from, base::Instant until);

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

using QuestionId = base::Id<struct QuestionTag>;
/// `open`: nobody has answered. `answered`: the answer waits for the link. `sent`: it went up.
enum class QuestionState { open, answered, sent };
DESCRIBE_ENUM(QuestionState, "Life of a question.", "open", "answered", "sent")

/// 平台查岗: what the platform above asks to see whether somebody sits here. Source: JT/T 809, 0x9301.
struct Question {
  QuestionId id;
  std::int64_t object_type{};
  std::string object;        ///< of whom it is asked, as the platform above numbers them
  std::int64_t number{};     ///< that the platform above gave it
  std::int64_t serial{};     ///< of the message that asked
  std::string text;
  base::Instant asked_at, due_at;
  QuestionState state{};
  std::string answer;
  PersonId answered_by;
  base::Instant answered_at, sent_at;  ///< 0 before
  std::int64_t version{1};
};
DESCRIBE(Question, "A question of the platform above.", FIELD(id, "key"), FIELD(object_type, "of whom, 0: here"),
         FIELD(object, "number of whom"), FIELD(number, "that the platform above gave it"),
         FIELD(serial, "of the message that asked"), FIELD(text, "what it asks"), FIELD(asked_at, "when it came"),
         FIELD(due_at, "to be answered by then"), FIELD(state, "life"), FIELD(answer, "what was said"),
         FIELD(answered_by, "by whom"), FIELD(answered_at, "when"), FIELD(sent_at, "when it went up, 0: not yet"),
         FIELD(version, "grows with every change"))

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kTerminalChanged[] = "tracking.terminal_changed";
inline constexpr char kAlarmRaised[] = "tracking.alarm_raised";  ///< data: Alarm
inline constexpr char kQuestionChanged[] = "tracking.question_changed";  ///< data: Question
inline constexpr char kCommandChanged[] = "tracking.command_changed";
}  // namespace events

}  // namespace tracking
