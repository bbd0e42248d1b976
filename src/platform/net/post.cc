// One connection, one request, the first line of the answer.
#include "platform/net/post.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include "platform/net/channel.h"

namespace platform::net {
namespace {

std::string request_of(Address const& to, Letter const& letter) {
  auto text = "POST " + to.path + " HTTP/1.1\r\nHost: " + host_of(to) +
              "\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
              std::to_string(letter.body.size()) + "\r\n";
  if (!letter.bearer.empty()) text += "Authorization: Bearer " + letter.bearer + "\r\n";
  return text + "\r\n" + letter.body;
}

[[noreturn]] void refuse(std::string_view url, char const* why) {
  throw std::runtime_error{"\"" + std::string{url} + "\" " + why};
}

bool is_of_host(unsigned char c) { return std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':'; }

void parse_authority(std::string_view url, std::string_view authority, Address& out) {
  if (authority.find('@') != std::string_view::npos) refuse(url, "must not hold a name or password");
  auto const bracket = authority.starts_with('[') ? authority.find(']') : std::string_view::npos;
  auto const colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  auto const host = authority.substr(0, colon);
  out.host = bracket == std::string_view::npos ? host : host.substr(1, bracket - 1);
  if (out.host.empty()) refuse(url, "names no host");
  if (!std::ranges::all_of(out.host, is_of_host)) refuse(url, "has a character in its host that no host has");
  if (colon == std::string_view::npos) return;
  auto const* const end = authority.data() + authority.size();
  auto const [stop, fault] = std::from_chars(authority.data() + colon + 1, end, out.port);
  if (fault != std::errc{} || stop != end || out.port == 0) refuse(url, "has a port that does not exist");
}

}  // namespace

Address parse_address(std::string_view url) {
  auto const unfit = [](unsigned char c) { return c <= ' ' || c >= 0x7f; };
  if (std::ranges::any_of(url, unfit)) refuse(url, "holds a space or a character that is no ASCII");
  Address out;
  out.tls = url.starts_with("https://");
  if (!out.tls && !url.starts_with("http://")) refuse(url, "must begin with https://");
  auto const rest = url.substr(out.tls ? 8 : 7);
  auto const slash = std::min(rest.find_first_of("/?#"), rest.size());
  out.port = out.tls ? 443 : 80;
  parse_authority(url, rest.substr(0, slash), out);
  if (!out.tls && out.host != "127.0.0.1" && out.host != "::1" && out.host != "localhost")
    refuse(url, "must begin with https:// unless it is on this machine");
  auto const path = rest.substr(slash);
  if (path.find('#') != std::string_view::npos) refuse(url, "must not hold a fragment");
  out.path = path.starts_with('/') ? std::string{path} : '/' + std::string{path};
  return out;
}

std::string origin_of(Address const& address) {
  return (address.tls ? "https://" : "http://") + host_of(address);
}

int post_json(Address const& to, Letter const& letter) {
  Channel channel{to, letter.within_ms};
  if (!channel.write(request_of(to, letter))) return 0;
  std::string line;
  while (line.find('\n') == std::string::npos && line.size() < 1000 && channel.read(line)) {
  }
  return status_of(line);
}

}  // namespace platform::net
