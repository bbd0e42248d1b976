// Posts JSON to the one address that the operator named: over TLS, or in clear to this machine. Follows nothing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace platform::net {

/// Where to post.
struct Address {
  bool tls{};
  std::string host;
  std::uint16_t port{};
  std::string path;  ///< with its query, "/send?key=1"
};
/// "https://host[:port]/path", or "http://" with 127.0.0.1, [::1] or localhost.
/// @throws std::runtime_error that says what is wrong with it
Address parse_address(std::string_view url);
/// "https://host:port": as a page policy names a server.
std::string origin_of(Address const&);

struct Letter {
  std::string body;          ///< JSON
  std::string bearer;        ///< sent as "Authorization: Bearer …"; "" for none
  std::int64_t within_ms{};  ///< for all of it: connecting, TLS, sending, the answer's first line
};
/// Blocks. The certificate must be valid for the host and come from an authority that the system trusts. A redirect
/// is an answer like any other, and the answer's body is not read.
/// @returns the status of the answer; 0 when none came in time
int post_json(Address const&, Letter const&);

}  // namespace platform::net
