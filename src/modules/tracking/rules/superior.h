// The platform above 上级平台, of the province or the operator: who it is, and what it is told about a
// vehicle.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/jtt/platform_report.h"
#include "modules/tracking/tracking.h"

namespace tracking::rules {

/// As agreed with it. Source: JT/T 809-2011, JT/T 809-2019.
struct Superior {
  std::string host;
  std::uint16_t port{};
  jtt::platform::Writer writer;
  jtt::platform::Login login;
  std::string platform;         ///< our number with it, at most 11 bytes
  std::uint8_t plate_color{2};  ///< of JT/T 697.7; coaches are yellow
  std::int64_t keep_alive_ms{60'000};
};

/// "M1,IA1,IC1". @returns nothing when it is something else
std::optional<jtt::platform::Cipher> parse_cipher(std::string_view);

/// What is older when it is sent is history and not the present.
inline constexpr std::int64_t kPresentMs = 5 * 60'000;

/// One message about a vehicle.
struct Told {
  std::uint16_t sub{};
  std::string data;
  bool operator==(Told const&) const = default;
};
/// Each report with a position once, in its order: the present one by one, history up to five at a time.
std::vector<Told> told_of(std::vector<Report> const&, base::Instant now, jtt::platform::Revision);

}  // namespace tracking::rules
