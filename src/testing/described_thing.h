// A described struct with every kind of field, for tests of tables and sheets.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/mask.h"

namespace testing_support {

enum class Colour { red, light_blue };
DESCRIBE_ENUM(Colour, "A colour.", "red", "light_blue")

struct Thing {
  std::string code;
  std::string owner;
  std::string key;
  Colour colour{};
  std::int64_t pieces{};
  base::Money price{};
  double length{};
  bool fragile{};
  base::ServiceDate day{};
  std::optional<base::Instant> seen_at;
  std::optional<base::ServiceTime> opens;
  std::vector<std::string> marks;
};
DESCRIBE(Thing, "A thing of tests.", FIELD(code, "its number").shortest(3).longest(20),
         FIELD(owner, "who owns it").personal(base::mask_name).or_default(),
         FIELD(key, "never shown").secret().or_default(), FIELD(colour, "its colour"),
         FIELD(pieces, "how many").at_least(1).at_most(2'000), FIELD(price, "price of one").at_least(0).or_default(),
         FIELD(length, "in metres").or_default(), FIELD(fragile, "handle with care").or_default(),
         FIELD(day, "of posting").or_default(), FIELD(seen_at, "last seen"), FIELD(opens, "when the shop opens"),
         FIELD(marks, "what is written on it").or_default())

inline std::string label_of(base::Type const&, std::string_view name) {
  if (name == "red") return "红色";
  if (name == "light_blue") return "浅蓝";
  return name == "true" ? "是" : "否";
}

/// 2026-11-24 08:30:15 on China's wall clock.
inline constexpr base::Instant kSeenAt{1'795'480'215'000};

inline Thing sample_thing() {
  return {"9876543210123", "张小凡", "s3", Colour::light_blue, 1'200, {12'340}, 1.5, true, {20261124}, kSeenAt,
          base::ServiceTime{90'000}, {"易碎", "向上"}};
}

}  // namespace testing_support
