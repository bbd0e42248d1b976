// What can be set about the HTTP server, with the values that it has otherwise.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace platform::http {

/// Tokens that come back per second, and how many may be saved up.
struct Allowance {
  double per_s;
  double burst;
};

/// By Rate class: read, write, heavy, guessable. An address may stand for an office, so it has more than an account.
struct Allowances {
  std::array<Allowance, 4> account{{{100, 400}, {100, 1000}, {1, 20}, {0.2, 10}}};
  std::array<Allowance, 4> address{{{1000, 4000}, {1000, 4000}, {5, 50}, {0.5, 20}}};
};

struct Settings {
  std::string address{"127.0.0.1"};
  std::uint16_t port{8080};           ///< 0 = any free one
  int threads{2};                     ///< of the transport
  int workers{4};                     ///< for reads, files and logins
  std::size_t worker_queue{512};      ///< waiting calls; beyond, 429
  std::size_t command_queue{4096};    ///< commands under way; beyond, 429: who waits longer has given up
  std::string certificate_file;       ///< PEM chain; "" = no TLS
  std::string key_file;
  bool plain_everywhere{false};       ///< allow HTTP without TLS from other machines (behind a proxy that ends TLS)
  std::string proxy;                  ///< address whose X-Forwarded-For is believed; "" = none
  int header_ms{10'000};
  int body_ms{60'000};
  int idle_ms{75'000};
  int grace_ms{500};                  ///< while draining: time for clients to see "Connection: close"
  int drain_ms{8'000};
  std::size_t header_max{16 * 1024};
  std::size_t json_max{1024 * 1024};
  std::size_t upload_max{20 * 1024 * 1024};
  std::size_t connections_max{20'000};
  bool limited{true};                 ///< rate limits; off for load tests
  Allowances allowances;
  std::string web_dir;                ///< the built web client; "" = none
  std::string tiles_origin;           ///< "https://host[:port]" of map tiles, let into the page policy; "" = none
  std::string ca_file;                ///< the local authority that phones shall trust; "" = none
};

}  // namespace platform::http
