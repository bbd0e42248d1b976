// The part of the face that those use who name a line beside the network: whether it is there, and under
// which code.
#pragma once
#include <optional>
#include <string>

#include "modules/network/network.h"

namespace network {

/// The code of a line that is open on a day; empty when there is no such line, or it was closed before.
std::optional<std::string> find_line_code(Tx&, base::Region, LineId, base::ServiceDate);

}  // namespace network
