// Source: JT/T 808-2011 (model 8 bytes), 2013 (20 bytes), 2019 (30 bytes, id 30).
#include "modules/tracking/link/login.h"

#include "base/hex.h"
#include "engine/jtt/naming.h"
#include "platform/auth/secret.h"

namespace tracking::link {
namespace {

constexpr std::size_t kPlace = 4;  // province and city stand before
constexpr std::size_t kDevice2011 = 5 + 8 + 7, kDevice2013 = 5 + 20 + 7, kDevice2019 = 11 + 30 + 30, kColour = 1;

std::size_t device_bytes(jtt::Frame const& f) {
  if (f.header.is_2019) return kDevice2019;
  return f.body.size() < kPlace + kDevice2013 + kColour ? kDevice2011 : kDevice2013;
}

}  // namespace

std::string device_of(jtt::Frame const& f) {
  auto const n = device_bytes(f);
  if (f.body.size() < kPlace + n + kColour) return {};
  return base::to_hex(std::string_view{f.body}.substr(kPlace, n));
}

std::string_view code_of(jtt::Frame const& f) {
  std::string_view const body = f.body;
  if (!f.header.is_2019) return jtt::stripped(body);
  if (body.empty()) return {};
  return body.substr(1, static_cast<unsigned char>(body.front()));
}

bool is_same_code(std::string_view shown, std::string_view known) {
  return platform::auth::equal_secrets(shown, known);
}

}  // namespace tracking::link
