// What the operator configured about the platform above.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "modules/tracking/rules/superior.h"

namespace tracking::service {

/// By key, "superior.address"; "" when it was not given.
using Setting = std::function<std::string(std::string const& key)>;

/// "HOST:PORT". @throws std::runtime_error that names the key
std::pair<std::string, std::uint16_t> parse_place(std::string const& key, std::string const& text);

/// The keys of section "superior". @throws std::runtime_error that names the key
rules::Superior read_superior(Setting const&);

}  // namespace tracking::service
