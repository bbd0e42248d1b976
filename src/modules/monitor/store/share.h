// Rows of share links.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/share.h"

namespace monitor::store {

std::string seal_token(std::string_view);
/// "" when another installation sealed it.
std::string open_token(rules::Share const&);
/// What a token is looked up by.
std::string hash_of_token(std::string_view);

void insert_share(Tx&, base::Region, rules::Share const&);
/// @errors changed_meanwhile
base::Outcome save_share(Tx&, base::Region, rules::Share const&);
/// @errors share_unknown
base::Result<rules::Share> get_share(Tx&, base::Region, rules::ShareId);
std::optional<rules::Share> find_by_token(Tx&, base::Region, std::string_view token);

struct ShareFilter {
  OrganisationId organisation;  ///< only of this one; 0: all
  PersonId made_by;             ///< only this one's; 0: all
  mail::ItemId item;
  std::string number;
  base::Instant open_at;        ///< only those that open then; 0: all
  rules::ShareId after;         ///< older than this one
  std::int64_t limit{50};
};
/// Newest first.
std::vector<rules::Share> list_shares(Tx&, base::Region, ShareFilter const&);

}  // namespace monitor::store
