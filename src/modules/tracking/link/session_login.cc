// How a connection comes to be believed: registration, authentication, terminals behind a forwarder.
#include <algorithm>
#include <utility>

#include "modules/tracking/link/login.h"
#include "modules/tracking/link/session.h"

namespace tracking::link {

using jtt::AnswerResult;
using jtt::RegistrationResult;

/// Frames wait, and nothing more is read, until the clerk has answered.
void TerminalSession::look_up(Header const& h, std::function<void(std::optional<service::Known>)> decide) {
  constexpr int kMost = 10;  // before it is believed: who goes on guessing costs the books nothing
  if (believed_.empty() && ++looked_up_ > kMost) {
    closing_ = true;
    return peer_.close();
  }
  waiting_ = true;
  pending_ = std::make_unique<Pending>();
  peer_.pause();
  board_.around.look_up(std::string{h.number.stripped()},
                        [&board = board_, key = key_, decide = std::move(decide)](std::optional<service::Known> known) {
                          auto* const session = board.find(key);
                          if (!session) return;
                          decide(std::move(known));
                          session->end_waiting();
                        });
}

void TerminalSession::end_waiting() {
  waiting_ = false;
  auto const held = std::exchange(pending_, {});
  for (std::size_t i = 0; i < held->wires.size(); ++i) take(held->wires[i]);
  if (!waiting_) peer_.resume();
}

void TerminalSession::begin_registration(Frame const& frame) {
  look_up(frame.header, [this, frame](auto const& known) { decide_registration(frame, known); });
}

void TerminalSession::decide_registration(Frame const& frame, std::optional<service::Known> const& known) {
  auto const& h = frame.header;
  auto const device = device_of(frame);
  if (device.empty()) return answer(h, AnswerResult::wrong_message);
  if (!known) return send(jtt::answer_registration(h, RegistrationResult::no_such_terminal, "", serial_++));
  // The code is given to the device that registered first, also when it asks again; to no other with its number.
  if (!known->device.empty() && known->device != device)
    return send(jtt::answer_registration(h, RegistrationResult::terminal_registered, "", serial_++));
  board_.intake.add_shown({known->id, h.number.digits, device, h.is_2019});
  board_.intake.acknowledge(key_, jtt::answer_registration(h, RegistrationResult::done, known->code, serial_++));
}

void TerminalSession::begin_authentication(Frame const& frame) {
  look_up(frame.header, [this, frame](auto const& known) { decide_authentication(frame, known); });
}

void TerminalSession::decide_authentication(Frame const& frame, std::optional<service::Known> const& known) {
  if (!known || known->code.empty() || !is_same_code(code_of(frame), known->code)) {
    ++board_.counts.failed_logins;
    refuse(frame.header);
    closing_ = true;
    return peer_.close();
  }
  if (!believed_.empty() && !is_forwarder_ && !believed_.contains(known->number)) return refuse(frame.header);
  if (believed_.empty()) is_forwarder_ = known->is_forwarder;
  believe(frame.header, *known);
  answer(frame.header, AnswerResult::done);
}

void TerminalSession::believe(Header const& h, service::Known const& known) {
  ++board_.counts.logins;
  believed_[known.number] = {known.id, known.version, known.organisation, known.vehicle, h};
  board_.attach(known.id, key_, peer_.address());
  board_.intake.add_shown({known.id, h.number.digits, "", h.is_2019});
}

/// Another terminal's number on a forwarder's connection: believed when it is registered.
void TerminalSession::look_up_forwarded(Frame const& frame) {
  look_up(frame.header, [this, frame](auto const& known) {
    if (!known) return refuse(frame.header);
    believe(frame.header, *known);
    handle(frame, {});
  });
}

void TerminalSession::displaced(TerminalId terminal) {
  std::erase_if(believed_, [terminal](auto const& entry) { return entry.second.id == terminal; });
  if (!believed_.empty()) return;
  closing_ = true;
  peer_.close();
}

/// Its next connection meets the terminal as it is now.
void TerminalSession::terminal_changed(service::News::Changed const& changed) {
  auto const is_older = [&](auto const& entry) {
    return entry.second.id == changed.id && entry.second.version < changed.version;
  };
  if (std::ranges::none_of(believed_, is_older)) return;
  closing_ = true;
  peer_.close();
}

}  // namespace tracking::link
