// Shapes differ; times, speeds and the name of 2019 stand around them alike.
#include "engine/jtt/terminal_area.h"

#include <cstdlib>

namespace jtt {
namespace {

constexpr std::uint16_t kHasTimes = 1, kHasSpeed = 2;

void name_times(Naming& n, std::uint16_t attributes) {
  if (!(attributes & kHasTimes)) return;
  n.form_time("start");
  n.form_time("end");
}

void name_speed(Naming& n, std::uint16_t attributes) {
  if (!(attributes & kHasSpeed)) return;
  n.u16("max_speed_kmh");
  n.u8("overspeed_s");
}

void name_end(Naming& n, std::uint16_t attributes, bool is_2019) {
  if (!is_2019) return;
  if (attributes & kHasSpeed) n.u16("night_max_speed_kmh");
  n.text16("name");
}

template <typename Shape>
void name_areas(Naming& n, bool is_2019, Shape const& name_shape) {
  n.u8("action");
  n.objects("items", n.in.u8(), [&] {
    n.u32("id");
    auto const attributes = n.u16("attr");
    name_shape();
    name_times(n, attributes);
    name_speed(n, attributes);
    name_end(n, attributes, is_2019);
  });
}

void name_turn(Naming& n, bool is_2019) {
  n.u32("point_id");
  n.u32("segment_id");
  n.u32("lat");
  n.u32("lng");
  n.u8("width_m");
  auto const attributes = n.u8("attr");
  if (attributes & kHasTimes) n.u16("max_s"), n.u16("min_s");
  name_speed(n, attributes);
  if (is_2019 && attributes & kHasSpeed) n.u16("night_max_speed_kmh");
}

constexpr std::uint16_t kWarnsOnEntry = 1 << 2, kTellsEntry = 1 << 3, kWarnsOnExit = 1 << 4, kTellsExit = 1 << 5,
                        kSouth = 1 << 6, kWest = 1 << 7;

std::uint16_t alarms_of(Area const& a) {
  std::uint16_t out = 0;
  if (a.tells_entry) out |= kTellsEntry | (a.warns_driver ? kWarnsOnEntry : 0);
  if (a.tells_exit) out |= kTellsExit | (a.warns_driver ? kWarnsOnExit : 0);
  return out;
}

std::uint16_t attributes_of(Area const& a) {
  auto out = alarms_of(a);
  if (a.max_speed_kmh) out |= kHasSpeed;
  if (!a.points.empty() && a.points.front().lat_e6 < 0) out |= kSouth;
  if (!a.points.empty() && a.points.front().lon_e6 < 0) out |= kWest;
  return out;
}

void put_point(std::string& out, AreaPoint const& p) {
  put(out, static_cast<std::uint64_t>(std::abs(p.lat_e6)), 4);
  put(out, static_cast<std::uint64_t>(std::abs(p.lon_e6)), 4);
}
void put_speed(std::string& out, Area const& a) {
  if (!a.max_speed_kmh) return;
  put(out, a.max_speed_kmh, 2);
  put(out, a.overspeed_s, 1);
}
/// The speed by night is that by day.
void put_night_speed(std::string& out, Area const& a, bool is_2019) {
  if (is_2019 && a.max_speed_kmh) put(out, a.max_speed_kmh, 2);
}
void put_name(std::string& out, Area const& a, bool is_2019) {
  if (!is_2019) return;
  put(out, a.name.size(), 2);
  out += a.name;
}

std::string write_route(Area const& a, bool is_2019) {
  constexpr int kSegmentSpeed = 1 << 1, kSegmentSouth = 1 << 2, kSegmentWest = 1 << 3;
  std::string out;
  put(out, a.id, 4);
  put(out, alarms_of(a), 2);
  put(out, a.points.size(), 2);
  std::uint32_t number = 0;
  for (auto const& p : a.points) {
    ++number;
    put(out, number, 4), put(out, number, 4);
    put_point(out, p);
    put(out, a.width_m, 1);
    put(out,
        static_cast<std::uint64_t>((a.max_speed_kmh ? kSegmentSpeed : 0) | (p.lat_e6 < 0 ? kSegmentSouth : 0) |
                                   (p.lon_e6 < 0 ? kSegmentWest : 0)),
        1);
    put_speed(out, a);
    put_night_speed(out, a, is_2019);
  }
  put_name(out, a, is_2019);
  return out;
}

std::string write_polygon(Area const& a, bool is_2019) {
  std::string out;
  put(out, a.id, 4);
  put(out, attributes_of(a), 2);
  put_speed(out, a);
  put(out, a.points.size(), 2);
  for (auto const& p : a.points) put_point(out, p);
  put_night_speed(out, a, is_2019);
  put_name(out, a, is_2019);
  return out;
}

/// A circle or a rectangle, as a list of one that is appended.
std::string write_listed(Area const& a, bool is_2019) {
  constexpr std::uint8_t kAppend = 1;
  std::string out;
  put(out, kAppend, 1), put(out, 1, 1);
  put(out, a.id, 4);
  put(out, attributes_of(a), 2);
  for (auto const& p : a.points) put_point(out, p);
  if (a.shape == AreaShape::circle) put(out, a.radius_m, 4);
  put_speed(out, a);
  put_night_speed(out, a, is_2019);
  put_name(out, a, is_2019);
  return out;
}

}  // namespace

std::uint16_t message_of_area(AreaShape shape) {
  constexpr int kCircles = 0x8600;
  return static_cast<std::uint16_t>(kCircles + 2 * (static_cast<int>(shape) - 1));
}

std::string write_area(Area const& a, bool is_2019) {
  if (a.shape == AreaShape::route) return write_route(a, is_2019);
  if (a.shape == AreaShape::polygon) return write_polygon(a, is_2019);
  return write_listed(a, is_2019);
}

std::string write_areas_deleted(std::vector<std::uint32_t> const& ids) {
  std::string out;
  put(out, ids.size(), 1);
  for (auto const id : ids) put(out, id, 4);
  return out;
}

std::string write_areas_asked(AreaShape shape, std::vector<std::uint32_t> const& ids) {
  std::string out;
  put(out, static_cast<std::uint64_t>(shape), 1), put(out, ids.size(), 4);
  for (auto const id : ids) put(out, id, 4);
  return out;
}

void name_circles(Naming& n, bool is_2019) {
  name_areas(n, is_2019, [&] { n.u32("lat"), n.u32("lng"), n.u32("radius_m"); });
}

void name_rectangles(Naming& n, bool is_2019) {
  name_areas(n, is_2019, [&] { n.u32("lat1"), n.u32("lng1"), n.u32("lat2"), n.u32("lng2"); });
}

void name_polygon(Naming& n, bool is_2019) {
  n.u32("id");
  auto const attributes = n.u16("attr");
  name_times(n, attributes);
  name_speed(n, attributes);
  n.list("points", n.in.u16(), [&] {
    n.out.open_list("");
    n.u32("");
    n.u32("");
    n.out.close();
  });
  name_end(n, attributes, is_2019);
}

void name_route(Naming& n, bool is_2019) {
  n.u32("id");
  auto const attributes = n.u16("attr");
  name_times(n, attributes);
  n.objects("points", n.in.u16(), [&] { name_turn(n, is_2019); });
  if (is_2019) n.text16("name");
}

}  // namespace jtt
