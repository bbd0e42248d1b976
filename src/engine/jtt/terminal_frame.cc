// Reading and writing of frames between terminal and platform.
#include "engine/jtt/terminal_frame.h"

#include <cassert>
#include <cstring>

#include "base/hex.h"
#include "engine/jtt/bytes.h"

namespace jtt {
namespace {

constexpr char kEscape = '\x7d';
constexpr std::uint16_t kPart = 1 << 13, k2019 = 1 << 14;

/// Eight bytes at a time: each report is summed up, and each answer.
char checksum(std::string_view bytes) {
  std::uint64_t words = 0;
  for (; bytes.size() >= sizeof words; bytes.remove_prefix(sizeof words)) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data(), sizeof word);
    words ^= word;
  }
  words ^= words >> 32, words ^= words >> 16, words ^= words >> 8;
  auto sum = static_cast<char>(words);
  for (auto const c : bytes) sum = static_cast<char>(sum ^ c);
  return sum;
}

Header read_header(Bytes& in) {
  Header h;
  h.message = in.u16();
  auto const attributes = in.u16();
  h.body_length = attributes & 0x3ff;
  h.encryption = attributes >> 10 & 7;
  h.is_2019 = attributes & k2019;
  if (h.is_2019) h.version = in.u8();
  auto const number = in.take(h.is_2019 ? 10 : 6);
  h.number.digits = base::to_hex(number);
  h.serial = in.u16();
  if (attributes & kPart) h.packets = in.u16(), h.packet = in.u16();
  return h;
}

void put(std::string& out, std::uint16_t n) {
  out += static_cast<char>(n >> 8);
  out += static_cast<char>(n & 0xff);
}

void append_escaped(std::string& out, std::string_view bytes) {
  constexpr char kBoth[] = {kFlag, kEscape};
  while (true) {
    auto const at = bytes.find_first_of(kBoth, 0, sizeof kBoth);
    out += bytes.substr(0, at);
    if (at == std::string_view::npos) return;
    out += kEscape;
    out += bytes[at] == kFlag ? '\x02' : '\x01';
    bytes.remove_prefix(at + 1);
  }
}

/// Four bits; a number that was read is hexadecimal digits.
char nibble(char digit) { return static_cast<char>(digit <= '9' ? digit - '0' : digit - 'a' + 10); }

struct Place {
  std::uint16_t of{}, number{};
};

std::string write_one(Header const& like, std::uint16_t message, std::uint16_t serial, Place part,
                      std::string_view body) {
  assert(body.size() <= kBodyMost && "longer bodies go out in parts");
  std::string bytes;
  bytes.reserve(body.size() + 24);
  put(bytes, message);
  put(bytes, static_cast<std::uint16_t>(body.size() | (like.is_2019 ? k2019 : 0) | (part.of ? kPart : 0)));
  if (like.is_2019) bytes += static_cast<char>(like.version);
  auto const& digits = like.number.digits;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(nibble(digits[i]) << 4 | nibble(digits[i + 1]));
  put(bytes, serial);
  if (part.of) put(bytes, part.of), put(bytes, part.number);
  bytes += body;
  bytes += checksum(bytes);
  std::string out;
  out.reserve(bytes.size() + 10);
  out += kFlag;
  append_escaped(out, bytes);
  out += kFlag;
  return out;
}

}  // namespace

std::string_view TerminalNumber::stripped() const {
  auto const first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : std::string_view{digits}.substr(first);
}

/// Copies what stands between escapes as it is: most frames have none.
std::variant<std::string, Defect> unescape(std::string_view wire) {
  if (wire.find(kFlag) != std::string_view::npos) return Defect::unescaped_flag;
  std::string out;
  out.reserve(wire.size());
  while (true) {
    auto const at = wire.find(kEscape);
    out += wire.substr(0, at);
    if (at == std::string_view::npos) return out;
    wire.remove_prefix(at + 1);
    if (wire.empty() || (wire.front() != 1 && wire.front() != 2)) return Defect::escape;
    out += wire.front() == 1 ? kEscape : kFlag;
    wire.remove_prefix(1);
  }
}

std::string escape(std::string_view bytes) {
  std::string out;
  append_escaped(out, bytes);
  return out;
}

std::variant<Frame, Defect> read_frame(std::string_view wire) {
  auto const plain = unescape(wire);
  if (auto const* const defect = std::get_if<Defect>(&plain)) return *defect;
  std::string_view const bytes = std::get<std::string>(plain);
  if (bytes.size() < 13) return Defect::too_short;
  if (checksum(bytes) != 0) return Defect::checksum;
  Bytes in{bytes.substr(0, bytes.size() - 1)};
  Frame out{read_header(in), {}};
  auto const& h = out.header;
  if (!in.ok() || in.left() != h.body_length) return Defect::length;
  // A frame of 2019 that is sent without bit 14 reads as an older one with a number of another terminal.
  if (h.is_2019 && h.version == 0) return Defect::version;
  if (h.is_part() ? h.packet == 0 || h.packet > h.packets : h.packet != 0) return Defect::length;
  out.body = in.rest();
  return out;
}

std::string write_frame(Header const& like, std::uint16_t message, std::uint16_t serial, std::string_view body) {
  return write_one(like, message, serial, {}, body);
}

std::string write_message(Header const& like, std::uint16_t message, std::uint16_t first_serial,
                          std::string_view body) {
  auto const n = frames_of(body.size());
  if (n == 1) return write_frame(like, message, first_serial, body);
  std::string out;
  for (std::uint16_t i = 0; i < n; ++i)
    out += write_one(like, message, static_cast<std::uint16_t>(first_serial + i),
                     {n, static_cast<std::uint16_t>(i + 1)}, body.substr(i * kBodyMost, kBodyMost));
  return out;
}

}  // namespace jtt
