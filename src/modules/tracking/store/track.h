// Rows of tracks, hour by hour, and of latest positions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/tracking/rules/reach.h"
#include "modules/tracking/tracking.h"

namespace tracking::store {

/// @returns the packed reports; "" when there are none
std::string find_track(Tx&, base::Region, std::string_view vehicle, std::int64_t hour);
void put_track(Tx&, base::Region, std::string_view vehicle, std::int64_t hour, std::int64_t n_reports,
               std::string_view packed);
/// Hours with `from` <= hour < `until`, oldest first.
std::vector<std::string> list_track(Tx&, base::Region, std::string_view vehicle, std::int64_t from,
                                    std::int64_t until);
/// Hours before this one, at most `limit` rows. @returns how many went
std::int64_t erase_tracks(Tx&, base::Region, std::int64_t before, std::int64_t limit);

std::optional<Latest> find_latest(Tx&, base::Region, std::string_view vehicle);
void put_latest(Tx&, base::Region, Latest const&);

struct LatestFilter {
  rules::Scope scope;
  OrganisationId organisation;
  std::string text;           ///< part of the plate
  base::Instant heard_since;  ///< 0: also those that are silent
  std::string after;          ///< plate of the last of the page before
  std::int64_t limit{500};
};
/// By plate.
std::vector<Latest> list_latest(Tx&, base::Region, LatestFilter const&);

}  // namespace tracking::store
