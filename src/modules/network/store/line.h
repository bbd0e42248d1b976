// Codes of lines.
#pragma once
#include "modules/network/face/line.h"

namespace network::store {

std::optional<std::string> find_line_code(Tx&, base::Region, LineId, base::ServiceDate);

}  // namespace network::store
