// One POST per text, to the configured address and no other.
#include "modules/message/link/gateway.h"

#include <stdexcept>

#include "platform/net/post.h"

namespace message::link {
namespace {

constexpr std::int64_t kPatienceMs = 10'000;

}  // namespace

std::function<int(rules::Text const&)> open_gateway(std::map<std::string, std::string, std::less<>> const& settings) {
  auto const setting = [&](std::string_view key) {
    auto const found = settings.find(key);
    return found == settings.end() ? std::string{} : found->second;
  };
  auto const url = setting("message.gateway_url");
  if (url.empty()) return {};
  platform::net::Address address;
  try {
    address = platform::net::parse_address(url);
  } catch (std::runtime_error const& e) {
    throw std::runtime_error{std::string{"message.gateway_url: "} + e.what()};
  }
  auto const token = setting("message.gateway_token");
  if (token.find_first_of("\r\n") != std::string::npos)
    throw std::runtime_error{"message.gateway_token: must be one line"};
  auto const signature = setting("message.signature");
  return [address, token, signature](rules::Text const& text) {
    return platform::net::post_json(address, {service::render_letter(text, signature), token, kPatienceMs});
  };
}

}  // namespace message::link
