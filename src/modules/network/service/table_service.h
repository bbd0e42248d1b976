// The county's OSRM server, where the operator has one: asked before the region's own road map.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "base/geo.h"
#include "platform/osrm/table.h"

namespace network::service {

/// As configured by "network.osrm_url", once for the process; "": none.
/// @throws std::runtime_error for an address that is not to be trusted
void use_table_service(std::string const& url);
bool has_table_service();
/// Why it did not answer when it was asked last; "": it did, or there is none.
std::string table_service_fault();
/// Empty without a server, and when it does not answer.
std::optional<platform::osrm::Table> ask_table_service(std::span<base::Position const>);

}  // namespace network::service
