// Reading and making of uuid.h.
#include "base/uuid.h"

#include <cstdio>

namespace base {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_dash_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return {};
  std::string out{text};
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'F') out[i] = static_cast<char>(out[i] - 'A' + 'a');
    if (is_dash_place(i) ? out[i] != '-' : !is_hex(out[i])) return {};
  }
  return Uuid{std::move(out)};
}

Uuid Uuid::make_v7(Instant at, std::uint64_t random_a, std::uint64_t random_b) {
  char out[40];
  auto const ms = static_cast<unsigned long long>(at.ms);
  std::snprintf(out, sizeof out, "%08llx-%04llx-7%03llx-%04llx-%012llx", (ms >> 16) & 0xffffffff, ms & 0xffff,
                static_cast<unsigned long long>(random_a & 0xfff),
                static_cast<unsigned long long>(0x8000 | ((random_a >> 12) & 0x3fff)),
                static_cast<unsigned long long>(random_b & 0xffffffffffff));
  return Uuid{out};
}

}  // namespace base
