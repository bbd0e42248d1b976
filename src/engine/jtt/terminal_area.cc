// Shapes differ; times, speeds and the name of 2019 stand around them alike.
#include "engine/jtt/terminal_area.h"

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

}  // namespace

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
