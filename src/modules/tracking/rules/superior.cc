// Reports back into the units of the wire.
#include "modules/tracking/rules/superior.h"

#include <charconv>

#include "modules/tracking/rules/report.h"

namespace tracking::rules {
namespace {

using jtt::platform::Position;

constexpr std::size_t kBlocks = 5;  // of one message

Position position_of(Report const& r) {
  Position out;
  auto& l = out.location;
  l.alarm = r.alarm;
  l.status = r.status;
  jtt::put_place(l, r.place);
  l.altitude_m = static_cast<std::uint16_t>(r.altitude_m);
  l.speed_dkmh = static_cast<std::uint16_t>(r.speed_dkmh);
  l.direction = static_cast<std::uint16_t>(r.direction);
  l.at = r.at;
  auto const mileage_dkm = mileage_of(r.extras);
  out.mileage_km = mileage_dkm < 0 ? -1 : mileage_dkm / 10;
  out.extras = r.extras;
  return out;
}

}  // namespace

std::optional<jtt::platform::Cipher> parse_cipher(std::string_view text) {
  jtt::platform::Cipher out;
  auto const* at = text.data();
  auto const* const end = at + text.size();
  for (auto* const number : {&out.m1, &out.ia1, &out.ic1}) {
    auto const [stop, error] = std::from_chars(at, end, *number);
    auto const is_last = number == &out.ic1;
    if (error != std::errc{} || (is_last ? stop != end : stop == end || *stop != ',')) return {};
    at = is_last ? stop : stop + 1;
  }
  return out;
}

std::vector<Told> told_of(std::vector<Report> const& reports, base::Instant now,
                          jtt::platform::Revision revision) {
  std::vector<Told> out;
  std::vector<std::string> past;
  auto const tell_past = [&] {
    if (!past.empty()) out.push_back({jtt::platform::kPositions, jtt::platform::write_positions(past)});
    past.clear();
  };
  for (auto const& report : reports) {
    if (!report.positioned) continue;
    auto block = jtt::platform::write_position(position_of(report), revision);
    if (now.ms - report.at.ms <= kPresentMs) {
      tell_past();
      out.push_back({jtt::platform::kPosition, std::move(block)});
      continue;
    }
    past.push_back(std::move(block));
    if (past.size() == kBlocks) tell_past();
  }
  tell_past();
  return out;
}

}  // namespace tracking::rules
