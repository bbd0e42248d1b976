// The operator's gateway for text messages, which speaks HTTP and JSON.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "modules/message/service/texting.h"

namespace message::link {

/// Posts what service::render_letter makes, one text a time; any 2xx says that it was taken over. Set up
/// from "message.gateway_url", "message.gateway_token" and "message.signature" of the configuration.
/// @returns nothing when no URL is given  @throws std::runtime_error for one that is not to be trusted
std::function<int(rules::Text const&)> open_gateway(std::map<std::string, std::string, std::less<>> const& settings);

}  // namespace message::link
