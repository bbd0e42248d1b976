// What the connections of one listener share: the thread's loop, its buffer, its limits and its books.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <map>
#include <memory>
#include <vector>

#include "platform/net/listener.h"

namespace platform::net {

class Connection;

/// Used on the listener's thread only, but for the counts.
struct Peers {
  explicit Peers(ListenerSettings const& settings) : settings{settings}, buffer(kBuffer) {}
  /// Sockets do not outlive the loop.
  ~Peers() {
    unsent.clear();
    all.clear();
  }

  static constexpr std::size_t kBuffer = 64 * 1024;
  ListenerSettings const& settings;
  Listener::Open open;
  std::vector<std::shared_ptr<Connection>> all;    ///< each knows its place here
  std::vector<std::shared_ptr<Connection>> unsent; ///< with bytes of this turn
  bool sending{};                                  ///< a turn's end is queued
  bool reading{true};
  std::map<boost::asio::ip::address, std::size_t> of_address;
  std::vector<char> buffer;                        ///< of whoever reads just now
  std::atomic<std::int64_t> n_open{}, n_accepted{}, n_refused{}, n_cut{};
  boost::asio::io_context io{1};                   ///< last: what dies with it still uses the books
};

}  // namespace platform::net
