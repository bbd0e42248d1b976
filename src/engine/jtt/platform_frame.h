// Frames between platforms: flags, escapes, CRC, header, the agreed cipher.
// Source: JT/T 809-2011, JT/T 809-2019.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/describe.h"

namespace jtt::platform {

enum class Defect { unescaped_flag, escape, too_short, crc, length };
DESCRIBE_ENUM(Defect, "Why bytes are no frame.", "unescaped_flag", "escape", "too_short", "crc", "length")

enum class Revision { r2011, r2019 };

/// Three numbers that two platforms agree on; the fourth travels in the header.
struct Cipher {
  std::uint32_t m1{}, ia1{}, ic1{};
};

struct Header {
  std::uint32_t length{};  ///< of the whole message with both flags, without escapes
  std::uint32_t serial{};
  std::uint16_t message{};
  std::uint32_t access_code{};
  std::uint8_t version[3]{};
  std::uint8_t encryption{};
  std::uint32_t key{};
  std::optional<std::uint64_t> utc_s;  ///< 2019: when it was sent
};

struct Frame {
  Header header;
  std::string body;  ///< still enciphered when the header says so
};

/// @param wire  what stands between 5B and 5D
/// @param revision  as agreed with the peer; nothing: guessed by whether a plausible time of 2019 stands there
std::variant<Frame, Defect> read_frame(std::string_view wire, std::optional<Revision> revision = {});

/// Between two flags at most: what carries texts stays far below it.
inline constexpr std::size_t kFrameMost = 64 * 1024;
inline constexpr char kOpen = '\x5b', kClose = '\x5d';

/// What a platform writes into the header of all its messages.
struct Writer {
  Revision revision{Revision::r2011};
  std::uint32_t access_code{};
  std::array<std::uint8_t, 3> version{1, 0, 0};
  std::optional<Cipher> cipher{};  ///< none: bodies go in the clear
};

/// A message with its flags. @param body  in the clear  @param key  of this message, used when there is a cipher
/// @param utc_s  when it is sent, for 2019
std::string write_frame(Writer const&, std::uint16_t message, std::uint32_t serial, std::string_view body,
                        std::uint32_t key, std::uint64_t utc_s);
/// What came, as `read_frame`, with its body in the clear. One that is enciphered without an agreed cipher stays so.
std::variant<Frame, Defect> read_frame(Writer const& like, std::string_view wire);

/// The cipher of the protocol, the same both ways; it hides nothing from anyone who tries.
std::string cipher(std::string_view body, Cipher const&, std::uint32_t key);

/// CRC-16 with polynomial 0x1021 from 0xFFFF, not reflected.
std::uint16_t crc(std::string_view bytes);

}  // namespace jtt::platform
