// Reading of frames between platforms.
#include "engine/jtt/platform_frame.h"

#include "engine/jtt/bytes.h"

namespace jtt::platform {
namespace {

constexpr std::size_t kHeader = 22, kFlagsAndCrc = 4;

std::variant<std::string, Defect> unescape(std::string_view wire) {
  std::string out;
  out.reserve(wire.size());
  for (std::size_t i = 0; i < wire.size(); ++i) {
    auto const c = wire[i];
    if (c == '\x5b' || c == '\x5d') return Defect::unescaped_flag;
    if (c != '\x5a' && c != '\x5e') {
      out += c;
      continue;
    }
    if (++i == wire.size() || (wire[i] != 1 && wire[i] != 2)) return Defect::escape;
    auto const is_flag = wire[i] == 1;
    out += c == '\x5a' ? (is_flag ? '\x5b' : '\x5a') : (is_flag ? '\x5d' : '\x5e');
  }
  return out;
}

std::string escape(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 16);
  for (auto const c : bytes) {
    if (c == '\x5b' || c == '\x5a') out += '\x5a', out += c == '\x5b' ? '\1' : '\2';
    else if (c == '\x5d' || c == '\x5e') out += '\x5e', out += c == '\x5d' ? '\1' : '\2';
    else out += c;
  }
  return out;
}

/// Eight bytes that count seconds between 2010 and 2100 are a time; anything else that stands there would be one by
/// an unlikely chance.
bool has_time(std::string_view after_header) {
  constexpr std::uint64_t k2010 = 1'262'304'000, k2100 = 4'102'444'800;
  Bytes in{after_header};
  auto const seconds = in.u64();
  return in.ok() && seconds >= k2010 && seconds < k2100;
}

}  // namespace

std::string write_frame(Writer const& writer, std::uint16_t message, std::uint32_t serial, std::string_view body,
                        std::uint32_t key, std::uint64_t utc_s) {
  auto const is_2019 = writer.revision == Revision::r2019;
  auto const length = kHeader + (is_2019 ? 8 : 0) + body.size() + kFlagsAndCrc;
  std::string plain;
  plain.reserve(length);
  put(plain, length, 4), put(plain, serial, 4), put(plain, message, 2), put(plain, writer.access_code, 4);
  for (auto const part : writer.version) put(plain, part, 1);
  put(plain, writer.cipher ? 1 : 0, 1), put(plain, writer.cipher ? key : 0, 4);
  if (is_2019) put(plain, utc_s, 8);
  plain += writer.cipher ? cipher(body, *writer.cipher, key) : std::string{body};
  put(plain, crc(plain), 2);
  return kOpen + escape(plain) + kClose;
}

std::variant<Frame, Defect> read_frame(Writer const& like, std::string_view wire) {
  auto read = read_frame(wire, like.revision);
  if (auto* const frame = std::get_if<Frame>(&read); frame && frame->header.encryption && like.cipher)
    frame->body = cipher(frame->body, *like.cipher, frame->header.key);
  return read;
}

std::uint16_t crc(std::string_view bytes) {
  std::uint16_t sum = 0xffff;
  for (auto const c : bytes) {
    sum = static_cast<std::uint16_t>(sum ^ static_cast<unsigned char>(c) << 8);
    for (int bit = 0; bit < 8; ++bit) sum = static_cast<std::uint16_t>(sum & 0x8000 ? sum << 1 ^ 0x1021 : sum << 1);
  }
  return sum;
}

std::string cipher(std::string_view body, Cipher const& agreed, std::uint32_t key) {
  if (key == 0) key = 1;
  auto const modulus = agreed.m1 ? agreed.m1 : 1;
  std::string out;
  out.reserve(body.size());
  for (auto const c : body) {
    key = agreed.ia1 * (key % modulus) + agreed.ic1;
    out += static_cast<char>(c ^ static_cast<char>(key >> 20));
  }
  return out;
}

std::variant<Frame, Defect> read_frame(std::string_view wire, std::optional<Revision> revision) {
  auto const plain = unescape(wire);
  if (auto const* const defect = std::get_if<Defect>(&plain)) return *defect;
  std::string_view const bytes = std::get<std::string>(plain);
  if (bytes.size() < kHeader + 2) return Defect::too_short;
  Bytes end{bytes.substr(bytes.size() - 2)};
  if (crc(bytes.substr(0, bytes.size() - 2)) != end.u16()) return Defect::crc;
  Bytes in{bytes.substr(0, bytes.size() - 2)};
  Frame out;
  auto& h = out.header;
  h.length = in.u32(), h.serial = in.u32(), h.message = in.u16(), h.access_code = in.u32();
  for (auto& part : h.version) part = in.u8();
  h.encryption = in.u8(), h.key = in.u32();
  if (revision ? *revision == Revision::r2019 : has_time(in.rest())) h.utc_s = in.u64();
  if (!in.ok() || h.length != bytes.size() - 2 + kFlagsAndCrc) return Defect::length;
  out.body = in.rest();
  return out;
}

}  // namespace jtt::platform
