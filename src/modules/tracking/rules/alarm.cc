// Bits to kinds, and edges in history.
#include "modules/tracking/rules/alarm.h"

namespace tracking::rules {

std::vector<AlarmKind> kinds_of(std::uint32_t bits) {
  std::vector<AlarmKind> out;
  for (int bit = 0; bit < 32; ++bit)
    if (bits >> bit & 1) out.push_back(static_cast<AlarmKind>(bit));
  return out;
}

std::uint32_t late_edge(std::uint32_t before, std::span<Report const> reports, std::span<bool const> is_new,
                        std::size_t at) {
  auto raised = reports[at].alarm & ~(at > 0 ? reports[at - 1].alarm : before);
  auto going_on = raised;
  for (auto i = at + 1; i < reports.size() && going_on; ++i) {
    going_on &= reports[i].alarm;
    if (!is_new[i]) raised &= ~going_on;
  }
  return raised;
}

}  // namespace tracking::rules
