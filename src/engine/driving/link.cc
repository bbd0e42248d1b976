// Frames of a simulated terminal.
#include "engine/driving/link.h"

#include <algorithm>
#include <cmath>

#include "engine/jtt/bytes.h"
#include "engine/jtt/location.h"

namespace driving {
namespace {

constexpr std::size_t kWindow = 8;  // messages that may be unanswered at once
constexpr std::size_t kBatch = 15;  // reports in one 0x0704
constexpr std::int64_t kPatience_ms = 5'000, kHeartbeat_ms = 60'000;
constexpr std::uint32_t kAcc = 1, kPositioned = 2;

std::string padded(std::string text, std::size_t width) {
  text.resize(width, '\0');
  return text;
}

}  // namespace

std::string location_body(Observation const& seen) {
  jtt::Location out;
  out.alarm = seen.alarm;
  out.status = kAcc | kPositioned;
  jtt::put_place(out, seen.place);
  out.altitude_m = 500;
  out.speed_dkmh = static_cast<std::uint16_t>(std::lround(seen.speed_mps * 36));
  out.direction = static_cast<std::uint16_t>(std::lround(seen.direction_deg) % 360);
  out.at = seen.at;
  return jtt::write_location(out);
}

std::string Link::frame(std::uint16_t message, std::string_view body, std::uint16_t& serial) {
  jtt::Header like;
  like.is_2019 = identity_.is_2019;
  like.version = 1;
  like.number = {identity_.number};
  serial = serial_++;
  return jtt::write_frame(like, message, serial, body);
}

std::string Link::log_in() {
  std::string body;
  if (!identity_.code.empty()) {
    if (identity_.is_2019) jtt::put(body, identity_.code.size(), 1);
    body += identity_.code;
    if (identity_.is_2019) body += padded("860000000000000", 15) + padded("1.0", 20);
    return frame(0x0102, body, login_serial_);
  }
  jtt::put(body, 0, 4);  // province, county
  auto const maker = identity_.is_2019 ? 11u : 5u, model = identity_.is_2019 ? 30u : 20u,
             id = identity_.is_2019 ? 30u : 7u;
  body += padded("YIDAO", maker) + padded("SIMULATED", model) +
          padded(identity_.number.substr(identity_.number.size() - 7), id);
  jtt::put(body, 2, 1);  // yellow
  return frame(0x0100, body + identity_.plate, login_serial_);
}

std::string Link::connected(base::Instant now) {
  spoke_at_ = now;
  is_logged_in_ = is_refused_ = false;
  return log_in();
}

void Link::disconnected() {
  is_logged_in_ = false;
  for (auto& sent : sent_) sent.at = {};  // goes out again as soon as it is believed again
}

std::string Link::received(std::string_view wire, base::Instant now) {
  auto const read = jtt::read_frame(wire);
  auto const* const answer = std::get_if<jtt::Frame>(&read);
  if (!answer) return {};
  jtt::Bytes in{answer->body};
  auto const serial = in.u16();
  if (answer->header.message == 0x8100) {
    is_refused_ = in.u8() != 0 || !in.ok();
    if (is_refused_) return {};
    identity_.code = std::string{in.rest()};
    return log_in();
  }
  if (answer->header.message != 0x8001) {  // commands are acknowledged, not obeyed
    std::string body;
    jtt::put(body, answer->header.serial, 2);
    jtt::put(body, answer->header.message, 2);
    jtt::put(body, 0, 1);
    std::uint16_t own;
    return frame(0x0001, body, own);
  }
  auto const message = in.u16();
  auto const is_done = in.u8() == 0 && in.ok();
  if (message == 0x0102 && serial == login_serial_) {
    is_logged_in_ = is_done;
    is_refused_ = !is_done;
    return is_done ? due(now) : std::string{};
  }
  auto const found = std::ranges::find_if(
      sent_, [&](Sent const& sent) { return sent.serial == serial && sent.message == message; });
  if (found == sent_.end() || !is_done) return {};
  n_acknowledged_ += found->reports;
  sent_.erase(found);
  return {};
}

void Link::send_batch(std::string& out, base::Instant now) {
  auto const is_backlog = waiting_.front().backlog;
  auto const end = std::find_if(waiting_.begin(), waiting_.end(),
                                [&](Observation const& o) { return o.backlog != is_backlog; });
  auto const n =
      is_backlog ? std::min<std::size_t>(kBatch, static_cast<std::size_t>(end - waiting_.begin())) : 1;
  std::string body;
  if (is_backlog) {
    jtt::put(body, n, 2);
    jtt::put(body, 1, 1);
  }
  for (std::size_t i = 0; i < n; ++i) {
    auto const location = location_body(waiting_.front());
    if (is_backlog) jtt::put(body, location.size(), 2);
    body += location;
    waiting_.pop_front();
  }
  Sent sent{0, static_cast<std::uint16_t>(is_backlog ? 0x0704 : 0x0200), {}, n, now, 1};
  sent.wire = frame(sent.message, body, sent.serial);
  out += sent.wire;
  sent_.push_back(std::move(sent));
}

std::string Link::due(base::Instant now) {
  std::string out;
  if (!is_logged_in_) return out;
  for (auto& sent : sent_) {
    if (now.ms - sent.at.ms < kPatience_ms * sent.times) continue;
    out += sent.wire;
    sent.at = now;
    ++sent.times;
    ++n_repeated_;
  }
  while (!waiting_.empty() && sent_.size() < kWindow) send_batch(out, now);
  if (out.empty() && now.ms - spoke_at_.ms > kHeartbeat_ms) {
    std::uint16_t own;
    out = frame(0x0002, {}, own);
  }
  if (!out.empty()) spoke_at_ = now;
  return out;
}

}  // namespace driving
