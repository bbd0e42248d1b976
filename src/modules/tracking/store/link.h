// Rows of connections: the last one of each terminal.
#pragma once
#include <optional>
#include <string>

#include "modules/tracking/tracking.h"

namespace tracking::store {

struct Link {
  TerminalId terminal;
  std::string gateway, address;
  base::Instant connected_at, ended_at;  ///< ended_at 0: it stands
};
DESCRIBE(Link, "A connection.", FIELD(terminal, "whose"), FIELD(gateway, "process that keeps it"),
         FIELD(address, "from where"), FIELD(connected_at, "since when"),
         FIELD(ended_at, "when it ended, 0: it stands"))

/// A connection that began later wins, whatever the order in which they are told.
void put_link(Tx&, base::Region, Link const&);
std::optional<Link> find_link(Tx&, base::Region, TerminalId);
/// Begin of the oldest open connection at the gateway where the terminal was last; 0: there is none.
base::Instant heard_since(Tx&, base::Region, TerminalId);
/// Open connections that began at other gateways since an instant.
std::vector<Link> list_links_elsewhere(Tx&, base::Region, std::string_view gateway, base::Instant since);
/// Ends what a gateway of this name left open when it ended without a word.
void end_links(Tx&, base::Region, std::string_view gateway, base::Instant now);

}  // namespace tracking::store
