// Reading and making of the installation's key, and what is done with it.
#include "platform/auth/installation_key.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "platform/auth/secret.h"

namespace platform::auth {
namespace {

std::string& key() {
  static std::string bytes = random_bytes(32);  // tests and tools that load none: hashes of this process only
  return bytes;
}

void write_once(std::string const& file, std::string const& bytes) {
  auto const fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0400);
  if (fd < 0 || ::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
      ::fsync(fd) != 0)
    throw std::runtime_error("cannot write " + file);
  ::close(fd);
}

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

/// 32 bytes for one purpose, so that a key is never used in two ways.
std::string key_for(std::string_view purpose) { return hmac_bytes(key(), "seal\n" + std::string{purpose}); }

unsigned char const* raw(std::string_view s) { return reinterpret_cast<unsigned char const*>(s.data()); }
unsigned char* raw(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

}  // namespace

void load_installation_key(std::string const& file) {
  std::ifstream in{file, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (bytes.empty()) {
    bytes = random_bytes(32);
    write_once(file, bytes);
  }
  if (bytes.size() != 32) throw std::runtime_error(file + " is not a key of 32 bytes");
  key() = bytes;
}

std::string keyed_hash(std::string_view purpose, std::string_view text) {
  return hmac_hex(key(), std::string{purpose} + '\n' + std::string{text});
}

std::string derived_key(std::string_view purpose) { return hmac_bytes(key(), "derive\n" + std::string{purpose}); }

std::string seal(std::string_view purpose, std::string_view text) {
  auto const secret = key_for(purpose);
  auto const nonce = random_bytes(kNonceBytes);
  std::string sealed(text.size(), '\0'), tag(kTagBytes, '\0');
  int length = 0;
  Cipher const cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  auto const done =
      cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(secret), raw(nonce)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), raw(sealed), &length, raw(text), static_cast<int>(text.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), raw(tag), &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
  if (!done) throw std::runtime_error("AES-256-GCM is not available");
  return to_base64(nonce + sealed + tag);
}

std::optional<std::string> unseal(std::string_view purpose, std::string_view sealed) {
  auto bytes = from_base64(sealed);
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) return {};
  auto const secret = key_for(purpose);
  auto const nonce = bytes->substr(0, kNonceBytes);
  auto tag = bytes->substr(bytes->size() - kTagBytes);
  auto const body = bytes->substr(kNonceBytes, bytes->size() - kNonceBytes - kTagBytes);
  std::string text(body.size(), '\0');
  unsigned char rest[16];
  int length = 0;
  Cipher const cipher{EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
  auto const genuine =
      cipher && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(secret), raw(nonce)) == 1 &&
      EVP_DecryptUpdate(cipher.get(), raw(text), &length, raw(body), static_cast<int>(body.size())) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher.get(), rest, &length) == 1;
  if (!genuine) return {};
  return text;
}

}  // namespace platform::auth
