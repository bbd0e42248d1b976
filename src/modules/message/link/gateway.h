// The operator's gateway for text messages, which speaks HTTP and JSON.
#pragma once
#include <functional>
#include <string>

#include "modules/message/service/texting.h"

namespace message::link {

/// As configured by "message.gateway_url", "message.gateway_token" and "message.signature".
struct Gateway {
  std::string url, token, signature;
};

/// Posts what service::render_letter makes, one text a time; any 2xx says that it was taken over.
/// @returns nothing when no URL is given  @throws std::runtime_error for one that is not to be trusted
std::function<int(rules::Text const&)> open_gateway(Gateway const&);

}  // namespace message::link
