// Big-endian fields off the front of a message. Reading past the end gives zeros and is remembered.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace jtt {

/// Appends the lowest `n` bytes of a number, big-endian.
inline void put(std::string& out, std::uint64_t number, int n) {
  while (n-- > 0) out += static_cast<char>(number >> (8 * n));
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_{bytes} {}

  bool ok() const { return ok_; }
  std::size_t left() const { return left_.size(); }
  std::string_view rest() const { return left_; }

  /// @returns the next `n` bytes; what is there when there are fewer, and then `ok()` is false
  std::string_view take(std::size_t n) {
    if (n > left_.size()) ok_ = false, n = left_.size();
    auto const out = left_.substr(0, n);
    left_.remove_prefix(n);
    return out;
  }
  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }

 private:
  std::uint64_t number(std::size_t n) {
    if (n > left_.size()) {
      ok_ = false;
      left_ = {};
      return 0;
    }
    std::uint64_t out = 0;
    for (auto const c : take(n)) out = out << 8 | static_cast<unsigned char>(c);
    return out;
  }

  std::string_view left_;
  bool ok_{true};
};

}  // namespace jtt
