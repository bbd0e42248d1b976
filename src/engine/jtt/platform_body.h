// The bodies of messages between platforms, field by field.
// Source: JT/T 809-2011, JT/T 809-2019.
#pragma once
#include <string_view>

#include "engine/jtt/fields.h"
#include "engine/jtt/terminal_body.h"

namespace jtt::platform {

/// @param body  in the clear
Reading name_body(std::uint16_t message, bool is_2019, std::string_view body, Fields&);
/// One GNSS block of 0x1202 by itself. Its own length tells the form of 2011 from that of 2019.
Reading name_gnss(std::string_view block, Fields&);

}  // namespace jtt::platform
