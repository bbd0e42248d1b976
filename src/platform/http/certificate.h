// A certificate authority of this machine, and the server certificate that it signs.
#pragma once
#include <string>
#include <vector>

#include "base/time.h"

namespace platform::http {

/// PEM files.
struct Certificates {
  std::string authority;  ///< for phones and other machines to trust
  std::string server;
  std::string key;
};

/// Host names and addresses by which this machine may be called: "DNS:localhost", "IP:192.168.1.5", sorted.
std::vector<std::string> names_of_this_machine();

/// Makes what is missing in `dir` (keys readable by the owner only). The authority lives ten years; the server's
/// certificate 397 days, and is made anew when less than 30 days are left or the machine's names have changed.
/// @throws std::runtime_error when the folder cannot be written
Certificates ensure_certificates(std::string const& dir, std::vector<std::string> const& names, base::Instant now);

}  // namespace platform::http
