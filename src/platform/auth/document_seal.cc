// CMS by OpenSSL.
#include "platform/auth/document_seal.h"

#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <stdexcept>
#include <vector>

#include "platform/auth/secret.h"

namespace platform::auth {
namespace {

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* p) const {
    Free(p);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), Freed<[](STACK_OF(X509) * s) { sk_X509_free(s); }>>;

constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP;
using Context = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

template <typename T>
T* check(T* made, char const* what) {
  if (!made) throw std::runtime_error{std::string{"document seal: "} + what};
  return made;
}
void check(int ok, char const* what) {
  if (ok <= 0) throw std::runtime_error{std::string{"document seal: "} + what};
}

Bio reader(std::string_view bytes) {
  return Bio{check(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), "no memory")};
}

/// The same behind a filter: of a plain memory reader `CMS_verify` makes a copy, which it loses when the
/// signature is malformed (OpenSSL 3.0).
Bio filtered_reader(std::string_view bytes) {
  Bio filter{check(BIO_new(BIO_f_buffer()), "no memory")};
  BIO_push(filter.get(), reader(bytes).release());
  return filter;
}

std::string bytes_of(Bio const& bio) {
  char* data = nullptr;
  auto const n = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(n)};
}

Bio writer() { return Bio{check(BIO_new(BIO_s_mem()), "no memory")}; }

void name(X509* certificate, std::string_view holder, std::string_view number) {
  auto* const subject = X509_get_subject_name(certificate);
  auto const add = [subject](char const* field, std::string_view text) {
    auto const* const raw = reinterpret_cast<unsigned char const*>(text.data());
    auto const size = static_cast<int>(text.size());
    check(X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8, raw, size, -1, 0), "a name does not fit");
  };
  add("C", "CN");
  // a common name holds 64 characters; a longer name is cut at a whole one
  auto cut = holder.substr(0, 64);
  while (!cut.empty() && cut.size() < holder.size() && (holder[cut.size()] & 0xC0) == 0x80)
    cut.remove_suffix(1);
  add("CN", cut);
  if (!number.empty()) add("serialNumber", number);
  check(X509_set_issuer_name(certificate, subject), "cannot name the issuer");
}

void extend(X509* certificate, int nid, char const* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> const e{
      check(X509V3_EXT_conf_nid(nullptr, &context, nid, value), "cannot make an extension")};
  check(X509_add_ext(certificate, e.get(), -1), "cannot add an extension");
}

Certificate certify(EVP_PKEY* key, std::string_view holder, std::string_view number, base::Instant from,
                    base::Instant until) {
  Certificate c{check(X509_new(), "no memory")};
  check(X509_set_version(c.get(), 2), "cannot set the version");
  auto serial = random_bytes(16);
  serial[0] = static_cast<char>(serial[0] & 0x7F);
  std::unique_ptr<BIGNUM, Freed<BN_free>> const n{
      check(BN_bin2bn(reinterpret_cast<unsigned char const*>(serial.data()), 16, nullptr), "no memory")};
  check(BN_to_ASN1_INTEGER(n.get(), X509_get_serialNumber(c.get())), "no memory");
  check(ASN1_TIME_set(X509_getm_notBefore(c.get()), from.ms / 1000), "cannot set a date");
  check(ASN1_TIME_set(X509_getm_notAfter(c.get()), until.ms / 1000), "cannot set a date");
  check(X509_set_pubkey(c.get(), key), "cannot set the key");
  name(c.get(), holder, number);
  extend(c.get(), NID_basic_constraints, "critical,CA:FALSE");
  extend(c.get(), NID_key_usage, "critical,digitalSignature,nonRepudiation");
  check(X509_sign(c.get(), key, EVP_sha256()), "cannot sign the certificate");
  return c;
}

Certificate read_certificate(std::string_view pem) {
  return Certificate{PEM_read_bio_X509(reader(pem).get(), nullptr, nullptr, nullptr)};
}

std::string fingerprint_of(X509* c) {
  unsigned char* der = nullptr;
  auto const n = i2d_X509(c, &der);
  check(n, "cannot write the certificate");
  std::string const bytes{reinterpret_cast<char*>(der), static_cast<std::size_t>(n)};
  OPENSSL_free(der);
  return sha256_hex(bytes);
}

/// The signing time among the signed attributes; 0 when there is none.
base::Instant time_of(CMS_SignerInfo* signer) {
  auto const at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  auto* const attribute = at < 0 ? nullptr : CMS_signed_get_attr(signer, at);
  auto* const value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
  if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  std::tm fields{};
  if (ASN1_TIME_to_tm(value->value.asn1_string, &fields) != 1) return {};
  return {static_cast<std::int64_t>(timegm(&fields)) * 1000};
}

