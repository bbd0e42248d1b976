// One small function a message, in the order of their ids, and the table that finds them.
#include "engine/jtt/terminal_body.h"

#include <algorithm>

#include "engine/jtt/location.h"
#include "engine/jtt/terminal_area.h"
#include "engine/jtt/terminal_parameter.h"

namespace jtt {
namespace {

void nothing(Body&) {}

void answer(Body& b) {
  b.u16("ack_serial");
  b.id16("ack_id");
  b.u8("result");
}

/// Numbers of missing parts, or of anything else that is asked for by number.
void ids16(Body& b, std::size_t n) {
  b.list("ids", n, [&] { b.u16(""); });
}
void ids32(Body& b, std::size_t n) {
  b.list("ids", n, [&] { b.u32(""); });
}

void missing_parts(Body& b) {
  b.u16("orig_serial");
  ids16(b, b.is_2019 ? b.in.u16() : b.in.u8());
}

void server_time(Body& b) { b.form_time("server_time"); }

/// Only the length tells the form of 2011 from that of 2013.
void registration(Body& b) {
  constexpr std::size_t kLeast2013 = 37;
  struct Widths {
    std::size_t maker, model, id;
  };
  auto const widths = b.is_2019 ? Widths{11, 30, 30} : b.in.left() < kLeast2013 ? Widths{5, 8, 7} : Widths{5, 20, 7};
  b.u16("province");
  b.u16("city");
  b.text("maker", widths.maker);
  b.text("model", widths.model);
  b.text("terminal_id", widths.id);
  b.u8("plate_color");
  b.text_rest("plate");
}

void registration_answer(Body& b) {
  b.u16("ack_serial");
  if (b.u8("result") == 0) b.text_rest("auth_code");
}

void authentication(Body& b) {
  if (!b.is_2019) return b.text_rest("auth_code");
  b.text8("auth_code");
  b.text("imei", 15);
  b.text("software", 20);
}

void parameters(Body& b) {
  b.objects("params", b.u8("count"), [&] { name_parameter(b); });
}
void parameters_answer(Body& b) {
  b.u16("ack_serial");
  parameters(b);
}
void parameters_asked(Body& b) {
  b.list("ids", b.in.u8(), [&] { b.id32(""); });
}

void command(Body& b) {
  b.u8("command");
  b.text_rest("args");
}

/// Real terminals of 2019 send the maker with 5 bytes, as the standard has it, or with 11: the length tells.
void attributes(Body& b) {
  auto const fits = [](Bytes at, std::size_t maker) {
    at.take(2 + maker + 30 + 30 + 10);
    at.take(at.u8());
    at.take(at.u8());
    return at.ok() && at.left() == 2;
  };
  auto const maker = b.is_2019 && !fits(b.in, 5) && fits(b.in, 11) ? 11u : 5u;
  b.u16("type_bits");
  b.text("maker", maker);
  b.text("model", b.is_2019 ? 30 : 20);
  b.text("terminal_id", b.is_2019 ? 30 : 7);
  b.hex("iccid", 10);
  b.text8("hw");
  b.text8("fw");
  b.u8("gnss_bits");
  b.u8("comm_bits");
}

void upgrade(Body& b) {
  b.u8("type");
  b.text("maker", 5);
  b.text8("version");
  b.hex("data", b.in.u32());
}
void upgrade_result(Body& b) {
  b.u8("type");
  b.u8("result");
}

void location(Body& b) { name_location(b); }
void location_answer(Body& b) {
  b.u16("ack_serial");
  b.object("location", [&] { name_location(b); });
}
/// Good reports are named up to the first whose length reaches past the end.
void locations(Body& b) {
  b.u16("count");
  b.u8("kind");
  b.out.open_list("items");
  while (b.in.left() >= 2) {
    Bytes ahead{b.in.rest()};
    auto const length = ahead.u16();
    if (length > ahead.left() || length < kLocationBytes) break;
    b.in.take(2);
    Naming item{b.in.take(length), b.out};
    b.object("", [&] { name_location(item); });
  }
  b.out.close();
}
void temporary_tracking(Body& b) {
  b.u16("interval_s");
  if (b.in.left() > 0) b.u32("validity_s");
}
void alarm_confirmed(Body& b) {
  b.u16("alarm_serial");
  b.u32("alarm_type");
}

void text_message(Body& b) {
  b.u8("flag");
  if (b.is_2019) b.u8("text_type");
  b.text_rest("text");
}
void event(Body& b) { b.u8("event_id"); }
void events_set(Body& b) {
  b.u8("type");
  if (b.in.left() == 0) return;
  b.objects("events", b.in.u8(), [&] {
    b.u8("id");
    b.text8("text");
  });
}
void question(Body& b) {
  b.u8("flag");
  b.text8("question");
  b.objects("answers", b.in.left(), [&] {
    b.u8("id");
    b.text16("text");
  });
}
void question_answer(Body& b) {
  b.u16("ack_serial");
  b.u8("answer_id");
}
void news_menu(Body& b) {
  b.u8("type");
  if (b.in.left() == 0) return;
  b.objects("items", b.in.u8(), [&] {
    b.u8("type");
    b.text16("name");
  });
}
void news_wanted(Body& b) {
  b.u8("type");
  b.u8("flag");
}
void news(Body& b) {
  b.u8("type");
  b.text16("text");
}
void call_back(Body& b) {
  b.u8("flag");
  b.text_rest("phone_number");
}
void phone_book(Body& b) {
  b.u8("type");
  if (b.in.left() == 0) return;
  b.objects("contacts", b.in.u8(), [&] {
    b.u8("flag");
    b.text8("phone_number");
    b.text8("name");
  });
}
void vehicle_control(Body& b) {
  if (!b.is_2019) return void(b.u8("flag"));
  b.objects("controls", b.in.u16(), [&] {
    b.id16("id");
    b.u8("value");
  });
}

void circles(Body& b) { name_circles(b, b.is_2019); }
void rectangles(Body& b) { name_rectangles(b, b.is_2019); }
void polygon(Body& b) { name_polygon(b, b.is_2019); }
void route(Body& b) { name_route(b, b.is_2019); }
void areas_deleted(Body& b) { ids32(b, b.in.u8()); }
void areas_asked(Body& b) {
  b.u8("type");
  ids32(b, b.in.u32());
}
void areas_answer(Body& b) {
  b.u8("type");
  b.u32("count");
  b.hex_rest("data");
}

void recorder_data(Body& b) {
  b.u16("ack_serial");
  b.id8("command");
  b.hex_rest("data");
}
void recorder_command(Body& b) {
  b.id8("command");
  b.hex_rest("data");
}
void waybill(Body& b) { b.text("content", b.u32("length")); }

void driver_card(Body& b) {
  constexpr std::uint8_t kIn = 1;
  auto const status = b.u8("status");
  b.local_time("time");
  if (b.in.left() == 0) return;
  auto const result = b.u8("card_result");
  if (b.in.left() == 0 || (status == kIn && result != 0)) return;
  b.text8("name");
  b.text("licence", 20);
  b.text8("authority");
  b.hex("valid_until", 4);
  if (b.is_2019) b.text("id_card", 20);
}

void can_data(Body& b) {
  auto const count = b.u16("count");
  b.hex("time_of_day", 5);  // hhmmss and milliseconds, BCD
  b.objects("items", count, [&] {
    b.u32("can_id");
    b.hex("data", 8);
  });
}

void media_event(Body& b) {
  b.u32("media_id");
  b.u8("media_type");
  b.u8("format");
  b.u8("event");
  b.u8("channel");
}
void media(Body& b) {
  media_event(b);
  b.object("location", [&] { name_location(b, false); });
  b.hex_rest("data");
}
void media_answer(Body& b) {
  b.u32("media_id");
  if (b.in.left() > 0) ids16(b, b.in.u8());
}
void media_found(Body& b) {
  b.u16("ack_serial");
  b.objects("items", b.in.u16(), [&] {
    b.u32("media_id");
    b.u8("media_type");
    b.u8("channel");
    b.u8("event");
    b.object("location", [&] { name_location(b, false); });
  });
}
void photos_taken(Body& b) {
  b.u16("ack_serial");
  b.u8("result");
  if (b.in.left() > 0) ids32(b, b.in.u16());
}
void take_photos(Body& b) {
  b.u8("channel");
  b.u16("command");
  b.u16("interval_s");
  for (auto const* const name : {"save", "resolution", "quality", "brightness", "contrast", "saturation", "chroma"})
    b.u8(name);
}
void media_asked(Body& b) {
  b.u8("media_type");
  b.u8("channel");
  b.u8("event");
  b.form_time("start");
  b.form_time("end");
}
void media_upload(Body& b) {
  media_asked(b);
  b.u8("delete");
}
void record_sound(Body& b) {
  b.u8("command");
  b.u16("time_s");
  b.u8("save");
  b.u8("rate");
}
void one_media_upload(Body& b) {
  b.u32("media_id");
  b.u8("delete");
}

void passthrough(Body& b) {
  b.id8("type");
  b.hex_rest("data");
}
void packed_data(Body& b) { b.hex("data", b.u32("length")); }
void public_key(Body& b) {
  b.u32("e");
  b.hex("n", 128);
}

struct Message {
  std::uint16_t id;
  void (*name)(Body&);
};
constexpr Message kMessages[] = {
    {0x0001, answer},          {0x0002, nothing},          {0x0003, nothing},        {0x0004, nothing},
    {0x0005, missing_parts},   {0x0100, registration},     {0x0102, authentication}, {0x0104, parameters_answer},
    {0x0107, attributes},      {0x0108, upgrade_result},   {0x0200, location},       {0x0201, location_answer},
    {0x0301, event},           {0x0302, question_answer},  {0x0303, news_wanted},    {0x0500, location_answer},
    {0x0608, areas_answer},    {0x0700, recorder_data},    {0x0701, waybill},        {0x0702, driver_card},
    {0x0704, locations},       {0x0705, can_data},         {0x0800, media_event},    {0x0801, media},
    {0x0802, media_found},     {0x0805, photos_taken},     {0x0900, passthrough},    {0x0901, packed_data},
    {0x0a00, public_key},      {0x8001, answer},           {0x8003, missing_parts},  {0x8004, server_time},
    {0x8100, registration_answer}, {0x8103, parameters},   {0x8104, nothing},        {0x8105, command},
    {0x8106, parameters_asked},    {0x8107, nothing},      {0x8108, upgrade},        {0x8201, nothing},
    {0x8202, temporary_tracking},  {0x8203, alarm_confirmed},  {0x8204, nothing},    {0x8300, text_message},
    {0x8301, events_set},      {0x8302, question},         {0x8303, news_menu},      {0x8304, news},
    {0x8400, call_back},       {0x8401, phone_book},       {0x8500, vehicle_control}, {0x8600, circles},
    {0x8601, areas_deleted},   {0x8602, rectangles},       {0x8603, areas_deleted},  {0x8604, polygon},
    {0x8605, areas_deleted},   {0x8606, route},            {0x8607, areas_deleted},  {0x8608, areas_asked},
    {0x8700, recorder_command}, {0x8701, recorder_command}, {0x8702, nothing},       {0x8800, media_answer},
    {0x8801, take_photos},     {0x8802, media_asked},      {0x8803, media_upload},   {0x8804, record_sound},
    {0x8805, one_media_upload}, {0x8900, passthrough},     {0x8a00, public_key},
};
static_assert(std::is_sorted(std::begin(kMessages), std::end(kMessages),
                             [](Message const& a, Message const& b) { return a.id < b.id; }));

Message const* find_message(std::uint16_t id) {
  auto const found = std::lower_bound(std::begin(kMessages), std::end(kMessages), id,
                                      [](Message const& m, std::uint16_t wanted) { return m.id < wanted; });
  return found == std::end(kMessages) || found->id != id ? nullptr : found;
}

}  // namespace

bool is_known_message(std::uint16_t message) { return find_message(message) != nullptr; }

Reading name_terminal_body(std::uint16_t message, bool is_2019, std::string_view body, Fields& out) {
  Body b{body, is_2019, out};
  auto const* const found = find_message(message);
  if (!found) {
    b.hex_rest("data");
    return Reading::unknown;
  }
  found->name(b);
  if (!b.in.ok()) return Reading::too_short;
  if (b.in.left() > 0) b.hex_rest("rest");
  return Reading::whole;
}

}  // namespace jtt
