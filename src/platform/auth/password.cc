// Argon2id in turns, and the judgement of passwords.
#include "platform/auth/password.h"

#include <argon2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"

namespace platform::auth {
namespace {

constexpr std::uint32_t kMemoryKiB = 46 * 1024;
constexpr std::uint32_t kPasses = 1;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kCharactersMin = 12;
constexpr std::size_t kBytesMax = 256;

/// Two turns for the whole process: each hash takes 46 MiB.
class Turn {
 public:
  Turn() {
    std::unique_lock lock{mutex_};
    free_.wait(lock, [] { return running_ < 2; });
    ++running_;
  }
  ~Turn() {
    {
      std::lock_guard const lock{mutex_};
      --running_;
    }
    free_.notify_one();
  }
  Turn(Turn const&) = delete;
  Turn& operator=(Turn const&) = delete;

 private:
  static inline std::mutex mutex_;
  static inline std::condition_variable free_;
  static inline int running_ = 0;
};

/// What people choose again and again, and the words of this trade: a password that is one or two of them
/// with digits and signs around is guessed early.
constexpr std::string_view kWords[] = {
    "password", "passw0rd", "passwd",   "qwerty",   "qwertyuiop", "asdfgh",  "asdfghjkl",     "zxcvbn",
    "zxcvbnm",  "letmein",  "welcome",  "iloveyou", "woaini",     "admin",   "administrator", "root",
    "user",     "test",     "guest",    "login",    "master",     "monkey",  "dragon",        "football",
    "baseball", "sunshine", "princess", "superman", "batman",     "shadow",  "michael",       "jordan",
    "hunter",   "trustno",  "secret",   "changeme", "default",    "server",  "system",        "manager",
    "operator", "abc",      "aaa",      "qaz",      "wsx",        "edc",     "qwe",           "asd",
    "zxc",      "wang",     "zhang",    "chen",     "liu",        "yang",    "china",         "zhongguo",
    "beijing",  "nihao",    "mima",     "xiaomi",   "huawei",     "taobao",  "weixin",        "wechat",
    "yidao",    "jiaoyou",  "youzheng", "youju",    "keyun",      "kuaidi",  "post",          "chinapost",
    "mail",     "express",  "parcel",   "bus",      "county",     "village", "spring",        "summer",
    "autumn",   "winter",   "密码",     "驿道",     "交邮",       "邮政",    "客运",          "快递"};

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  return text;
}

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c));
}

/// Removes the longest common word at the front, if there is one.
bool drop_word(std::string_view& letters) {
  std::size_t longest = 0;
  for (auto const word : kWords)
    if (letters.starts_with(word)) longest = std::max(longest, word.size());
  letters.remove_prefix(longest);
  return longest > 0;
}

/// Nothing but common words once digits and signs are taken away.
bool is_common(std::string const& text) {
  std::string letters;
  std::ranges::copy_if(text, std::back_inserter(letters), is_letter);
  std::string_view rest{letters};
  while (!rest.empty())
    if (!drop_word(rest)) return false;
  return true;
}

/// At most three different characters, or more than half of the steps go to the neighbour (abcdefgh,
/// 87654321).
bool is_monotonous(std::string const& text) {
  std::string kinds = text;
  std::ranges::sort(kinds);
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  if (kinds.size() <= 3) return true;
  std::size_t near = 0;
  for (std::size_t i = 1; i < text.size(); ++i) near += std::abs(text[i] - text[i - 1]) <= 1;
  return near * 2 > text.size();
}

int count_kinds(std::string const& password) {
  auto const has = [&password](auto is) { return std::ranges::any_of(password, is); };
  return has([](unsigned char c) { return std::islower(c) != 0; }) +
         has([](unsigned char c) { return std::isupper(c) != 0; }) +
         has([](unsigned char c) { return std::isdigit(c) != 0; }) +
         has([](unsigned char c) { return c >= 0x80 || std::ispunct(c) != 0 || c == ' '; });
}

bool holds(std::string const& text, std::string const& own) {
  return own.size() >= 3 && text.find(lower(own)) != std::string::npos;
}

}  // namespace

std::string hash_password(std::string const& password) {
  Turn const turn;
  auto const salt = random_bytes(16);
  std::array<char, 256> encoded{};
  auto const code = argon2id_hash_encoded(kPasses, kMemoryKiB, kLanes, password.data(), password.size(),
                                          salt.data(), salt.size(), 32, encoded.data(), encoded.size());
  if (code != ARGON2_OK) throw std::runtime_error(std::string{"argon2: "} + argon2_error_message(code));
  return encoded.data();
}

bool verify_password(std::string const& encoded, std::string const& password) {
  Turn const turn;
  return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool is_outdated(std::string const& encoded) {
  static std::string const today = "$argon2id$v=19$m=" + std::to_string(kMemoryKiB) +
                                   ",t=" + std::to_string(kPasses) + ",p=" + std::to_string(kLanes) + "$";
  return !encoded.starts_with(today);
}

base::Outcome check_password(std::string const& password, std::string const& login, std::string const& name,
                             PasswordProfile profile) {
  auto const text = lower(password);
  auto const short_or_long = count_characters(password) < kCharactersMin || password.size() > kBytesMax;
  auto const plain = profile == PasswordProfile::djcp3 && count_kinds(password) < 3;
  if (short_or_long || plain || is_common(text) || is_monotonous(text) || holds(text, login) ||
      holds(text, name))
    return base::refuse(refusal::password_weak, {}, "/new_password");
  return base::Done{};
}

}  // namespace platform::auth
