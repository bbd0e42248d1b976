// Fills the request struct of an endpoint from path, query and body.
#pragma once
#include <string_view>
#include <vector>

#include "platform/http/router.h"
#include "platform/json/json.h"

namespace platform::http {

/// @param path   values of the names in braces
/// @param query  parameters of the query, each a field; an unknown or repeated name is a fault
/// @param body   JSON object with the remaining fields; nothing counts as {}
/// @returns every fault; empty when `request` is filled
std::vector<json::Fault> bind(base::Type const& type, Parameters const& path, Parameters const& query,
                              std::string_view body, void* request);

}  // namespace platform::http
