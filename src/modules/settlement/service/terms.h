// Where settling gets the versions of agreements from.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "modules/settlement/rules/period.h"
#include "modules/settlement/rules/terms.h"

namespace settlement::service {

/// Reads of the module that keeps agreements, as values that rules can price by.
struct TermsBook {
  /// Versions that are in force on some day of the period, by agreement and first day.
  std::function<std::vector<rules::Terms>(Tx&, base::Region, rules::Period const&)> list_in_force;
  /// Any version, a draft too.
  std::function<std::optional<rules::Terms>(Tx&, base::Region, rules::VersionId)> find;
};

/// From module agreement.
TermsBook terms_of_agreements();

/// Those of one agreement.
std::vector<rules::Terms> terms_of(TermsBook const&, Tx&, base::Region, rules::AgreementId,
                                   rules::Period const&);

}  // namespace settlement::service
