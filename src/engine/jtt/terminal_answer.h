// What the platform answers a terminal.
#pragma once
#include <string>
#include <string_view>

#include "base/time.h"
#include "engine/jtt/terminal_frame.h"

namespace jtt {

/// Of 0x8001. Source: JT/T 808-2019, table 5.
enum class AnswerResult : std::uint8_t {
  done = 0, failed = 1, wrong_message = 2, not_supported = 3, alarm_confirmed = 4
};
/// Of 0x8100. Source: JT/T 808-2019, table 8.
enum class RegistrationResult : std::uint8_t {
  done = 0, vehicle_registered = 1, no_such_vehicle = 2, terminal_registered = 3, no_such_terminal = 4
};

/// 0x8001 to `asked`, with the platform's own serial.
std::string answer(Header const& asked, AnswerResult, std::uint16_t serial);
/// 0x8100. @param code  that the terminal shows from now on; sent only when it was registered
std::string answer_registration(Header const& asked, RegistrationResult, std::string_view code, std::uint16_t serial);
/// 0x8004: what o'clock it is, in UTC. Source: JT/T 808-2019, 8.6.
std::string answer_time(Header const& asked, base::Instant now, std::uint16_t serial);
/// 0x8800 without a list: all parts of this medium have come. @param media_id  its four bytes as they came
std::string answer_media(Header const& asked, std::string_view media_id, std::uint16_t serial);
/// 0x8800 with a list: these parts of a medium are to be sent again. @param media_id  its four bytes as they came
std::string ask_for_media_parts(Header const& asked, std::string_view media_id,
                                std::basic_string_view<std::uint16_t> parts, std::uint16_t serial);
/// 0x8003: asks for these parts again. @param first_serial  of the first part that came
std::string ask_for_parts(Header const& asked, std::uint16_t first_serial, std::basic_string_view<std::uint16_t> parts,
                          std::uint16_t serial);

}  // namespace jtt
