// Fixed widths, big-endian; what is longer than its field is cut.
#include "engine/jtt/platform_report.h"

#include <algorithm>
#include <cassert>

#include "engine/jtt/bytes.h"

namespace jtt::platform {
namespace {

constexpr std::size_t kPlateBytes = 21;

void put_text(std::string& out, std::string_view text, std::size_t n) {
  out += text.substr(0, n);
  out.append(n - std::min(n, text.size()), '\0');
}

std::size_t object_bytes(Revision revision) { return revision == Revision::r2019 ? 20 : 12; }

std::uint64_t part(std::string const& text, std::size_t at, std::size_t n) { return std::stoull(text.substr(at, n)); }

std::string write_2011(Position const& p) {
  auto const& l = p.location;
  auto const text = base::to_rfc3339(l.at->plus_ms(base::kChinaOffsetMs));  // 2026-11-25T08:00:00…
  std::string out;
  put(out, 0, 1);
  put(out, part(text, 8, 2), 1), put(out, part(text, 5, 2), 1), put(out, part(text, 0, 4), 2);
  for (auto const at : {11, 14, 17}) put(out, part(text, static_cast<std::size_t>(at), 2), 1);
  put(out, l.longitude, 4), put(out, l.latitude, 4);
  put(out, (l.speed_dkmh + 5) / 10, 2), put(out, 0, 2);
  put(out, static_cast<std::uint64_t>(std::max<std::int64_t>(p.mileage_km, 0)), 4);
  put(out, l.direction, 2), put(out, l.altitude_m, 2), put(out, l.status, 4), put(out, l.alarm, 4);
  return out;
}

/// Nobody in between has added to the alarms of the terminal.
std::string write_2019(Position const& p) {
  constexpr std::size_t kPlatforms = 3, kOfPlatform = 11 + 4;
  auto const report = write_location(p.location) + std::string{p.extras};
  std::string out;
  put(out, 0, 1), put(out, report.size(), 4);
  out += report;
  out.append(kPlatforms * kOfPlatform, '\0');
  return out;
}

}  // namespace

std::string write_login(Login const& login, Revision revision) {
  std::string out;
  put(out, login.user, 4);
  put_text(out, login.password, 8);
  if (revision == Revision::r2019) put(out, login.access_code, 4);
  put_text(out, login.down_ip, 32);
  put(out, login.down_port, 2);
  return out;
}

std::string write_logout(Login const& login) {
  std::string out;
  put(out, login.user, 4);
  put_text(out, login.password, 8);
  return out;
}

std::string write_about(Plate const& plate, std::uint16_t sub, std::string_view data) {
  std::string out;
  put_text(out, plate.text, kPlateBytes);
  put(out, plate.color, 1), put(out, sub, 2), put(out, data.size(), 4);
  return out += data;
}

std::string write_registration(Installed const& i, Revision revision) {
  std::string out;
  put_text(out, i.platform, 11);
  put_text(out, i.maker, 11);
  if (revision == Revision::r2019) {
    put_text(out, i.model, 30);
    put_text(out, i.imei, 15);
    put_text(out, i.terminal, 30);
    put_text(out, i.sim, 13);
  } else {
    put_text(out, i.model, 20);
    put_text(out, i.terminal, 7);
    put_text(out, i.sim, 12);
  }
  return out;
}

std::string write_position(Position const& p, Revision revision) {
  assert(p.location.at);
  return revision == Revision::r2019 ? write_2019(p) : write_2011(p);
}

std::string write_positions(std::span<std::string const> blocks) {
  assert(!blocks.empty() && blocks.size() <= 5);
  std::string out;
  put(out, blocks.size(), 1);
  for (auto const& block : blocks) out += block;
  return out;
}

std::optional<PostQuestion> read_post_question(std::string_view body, std::uint32_t serial, Revision revision) {
  Bytes outer{body};
  if (outer.u16() != kPostQuestion) return {};
  Bytes in{outer.take(outer.u32())};
  if (!outer.ok()) return {};
  PostQuestion out;
  out.serial = serial;
  out.object_type = in.u8();
  auto const object = in.take(object_bytes(revision));
  out.object = object.substr(0, object.find('\0'));
  if (revision == Revision::r2019) out.answer_s = in.u8();
  out.number = in.u32();
  out.text = in.take(in.u32());
  if (!in.ok()) return {};
  while (out.text.ends_with('\0')) out.text.pop_back();
  return out;
}

std::string write_post_answer(PostQuestion const& q, std::string_view text, std::string_view responder,
                              std::string_view phone, Revision revision) {
  constexpr std::size_t kResponder = 16, kPhone = 20;
  std::string data;
  put(data, q.object_type, 1);
  if (revision == Revision::r2019) put_text(data, responder, kResponder), put_text(data, phone, kPhone);
  put_text(data, q.object, object_bytes(revision));
  if (revision == Revision::r2019) put(data, kPostQuestion, 2), put(data, q.serial, 4);
  else put(data, q.number, 4);
  put(data, text.size(), 4);
  data += text;
  std::string out;
  put(out, kPostAnswer, 2), put(out, data.size(), 4);
  return out + data;
}

}  // namespace jtt::platform
