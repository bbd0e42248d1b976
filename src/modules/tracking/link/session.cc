// What a terminal may say when, and what it is told.
#include "modules/tracking/link/session.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/jtt/terminal_body.h"

namespace tracking::link {
namespace {

using jtt::AnswerResult;

enum Message : std::uint16_t {
  kAck = 0x0001, kHeartbeat = 0x0002, kLogout = 0x0003, kAskTime = 0x0004, kRegister = 0x0100,
  kParameters = 0x0104, kAttributes = 0x0107, kAuthenticate = 0x0102, kReport = 0x0200, kReportAnswer = 0x0201,
  kVehicleControl = 0x0500, kBatch = 0x0704, kMedia = 0x0801
};

constexpr std::size_t kMediaIdBytes = 4;
constexpr std::size_t kGarbageMost = 1024 * 1024, kPendingMost = 256 * 1024;

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

TerminalSession::TerminalSession(platform::net::Peer& peer, Switchboard& board)
    : peer_{peer}, board_{board}, key_{board.enter(*this)}, begun_ms_{steady_ms()}, heard_ms_{begun_ms_} {}

TerminalSession::~TerminalSession() { board_.leave(key_, peer_.address()); }

void TerminalSession::received(std::string_view bytes) {
  heard_ms_ = steady_ms();
  cutter_.feed(bytes, [this](std::string_view wire) { take(wire); });
  if (auto const now = cutter_.garbage(); now != garbage_) {
    board_.counts.garbage_bytes += static_cast<std::int64_t>(now - garbage_);
    garbage_ = now;
    if (garbage_ > kGarbageMost) peer_.close();
  }
  if (!board_.intake.is_full()) return;
  peer_.pause();
  board_.wait_for_room(key_);
}

void TerminalSession::resume() {
  if (!waiting_) peer_.resume();
}

void TerminalSession::tick(std::int64_t now_ms) {
  auto const& patience = board_.around.patience;
  if (believed_.empty() && now_ms - begun_ms_ > patience.login_ms) return peer_.close();
  if (now_ms - heard_ms_ > patience.idle_ms) return peer_.close();
  if (parts_) ask_for_missing_parts();
  if (sent_) send_again(now_ms);
}

void TerminalSession::take(std::string_view wire) {
  if (closing_) return;
  if (waiting_) {
    pending_->bytes += wire.size();
    if (pending_->bytes > kPendingMost) return peer_.close();
    pending_->wires.emplace_back(wire);
    return;
  }
  ++board_.counts.frames;
  auto frame = jtt::read_frame(wire);
  if (auto const* const defect = std::get_if<jtt::Defect>(&frame)) return take_bad(wire, base::to_name(*defect));
  bad_in_row_ = 0;
  auto& good = std::get<jtt::Frame>(frame);
  if (good.header.encryption != 0) return answer(good.header, AnswerResult::not_supported);
  if (good.header.is_part()) return take_part(std::move(good));
  handle(good, wire);
}

void TerminalSession::take_bad(std::string_view wire, std::string_view defect) {
  ++board_.counts.bad_frames;
  quarantine(nullptr, defect, wire);
  if (++bad_in_row_ < board_.around.patience.bad_frames) return;
  closing_ = true;
  peer_.close();
}

/// Each part is answered, else it is sent again; the last one when what it completes is durable.
void TerminalSession::take_part(Frame frame) {
  if (!identity_of(frame.header)) return refuse(frame.header);
  if (!parts_) {
    jtt::Assembly::Limits limits;
    limits.ask_after_ms = board_.around.patience.part_ms;
    parts_ = std::make_unique<jtt::Assembly>(limits);
  }
  auto const header = frame.header;
  auto whole = parts_->add(std::move(frame), {steady_ms()});
  if (!whole) return answer(header, AnswerResult::done);
  // The answer to the whole names the part that completed it.
  whole->header.serial = header.serial;
  if (parts_->n_messages() == 0) parts_.reset();
  handle(*whole, {});
}

void TerminalSession::ask_for_missing_parts() {
  for (auto const& gap : parts_->gaps({steady_ms()})) {
    ++board_.counts.asked_again;
    std::basic_string_view<std::uint16_t> const parts{gap.parts.data(), gap.parts.size()};
    // a medium has a question of its own, which names it by what stands in its first part
    if (gap.header.message == kMedia && gap.head.size() == kMediaIdBytes)
      send(jtt::ask_for_media_parts(gap.header, gap.head, parts, serial_++));
    else
      send(jtt::ask_for_parts(gap.header, gap.first_serial, parts, serial_++));
  }
  if (parts_->n_messages() == 0) parts_.reset();
}

void TerminalSession::handle(Frame const& frame, std::string_view wire) {
  auto const& h = frame.header;
  if (h.message == kRegister) return begin_registration(frame);
  if (h.message == kAuthenticate) return begin_authentication(frame);
  if (auto* const identity = identity_of(h)) return handle_known(*identity, frame, wire);
  if (h.message == kLogout) return answer(h, AnswerResult::done);  // some begin with it
  if (is_forwarder_) return look_up_forwarded(frame);
  refuse(h);
}

void TerminalSession::handle_known(Identity& who, Frame const& frame, std::string_view wire) {
  auto const& h = frame.header;
  switch (h.message) {
    case kReport:
      return take_report(who, frame, frame.body, wire, false);
    case kBatch:
      return take_batch(who, frame, wire);
    case kHeartbeat:
      return answer(h, AnswerResult::done);
    case kLogout:
      answer(h, AnswerResult::done);
      return peer_.close();
    case kAskTime:
      return send(jtt::answer_time(h, board_.around.clock(), serial_++));
    default:
      if (handle_answer(who, frame)) return;
      if (h.message < 0x8000 && jtt::is_known_message(h.message)) return take_upload(who, frame);
      answer(h, AnswerResult::not_supported);
  }
}

bool TerminalSession::handle_answer(Identity& who, Frame const& frame) {
  switch (frame.header.message) {
    case kAck:
      return take_acknowledgement(who, frame), true;
    case kReportAnswer:
    case kVehicleControl:
      take_command_answer(who, frame, true);
      if (frame.body.size() > 2) take_report(who, frame, std::string_view{frame.body}.substr(2), {}, false);
      else answer(frame.header, AnswerResult::wrong_message);
      return true;
    case kParameters:
      take_command_answer(who, frame, true);
      return answer(frame.header, AnswerResult::done), true;
    case kAttributes:
      take_command_answer(who, frame, false);
      return answer(frame.header, AnswerResult::done), true;
    default:
      take_command_answer(who, frame, false);
      return false;
  }
}

void TerminalSession::answer(Header const& asked, AnswerResult result) {
  ++board_.counts.acknowledged;
  send(jtt::answer(asked, result, serial_++));
}

void TerminalSession::answer_later(Header const& asked) {
  board_.intake.acknowledge(key_, jtt::answer(asked, AnswerResult::done, serial_++));
}

void TerminalSession::refuse(Header const& asked) {
  ++board_.counts.refused;
  send(jtt::answer(asked, AnswerResult::failed, serial_++));
}

Identity* TerminalSession::identity_of(Header const& h) {
  auto const found = believed_.find(h.number.stripped());
  if (found == believed_.end()) return nullptr;
  found->second.like = h;
  return &found->second;
}

void TerminalSession::quarantine(Header const* header, std::string_view defect, std::string_view bytes) {
  board_.quarantine({{}, board_.around.clock(), peer_.address(),
                     header ? std::string{header->number.stripped()} : std::string{}, std::string{defect},
                     std::string{bytes}});
}

}  // namespace tracking::link
