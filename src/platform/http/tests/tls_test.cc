// The local authority and what goes over TLS.
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <fstream>
#include <memory>

#include "platform/http/certificate.h"
#include "testing/fake_program.h"
#include "testing/temporary_folder.h"

namespace {

using platform::http::ensure_certificates;
using testing_support::HttpClient;

std::string read(std::string const& file) {
  std::ifstream in{file};
  return {std::istreambuf_iterator<char>{in}, {}};
}

class Tls : public testing::Test {
 protected:
  void start() {
    auto const made = ensure_certificates(folder.path(), platform::http::names_of_this_machine(), now);
    program.settings.certificate_file = made.server;
    program.settings.key_file = made.key;
    program.settings.ca_file = made.authority;
    program.start();
  }
  testing_support::TemporaryFolder folder;
  fake::Program program;
  base::Instant now = program.backend.clock();
};

TEST_F(Tls, a_client_that_trusts_the_authority_is_served_on_the_same_port) {
  start();
  HttpClient client{program.server->port(), HttpClient::Tls::any_certificate, folder.path() + "/ca.pem"};
  client.always("Authorization", "Bearer clerk");
  auto const reply = client.get("/api/fake/search?text=a");
  EXPECT_EQ(reply.status, 200);
  EXPECT_NE(reply.headers.at("strict-transport-security").find("max-age=31536000"), std::string::npos);
  EXPECT_EQ(client.post("/api/fake/files", std::string(1'000'000, 'x'), {{"Content-Type", "text/csv"}}).status, 200);
  EXPECT_EQ(program.client().get("/health").status, 200);  // plain, from this machine
}

TEST_F(Tls, a_client_that_does_not_trust_it_ends_the_handshake) {
  start();
  testing_support::TemporaryFolder other;
  ensure_certificates(other.path(), platform::http::names_of_this_machine(), now);
  EXPECT_THROW((HttpClient{program.server->port(), HttpClient::Tls::any_certificate, other.path() + "/ca.pem"}),
               std::runtime_error);
  EXPECT_EQ(program.client().get("/health").status, 200);
}

TEST_F(Tls, the_secure_cookie_counts_over_tls_only_in_its_own_name) {
  start();
  HttpClient client{program.server->port(), HttpClient::Tls::any_certificate};
  EXPECT_EQ(client.get("/api/fake/search?text=a", {{"Cookie", "__Host-yidao=clerk"}}).status, 200);
  EXPECT_EQ(client.get("/api/fake/search?text=a", {{"Cookie", "yidao=clerk"}}).status, 401);
}

TEST_F(Tls, phones_fetch_the_authority_and_a_page_that_explains_it) {
  start();
  auto client = program.client();
  auto const certificate = client.get("/ca.crt");
  EXPECT_EQ(certificate.headers.at("content-type"), "application/x-x509-ca-cert");
  EXPECT_EQ(certificate.body, read(folder.path() + "/ca.pem"));
  auto const page = client.get("/ca", {});
  EXPECT_NE(page.body.find("https://localhost/"), std::string::npos);
  EXPECT_NE(page.body.find("<svg"), std::string::npos);
}

TEST_F(Tls, plain_http_from_elsewhere_is_sent_to_https) {
  program.settings.proxy = "127.0.0.1";
  start();
  auto client = program.client("clerk");
  auto const reply = client.get("/api/fake/search?text=a", {{"X-Forwarded-For", "10.0.0.9"}});
  EXPECT_EQ(reply.status, 308);
  EXPECT_EQ(reply.headers.at("location"), "https://localhost/api/fake/search?text=a");
  EXPECT_EQ(client.post("/api/fake/login", "{}", {{"X-Forwarded-For", "10.0.0.9"}}).status, 421);
  EXPECT_EQ(client.get("/ca", {{"X-Forwarded-For", "10.0.0.9"}}).status, 200);
  EXPECT_EQ(client.get("/metrics", {{"X-Forwarded-For", "10.0.0.9"}, {"X-Forwarded-Proto", "https"}}).status, 403);
}

TEST_F(Tls, a_forwarded_address_is_believed_of_the_proxy_only) {
  start();
  auto client = program.client("clerk");
  EXPECT_EQ(client.get("/metrics", {{"X-Forwarded-For", "10.0.0.9"}}).status, 200) << "no proxy is named";
  EXPECT_EQ(client.get("/api/fake/search?text=a", {{"X-Forwarded-For", "10.0.0.9"}}).status, 200);
}

/// What a client that offers this version and these ciphers only is told; 0 when it is served.
int reason_of_refusal(std::uint16_t port, int version, char const* ciphers) {
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> const context{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  SSL_CTX_set_security_level(context.get(), 0);  // this client would speak the old versions
  SSL_CTX_set_min_proto_version(context.get(), version);
  SSL_CTX_set_max_proto_version(context.get(), version);
  EXPECT_EQ(SSL_CTX_set_cipher_list(context.get(), ciphers), 1);
  std::unique_ptr<BIO, void (*)(BIO*)> const link{BIO_new_ssl_connect(context.get()), BIO_free_all};
  BIO_set_conn_hostname(link.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  ERR_clear_error();
  return BIO_do_handshake(link.get()) == 1 ? 0 : ERR_GET_REASON(ERR_get_error());
}

TEST_F(Tls, versions_before_1_2_and_ciphers_without_forward_secrecy_are_refused) {
  start();
  auto const port = program.server->port();
  EXPECT_EQ(reason_of_refusal(port, TLS1_2_VERSION, "ECDHE+AESGCM"), 0);
  EXPECT_EQ(reason_of_refusal(port, TLS1_3_VERSION, "ALL"), 0);
  EXPECT_EQ(reason_of_refusal(port, TLS1_1_VERSION, "ALL"), SSL_R_TLSV1_ALERT_PROTOCOL_VERSION);
  EXPECT_EQ(reason_of_refusal(port, TLS1_VERSION, "ALL"), SSL_R_TLSV1_ALERT_PROTOCOL_VERSION);
  for (auto const* weak : {"AES256-GCM-SHA384", "ECDHE+AES+SHA1", "DHE+AESGCM"})
    EXPECT_EQ(reason_of_refusal(port, TLS1_2_VERSION, weak), SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE) << weak;
}

TEST_F(Tls, keys_are_private_and_a_certificate_is_kept_until_it_must_be_renewed) {
  std::vector<std::string> const names{"DNS:localhost"};
  constexpr std::int64_t kDayMs = 86'400'000;
  auto const made = ensure_certificates(folder.path(), names, now);
  struct stat info {};
  ASSERT_EQ(stat(made.key.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  auto const first = read(made.server), authority = read(made.authority);
  ensure_certificates(folder.path(), names, now.plus_ms(300 * kDayMs));
  EXPECT_EQ(read(made.server), first);
  ensure_certificates(folder.path(), names, now.plus_ms(370 * kDayMs));
  EXPECT_NE(read(made.server), first);
  auto const second = read(made.server);
  ensure_certificates(folder.path(), {"DNS:localhost", "IP:10.0.0.1"}, now.plus_ms(370 * kDayMs));
  EXPECT_NE(read(made.server), second);
  EXPECT_EQ(read(made.authority), authority);
}

}  // namespace
