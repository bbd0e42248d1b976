// SQL over lines.
#include "modules/network/store/line.h"

namespace network::store {

std::optional<std::string> find_line_code(Tx& tx, base::Region region, LineId line, base::ServiceDate day) {
  return tx.find_text(
      "SELECT code FROM network_line WHERE region = $1 AND id = $2 AND (closed_on = 0 OR closed_on > $3)",
      {region, line, day});
}

}  // namespace network::store
