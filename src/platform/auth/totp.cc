// liboath's HOTP over time steps, and the rows of recovery codes.
#include "platform/auth/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cctype>
#include <cstdlib>

#include "platform/auth/secret.h"

namespace platform::auth {
namespace {

constexpr std::int64_t kStepSeconds = 30;
constexpr unsigned kDigits = 6;
constexpr int kRecoveryCodes = 10;
constexpr std::size_t kRecoveryBytes = 15;  // 24 characters of base32 without padding

std::string decode_base32(std::string const& text) {
  char* out = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(text.data(), text.size(), &out, &length) != OATH_OK) return {};
  std::string bytes{out, length};
  std::free(out);
  return bytes;
}

std::string encode_base32(std::string const& bytes) {
  char* out = nullptr;
  std::size_t length = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &out, &length) != OATH_OK) return {};
  std::string text{out, length};
  std::free(out);
  return text;
}

std::string code_of_step(std::string const& key, std::int64_t step) {
  std::array<char, 16> code{};
  auto const moving = static_cast<std::uint64_t>(step);
  auto const done = oath_hotp_generate(key.data(), key.size(), moving, kDigits, 0,
                                       OATH_HOTP_DYNAMIC_TRUNCATION, code.data());
  return done == OATH_OK ? code.data() : std::string{};
}

/// As people type it: any case, with or without dashes.
std::string digest_of(std::string_view code) {
  std::string plain;
  for (unsigned char const c : code)
    if (std::isalnum(c)) plain += static_cast<char>(std::tolower(c));
  return sha256_hex(plain);
}

}  // namespace

std::optional<std::int64_t> match_totp(std::string const& secret, std::string_view code,
                                       std::int64_t last_step, base::Instant now) {
  auto const key = decode_base32(secret);
  auto const here = now.ms / 1000 / kStepSeconds;
  for (auto step = here - 1; step <= here + 1; ++step)
    if (step > last_step && !key.empty() && equal_secrets(code_of_step(key, step), code)) return step;
  return {};
}

std::string make_totp_code(std::string const& secret, base::Instant at) {
  return code_of_step(decode_base32(secret), at.ms / 1000 / kStepSeconds);
}

std::string make_totp_secret() { return encode_base32(random_bytes(20)); }

std::string totp_address(std::string const& secret, std::string const& login) {
  return "otpauth://totp/Yidao:" + login + "?secret=" + secret + "&issuer=Yidao&period=30&digits=6";
}

std::vector<std::string> make_recovery_codes() {
  std::vector<std::string> out;
  for (int i = 0; i < kRecoveryCodes; ++i) {
    std::string code;
    for (unsigned char const c : encode_base32(random_bytes(kRecoveryBytes))) {
      if (code.size() % 7 == 6) code += '-';
      code += static_cast<char>(std::tolower(c));
    }
    out.push_back(code);
  }
  return out;
}

void save_recovery_codes(db::Tx& tx, base::Region region, PersonId person,
                         std::vector<std::string> const& codes) {
  tx.execute("DELETE FROM auth_recovery_code WHERE region = $1 AND person = $2", {region, person});
  for (auto const& code : codes)
    tx.execute("INSERT INTO auth_recovery_code (region, person, code_hash) VALUES ($1, $2, $3)",
               {region, person, digest_of(code)});
}

bool use_recovery_code(db::Tx& tx, base::Region region, PersonId person, std::string_view code) {
  return tx.execute("DELETE FROM auth_recovery_code WHERE region = $1 AND person = $2 AND code_hash = $3",
                    {region, person, digest_of(code)}) == 1;
}

}  // namespace platform::auth
