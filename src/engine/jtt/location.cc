// Position reports, as values and by name.
#include "engine/jtt/location.h"

#include <cstdlib>

namespace jtt {
namespace {

constexpr std::int64_t kGmt8Ms = 8 * 3'600'000;

/// A day that the calendar has, and a time of that day.
std::optional<base::Instant> read_time(std::string_view bcd) {
  if (bcd.size() != 6) return {};
  int n[6];
  for (std::size_t i = 0; i < 6; ++i) {
    auto const byte = static_cast<unsigned char>(bcd[i]);
    if (byte >> 4 > 9 || (byte & 15) > 9) return {};
    n[i] = (byte >> 4) * 10 + (byte & 15);
  }
  if (n[1] < 1 || n[1] > 12 || n[2] < 1 || n[3] > 23 || n[4] > 59 || n[5] > 59) return {};
  base::ServiceDate const date{(2000 + n[0]) * 10'000 + n[1] * 100 + n[2]};
  auto const days = base::to_days(date);
  if (base::from_days(days) != date) return {};
  return base::Instant{(days * 86'400 + n[3] * 3'600 + n[4] * 60 + n[5]) * 1'000 - kGmt8Ms};
}

/// A temperature of the cabin: the top bit is a minus.
std::int64_t degrees(std::uint16_t wire) { return wire & 0x8000 ? -(wire & 0x7fff) : wire; }

/// The value of one item that the standard names and that has the length it says.
/// @returns whether it was one
bool name_known(std::uint8_t id, Naming& item) {
  auto const n = item.in.left();
  auto const is = [&](std::uint8_t which, std::size_t length) { return id == which && n == length; };
  if (is(0x01, 4)) return item.u32("mileage_dkm"), true;
  if (is(0x02, 2)) return item.u16("fuel_dl"), true;
  if (is(0x03, 2)) return item.u16("recorder_speed_dkmh"), true;
  if (is(0x04, 2)) return item.u16("manual_ack_event_id"), true;
  if (is(0x05, 30)) return item.list("tire_pressure", n, [&] { item.u8(""); }), true;
  if (is(0x06, 2)) return item.out.number("cabin_temp_c", degrees(item.in.u16())), true;
  if (is(0x11, 1)) return item.u8("area_type"), true;
  if (is(0x11, 5)) return item.u8("area_type"), item.u32("area_id"), true;
  if (is(0x12, 6)) return item.u8("area_type"), item.u32("area_id"), item.u8("direction"), true;
  if (is(0x13, 7)) return item.u32("segment_id"), item.u16("drive_time_s"), item.u8("result"), true;
  if (is(0x25, 4)) return item.u32("signal_status"), true;
  if (is(0x2a, 2)) return item.u16("io_status"), true;
  if (is(0x2b, 4)) return item.u32("analog"), true;
  if (is(0x30, 1)) return item.u8("rssi"), true;
  if (is(0x31, 1)) return item.u8("satellites"), true;
  return false;
}

/// A length that reaches past the end drops the rest of the items, never the fix: vendors use ids and lengths
/// of their own widths.
void name_items(Naming& n) {
  n.out.open_list("extras");
  while (n.in.left() >= 2) {
    Bytes ahead{n.in.rest()};
    auto const id = ahead.u8();
    auto const length = ahead.u8();
    if (ahead.left() < length) break;
    n.in.take(2);
    Naming item{n.in.take(length), n.out};
    n.object("", [&] {
      n.out.word("id", to_id(id, 2));
      if (!name_known(id, item)) item.hex_rest("raw");
    });
  }
  n.out.close();
  if (n.in.left() > 0) n.hex_rest("extras_rest");
}

}  // namespace

std::optional<Location> read_location(std::string_view bytes) {
  Bytes in{bytes};
  Location out;
  out.alarm = in.u32(), out.status = in.u32();
  out.latitude = in.u32(), out.longitude = in.u32();
  out.altitude_m = in.u16(), out.speed_dkmh = in.u16(), out.direction = in.u16();
  out.at = read_time(in.take(6));
  if (!in.ok()) return {};
  return out;
}

void put_place(Location& l, base::Position place) {
  constexpr std::uint32_t kSouth = 1u << 2, kWest = 1u << 3, kEncrypted = 1u << 5;
  auto const micro = [](std::int32_t e7) { return static_cast<std::uint32_t>((std::llabs(e7) + 5) / 10); };
  l.latitude = micro(place.lat_e7), l.longitude = micro(place.lon_e7);
  l.status &= ~(kSouth | kWest | kEncrypted);
  l.status |= (place.lat_e7 < 0 ? kSouth : 0) | (place.lon_e7 < 0 ? kWest : 0);
}

std::string write_location(Location const& l) {
  std::string out;
  put(out, l.alarm, 4), put(out, l.status, 4), put(out, l.latitude, 4), put(out, l.longitude, 4);
  put(out, l.altitude_m, 2), put(out, l.speed_dkmh, 2), put(out, l.direction, 2);
  if (!l.at) return out.append(6, '\0');
  auto const text = base::to_rfc3339(l.at->plus_ms(kGmt8Ms));  // 2026-11-25T08:00:00…
  for (std::size_t const at : {2, 5, 8, 11, 14, 17})
    out += static_cast<char>((text[at] - '0') << 4 | (text[at + 1] - '0'));
  return out;
}

void name_location(Naming& n, bool with_items) {
  n.u32("alarm");
  n.u32("status");
  n.u32("latitude");
  n.u32("longitude");
  n.u16("altitude");
  n.u16("speed_dkmh");
  n.u16("direction");
  n.local_time("time");
  if (with_items && n.in.left() > 0) name_items(n);
}

}  // namespace jtt
