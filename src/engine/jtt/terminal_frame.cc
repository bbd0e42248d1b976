// Reading and writing of frames between terminal and platform.
#include "engine/jtt/terminal_frame.h"

#include <cassert>

#include "base/hex.h"
#include "engine/jtt/bytes.h"

namespace jtt {
namespace {

constexpr char kEscape = '\x7d';
constexpr std::uint16_t kPart = 1 << 13, k2019 = 1 << 14;

char checksum(std::string_view bytes) {
  char sum = 0;
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

}  // namespace

std::string_view TerminalNumber::stripped() const {
  auto const first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : std::string_view{digits}.substr(first);
}

std::variant<std::string, Defect> unescape(std::string_view wire) {
  std::string out;
  out.reserve(wire.size());
  for (std::size_t i = 0; i < wire.size(); ++i) {
    if (wire[i] == kFlag) return Defect::unescaped_flag;
    if (wire[i] != kEscape) {
      out += wire[i];
      continue;
    }
    if (++i == wire.size() || (wire[i] != 1 && wire[i] != 2)) return Defect::escape;
    out += wire[i] == 1 ? kEscape : kFlag;
  }
  return out;
}

std::string escape(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 8);
  for (auto const c : bytes) {
    if (c == kFlag) out += {kEscape, '\x02'};
    else if (c == kEscape) out += {kEscape, '\x01'};
    else out += c;
  }
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
  assert(body.size() <= 0x3ff && "longer bodies go out in parts");
  std::string bytes;
  put(bytes, message);
  put(bytes, static_cast<std::uint16_t>(body.size() | (like.is_2019 ? k2019 : 0)));
  if (like.is_2019) bytes += static_cast<char>(like.version);
  bytes += base::from_hex(like.number.digits).value_or("");
  put(bytes, serial);
  bytes += body;
  bytes += checksum(bytes);
  return kFlag + escape(bytes) + kFlag;
}

}  // namespace jtt
