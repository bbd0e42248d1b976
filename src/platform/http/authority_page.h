// The page on which a phone learns to trust this machine's certificate.
#pragma once
#include <string>

#include "platform/http/message.h"

namespace platform::http {

/// A page with the steps and a QR code of the HTTPS address that the phone used.
Response show_authority(std::string const& ca_file, Head const&);
/// The authority's certificate as phones install it.
Response send_authority(std::string const& ca_file);

}  // namespace platform::http
