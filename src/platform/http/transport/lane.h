// A transport thread with the connections that were dealt to it.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <string>
#include <thread>
#include <unordered_set>

namespace platform::http {

class Connection;

struct Lane {
  explicit Lane(std::atomic<int>& waiting) : waiting{waiting} {}
  std::unordered_set<Connection*> connections;  ///< touched on the lane's thread only
  std::atomic<std::size_t> n_connections{0};
  boost::asio::io_context io{1};                ///< after the books that dying connections still write into
  boost::asio::steady_timer sweeper{io};
  std::atomic<int>& waiting;                    ///< answers that somebody else still owes to a connection of any lane
  long long date_s{};
  std::string date;                             ///< of `date_s`, as in the Date header
  std::thread thread;
};

}  // namespace platform::http
