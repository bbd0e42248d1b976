// Bytes of terminals and platforms: every frame is read or refused, every body named as far as it goes.
#include <cstdint>
#include <cstdlib>

#include "app/json_fields.h"
#include "engine/jtt/location.h"
#include "engine/jtt/platform_body.h"
#include "engine/jtt/platform_cutter.h"
#include "engine/jtt/platform_frame.h"
#include "engine/jtt/terminal_body.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// What was read is written and read again as the same.
void check_round_trip(jtt::Frame const& frame) {
  if (frame.header.is_part()) return;
  auto const wire = jtt::write_frame(frame.header, frame.header.message, frame.header.serial, frame.body);
  auto const again = jtt::read_frame(std::string_view{wire}.substr(1, wire.size() - 2));
  demand(std::holds_alternative<jtt::Frame>(again) && std::get<jtt::Frame>(again).body == frame.body);
}

/// Whatever a platform writes, in clear or enciphered, comes out of a stream as it went in.
void check_platform(std::string_view bytes) {
  using namespace jtt::platform;
  for (auto const revision : {Revision::r2011, Revision::r2019})
    for (auto const& agreed : {std::optional<Cipher>{}, std::optional{Cipher{30'000'000, 20'000'000, 20'000'000}}}) {
      Writer const writer{revision, 7, {1, 0, 0}, agreed};
      auto const wire = write_frame(writer, 0x1200, 1, bytes, 99, 1'700'000'000);
      int n = 0;
      Cutter cutter;
      cutter.feed(bytes, [](std::string_view) {});
      cutter.feed(wire, [&](std::string_view cut) {
        auto const read = read_frame(writer, cut);
        n += std::holds_alternative<Frame>(read) && std::get<Frame>(read).body == bytes;
      });
      demand(n == 1);
    }
}

}  // namespace

/// The first two bytes choose the message whose body the rest is taken for, too: few inputs have a checksum that holds.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes{reinterpret_cast<char const*>(data), size};
  if (size < 3) return 0;
  auto const message = static_cast<std::uint16_t>(data[0] << 8 | data[1]);
  std::string json;
  for (auto const is_2019 : {false, true}) {
    app::JsonFields fields{json};
    jtt::name_terminal_body(message, is_2019, bytes.substr(2), fields);
    app::JsonFields others{json};
    jtt::platform::name_body(message, is_2019, bytes.substr(2), others);
  }
  jtt::read_location(bytes);
  auto const frame = jtt::read_frame(bytes);
  if (auto const* const good = std::get_if<jtt::Frame>(&frame)) check_round_trip(*good);
  jtt::platform::read_frame(bytes);
  check_platform(bytes);
  return 0;
}
