// Reading and making of the installation's key.
#include "platform/auth/installation_key.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
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
  if (fd < 0 || ::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) || ::fsync(fd) != 0)
    throw std::runtime_error("cannot write " + file);
  ::close(fd);
}

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

}  // namespace platform::auth