/// The signed attributes as they are hashed: a SET OF in DER.
std::string attributes_of(CMS_SignerInfo* signer) {
  std::vector<std::string> all;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    unsigned char* der = nullptr;
    auto const n = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &der);
    check(n, "cannot write an attribute");
    all.emplace_back(reinterpret_cast<char*>(der), static_cast<std::size_t>(n));
    OPENSSL_free(der);
  }
  std::ranges::sort(all);
  std::string content;
  for (auto const& a : all) content += a;
  std::string out(static_cast<std::size_t>(ASN1_object_size(1, static_cast<int>(content.size()), V_ASN1_SET)),
                  '\0');
  auto* at = reinterpret_cast<unsigned char*>(out.data());
  ASN1_put_object(&at, 1, static_cast<int>(content.size()), V_ASN1_SET, V_ASN1_UNIVERSAL);
  std::ranges::copy(content, at);
  return out;
}

/// The library always adds the signing time (OpenSSL 3.0), which one inside a PDF must not have: signs
/// without it.
void sign_without_time(CMS_SignerInfo* signer, EVP_PKEY* key) {
  std::unique_ptr<X509_ATTRIBUTE, Freed<X509_ATTRIBUTE_free>> const time{
      CMS_signed_delete_attr(signer, CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1))};
  auto const attributes = attributes_of(signer);
  auto const* const bytes = reinterpret_cast<unsigned char const*>(attributes.data());
  Context const context{check(EVP_MD_CTX_new(), "no memory")};
  std::size_t n = 0;
  check(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key), "cannot sign");
  check(EVP_DigestSign(context.get(), nullptr, &n, bytes, attributes.size()), "cannot sign");
  std::string signature(n, '\0');
  check(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &n, bytes,
                       attributes.size()),
        "cannot sign");
  check(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(signer),
                              reinterpret_cast<unsigned char const*>(signature.data()), static_cast<int>(n)),
        "cannot sign");
}

bool is_within(X509* c, base::Instant at) {
  auto const seconds = static_cast<std::time_t>(at.ms / 1000);
  return ASN1_TIME_cmp_time_t(X509_get0_notBefore(c), seconds) <= 0 &&
         ASN1_TIME_cmp_time_t(X509_get0_notAfter(c), seconds) >= 0;
}

}  // namespace

SealKey make_seal_key(std::string_view holder, std::string_view number, base::Instant from,
                      base::Instant until) {
  Key const key{check(EVP_EC_gen("P-256"), "cannot make a key")};
  auto const certificate = certify(key.get(), holder, number, from, until);
  auto const certificate_pem = writer(), key_pem = writer();
  check(PEM_write_bio_X509(certificate_pem.get(), certificate.get()), "cannot write the certificate");
  check(PEM_write_bio_PKCS8PrivateKey(key_pem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr),
        "cannot write the key");
  return {bytes_of(certificate_pem), bytes_of(key_pem), fingerprint_of(certificate.get())};
}

std::string seal_document(SealKey const& seal, std::string_view document) {
  auto const certificate = read_certificate(seal.certificate);
  Key const key{PEM_read_bio_PrivateKey(reader(seal.private_key).get(), nullptr, nullptr, nullptr)};
  check(certificate.get(), "cannot read the certificate");
  check(key.get(), "cannot read the key");
  auto const content = reader(document);
  Cms const cms{
      check(CMS_sign(nullptr, nullptr, nullptr, content.get(), kFlags | CMS_PARTIAL), "cannot begin")};
  auto* const signer =
      check(CMS_add1_signer(cms.get(), certificate.get(), key.get(), EVP_sha256(), kFlags | CMS_CADES),
            "cannot sign");
  check(CMS_final(cms.get(), content.get(), nullptr, kFlags), "cannot sign");
  sign_without_time(signer, key.get());
  auto const out = writer();
  check(i2d_CMS_bio(out.get(), cms.get()), "cannot write the signature");
  return bytes_of(out);
}

SealCheck check_seal(std::string_view signature, std::string_view document, std::string_view certificate_pem,
                     base::Instant at) {
  SealCheck out;
  Cms const cms{d2i_CMS_bio(reader(signature).get(), nullptr)};
  auto const certificate = read_certificate(certificate_pem);
  Stack const certificates{sk_X509_new_null()};
  if (cms && certificate && certificates && sk_X509_push(certificates.get(), certificate.get()) > 0) {
    auto const content = filtered_reader(document);
    out.valid = CMS_verify(cms.get(), certificates.get(), nullptr, content.get(), nullptr,
                           kFlags | CMS_NOINTERN | CMS_NO_SIGNER_CERT_VERIFY) == 1;
    auto* const signers = CMS_get0_SignerInfos(cms.get());
    if (signers && sk_CMS_SignerInfo_num(signers) == 1)
      out.sealed_at = time_of(sk_CMS_SignerInfo_value(signers, 0));
    else
      out.valid = false;
    if (!out.sealed_at.ms) out.sealed_at = at;
    out.within_dates = is_within(certificate.get(), out.sealed_at);
  }
  ERR_clear_error();
  return out;
}

}  // namespace platform::auth
