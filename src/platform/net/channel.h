// One connection to an address that the operator named, in both directions; all of it within one deadline.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/net/post.h"

namespace platform::net {

/// Blocks. Over TLS the certificate must be valid for the host and come from an authority that the system
/// trusts; in clear only to this machine.
class Channel {
 public:
  Channel(Address const&, std::int64_t within_ms);
  ~Channel();
  /// @returns false when it could not all be sent
  bool write(std::string_view);
  /// Appends what has come, waiting for it. @returns false at the end, in order or not
  bool read(std::string& into);

 private:
  class Pipe;
  std::unique_ptr<Pipe> pipe_;
};

/// As it stands in a request, "[::1]:80".
std::string host_of(Address const&);
/// Of the first line of an answer; 0 when that is none.
int status_of(std::string_view line);

}  // namespace platform::net
