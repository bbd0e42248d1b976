// Keys of the section "superior", each with what may stand there.
#include "modules/tracking/service/superior_settings.h"

#include <charconv>
#include <stdexcept>
#include <tuple>

namespace tracking::service {
namespace {

using jtt::platform::Revision;

constexpr std::size_t kPasswordBytes = 8, kPlatformBytes = 11, kAddressBytes = 32;

std::string short_text(Setting const& of, std::string const& key, std::size_t most) {
  auto const text = of(key);
  if (text.size() > most)
    throw std::runtime_error{key + ": has at most " + std::to_string(most) + " characters"};
  return text;
}

/// @param otherwise  when it was not given
std::uint32_t number(Setting const& of, std::string const& key, std::uint32_t otherwise) {
  auto const text = of(key);
  if (text.empty()) return otherwise;
  std::uint32_t out{};
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data(), end, out);
  if (error != std::errc{} || stop != end) throw std::runtime_error{key + ": wants a whole number"};
  return out;
}

Revision revision_of(std::string const& text) {
  if (text.empty() || text == "2011") return Revision::r2011;
  if (text == "2019") return Revision::r2019;
  throw std::runtime_error{"superior.revision: wants \"2011\" or \"2019\", not \"" + text + "\""};
}

}  // namespace

std::pair<std::string, std::uint16_t> parse_place(std::string const& key, std::string const& text) {
  auto const colon = text.rfind(':');
  auto const* const end = text.data() + text.size();
  std::uint16_t port{};
  auto const from = colon == std::string::npos ? text.size() : colon + 1;
  auto const [stop, error] = std::from_chars(text.data() + from, end, port);
  if (colon == std::string::npos || error != std::errc{} || stop != end)
    throw std::runtime_error{key + ": wants ADDRESS:PORT, not \"" + text + "\""};
  return {text.substr(0, colon), port};
}

rules::Superior read_superior(Setting const& of) {
  rules::Superior out;
  std::tie(out.host, out.port) = parse_place("superior.address", of("superior.address"));
  out.writer.revision = revision_of(of("superior.revision"));
  out.writer.access_code = number(of, "superior.access_code", 0);
  if (auto const cipher = of("superior.cipher"); !cipher.empty()) {
    out.writer.cipher = rules::parse_cipher(cipher);
    if (!out.writer.cipher)
      throw std::runtime_error{"superior.cipher: wants \"M1,IA1,IC1\", three whole numbers"};
  }
  out.login.user = number(of, "superior.user", 0);
  out.login.password = short_text(of, "superior.password", kPasswordBytes);
  out.login.access_code = out.writer.access_code;
  if (auto const down = of("superior.down_address"); !down.empty()) {
    std::tie(out.login.down_ip, out.login.down_port) = parse_place("superior.down_address", down);
    if (out.login.down_ip.size() > kAddressBytes)
      throw std::runtime_error{"superior.down_address: is too long"};
  }
  out.platform = short_text(of, "superior.platform", kPlatformBytes);
  out.plate_color = static_cast<std::uint8_t>(number(of, "superior.plate_color", out.plate_color));
  auto const seconds = static_cast<std::uint32_t>(out.keep_alive_ms / 1000);
  out.keep_alive_ms = std::int64_t{number(of, "superior.keep_alive_s", seconds)} * 1000;
  return out;
}

}  // namespace tracking::service
