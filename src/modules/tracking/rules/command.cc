// Bodies of commands. Source: JT/T 808-2013 and -2019, chapter 8.
#include "modules/tracking/rules/command.h"

#include "base/hex.h"
#include "engine/jtt/terminal_area.h"
#include "modules/tracking/rules/refusals.h"

namespace tracking::rules {
namespace {

/// Bytes of a body, big-endian.
struct Out {
  std::string bytes;
  Out& number(std::int64_t n, int width) {
    for (int i = width - 1; i >= 0; --i) bytes += static_cast<char>(n >> (8 * i) & 0xff);
    return *this;
  }
  Out& text(std::string_view s) {
    bytes += s;
    return *this;
  }
};

std::string text_body(Parameters const& p, std::string_view gbk, bool is_2019) {
  constexpr int kUrgent = 1, kNotice = 3, kDisplay = 1 << 2, kSpeak = 1 << 3, kOfNotice = 1;
  // 2019 has a kind in bits 0 and 1 (2 urgent, 3 notice) and a type of text behind them.
  auto const first = is_2019 ? (p.urgent ? 2 : kNotice) : (p.urgent ? kUrgent : 0);
  Out out;
  out.number(first | (p.display ? kDisplay : 0) | (p.speak ? kSpeak : 0), 1);
  if (is_2019) out.number(kOfNotice, 1);
  return out.text(gbk).bytes;
}

std::string set_body(Parameters const& p) {
  Out out;
  out.number(std::ssize(p.set), 1);
  for (auto const& one : p.set) {
    out.number(one.id, 4);
    if (one.bytes == 0) out.number(std::ssize(one.text), 1).text(one.text);
    else out.number(one.bytes, 1).number(one.number, static_cast<int>(one.bytes));
  }
  return out.bytes;
}

std::string ids_body(Parameters const& p) {
  Out out;
  out.number(std::ssize(p.ids), 1);
  for (auto const id : p.ids) out.number(id, 4);
  return out.bytes;
}

std::string track_body(Parameters const& p) {
  Out out;
  out.number(p.interval_s, 2);
  if (p.interval_s != 0) out.number(p.validity_s, 4);
  return out.bytes;
}

/// 2013 has flags; 2019 a list of ids with parameters, of which 0x0001 is the doors.
std::string doors_body(Parameters const& p, bool is_2019) {
  Out out;
  if (!is_2019) return out.number(p.lock, 1).bytes;
  return out.number(1, 2).number(1, 2).number(p.lock, 1).bytes;
}

jtt::AreaShape shape_of(AreaShape s) { return static_cast<jtt::AreaShape>(static_cast<int>(s) + 1); }

/// @returns degrees × 10⁶
std::int32_t to_e6(std::int64_t e7) { return static_cast<std::int32_t>((e7 + (e7 < 0 ? -5 : 5)) / 10); }

jtt::Area area_of(Area const& a, std::string_view gbk_name) {
  jtt::Area out;
  out.id = static_cast<std::uint32_t>(a.id);
  out.shape = shape_of(a.shape);
  for (auto const& p : a.points) out.points.push_back({to_e6(p.lat_e7), to_e6(p.lon_e7)});
  out.radius_m = static_cast<std::uint32_t>(a.radius_m);
  out.width_m = static_cast<std::uint8_t>(a.width_m);
  out.tells_entry = a.tells_entry;
  out.tells_exit = a.tells_exit;
  out.warns_driver = a.warns_driver;
  out.max_speed_kmh = static_cast<std::uint16_t>(a.max_speed_kmh);
  out.overspeed_s = static_cast<std::uint8_t>(a.overspeed_s);
  out.name = gbk_name;
  return out;
}

/// A hemisphere is a bit of the whole area: one that lies in two cannot be sent.
bool is_in_one_hemisphere(Area const& a) {
  for (auto const& p : a.points)
    if ((p.lat_e7 < 0) != (a.points.front().lat_e7 < 0) || (p.lon_e7 < 0) != (a.points.front().lon_e7 < 0))
      return false;
  return true;
}

bool is_area(Area const& a) {
  if (a.id < 1 || !is_in_one_hemisphere(a)) return false;
  switch (a.shape) {
    case AreaShape::circle: return a.points.size() == 1 && a.radius_m > 0;
    case AreaShape::rectangle: return a.points.size() == 2;
    case AreaShape::polygon: return a.points.size() >= 3;
    case AreaShape::route: return a.points.size() >= 2 && a.width_m > 0;
  }
  return false;
}

std::vector<std::uint32_t> area_ids(Parameters const& p) {
  constexpr std::size_t kMost = 125;
  std::vector<std::uint32_t> out;
  for (auto const id : p.ids)
    if (out.size() < kMost) out.push_back(static_cast<std::uint32_t>(id));
  return out;
}

/// Shown at once, in middling size and quality.
std::string photo_body(Parameters const& p) {
  constexpr int kSmall = 1, kQuality = 5, kMiddle = 127, kHalf = 64;
  Out out;
  out.number(p.channel, 1).number(p.photos, 2).number(1, 2).number(0, 1).number(kSmall, 1).number(kQuality, 1);
  return out.number(kMiddle, 1).number(kHalf, 1).number(kHalf, 1).number(kMiddle, 1).bytes;
}

bool is_parameter(Parameter const& p) { return p.bytes == 0 ? !p.text.empty() : p.bytes != 3; }

}  // namespace

base::Outcome check_command(CommandKind kind, Parameters const& p) {
  auto good = true;
  if (kind == CommandKind::text) good = !p.text.empty();
  if (kind == CommandKind::track) good = p.interval_s == 0 || p.validity_s > 0;
  if (kind == CommandKind::set_parameters) {
    good = !p.set.empty();
    for (auto const& one : p.set) good = good && is_parameter(one);
  }
  if (kind == CommandKind::control) good = p.control >= 1;
  if (kind == CommandKind::confirm_alarm) good = p.alarm_bits != 0;
  if (kind == CommandKind::set_area) good = is_area(p.area);
  if (kind == CommandKind::raw) good = p.message >= 0x8000 && base::from_hex(p.body).has_value();
  if (!good) return base::refuse(refusal::command_malformed, {}, "/parameters");
  return base::Done{};
}

Order to_order(CommandKind kind, Parameters const& p, std::string_view gbk_text, bool is_2019) {
  constexpr std::uint16_t kAck = 0x0001;
  switch (kind) {
    case CommandKind::query_position: return {0x8201, 0x0201, ""};
    case CommandKind::track: return {0x8202, kAck, track_body(p)};
    case CommandKind::text: return {0x8300, kAck, text_body(p, gbk_text, is_2019)};
    case CommandKind::confirm_alarm:
      return {0x8203, kAck, Out{}.number(p.alarm_serial, 2).number(p.alarm_bits, 4).bytes};
    case CommandKind::set_parameters: return {0x8103, kAck, set_body(p)};
    case CommandKind::query_parameters:
      if (p.ids.empty()) return {0x8104, 0x0104, ""};
      return {0x8106, 0x0104, ids_body(p)};
    case CommandKind::control: return {0x8105, kAck, Out{}.number(p.control, 1).text(gbk_text).bytes};
    case CommandKind::query_attributes: return {0x8107, 0x0107, ""};
    case CommandKind::lock_doors: return {0x8500, 0x0500, doors_body(p, is_2019)};
    case CommandKind::query_driver: return {0x8702, 0x0702, ""};
    case CommandKind::set_area: {
      auto const area = area_of(p.area, gbk_text);
      return {jtt::message_of_area(area.shape), kAck, jtt::write_area(area, is_2019)};
    }
    case CommandKind::clear_areas:
      return {static_cast<std::uint16_t>(jtt::message_of_area(shape_of(p.area.shape)) + 1), kAck,
              jtt::write_areas_deleted(area_ids(p))};
    case CommandKind::query_areas:
      return {0x8608, 0x0608, jtt::write_areas_asked(shape_of(p.area.shape), area_ids(p))};
    case CommandKind::take_photo: return {0x8801, 0x0805, photo_body(p)};
    case CommandKind::raw:
      return {static_cast<std::uint16_t>(p.message), kAck, base::from_hex(p.body).value_or("")};
  }
  return {};
}

}  // namespace tracking::rules
