// One value bound to a statement.
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "base/describe.h"

namespace platform::db {

/// Bytes, to tell them from text (BYTEA in PostgreSQL, BLOB in SQLite).
struct Blob {
  std::string_view bytes;
};

/// A value bound to `$n`. Texts are not copied: they live at least as long as the call.
class Param {
 public:
  using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Blob>;

  Param(std::nullptr_t) {}
  Param(bool b) : value_{std::int64_t{b}} {}
  template <std::integral I>
  Param(I i) : value_{static_cast<std::int64_t>(i)} {}
  Param(double d) : value_{d} {}
  Param(char const* text) : value_{std::string_view{text}} {}
  Param(std::string_view text) : value_{text} {}
  Param(std::string const& text) : value_{std::string_view{text}} {}
  Param(Blob blob) : value_{blob} {}
  template <typename Tag>
  Param(base::Id<Tag> id) : value_{id.value} {}
  template <typename Unit>
  Param(base::Measure<Unit> measure) : value_{measure.value} {}
  Param(base::Instant at) : value_{at.ms} {}
  Param(base::ServiceDate date) : value_{std::int64_t{date.yyyymmdd}} {}
  Param(base::ServiceTime time) : value_{std::int64_t{time.seconds}} {}
  Param(base::Json const& json) : value_{std::string_view{json.text}} {}
  template <typename E>
    requires std::is_enum_v<E>
  Param(E e) : value_{std::string_view{base::to_name(e)}} {}
  template <typename T>
  Param(std::optional<T> const& o) {
    if (o) value_ = Param{*o}.value_;
  }

  Value const& value() const { return value_; }

 private:
  Value value_;
};

}  // namespace platform::db
