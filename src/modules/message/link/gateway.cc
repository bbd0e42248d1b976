// One POST per text, to the configured address and no other.
#include "modules/message/link/gateway.h"

#include <stdexcept>

#include "platform/net/post.h"

namespace message::link {
namespace {

constexpr std::int64_t kPatienceMs = 10'000;

}  // namespace

std::function<int(rules::Text const&)> open_gateway(Gateway const& gateway) {
  if (gateway.url.empty()) return {};
  platform::net::Address address;
  try {
    address = platform::net::parse_address(gateway.url);
  } catch (std::runtime_error const& e) {
    throw std::runtime_error{std::string{"message.gateway_url: "} + e.what()};
  }
  if (gateway.token.find_first_of("\r\n") != std::string::npos)
    throw std::runtime_error{"message.gateway_token: must be one line"};
  return [address, gateway](rules::Text const& text) {
    return platform::net::post_json(address,
                                    {service::render_letter(text, gateway.signature), gateway.token, kPatienceMs});
  };
}

}  // namespace message::link
