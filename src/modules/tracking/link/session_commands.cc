// Commands on their way to a terminal, and its answers.
#include <algorithm>
#include <chrono>

#include "base/hex.h"
#include "engine/jtt/bytes.h"
#include "modules/tracking/link/session.h"

namespace tracking::link {
namespace {

using rules::CommandState;

constexpr int kTimes = 3;

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

char const* outcome_of(std::uint8_t result) {
  constexpr char const* kNames[] = {"", "failed", "wrong_message", "not_supported"};
  return result < std::size(kNames) ? kNames[result] : "failed";
}

}  // namespace

void TerminalSession::command(service::Outgoing const& c) {
  auto const who = std::ranges::find_if(believed_, [&c](auto const& entry) { return entry.second.id == c.terminal; });
  if (who == believed_.end() || closing_) return;
  if (!sent_) sent_ = std::make_unique<std::vector<Sent>>();
  if (std::ranges::find(*sent_, c.id, &Sent::id) != sent_->end()) return;
  auto const& like = who->second.like;
  auto const& order = like.is_2019 ? c.order_2019 : c.order_2013;
  auto const serial = serial_;
  auto const n_frames = jtt::frames_of(order.body.size());
  serial_ = static_cast<std::uint16_t>(serial_ + n_frames);
  auto frames = jtt::write_message(like, order.message, serial, order.body);
  send(frames);
  ++board_.counts.commands_sent;
  sent_->push_back({c.id, c.terminal, serial, n_frames, order.message, order.answered_by, std::move(frames),
                    steady_ms() + board_.around.patience.answer_ms, 1});
  board_.intake.add_move({c.id, CommandState::sent, "", ""});
}

/// T(n+1) = T(n)·(n+1). Source: JT/T 808-2019, 5.2.
void TerminalSession::send_again(std::int64_t now_ms) {
  for (auto it = sent_->begin(); it != sent_->end();) {
    if (now_ms < it->due_ms) {
      ++it;
    } else if (it->times == kTimes) {
      board_.intake.add_move({it->id, CommandState::failed, "no_answer", ""});
      it = sent_->erase(it);
    } else {
      send(it->frames);
      it->due_ms = now_ms + board_.around.patience.answer_ms * ++it->times;
      ++it;
    }
  }
  if (sent_->empty()) sent_.reset();
}

void TerminalSession::end_command(std::vector<Sent>::iterator which, CommandState state, std::string outcome,
                                  std::string answer) {
  board_.intake.add_move({which->id, state, std::move(outcome), std::move(answer)});
  sent_->erase(which);
  if (sent_->empty()) sent_.reset();
}

/// 0x0001 ends a command that has no answer of its own, and any that it says no to.
void TerminalSession::take_acknowledgement(Identity const& who, Frame const& frame) {
  jtt::Bytes in{frame.body};
  auto const serial = in.u16(), message = in.u16();
  auto const result = in.u8();
  if (!in.ok() || !sent_) return;
  auto const found = std::ranges::find_if(*sent_, [&](Sent const& s) {
    return s.has(serial) && s.message == message && s.terminal == who.id;
  });
  if (found == sent_->end()) return;
  if (result != 0) return end_command(found, CommandState::failed, outcome_of(result), "");
  constexpr std::uint16_t kAck = 0x0001;
  if (found->answered_by == kAck) return end_command(found, CommandState::done, "", "");
  found->due_ms = steady_ms() + board_.around.patience.answer_ms * kTimes;
}

/// @param has_serial  the answer begins with the serial of what it answers
void TerminalSession::take_command_answer(Identity const& who, Frame const& frame, bool has_serial) {
  if (!sent_) return;
  jtt::Bytes in{frame.body};
  auto const serial = has_serial ? in.u16() : std::uint16_t{};
  auto const found = std::ranges::find_if(*sent_, [&](Sent const& s) {
    return s.terminal == who.id && s.answered_by == frame.header.message && (!has_serial || s.has(serial));
  });
  if (found != sent_->end()) end_command(found, CommandState::done, "", base::to_hex(frame.body));
}

}  // namespace tracking::link
