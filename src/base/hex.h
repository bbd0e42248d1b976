// Bytes written as lower-case hexadecimal digits.
#pragma once
#include <cstddef>
#include <string>

namespace base {

std::string to_hex(unsigned char const* bytes, std::size_t n);

}  // namespace base
