// Writes the API page: OpenAPI 3.1 from the same endpoints and descriptions that serve requests.
#pragma once
#include <span>
#include <string>

#include "platform/http/endpoint.h"

namespace platform::http {

/// The document, indented, ending with a line break; the same endpoints in any order give the same bytes.
std::string write_openapi(std::span<Endpoint const>, std::string const& version);

/// JSON text with a line for each member, two blanks for each level.
std::string indent_json(std::string_view);

}  // namespace platform::http
