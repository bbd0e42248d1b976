// The hash chain over events: sealing, reading, verifying.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/event/event.h"

namespace platform::event {

enum class HashKind { sha256, sm3 };

/// A sealed event: entry n of its region has hash_n = H(hash_{n-1} ‖ canonical form of the event).
struct Sealed {
  std::int64_t n;
  std::string hash;  ///< hex
  Event event;
};

/// Gives waiting events their place in the chain, at most `limit`; one sealer per region at a time (lease).
/// @returns the newly sealed events in chain order
std::vector<Sealed> seal_waiting(db::Tx&, base::Region, HashKind, std::size_t limit);

/// Sealed events after place `after`, in order.
std::vector<Sealed> list_sealed(db::Tx&, base::Region, std::int64_t after, std::size_t limit);

/// Regions that have a chain, or events that wait for one. @cost no more than waiting events
std::vector<base::Region> list_chains(db::Tx&);

/// The first place where the chain does not hold.
struct Break {
  std::int64_t n;
  std::string what;  ///< "event changed", "entry missing", "chain cut: head says …"
};
struct Verification {
  std::int64_t entries{};
  std::int64_t waiting{};  ///< events not sealed yet
  std::optional<Break> first_break;
};
/// Reads the whole chain of a region. @cost 10⁶ entries in less than 10 s
Verification verify(db::Tx&, base::Region, HashKind);

}  // namespace platform::event
