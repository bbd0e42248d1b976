// Frames of both links, one state machine each.
#include "modules/tracking/link/superior_session.h"

#include "engine/jtt/bytes.h"
#include "platform/documents/encoding.h"

namespace tracking::link {
namespace {

using namespace jtt::platform;

constexpr std::int64_t kLoginMs = 10'000;
constexpr int kMissed = 3;  // keep-alives without an answer

}  // namespace

void SuperiorLine::send(std::uint16_t message, std::string_view body) {
  auto const serial = ++serial_;
  // The key need not be secret: it travels in the header.
  peer_.send(write_frame(agreed_.superior.writer, message, serial, body, serial * 2'654'435'761u,
                         static_cast<std::uint64_t>(agreed_.clock().ms / 1000)));
}

void SuperiorLine::received(std::string_view bytes) {
  cutter_.feed(bytes, [this](std::string_view wire) {
    auto const read = read_frame(agreed_.superior.writer, wire);
    if (auto const* const frame = std::get_if<Frame>(&read))
      take(*frame);
    else
      ++agreed_.state.bad_frames;
  });
}

/// What it is only told, and questions about vehicles, are not kept.
void SuperiorLine::take_message(Frame const& frame) {
  auto question = read_post_question(frame.body, frame.header.serial, agreed_.superior.writer.revision);
  if (question) agreed_.asked(*std::move(question));
}

SuperiorSession::SuperiorSession(platform::net::Peer& peer, Agreed agreed, Listeners listeners)
    : SuperiorLine{peer, std::move(agreed)}, listeners_{std::move(listeners)} {
  send(kLogin, write_login(agreed_.superior.login, agreed_.superior.writer.revision));
}

SuperiorSession::~SuperiorSession() {
  if (agreed_.state.online.exchange(false)) listeners_.here(nullptr);
}

void SuperiorSession::take(Frame const& frame) {
  switch (frame.header.message) {
    case kLoginAnswer:
      return take_login_answer(frame.body);
    case kKeepAliveAnswer:
      return take_keep_alive_answer();
    case kLogoutAnswer:
    case kBreakNotice:
      return peer_.close();
    case kDownKeepAlive:  // while the down link is away its messages come here
      return send(kDownKeepAliveAnswer, {});
    case kDownMessage:
      if (agreed_.state.online) take_message(frame);
      return;
    default:
      return;
  }
}

void SuperiorSession::take_login_answer(std::string_view body) {
  jtt::Bytes in{body};
  auto const result = in.u8();
  auto const code = in.u32();
  agreed_.state.last_result = result;
  if (!in.ok() || result != static_cast<std::uint8_t>(LoginResult::done)) {
    ++agreed_.state.refused;
    return peer_.close();
  }
  ++agreed_.state.logins;
  agreed_.state.verify_code = code;
  agreed_.state.online = true;
  asked_ms_ = now_ms_;
  listeners_.here(this);
}

void SuperiorSession::take_keep_alive_answer() {
  if (asked_.empty()) return;
  auto const parcel = asked_.front();
  asked_.pop_front();
  if (parcel == 0) return;
  listeners_.confirmed(parcel);
}

void SuperiorSession::keep_alive(std::int64_t parcel) {
  asked_.push_back(parcel);
  asked_ms_ = now_ms_;
  send(kKeepAlive, {});
}

void SuperiorSession::tell(Parcel const& parcel) {
  for (auto const& v : parcel.vehicles) {
    Plate const plate{platform::documents::to_gb18030(v.plate), agreed_.superior.plate_color};
    if (registered_.insert(v.plate).second)
      send(kVehicle, write_about(plate, kRegisterVehicle,
                                 write_registration({.platform = agreed_.superior.platform,
                                                     .maker = {},
                                                     .model = {},
                                                     .terminal = v.terminal,
                                                     .imei = {},
                                                     .sim = v.terminal},
                                                    agreed_.superior.writer.revision)));
    for (auto const& told : v.told) send(kVehicle, write_about(plate, told.sub, told.data));
    agreed_.state.told += std::ssize(v.told);
  }
  keep_alive(parcel.number);
}

void SuperiorSession::log_out() { send(kLogout, write_logout(agreed_.superior.login)); }

void SuperiorSession::tick(std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (begun_ms_ == 0) begun_ms_ = asked_ms_ = now_ms;
  if (!agreed_.state.online) {
    if (now_ms - begun_ms_ > kLoginMs) peer_.close();
    return;
  }
  auto const patience = agreed_.superior.keep_alive_ms;
  if (!asked_.empty() && now_ms - asked_ms_ > kMissed * patience) return peer_.close();
  if (asked_.empty() && now_ms - asked_ms_ >= patience) keep_alive(0);
}

void DownSession::received(std::string_view bytes) {
  fresh_ = true;
  SuperiorLine::received(bytes);
}

void DownSession::take(Frame const& frame) {
  if (frame.header.message == kDownLogin) {
    believed_ = agreed_.state.online && jtt::Bytes{frame.body}.u32() == agreed_.state.verify_code;
    send(kDownLoginAnswer, {believed_ ? "\0" : "\1", 1});
    if (!believed_) peer_.close();
    return;
  }
  if (!believed_) return peer_.close();
  if (frame.header.message == kDownKeepAlive) return send(kDownKeepAliveAnswer, {});
  if (frame.header.message == kDownMessage) return take_message(frame);
  if (frame.header.message != kDownLogout) return;
  send(kDownLogoutAnswer, {});
  peer_.close();
}

void DownSession::tick(std::int64_t now_ms) {
  if (std::exchange(fresh_, false)) heard_ms_ = now_ms;
  auto const patience = believed_ ? kMissed * agreed_.superior.keep_alive_ms : kLoginMs;
  if (now_ms - heard_ms_ > patience) peer_.close();
}

}  // namespace tracking::link
