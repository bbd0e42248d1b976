// Messages between platforms, and those about one vehicle inside 0x1200 and its kind.
#include "engine/jtt/platform_body.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "engine/jtt/location.h"

namespace jtt::platform {
namespace {

void nothing(Body&) {}

void login(Body& b) {
  b.u32("user_id");
  b.text("password", 8);
  if (b.is_2019) b.u32("access_code");
  b.text("ip", 32);
  b.u16("port");
}
void login_answer(Body& b) {
  b.u8("result");
  b.u32("verify_code");
}
void logout(Body& b) {
  b.u32("user_id");
  b.text("password", 8);
}
void verify_code(Body& b) { b.u32("verify_code"); }
void result(Body& b) { b.u8("result"); }
void reason(Body& b) { b.u8("reason"); }
void quantity(Body& b) {
  b.u32("count");
  for (auto const* const name : {"from_utc_s", "until_utc_s"})
    b.out.number(name, static_cast<std::int64_t>(b.in.u64()));
}

/// Day, month, year in two bytes, hour, minute, second, in GMT+8.
void gnss_time(Naming& n) {
  unsigned const day = n.in.u8(), month = n.in.u8(), year = n.in.u16(), hour = n.in.u8(), minute = n.in.u8(),
                 second = n.in.u8();
  char text[64];
  std::snprintf(text, sizeof text, "%04u-%02u-%02uT%02u:%02u:%02u", year, month, day, hour, minute, second);
  n.out.word("time", text);
}

void gnss_2011(Naming& n) {
  n.u8("encrypt");
  gnss_time(n);
  n.u32("lon");
  n.u32("lat");
  n.u16("speed_kmh");
  n.u16("recorder_speed_kmh");
  n.u32("mileage_km");
  n.u16("direction");
  n.u16("altitude");
  n.u32("state");
  n.u32("alarm");
}

/// The report of the terminal as it came, and what up to three platforms added to its alarms.
void gnss_2019(Naming& n) {
  n.u8("encrypt");
  Naming report{n.in.take(n.u32("gnss_length")), n.out};
  n.object("jt808_location", [&] { name_location(report); });
  for (auto const* const place : {"1", "2", "3"}) {
    n.text("platform" + std::string{place}, 11);
    n.u32("alarm" + std::string{place});
  }
}

/// Which form a block has is told by itself: some platforms send that of 2011 under a header of 2019.
void gnss(Naming& n) {
  Bytes ahead{n.in.rest()};
  ahead.u8();
  auto const length = ahead.u32();
  auto const is_2019 = ahead.ok() && length >= kLocationBytes && length + 3 * 15 == ahead.left();
  is_2019 ? gnss_2019(n) : gnss_2011(n);
}

void register_vehicle(Body& b) {
  b.text("platform_id", 11);
  b.text("maker_id", 11);
  if (b.is_2019) {
    b.text("model", 30);
    b.text("imei", 15);
    b.text("terminal_id", 30);
    return b.text("sim", 13);
  }
  constexpr std::size_t kShort = 8 + 7 + 12;
  b.text("model", b.in.left() <= kShort ? 8 : 20);
  b.text("terminal_id", 7);
  b.text("sim", 12);
}
void history(Body& b) {
  auto const n = b.u8("count");
  if (n == 0) return;
  auto const each = b.in.left() / n;
  b.objects("items", n, [&] {
    Naming block{b.in.take(each), b.out};
    gnss(block);
  });
}
void driver(Body& b) {
  b.text("name", 16);
  b.text("id_number", 20);
  b.text("licence", 40);
  b.text("authority", 200);
  if (b.is_2019) b.local_time("valid_until");
}
void waybill(Body& b) { b.text("content", b.u32("length")); }
void source(Body& b) {
  b.id16("source_type");
  b.u32("source_serial");
}
void location(Body& b) { gnss(b); }

/// Of whom the post is asked, or who answers.
void post_object(Body& b) {
  b.text("object_id", b.is_2019 ? 20 : 12);
}
void post_question(Body& b) {
  b.u8("object_type");
  post_object(b);
  if (b.is_2019) b.u8("answer_s");
  b.u32("info_id");
  b.text("content", b.u32("length"));
}
void post_answer(Body& b) {
  b.u8("object_type");
  if (b.is_2019) b.text("responder", 16), b.text("phone", 20);
  post_object(b);
  if (b.is_2019) source(b);
  else b.u32("info_id");
  b.text("content", b.u32("length"));
}

struct Message {
  std::uint16_t id;
  void (*name)(Body&);
};
constexpr Message kBetweenPlatforms[] = {{0x1301, post_answer}, {0x9301, post_question}};
constexpr Message kAboutVehicle[] = {
    {0x1201, register_vehicle}, {0x1202, location}, {0x1203, history}, {0x120c, driver}, {0x120d, waybill},
};

void name_inner(Body& b, std::span<Message const> known, std::uint16_t id) {
  auto const found = std::ranges::find(known, id, &Message::id);
  if (found != known.end()) found->name(b);
  if (b.in.left() > 0) b.hex_rest(found == known.end() ? "bytes" : "rest");
}

/// Answers of 2019 carry what they answer where others have their length.
bool is_answer(std::uint16_t id) { return id == 0x1205 || id == 0x1206 || (id >= 0x9201 && id <= 0x9206); }

void about_vehicle(Body& b) {
  b.text("plate", 21);
  b.u8("color");
  auto const id = b.id16("sub_id");
  auto const answers = b.is_2019 && is_answer(id) && b.in.left() >= 6;
  if (answers) {
    Bytes ahead{b.in.rest()};
    b.out.number("sub_length", ahead.u32());
    return source(b);
  }
  auto const length = b.u32("sub_length");
  Body inner{b.in.take(std::min<std::size_t>(length, b.in.left())), b.is_2019, b.out};
  b.object("data", [&] { name_inner(inner, kAboutVehicle, id); });
}

/// No vehicle stands before it.
void between_platforms(Body& b) {
  auto const id = b.id16("sub_id");
  auto const length = b.u32("sub_length");
  Body inner{b.in.take(std::min<std::size_t>(length, b.in.left())), b.is_2019, b.out};
  b.object("data", [&] { name_inner(inner, kBetweenPlatforms, id); });
}

constexpr Message kMessages[] = {
    {0x1001, login},         {0x1002, login_answer},  {0x1003, logout},        {0x1004, nothing},
    {0x1005, nothing},       {0x1006, nothing},       {0x1007, reason},        {0x1008, reason},
    {0x1200, about_vehicle}, {0x1300, between_platforms}, {0x1400, about_vehicle}, {0x1500, about_vehicle},
    {0x1600, about_vehicle}, {0x9001, verify_code},   {0x9002, result},        {0x9003, verify_code},
    {0x9004, nothing},       {0x9005, nothing},       {0x9006, nothing},       {0x9007, reason},
    {0x9008, reason},        {0x9101, quantity},      {0x9200, about_vehicle}, {0x9300, between_platforms},
    {0x9400, about_vehicle}, {0x9500, about_vehicle}, {0x9600, about_vehicle},
};

Reading reading_of(Naming& n) {
  if (!n.in.ok()) return Reading::too_short;
  if (n.in.left() > 0) n.hex_rest("rest");
  return Reading::whole;
}

}  // namespace

Reading name_body(std::uint16_t message, bool is_2019, std::string_view body, Fields& out) {
  Body b{body, is_2019, out};
  auto const* const found =
      std::find_if(std::begin(kMessages), std::end(kMessages), [message](Message const& m) { return m.id == message; });
  if (found == std::end(kMessages)) {
    b.hex_rest("data");
    return Reading::unknown;
  }
  found->name(b);
  return reading_of(b);
}

Reading name_gnss(std::string_view block, Fields& out) {
  Naming n{block, out};
  gnss(n);
  return reading_of(n);
}

}  // namespace jtt::platform
