// The face's call.
#include "modules/mail/store/scans.h"

namespace mail {

std::vector<UnscannedLine> list_unscanned_lines(Tx& tx, base::Region region, base::ServiceDate day) {
  return store::list_unscanned_lines(tx, region, day);
}

}  // namespace mail
