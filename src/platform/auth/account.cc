// Argon2id, TOTP and the rows of accounts.
#include "platform/auth/account.h"

#include <argon2.h>
#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"
#include "platform/db/object.h"

namespace platform::auth {
namespace {

constexpr std::uint32_t kMemoryKiB = 46 * 1024;
constexpr std::int64_t kStepSeconds = 30;

/// Two turns for the whole process: each hash takes 46 MiB.
class Turn {
 public:
  Turn() {
    std::unique_lock lock{mutex()};
    wake().wait(lock, [] { return running() < 2; });
    ++running();
  }
  ~Turn() {
    {
      std::lock_guard lock{mutex()};
      --running();
    }
    wake().notify_one();
  }
  Turn(Turn const&) = delete;
  Turn& operator=(Turn const&) = delete;

 private:
  static std::mutex& mutex() { static std::mutex m; return m; }
  static std::condition_variable& wake() { static std::condition_variable c; return c; }
  static int& running() { static int n = 0; return n; }
};

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// Beginnings that people choose again and again; with the length rule they cover the usual lists.
constexpr std::array<std::string_view, 14> kCommon{"password", "123456", "qwerty", "abc123", "111111", "000000", "letmein",
                                                   "admin",    "welcome", "iloveyou", "a123456", "woaini", "yidao", "jiaoyou"};

std::string decode_base32(std::string const& text) {
  char* out = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(text.data(), text.size(), &out, &length) != OATH_OK) return {};
  std::string bytes{out, length};
  free(out);
  return bytes;
}

}  // namespace

std::string hash_password(std::string const& password) {
  Turn const turn;
  auto const salt = random_bytes(16);
  std::array<char, 256> encoded{};
  auto const code = argon2id_hash_encoded(1, kMemoryKiB, 1, password.data(), password.size(), salt.data(), salt.size(), 32,
                                          encoded.data(), encoded.size());
  if (code != ARGON2_OK) throw std::runtime_error(std::string{"argon2: "} + argon2_error_message(code));
  return encoded.data();
}

bool verify_password(std::string const& encoded, std::string const& password) {
  Turn const turn;
  return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

base::Outcome check_password(std::string const& password, std::string const& login, std::string const& name) {
  auto const text = lower(password);
  auto const common = std::ranges::any_of(kCommon, [&](auto w) { return text.starts_with(w) && text.size() < w.size() + 8; });
  auto const own = (!login.empty() && text.find(lower(login)) != std::string::npos) ||
                   (!name.empty() && text.find(name) != std::string::npos);
  if (count_characters(password) < 12 || password.size() > 256 || common || own)
    return base::refuse(refusal::password_weak, {}, "/password");
  return base::Done{};
}

std::optional<std::int64_t> match_totp(std::string const& secret, std::string_view code, std::int64_t last_step,
                                       base::Instant now) {
  auto const bytes = decode_base32(secret);
  auto const here = now.ms / 1000 / kStepSeconds;
  for (auto step = here - 1; step <= here + 1; ++step) {
    std::array<char, 8> otp{};
    if (step <= last_step) continue;
    if (oath_hotp_generate(bytes.data(), bytes.size(), static_cast<std::uint64_t>(step), 6, 0, OATH_HOTP_DYNAMIC_TRUNCATION,
                           otp.data()) == OATH_OK &&
        equal_secrets(otp.data(), code))
      return step;
  }
  return {};
}

std::string make_totp_secret() {
  auto const bytes = random_bytes(20);
  char* out = nullptr;
  std::size_t length = 0;
  oath_base32_encode(bytes.data(), bytes.size(), &out, &length);
  std::string text{out, length};
  free(out);
  return text;
}

void insert_account(db::Tx& tx, base::Region region, Account const& a) { tx.insert("auth_account", region, a); }

void save_account(db::Tx& tx, base::Region region, Account const& a) {
  tx.execute(
      "UPDATE auth_account SET login = $3, password = $4, totp = $5, totp_step = $6, must_change = $7, failures = $8,"
      " locked_until = $9, disabled = $10 WHERE region = $1 AND person = $2",
      {region, a.person, a.login, a.password, a.totp, a.totp_step, a.must_change, a.failures, a.locked_until, a.disabled});
}

std::optional<Account> find_account(db::Tx& tx, base::Region region, std::string_view login) {
  static std::string const sql =
      "SELECT " + db::columns_of<Account>() + " FROM auth_account WHERE region = $1 AND login = $2";
  return tx.find<Account>(sql, {region, login});
}

std::optional<Account> find_account(db::Tx& tx, base::Region region, PersonId person) {
  static std::string const sql =
      "SELECT " + db::columns_of<Account>() + " FROM auth_account WHERE region = $1 AND person = $2";
  return tx.find<Account>(sql, {region, person});
}

}  // namespace platform::auth
