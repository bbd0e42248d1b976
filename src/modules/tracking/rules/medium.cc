// The head of 0x0801: eight bytes, then the fixed part of a report.
#include "modules/tracking/rules/medium.h"

#include "engine/jtt/bytes.h"
#include "engine/jtt/location.h"
#include "modules/tracking/rules/intake.h"
#include "modules/tracking/rules/report.h"
#include "platform/auth/secret.h"

namespace tracking::rules {
namespace {

constexpr std::int64_t kMedia = 0x0801;
constexpr std::size_t kHead = 8 + jtt::kLocationBytes;

template <typename Enum>
Enum known(std::uint8_t code, Enum last) {
  return code < static_cast<std::uint8_t>(last) ? static_cast<Enum>(code) : last;
}

/// Judged as a report of that moment: a time or a place that cannot be is none.
void take_location(Medium& m, Upload const& u, std::string_view bytes) {
  auto const report = to_report({u.terminal, u.organisation, u.vehicle, u.received_at, false, bytes});
  if (!report) return;
  if (!report->clock_wrong) m.at = report->at;
  if (!report->positioned) return;
  m.lat_e7 = report->place.lat_e7;
  m.lon_e7 = report->place.lon_e7;
}

}  // namespace

std::string_view data_of(Upload const& u) {
  auto const body = std::string_view{u.body};
  return body.size() < kHead ? std::string_view{} : body.substr(kHead);
}

std::optional<Medium> medium_of(Upload const& u) {
  auto const data = data_of(u);
  if (u.message != kMedia || data.empty()) return {};
  jtt::Bytes in{u.body};
  Medium m;
  m.id = {u.id.value};
  m.terminal = u.terminal;
  m.vehicle = u.vehicle;
  m.organisation = u.organisation;
  m.number = in.u32();
  auto const kind = in.u8();
  if (kind > static_cast<std::uint8_t>(MediumKind::video)) return {};
  m.kind = static_cast<MediumKind>(kind);
  m.form = known(in.u8(), MediumForm::other);
  m.event = known(in.u8(), MediumEvent::other);
  m.channel = in.u8();
  take_location(m, u, in.take(jtt::kLocationBytes));
  m.received_at = u.received_at;
  m.hash = platform::auth::sha256_hex(data);
  m.bytes = static_cast<std::int64_t>(data.size());
  return m;
}

char const* media_type_of(MediumForm form) {
  switch (form) {
    case MediumForm::jpeg: return "image/jpeg";
    case MediumForm::mp3: return "audio/mpeg";
    case MediumForm::wav: return "audio/wav";
    default: return "application/octet-stream";
  }
}

}  // namespace tracking::rules
