// Fixed fields in the machine's own order, then the two texts behind their lengths.
#include "modules/tracking/rules/intake.h"

#include <cstring>

namespace tracking::rules {
namespace {

struct Head {
  std::int64_t terminal, organisation, received_ms;
  std::uint16_t body;
  std::uint8_t vehicle, backlog;
};
constexpr std::size_t kHead = sizeof(std::int64_t) * 3 + 4;

}  // namespace

void append_accepted(std::string& block, Accepted const& a) {
  Head const head{.terminal = a.terminal.value,
                  .organisation = a.organisation.value,
                  .received_ms = a.received_at.ms,
                  .body = static_cast<std::uint16_t>(a.body.size()),
                  .vehicle = static_cast<std::uint8_t>(a.vehicle.size()),
                  .backlog = a.backlog};
  block.append(reinterpret_cast<char const*>(&head), kHead);
  block += a.vehicle;
  block += a.body;
}

bool Intake::next(Accepted& out) {
  Head head;
  if (left_.size() < kHead) return false;
  std::memcpy(&head, left_.data(), kHead);
  if (left_.size() < kHead + head.vehicle + head.body) return false;
  out.terminal = {head.terminal};
  out.organisation = {head.organisation};
  out.received_at = {head.received_ms};
  out.backlog = head.backlog != 0;
  out.vehicle = left_.substr(kHead, head.vehicle);
  out.body = left_.substr(kHead + head.vehicle, head.body);
  left_.remove_prefix(kHead + head.vehicle + head.body);
  return true;
}

}  // namespace tracking::rules
