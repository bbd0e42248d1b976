// Commands 终端指令: what people ask terminals to do, and how far it got.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/tracking.h"

namespace tracking::rules {

using CommandId = base::Id<struct TerminalCommandTag>;

/// `query_position` 0x8201, `track` 0x8202, `text` 0x8300, `confirm_alarm` 0x8203, `set_parameters` 0x8103,
/// `query_parameters` 0x8104 or, with ids, 0x8106, `control` 0x8105, `query_attributes` 0x8107, `lock_doors` 0x8500,
/// `query_driver` 0x8702, `raw` any other: passthrough 0x8900 and the like; `set_area` 0x8600, 0x8602, 0x8604, 0x8606,
/// `clear_areas` 0x8601, 0x8603, 0x8605, 0x8607, `query_areas` 0x8608, `take_photo` 0x8801.
enum class CommandKind {
  query_position, track, text, confirm_alarm, set_parameters, query_parameters, control, query_attributes,
  lock_doors, query_driver, raw, set_area, clear_areas, query_areas, take_photo
};
DESCRIBE_ENUM(CommandKind, "What a terminal is asked to do.", "query_position", "track", "text", "confirm_alarm",
              "set_parameters", "query_parameters", "control", "query_attributes", "lock_doors", "query_driver", "raw",
              "set_area", "clear_areas", "query_areas", "take_photo")

enum class AreaShape { circle, rectangle, polygon, route };
DESCRIBE_ENUM(AreaShape, "Shape of an area that a terminal watches.", "circle", "rectangle", "polygon", "route")

struct AreaPoint {
  std::int64_t lat_e7{}, lon_e7{};
};
DESCRIBE(AreaPoint, "A point.", FIELD(lat_e7, "WGS-84 latitude × 10^7").at_least(-900'000'000).at_most(900'000'000),
         FIELD(lon_e7, "WGS-84 longitude × 10^7").at_least(-1'800'000'000).at_most(1'800'000'000))

/// An area or a route that the terminal watches by itself, without the platform.
struct Area {
  std::int64_t id{};
  AreaShape shape{};
  std::vector<AreaPoint> points;  ///< middle; upper left and lower right; corners; turning points in order
  std::int64_t radius_m{}, width_m{};
  bool tells_entry{true}, tells_exit{true}, warns_driver{};
  std::int64_t max_speed_kmh{}, overspeed_s{};
  std::string name;
};
DESCRIBE(Area, "An area or a route that a terminal watches.",
         FIELD(id, "number within the terminal").at_least(0).at_most(0xffff'ffff).or_default(),
         FIELD(shape, "form").or_default(), FIELD(points, "middle, two corners, all corners, or turning points")
             .longest(200).or_default(),
         FIELD(radius_m, "of a circle").at_least(0).at_most(1'000'000).or_default(),
         FIELD(width_m, "of a route").at_least(0).at_most(255).or_default(),
         FIELD(tells_entry, "alarm on entry").or_default(), FIELD(tells_exit, "alarm on exit").or_default(),
         FIELD(warns_driver, "the driver is warned too").or_default(),
         FIELD(max_speed_kmh, "0: none").at_least(0).at_most(200).or_default(),
         FIELD(overspeed_s, "for how long").at_least(0).at_most(255).or_default(),
         FIELD(name, "of 2019").longest(60).or_default())

/// `failed`: the terminal said so, or never answered. `expired`: it did not connect in time.
enum class CommandState { queued, sent, done, failed, expired, cancelled };
DESCRIBE_ENUM(CommandState, "Life of a command.", "queued", "sent", "done", "failed", "expired", "cancelled")

/// Of one parameter of a terminal, 0x8103: numbers by the width that the id has, texts as GBK.
struct Parameter {
  std::int64_t id{};
  std::int64_t bytes{4};  ///< width of a number: 1, 2, 4; 0: the value is a text
  std::int64_t number{};
  std::string text;
};
DESCRIBE(Parameter, "A parameter of a terminal.", FIELD(id, "JT/T 808 table 12").at_least(1).at_most(0xffff'ffff),
         FIELD(bytes, "width of the number: 1, 2 or 4; 0 for a text").at_least(0).at_most(4).or_default(),
         FIELD(number, "a number").at_least(0).at_most(0xffff'ffff).or_default(),
         FIELD(text, "a text").longest(200).or_default())

/// What a kind of command needs; the rest stays as it is.
struct Parameters {
  std::string text;            ///< text: what to show; control: its parameters, apart by ';'
  bool urgent{};               ///< text: flag bits
  bool display{true}, speak{true};
  std::int64_t interval_s{}, validity_s{};  ///< track; interval 0 stops it
  std::int64_t alarm_serial{}, alarm_bits{};  ///< confirm_alarm
  std::vector<Parameter> set;  ///< set_parameters
  std::vector<std::int64_t> ids;  ///< query_parameters, clear_areas, query_areas; none: all
  std::int64_t control{};      ///< control: 1 … 7
  bool lock{};                 ///< lock_doors
  Area area;                   ///< set_area; of clear_areas and query_areas the shape
  std::int64_t channel{1}, photos{1};  ///< take_photo
  std::int64_t message{};      ///< raw: id of the message
  std::string body;            ///< raw: hexadecimal
};
DESCRIBE(Parameters, "What the kind of command needs.",
         FIELD(text, "text: what to show; control: its parameters").longest(450).or_default(),
         FIELD(urgent, "text").or_default(), FIELD(display, "text: on the screen").or_default(),
         FIELD(speak, "text: by voice").or_default(),
         FIELD(interval_s, "track: seconds between positions, 0 stops").at_least(0).at_most(65'535).or_default(),
         FIELD(validity_s, "track: for how many seconds").at_least(0).at_most(2'592'000).or_default(),
         FIELD(alarm_serial, "confirm_alarm: serial of its report, 0: all of the kind")
             .at_least(0).at_most(65'535).or_default(),
         FIELD(alarm_bits, "confirm_alarm: which").at_least(0).at_most(0xffff'ffff).or_default(),
         FIELD(set, "set_parameters").longest(50).or_default(),
         FIELD(ids, "query_parameters, clear_areas, query_areas: which, none: all").longest(100).or_default(),
         FIELD(control, "control: 1 upgrade, 2 server, 3 off, 4 reset, 5 factory reset, 6 close data, 7 close radio")
             .at_least(0).at_most(7).or_default(),
         FIELD(lock, "lock_doors").or_default(), FIELD(area, "set_area, clear_areas, query_areas").or_default(),
         FIELD(channel, "take_photo: camera").at_least(1).at_most(32).or_default(),
         FIELD(photos, "take_photo: how many").at_least(1).at_most(10).or_default(),
         FIELD(message, "raw: id of the message").at_least(0).at_most(65'535).or_default(),
         FIELD(body, "raw: hexadecimal").longest(40'000).or_default())

struct TerminalCommand {
  CommandId id;
  TerminalId terminal;
  std::string vehicle;
  OrganisationId organisation;
  CommandKind kind{};
  base::Json parameters;
  CommandState state{};
  PersonId asked_by;
  base::Instant asked_at, valid_until, sent_at, ended_at;
  std::string outcome;  ///< why it failed; "" else
  std::string answer;   ///< body of the terminal's answer, hexadecimal; "" when there is none
  std::int64_t version{1};
};
DESCRIBE(TerminalCommand, "A command to a terminal.", FIELD(id, "key"), FIELD(terminal, "to which"),
         FIELD(vehicle, "plate"), FIELD(organisation, "that runs it"), FIELD(kind, "what"),
         FIELD(parameters, "how"), FIELD(state, "life"), FIELD(asked_by, "who"), FIELD(asked_at, "when asked"),
         FIELD(valid_until, "sent until then, if the terminal connects"), FIELD(sent_at, "when sent, 0: not yet"),
         FIELD(ended_at, "when it ended"), FIELD(outcome, "why it failed"),
         FIELD(answer, "body of the terminal's answer, hexadecimal"), FIELD(version, "grows with every change"))

/// Its parameters are there and within range. @errors command_malformed
base::Outcome check_command(CommandKind, Parameters const&);

/// What goes out, and which message answers it: 0x0001 when there is no special one.
struct Order {
  std::uint16_t message{}, answered_by{};
  std::string body;
};
/// @param gbk_text  `text` of the parameters in GB 18030; of `set_area` the name of the area
Order to_order(CommandKind, Parameters const&, std::string_view gbk_text, bool is_2019);

/// A command as the gateway moved it.
struct CommandMove {
  CommandId id;
  CommandState state{};
  std::string outcome, answer;
};

}  // namespace tracking::rules
