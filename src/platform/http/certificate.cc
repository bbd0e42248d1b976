// A certificate authority of this machine, and the server certificate that it signs.
#include "platform/http/certificate.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <stdexcept>

namespace platform::http {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDayS = 24 * 3600;
constexpr std::int64_t kAuthorityDays = 3650;
constexpr std::int64_t kServerDays = 397;  // browsers refuse longer ones (CA/Browser Forum, 2020)
constexpr std::int64_t kRenewDays = 30;

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* p) const { Free(p); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Pem = std::unique_ptr<std::FILE, Freed<std::fclose>>;

template <typename T>
T* check(T* made, char const* what) {
  if (!made) throw std::runtime_error{std::string{"certificate: "} + what};
  return made;
}
void check(int ok, char const* what) {
  if (ok <= 0) throw std::runtime_error{std::string{"certificate: "} + what};
}

/// Written beside and renamed, so that a crash leaves no half file.
template <typename Write>
void write_pem(fs::path const& path, mode_t mode, Write write) {
  auto const beside = path.string() + ".new";
  auto const before = umask(0777 & ~mode);
  Pem file{std::fopen(beside.c_str(), "w")};
  umask(before);
  check(file.get(), "cannot write a file");
  check(write(file.get()), "cannot write a file");
  file.reset();
  fs::rename(beside, path);
}

Key read_key(fs::path const& path) {
  Pem const file{std::fopen(path.c_str(), "r")};
  return Key{file ? PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr) : nullptr};
}

Certificate read_certificate(fs::path const& path) {
  Pem const file{std::fopen(path.c_str(), "r")};
  return Certificate{file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr};
}

bool lasts(X509 const* certificate, base::Instant now, std::int64_t days) {
  auto until = static_cast<time_t>(now.ms / 1000 + days * kDayS);
  return certificate && X509_cmp_time(X509_get0_notAfter(certificate), &until) > 0;
}

void add_extension(X509* to, X509* issuer, int kind, std::string const& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
  auto* const extension = check(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()), "extension");
  X509_add_ext(to, extension, -1);
  X509_EXTENSION_free(extension);
}

/// A certificate with everything but its extensions and signature.
Certificate draft(EVP_PKEY* key, std::string const& name, base::Instant now, std::int64_t days) {
  Certificate out{check(X509_new(), "new")};
  X509_set_version(out.get(), 2);
  std::unique_ptr<BIGNUM, Freed<BN_free>> const serial{BN_new()};
  constexpr int kSerialBits = 120;
  check(BN_rand(serial.get(), kSerialBits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY), "serial");
  BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(out.get()));
  // A day back: phones whose clock is slow accept it all the same.
  ASN1_TIME_set(X509_getm_notBefore(out.get()), static_cast<time_t>(now.ms / 1000 - kDayS));
  ASN1_TIME_set(X509_getm_notAfter(out.get()), static_cast<time_t>(now.ms / 1000 + days * kDayS));
  X509_set_pubkey(out.get(), key);
  auto* const subject = X509_get_subject_name(out.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<unsigned char const*>(name.c_str()), -1,
                             -1, 0);
  return out;
}

void make_authority(fs::path const& dir, base::Instant now) {
  Key const key{check(EVP_EC_gen("P-256"), "key")};
  auto const certificate = draft(key.get(), "Yidao local authority", now, kAuthorityDays);
  auto* const self = certificate.get();
  X509_set_issuer_name(self, X509_get_subject_name(self));
  add_extension(self, self, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add_extension(self, self, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(self, self, NID_subject_key_identifier, "hash");
  check(X509_sign(self, key.get(), EVP_sha256()), "sign");
  write_pem(dir / "ca.key", 0600, [&](std::FILE* f) {
    return PEM_write_PrivateKey(f, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  write_pem(dir / "ca.pem", 0644, [&](std::FILE* f) { return PEM_write_X509(f, self); });
}

std::string join(std::vector<std::string> const& names) {
  std::string out;
  for (auto const& name : names) out += (out.empty() ? "" : ",") + name;
  return out;
}

void make_server(fs::path const& dir, std::string const& names, base::Instant now) {
  auto const authority = read_certificate(dir / "ca.pem");
  auto const authority_key = read_key(dir / "ca.key");
  check(authority.get(), "authority");
  check(authority_key.get(), "authority key");
  Key const key{check(EVP_EC_gen("P-256"), "key")};
  auto const certificate = draft(key.get(), "Yidao", now, kServerDays);
  auto* const self = certificate.get();
  X509_set_issuer_name(self, X509_get_subject_name(authority.get()));
  add_extension(self, authority.get(), NID_basic_constraints, "critical,CA:FALSE");
  add_extension(self, authority.get(), NID_key_usage, "critical,digitalSignature");
  add_extension(self, authority.get(), NID_ext_key_usage, "serverAuth");
  add_extension(self, authority.get(), NID_subject_alt_name, names);
  add_extension(self, authority.get(), NID_authority_key_identifier, "keyid");
  check(X509_sign(self, authority_key.get(), EVP_sha256()), "sign");
  write_pem(dir / "server.key", 0600, [&](std::FILE* f) {
    return PEM_write_PrivateKey(f, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
  write_pem(dir / "server.pem", 0644, [&](std::FILE* f) { return PEM_write_X509(f, self); });
  write_pem(dir / "server.names", 0644, [&](std::FILE* f) { return std::fputs(names.c_str(), f) >= 0 ? 1 : 0; });
}

std::string read_text(fs::path const& path) {
  std::ifstream in{path};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void add_addresses(std::set<std::string>& names) {
  ifaddrs* list{};
  if (getifaddrs(&list) != 0) return;
  for (auto* i = list; i; i = i->ifa_next) {
    if (!i->ifa_addr) continue;
    char text[INET6_ADDRSTRLEN]{};
    if (i->ifa_addr->sa_family == AF_INET)
      inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(i->ifa_addr)->sin_addr, text, sizeof text);
    else if (i->ifa_addr->sa_family == AF_INET6)
      inet_ntop(AF_INET6, &reinterpret_cast<sockaddr_in6*>(i->ifa_addr)->sin6_addr, text, sizeof text);
    if (*text && !std::string_view{text}.starts_with("fe80")) names.insert("IP:" + std::string{text});
  }
  freeifaddrs(list);
}

}  // namespace

std::vector<std::string> names_of_this_machine() {
  std::set<std::string> names{"DNS:localhost", "IP:127.0.0.1", "IP:::1"};
  char host[256]{};
  if (gethostname(host, sizeof host - 1) == 0 && *host) {
    names.insert("DNS:" + std::string{host});
    names.insert("DNS:" + std::string{host} + ".local");
  }
  add_addresses(names);
  return {names.begin(), names.end()};
}

Certificates ensure_certificates(std::string const& dir, std::vector<std::string> const& names, base::Instant now) {
  fs::path const folder{dir};
  fs::create_directories(folder);
  auto const authority_lasts = lasts(read_certificate(folder / "ca.pem").get(), now, kServerDays) &&
                               read_key(folder / "ca.key");
  if (!authority_lasts) make_authority(folder, now);
  auto const wanted = join(names);
  auto const server_lasts = authority_lasts && lasts(read_certificate(folder / "server.pem").get(), now, kRenewDays) &&
                            read_key(folder / "server.key") && read_text(folder / "server.names") == wanted;
  if (!server_lasts) make_server(folder, wanted, now);
  return {(folder / "ca.pem").string(), (folder / "server.pem").string(), (folder / "server.key").string()};
}

}  // namespace platform::http
