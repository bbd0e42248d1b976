// Parts by message id and count of parts: serials of parts may have gaps, and a part may come twice.
#include "engine/jtt/assembly.h"

#include <algorithm>
#include <numeric>

namespace jtt {

constexpr std::size_t kAskedMost = 255;

Assembly::Message& Assembly::message_of(Header const& h, base::Instant now) {
  auto const known = std::ranges::find_if(messages_, [&h](Message const& m) {
    return m.first.message == h.message && m.first.packets == h.packets && m.first.number.digits == h.number.digits;
  });
  if (known != messages_.end()) return *known;
  Message fresh;
  fresh.first = h;
  fresh.begun = now;
  return messages_.emplace_back(std::move(fresh));
}

void Assembly::make_room() {
  auto const bytes = [this] {
    return std::accumulate(messages_.begin(), messages_.end(), std::size_t{},
                           [](std::size_t sum, Message const& m) { return sum + m.bytes; });
  };
  while (messages_.size() > 1 && (messages_.size() > limits_.messages || bytes() > limits_.bytes))
    messages_.erase(messages_.begin());
}

std::optional<Frame> Assembly::add(Frame frame, base::Instant now) {
  auto& message = message_of(frame.header, now);
  message.touched = now;
  auto const packet = frame.header.packet;
  auto const n = frame.body.size();
  if (message.parts.try_emplace(packet, std::move(frame)).second) message.bytes += n;
  if (message.parts.size() < message.first.packets) {
    make_room();
    return {};
  }
  Frame whole{message.parts.begin()->second.header, {}};
  whole.body.reserve(message.bytes);
  for (auto const& [number, part] : message.parts) whole.body += part.body;
  messages_.erase(messages_.begin() + (&message - messages_.data()));
  return whole;
}

std::vector<Assembly::Gap> Assembly::gaps(base::Instant now) {
  std::erase_if(messages_, [&](Message const& m) { return now.ms - m.begun.ms > limits_.forget_after_ms; });
  std::vector<Gap> out;
  for (auto& m : messages_) {
    if (now.ms - m.touched.ms < limits_.ask_after_ms || m.asks == limits_.asks_most) continue;
    ++m.asks;
    m.touched = now;
    auto const one = m.parts.find(1);
    Gap gap{m.first, one != m.parts.end() ? one->second.header.serial : m.first.serial, {}, {}};
    if (one != m.parts.end()) gap.head = one->second.body.substr(0, 4);
    for (std::uint32_t number = 1; number <= m.first.packets && gap.parts.size() < kAskedMost; ++number)
      if (!m.parts.contains(static_cast<std::uint16_t>(number)))
        gap.parts.push_back(static_cast<std::uint16_t>(number));
    out.push_back(std::move(gap));
  }
  return out;
}

}  // namespace jtt
