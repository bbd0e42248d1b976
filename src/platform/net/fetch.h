// Gets a document from the one address that the operator named: over TLS, or in clear from this machine.
// Follows nothing.
#pragma once
#include <cstdint>
#include <string>

#include "platform/net/post.h"

namespace platform::net {

struct Document {
  int status{};      ///< 0 when no whole answer came in time, or it was too long
  std::string body;  ///< as sent
};
struct Patience {
  std::int64_t within_ms{};  ///< for all of it
  std::size_t most_bytes{};  ///< of the answer with its head
};
/// Blocks. Asks in HTTP/1.0, so that the body comes in one piece and ends with the connection.
/// @param path  below the address, with its query: "/table/v1/driving/…"
Document fetch(Address const&, std::string const& path, Patience const&);

}  // namespace platform::net
