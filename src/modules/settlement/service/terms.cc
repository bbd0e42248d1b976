// Versions of one agreement among all.
#include "modules/settlement/service/terms.h"

namespace settlement::service {

std::vector<rules::Terms> terms_of(TermsBook const& book, Tx& tx, base::Region region,
                                   rules::AgreementId agreement, rules::Period const& period) {
  auto all = book.list_in_force(tx, region, period);
  std::erase_if(all, [agreement](rules::Terms const& t) { return t.agreement != agreement; });
  return all;
}

}  // namespace settlement::service
