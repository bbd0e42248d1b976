// Servers to load: ours as a process of its own with a county and announced items, and the peer beside it.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

namespace bench {

/// A process that serves on loopback and ends with the object.
class Served {
 public:
  Served(pid_t pid, std::uint16_t port, std::string token, std::string node)
      : pid_{pid}, port_{port}, token_{std::move(token)}, node_{std::move(node)} {}
  Served(Served&& other) noexcept;
  ~Served();

  std::uint16_t port() const { return port_; }
  std::string const& token() const { return token_; }
  std::string const& node() const { return node_; }  ///< key of the county centre
  double cpu_s() const;                              ///< used so far, user and system
  double memory_mib() const;                         ///< resident now

 private:
  pid_t pid_;
  std::uint16_t port_;
  std::string token_, node_;
};

/// The whole program over SQLite in a folder that goes with it: a small demo county, a sorter signed in,
/// `items` announced for the centre, numbered by `item_number`. Call before the process has threads (it
/// forks).
Served serve_ours(int items);
/// Fastify + better-sqlite3 with the same endpoints over the same rows, WAL and synchronous=FULL; empty when
/// its packages are not installed (npm ci in bench/peer).
std::optional<Served> serve_peer(int items);

std::string item_number(std::int64_t n);
/// A request with the session's token.
std::string get(Served const&, std::string const& target);
std::string post(Served const&, std::string const& target, std::string const& body);

}  // namespace bench
