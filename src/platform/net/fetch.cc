// One connection, one request, the whole answer.
#include "platform/net/fetch.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "platform/net/channel.h"

namespace platform::net {
namespace {

/// The value of Content-Length; empty when the head does not say it.
std::optional<std::size_t> length_of(std::string_view head) {
  constexpr std::string_view kName = "\r\ncontent-length:";
  auto const same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  auto const at = std::search(head.begin(), head.end(), kName.begin(), kName.end(), same);
  if (at == head.end()) return {};
  auto text = head.substr(static_cast<std::size_t>(at - head.begin()) + kName.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::size_t length = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
  return fault == std::errc{} ? std::optional{length} : std::nullopt;
}

}  // namespace

Document fetch(Address const& to, std::string const& path, Patience const& patience) {
  auto const below = to.path.ends_with('/') ? to.path.substr(0, to.path.size() - 1) : to.path;
  Channel channel{to, patience.within_ms};
  if (!channel.write("GET " + below + path + " HTTP/1.0\r\nHost: " + host_of(to) +
                     "\r\nAccept: application/json\r\nConnection: close\r\n\r\n"))
    return {};
  std::string answer;
  auto body = std::string::npos;
  std::optional<std::size_t> length;
  auto const is_whole = [&] {
    return length && body != std::string::npos && answer.size() >= body + *length;
  };
  while (!is_whole() && answer.size() <= patience.most_bytes && channel.read(answer)) {
    if (body != std::string::npos) continue;
    auto const end = answer.find("\r\n\r\n");
    if (end == std::string::npos) continue;
    body = end + 4;
    length = length_of(std::string_view{answer}.substr(0, end));
  }
  auto const is_short = length && !is_whole();
  if (body == std::string::npos || is_short || answer.size() > patience.most_bytes) return {};
  return {status_of(answer), answer.substr(body, length.value_or(std::string::npos))};
}

}  // namespace platform::net
