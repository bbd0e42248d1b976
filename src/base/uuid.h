// UUID version 7 (RFC 9562): the client-made key of a command.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace base {

/// A UUID as 36 lower-case characters. Only `parse` and `make` produce one, so it is always well formed.
class Uuid {
 public:
  /// Accepts any version in the 8-4-4-4-12 form, either case.
  static std::optional<Uuid> parse(std::string_view);
  /// A version 7 UUID of an instant.
  /// @param random  74 random bits are taken from these two words
  static Uuid make_v7(Instant, std::uint64_t random_a, std::uint64_t random_b);

  std::string const& text() const { return text_; }
  auto operator<=>(Uuid const&) const = default;

 private:
  explicit Uuid(std::string text) : text_{std::move(text)} {}
  std::string text_;
};

}  // namespace base
