// Bytes written as lower-case hexadecimal digits.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string to_hex(unsigned char const* bytes, std::size_t n);
std::string to_hex(std::string_view bytes);
/// Digits of either case. @returns nothing when there is an odd number of them or something else among them
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace base
