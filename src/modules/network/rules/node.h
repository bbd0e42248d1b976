// What makes a node valid.
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "modules/network/network.h"

namespace network::rules {

/// 12 digits: GB/T 2260 county (first two digits a province, 11…82), GB/T 10114 township, village. A centre may end in
/// six zeros, a station in three.
bool is_place_code(std::string_view);
bool is_office_code(std::string_view);

/// @param parent  the node named as parent, if there is one
/// @errors name_missing, place_code_malformed, office_code_malformed, gln_malformed, position_missing, parent_wrong,
///         dates_reversed
base::Outcome check_node(Node const&, std::optional<Node> const& parent);

}  // namespace network::rules
