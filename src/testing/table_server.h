// An OSRM server as tests see it: answers tables on loopback, or fails in the way that is asked for.
#pragma once
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace testing_support {

/// From the i-th source to the j-th destination of a request it takes 600 s and 7,000 m; 0 from a place to
/// itself.
class TableServer {
 public:
  /// @param answer  the whole answer to a path; empty: closes without one
  explicit TableServer(std::function<std::string(std::string const& path)> answer = table_of)
      : answer_{std::move(answer)}, fd_{socket(AF_INET, SOCK_STREAM, 0)} {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    bind(fd_, reinterpret_cast<sockaddr*>(&at), size);
    listen(fd_, 16);
    getsockname(fd_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
    thread_ = std::thread{[this] { serve(); }};
  }
  ~TableServer() {
    shutdown(fd_, SHUT_RDWR);
    thread_.join();
    close(fd_);
  }
  std::uint16_t port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::vector<std::string> paths() {
    std::lock_guard const lock{mutex_};
    return paths_;
  }

  static std::string ok(std::string const& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  static std::size_t count(std::string const& path, std::string const& name) {
    auto const at = path.find(name + "=");
    auto const list = path.substr(at, path.find('&', at) - at);
    return 1 + static_cast<std::size_t>(std::count(list.begin(), list.end(), ';'));
  }
  static std::string table_of(std::string const& path) {
    auto const n_from = count(path, "sources"), n_to = count(path, "destinations");
    auto const places = path.substr(path.rfind('/') + 1, path.find('?') - path.rfind('/') - 1);
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= places.size();) {
      auto const end = std::min(places.find(';', at), places.size());
      all.push_back(places.substr(at, end - at));
      at = end + 1;
    }
    auto const cells = [&](char const* value) {
      std::string out = "[";
      for (std::size_t i = 0; i < n_from; ++i) {
        out += i ? ",[" : "[";
        for (std::size_t j = 0; j < n_to; ++j)
          out += std::string{j ? "," : ""} + (all[i] == all[n_from + j] ? "0" : value);
        out += "]";
      }
      return out + "]";
    };
    return ok("{\"code\":\"Ok\",\"durations\":" + cells("600.2") + ",\"distances\":" + cells("7000.4") + "}");
  }

 private:
  void serve() {
    for (int peer; (peer = accept(fd_, nullptr, nullptr)) >= 0; close(peer)) {
      std::string request;
      char chunk[4096];
      while (request.find("\r\n\r\n") == std::string::npos) {
        auto const n = recv(peer, chunk, sizeof chunk, 0);
        if (n <= 0) break;
        request.append(chunk, static_cast<std::size_t>(n));
      }
      auto const path = request.substr(4, request.find(' ', 4) - 4);
      {
        std::lock_guard const lock{mutex_};
        paths_.push_back(path);
      }
      auto const text = answer_(path);
      send(peer, text.data(), text.size(), MSG_NOSIGNAL);
    }
  }

  std::function<std::string(std::string const&)> answer_;
  int fd_;
  std::uint16_t port_{};
  std::mutex mutex_;
  std::vector<std::string> paths_;
  std::thread thread_;
};

}  // namespace testing_support
