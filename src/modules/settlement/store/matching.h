// Rows of matchings and their matches.
#pragma once
#include <vector>

#include "modules/settlement/rules/matching.h"

namespace settlement::store {

void insert_matching(Tx&, base::Region, rules::Matching const&);
/// @errors changed_meanwhile
base::Outcome save_matching(Tx&, base::Region, rules::Matching const&);
/// @errors matching_unknown
base::Result<rules::Matching> get_matching(Tx&, base::Region, rules::MatchingId);

/// A part of it, by the person and at the instant that it names.
void insert_match(Tx&, base::Region, rules::Matching const& of, base::Id<rules::Match>, rules::Match const&);
/// In the order in which they were matched.
std::vector<rules::Match> list_matches(Tx&, base::Region, rules::MatchingId);

struct MatchingFilter {
  OrganisationId party;  ///< payer or payee; 0: all
  std::int64_t after{};
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Matching> list_matchings(Tx&, base::Region, MatchingFilter const&);

}  // namespace settlement::store
