// What stands in registrations and authentications.
#pragma once
#include <string>
#include <string_view>

#include "engine/jtt/terminal_frame.h"

namespace tracking::link {

/// Maker, model and id of the device in a registration (0x0100), in hexadecimal: they tell it from another's.
/// @returns "" when the body is shorter than any revision's
std::string device_of(jtt::Frame const& registration);
/// The code in an authentication (0x0102): all of the body in 2013, behind its length in 2019.
std::string_view code_of(jtt::Frame const& authentication);
/// Compares in a time that does not tell where they differ.
bool is_same_code(std::string_view shown, std::string_view known);

}  // namespace tracking::link
