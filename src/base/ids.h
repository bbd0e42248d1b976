// Strong identifiers: a key of one kind cannot be taken for a key of another.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace base {

/// A 63-bit key made by the application (never by the database); 0 means none. A string in JSON.
template <typename Tag>
struct Id {
  std::int64_t value{};
  constexpr explicit operator bool() const { return value != 0; }
  constexpr auto operator<=>(Id const&) const = default;
};

/// The county of a cooperation, by GB/T 2260 (6 digits). First column of every key.
using Region = Id<struct RegionTag>;

/// Makes keys that grow with time: 41 bits of milliseconds since 2024, 10 bits of maker, 12 bits of sequence.
///
/// Not safe for use by several threads; every thread that makes keys owns one maker.
class IdMaker {
 public:
  /// @param maker  0…1023, different for every maker that lives at the same time
  explicit IdMaker(std::uint32_t maker) : maker_{maker & 1023} {}

  /// A key greater than all that this maker made before.
  /// @param now_ms  Unix time in milliseconds; may step back, keys keep growing
  std::int64_t next(std::int64_t now_ms) {
    auto const tick = (now_ms - kEpochMs) << 12;
    last_ = tick > last_ ? tick : last_ + 1;
    return ((last_ >> 12) << 22) | (std::int64_t{maker_} << 12) | (last_ & 4095);
  }

 private:
  static constexpr std::int64_t kEpochMs = 1'704'067'200'000;  // 2024-01-01T00:00Z
  std::uint32_t maker_;
  std::int64_t last_{};
};

/// The maker of this thread. No two threads of one process have the same (as long as fewer than a thousand were
/// started); another process draws its own beginning, so that two processes rarely share one.
IdMaker& ids_of_thread();

}  // namespace base

template <typename Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(base::Id<Tag> id) const { return std::hash<std::int64_t>{}(id.value); }
};
