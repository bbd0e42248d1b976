// Rows of agreements and their versions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/agreement/rules/version.h"

namespace agreement::store {

void insert_agreement(Tx&, base::Region, rules::Agreement const&);
bool is_number_taken(Tx&, base::Region, std::string const& number);
/// @errors agreement_unknown
base::Result<rules::Agreement> get_agreement(Tx&, base::Region, AgreementId);

void insert_version(Tx&, base::Region, rules::Version const&);
/// @errors changed_meanwhile
base::Outcome save_version(Tx&, base::Region, rules::Version const&);
/// @errors version_unknown
base::Result<rules::Version> get_version(Tx&, base::Region, VersionId);
/// By edition.
std::vector<rules::Version> list_versions(Tx&, base::Region, AgreementId);
/// Sealed by both, and some of whose days are among these; by first day.
std::vector<rules::Version> list_sealed(Tx&, base::Region, base::ServiceDate from, base::ServiceDate until);
/// Sealed ones that wait for their first day or are in force.
std::vector<rules::Version> list_current(Tx&, base::Region);

struct AgreementFilter {
  OrganisationId party;  ///< 0: every one
  std::string state, text;
  base::ServiceDate ends_before;  ///< 0: whenever
  AgreementId after;
  std::int64_t limit{50};
};
/// Newest first. `state` is that of the latest version.
std::vector<rules::Agreement> list_agreements(Tx&, base::Region, AgreementFilter const&);

}  // namespace agreement::store
