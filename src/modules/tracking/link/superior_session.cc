// Frames of both links, one state machine each.
#include "modules/tracking/link/superior_session.h"

#include "engine/jtt/bytes.h"
#include "platform/documents/encoding.h"

namespace tracking::link {
namespace {

using namespace jtt::platform;

constexpr std::int64_t kLoginMs = 10'000;
constexpr int kMissed = 3;  // keep-alives without an answer

std::string write(rules::Superior const& superior, std::uint16_t message, std::uint32_t serial,
                  std::string_view body, base::Instant now) {
  // The key need not be secret: it travels in the header.
  return write_frame(superior.writer, message, serial, body, serial * 2'654'435'761u,
                     static_cast<std::uint64_t>(now.ms / 1000));
}

/// Feeds bytes to the cutter and good frames to `take`.
template <typename Take>
void cut(Cutter& cutter, rules::Superior const& superior, SuperiorState& state, std::string_view bytes,
         Take const& take) {
  cutter.feed(bytes, [&](std::string_view wire) {
    auto const read = read_frame(superior.writer, wire);
    if (auto const* const frame = std::get_if<Frame>(&read))
      take(*frame);
    else
      ++state.bad_frames;
  });
}

}  // namespace

SuperiorSession::SuperiorSession(platform::net::Peer& peer, Surroundings around)
    : peer_{peer}, around_{std::move(around)} {
  send(kLogin, write_login(around_.superior.login, around_.superior.writer.revision));
}

SuperiorSession::~SuperiorSession() {
  if (around_.state.online.exchange(false)) around_.here(nullptr);
}

void SuperiorSession::send(std::uint16_t message, std::string_view body) {
  peer_.send(write(around_.superior, message, ++serial_, body, around_.clock()));
}

void SuperiorSession::received(std::string_view bytes) {
  cut(cutter_, around_.superior, around_.state, bytes, [this](Frame const& frame) { take(frame); });
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
    default:
      return;
  }
}

void SuperiorSession::take_login_answer(std::string_view body) {
  jtt::Bytes in{body};
  auto const result = in.u8();
  auto const code = in.u32();
  around_.state.last_result = result;
  if (!in.ok() || result != static_cast<std::uint8_t>(LoginResult::done)) {
    ++around_.state.refused;
    return peer_.close();
  }
  ++around_.state.logins;
  around_.state.verify_code = code;
  around_.state.online = true;
  asked_ms_ = now_ms_;
  around_.here(this);
}

void SuperiorSession::take_keep_alive_answer() {
  if (asked_.empty()) return;
  auto const parcel = asked_.front();
  asked_.pop_front();
  if (parcel == 0) return;
  around_.confirmed(parcel);
}

void SuperiorSession::keep_alive(std::int64_t parcel) {
  asked_.push_back(parcel);
  asked_ms_ = now_ms_;
  send(kKeepAlive, {});
}

void SuperiorSession::tell(Parcel const& parcel) {
  for (auto const& v : parcel.vehicles) {
    Plate const plate{platform::documents::to_gb18030(v.plate), around_.superior.plate_color};
    if (registered_.insert(v.plate).second)
      send(kVehicle, write_about(plate, kRegisterVehicle,
                                 write_registration({.platform = around_.superior.platform,
                                                     .maker = {},
                                                     .model = {},
                                                     .terminal = v.terminal,
                                                     .imei = {},
                                                     .sim = v.terminal},
                                                    around_.superior.writer.revision)));
    for (auto const& told : v.told) send(kVehicle, write_about(plate, told.sub, told.data));
    around_.state.told += std::ssize(v.told);
  }
  keep_alive(parcel.number);
}

void SuperiorSession::log_out() { send(kLogout, write_logout(around_.superior.login)); }

void SuperiorSession::tick(std::int64_t now_ms) {
  now_ms_ = now_ms;
  if (begun_ms_ == 0) begun_ms_ = asked_ms_ = now_ms;
  if (!around_.state.online) {
    if (now_ms - begun_ms_ > kLoginMs) peer_.close();
    return;
  }
  auto const patience = around_.superior.keep_alive_ms;
  if (!asked_.empty() && now_ms - asked_ms_ > kMissed * patience) return peer_.close();
  if (asked_.empty() && now_ms - asked_ms_ >= patience) keep_alive(0);
}

DownSession::DownSession(platform::net::Peer& peer, rules::Superior const& superior, SuperiorState& state,
                         std::function<base::Instant()> clock)
    : peer_{peer}, superior_{superior}, state_{state}, clock_{std::move(clock)} {}

void DownSession::send(std::uint16_t message, std::string_view body) {
  peer_.send(write(superior_, message, ++serial_, body, clock_()));
}

void DownSession::received(std::string_view bytes) {
  fresh_ = true;
  cut(cutter_, superior_, state_, bytes, [this](Frame const& frame) { take(frame); });
}

void DownSession::take(Frame const& frame) {
  if (frame.header.message == kDownLogin) {
    believed_ = state_.online && jtt::Bytes{frame.body}.u32() == state_.verify_code;
    send(kDownLoginAnswer, {believed_ ? "\0" : "\1", 1});
    if (!believed_) peer_.close();
    return;
  }
  if (!believed_) return peer_.close();
  if (frame.header.message == kDownKeepAlive) return send(kDownKeepAliveAnswer, {});
  if (frame.header.message != kDownLogout) return;
  send(kDownLogoutAnswer, {});
  peer_.close();
}

void DownSession::tick(std::int64_t now_ms) {
  if (std::exchange(fresh_, false)) heard_ms_ = now_ms;
  auto const patience = believed_ ? kMissed * superior_.keep_alive_ms : kLoginMs;
  if (now_ms - heard_ms_ > patience) peer_.close();
}

}  // namespace tracking::link
