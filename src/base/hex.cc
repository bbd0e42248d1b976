// Two digits a byte, the high one first.
#include "base/hex.h"

namespace base {

std::string to_hex(unsigned char const* bytes, std::size_t n) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out(2 * n, '0');
  for (std::size_t i = 0; i < n; ++i) {
    out[2 * i] = kDigits[bytes[i] >> 4];
    out[2 * i + 1] = kDigits[bytes[i] & 15];
  }
  return out;
}

}  // namespace base
