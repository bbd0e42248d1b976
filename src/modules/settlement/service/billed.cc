// What statements say, for those who analyse costs.
#include "modules/settlement/face/billed.h"

#include "modules/settlement/store/billed.h"

namespace settlement {

std::vector<BilledStatement> list_billed_statements(Tx& tx, base::Region region, BilledSpan const& span) {
  return store::list_billed_statements(tx, region, span);
}
std::vector<BilledLine> list_billed_lines(Tx& tx, base::Region region, BilledSpan const& span) {
  return store::list_billed_lines(tx, region, span);
}
std::vector<BilledPart> list_billed_parts(Tx& tx, base::Region region, BilledSpan const& span) {
  return store::list_billed_parts(tx, region, span);
}

}  // namespace settlement
