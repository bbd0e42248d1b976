// What is believed and kept: reports, batches of them, other messages.
#include "engine/jtt/bytes.h"
#include "engine/jtt/location.h"
#include "modules/tracking/link/session.h"

namespace tracking::link {
namespace {

using jtt::AnswerResult;

constexpr std::uint16_t kMedia = 0x0801;
constexpr std::uint8_t kBacklog = 1;

}  // namespace

/// A time or a place that cannot be is acknowledged all the same, else it would be sent for ever; its bytes are kept.
void TerminalSession::take_report(Identity const& who, Frame const& frame, std::string_view body,
                                  std::string_view wire, bool backlog) {
  auto const location = jtt::read_location(body);
  if (!location) {
    quarantine(&frame.header, "too_short", wire.empty() ? body : wire);
    return answer(frame.header, AnswerResult::wrong_message);
  }
  auto const oddity = rules::oddity_of(*location);
  if (oddity != rules::Oddity::none)
    quarantine(&frame.header, oddity == rules::Oddity::time ? "time" : "place", wire.empty() ? body : wire);
  board_.intake.add_report({who.id, who.organisation, who.vehicle, board_.around.clock(), backlog, body});
  answer_later(frame.header);
}

/// Keeps the reports that are whole. A terminal that is refused sends the same batch again, for ever.
void TerminalSession::take_batch(Identity const& who, Frame const& frame, std::string_view wire) {
  jtt::Bytes in{frame.body};
  auto const n = in.u16();
  auto const backlog = in.u8() == kBacklog;
  auto defect = !in.ok();
  for (std::uint16_t i = 0; i < n && !defect; ++i) {
    auto const body = in.take(in.u16());
    defect = !in.ok() || body.size() < jtt::kLocationBytes;
    if (!defect)
      board_.intake.add_report({who.id, who.organisation, who.vehicle, board_.around.clock(), backlog, body});
  }
  if (defect || in.left() > 0) quarantine(&frame.header, "batch", wire.empty() ? std::string_view{frame.body} : wire);
  answer_later(frame.header);
}

void TerminalSession::take_upload(Identity const& who, Frame const& frame) {
  auto const& h = frame.header;
  board_.intake.add_upload(
      {{}, who.id, who.vehicle, who.organisation, h.message, h.is_2019, board_.around.clock(), frame.body});
  if (h.message == kMedia && frame.body.size() >= 4)
    board_.intake.acknowledge(key_, jtt::answer_media(h, std::string_view{frame.body}.substr(0, 4), serial_++));
  answer_later(h);
}

}  // namespace tracking::link
