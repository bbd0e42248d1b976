// The bodies of messages between terminal and platform, field by field.
// Source: JT/T 808-2011, its 2013 form, JT/T 808-2019.
#pragma once
#include <string_view>

#include "engine/jtt/fields.h"
#include "engine/jtt/terminal_frame.h"

namespace jtt {

enum class Reading {
  whole,     ///< every byte has a name
  unknown,   ///< no such message: the body is named "data"
  too_short  ///< bytes are missing; what was there is named
};
DESCRIBE_ENUM(Reading, "How far a body could be read.", "whole", "unknown", "too_short")

/// Whether the standard has a message of this number, in either direction.
bool is_known_message(std::uint16_t message);

/// Names the fields of a whole message (parts are put together before). Bytes that are left over are named "rest".
/// @param is_2019  of the header; what only the length tells (2011 from 2013) is told by the length
Reading name_terminal_body(std::uint16_t message, bool is_2019, std::string_view body, Fields&);

}  // namespace jtt
