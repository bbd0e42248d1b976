// Takes fields off a message and hands them on under their names.
#pragma once
#include <string>
#include <string_view>

#include "base/hex.h"
#include "engine/jtt/bytes.h"
#include "engine/jtt/fields.h"

namespace jtt {

/// "0x0A" for (10, 2).
std::string to_id(std::uint32_t value, int digits);
/// "2020-07-07T19:23:59" of six bytes BCD, the year after 2000; empty when they are no time.
std::string to_time(std::string_view bcd);
/// Without NUL and blanks on both sides: terminals fill up with either, before or behind.
std::string_view stripped(std::string_view text);

/// One message on its way from bytes to fields; each call takes the next field.
class Naming {
 public:
  Naming(std::string_view body, Fields& out) : in{body}, out{out} {}

  std::uint8_t u8(std::string_view name) { return static_cast<std::uint8_t>(number(name, in.u8())); }
  std::uint16_t u16(std::string_view name) { return static_cast<std::uint16_t>(number(name, in.u16())); }
  std::uint32_t u32(std::string_view name) { return static_cast<std::uint32_t>(number(name, in.u32())); }
  std::uint8_t id8(std::string_view name) { return static_cast<std::uint8_t>(id(name, in.u8(), 2)); }
  std::uint16_t id16(std::string_view name) { return static_cast<std::uint16_t>(id(name, in.u16(), 4)); }
  std::uint32_t id32(std::string_view name) { return id(name, in.u32(), 4); }

  void text(std::string_view name, std::size_t n) { out.text(name, stripped(in.take(n))); }
  void text_rest(std::string_view name) { text(name, in.left()); }
  /// A text behind its length of one or two bytes.
  void text8(std::string_view name) { out.text(name, in.take(in.u8())); }
  void text16(std::string_view name) { out.text(name, in.take(in.u16())); }
  void hex(std::string_view name, std::size_t n) { out.word(name, base::to_hex(in.take(n))); }
  void hex_rest(std::string_view name) { hex(name, in.left()); }
  /// Six bytes BCD in GMT+8, with the offset written out.
  void local_time(std::string_view name) { time(name, "+08:00", false); }
  /// Six bytes BCD as printed on a form, "20-07-26T00:00:00": zeros stand for every day.
  void form_time(std::string_view name) { time(name, "", true); }

  template <typename Take>
  void object(std::string_view name, Take const& take) {
    out.open_object(name);
    take();
    out.close();
  }
  /// `n` times, as long as there are bytes: a count from hostile hands costs nothing.
  template <typename Take>
  void list(std::string_view name, std::size_t n, Take const& take) {
    out.open_list(name);
    for (std::size_t i = 0; i < n && in.ok() && in.left() > 0; ++i) take();
    out.close();
  }
  template <typename Take>
  void objects(std::string_view name, std::size_t n, Take const& take) {
    list(name, n, [&] { object("", take); });
  }

  Bytes in;
  Fields& out;

 private:
  std::uint32_t number(std::string_view name, std::uint32_t value) {
    out.number(name, value);
    return value;
  }
  std::uint32_t id(std::string_view name, std::uint32_t value, int digits) {
    out.word(name, to_id(value, digits));
    return value;
  }
  void time(std::string_view name, std::string_view offset, bool is_form);
};

/// A body, whose form goes by the revision of its header.
struct Body : Naming {
  Body(std::string_view bytes, bool is_2019, Fields& out) : Naming{bytes, out}, is_2019{is_2019} {}
  bool is_2019;
};

}  // namespace jtt
