// Frames between terminal and platform: flags, escapes, checksum, both headers.
// Source: JT/T 808-2011, JT/T 808-2019.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/describe.h"

namespace jtt {

inline constexpr char kFlag = '\x7e';
/// Bytes between two flags at most: a sub-package of 2019 with a full body, everything escaped.
inline constexpr std::size_t kFrameMost = 2 * (21 + 1023 + 1);

enum class Defect { unescaped_flag, escape, too_short, checksum, length, version };
DESCRIBE_ENUM(Defect, "Why bytes are no frame.", "unescaped_flag", "escape", "too_short", "checksum", "length",
              "version")

/// Who a terminal says it is: the digits of its number as they are on the wire, 12 or, since 2019, 20; a number that
/// is no BCD is kept as hexadecimal digits.
struct TerminalNumber {
  std::string digits;

  /// Without leading zeros: the identity that stays when a terminal goes from one revision to the other.
  std::string_view stripped() const;
};

struct Header {
  std::uint16_t message{};
  std::uint16_t body_length{};
  std::uint8_t encryption{};  ///< 0: none, 1: RSA, others reserved
  bool is_2019{};             ///< else 2011 or 2013, which the header does not tell
  std::uint8_t version{};     ///< of 2019: grows with each key revision
  TerminalNumber number;
  std::uint16_t serial{};
  std::uint16_t packets{}, packet{};  ///< 0, 0: whole; else how many and which, from 1

  bool is_part() const { return packets != 0; }
};

struct Frame {
  Header header;
  std::string body;
};

/// Puts 7D 01 and 7D 02 back. @returns the bytes, or `escape` when 7D stands before another byte or last
std::variant<std::string, Defect> unescape(std::string_view wire);
std::string escape(std::string_view bytes);

/// @param wire  what stands between two flags
std::variant<Frame, Defect> read_frame(std::string_view wire);

/// A message with its flags, in the revision and number width of `like`, whole. @param body  at most 1,023 bytes
std::string write_frame(Header const& like, std::uint16_t message, std::uint16_t serial, std::string_view body);

inline constexpr std::size_t kBodyMost = 1023;
/// How many frames a body needs.
constexpr std::uint16_t frames_of(std::size_t body_bytes) {
  return body_bytes == 0 ? 1 : static_cast<std::uint16_t>((body_bytes + kBodyMost - 1) / kBodyMost);
}
/// The same for a body of any length: one frame, or parts whose serials follow each other.
/// @param first_serial  of part 1
std::string write_message(Header const& like, std::uint16_t message, std::uint16_t first_serial, std::string_view body);

}  // namespace jtt
