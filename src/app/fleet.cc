// Sockets of a simulated fleet.
#include "app/fleet.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <stdexcept>

#include "engine/jtt/cutter.h"

namespace app {
namespace {

constexpr std::int64_t kReconnect_ms = 3'000;

base::Instant wall_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace

/// A resolved address. @throws std::runtime_error
class Fleet::Address {
 public:
  explicit Address(std::string const& text) {
    auto const colon = text.rfind(':');
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    if (colon == std::string::npos ||
        getaddrinfo(text.substr(0, colon).c_str(), text.substr(colon + 1).c_str(), &hints, &list_) != 0)
      throw std::runtime_error{"the gateway wants ADDRESS:PORT, not \"" + text + "\""};
  }
  ~Address() { freeaddrinfo(list_); }
  Address(Address const&) = delete;
  Address& operator=(Address const&) = delete;

  /// @returns a socket on its way to be connected; −1 when there is none left
  int connect() const {
    auto const fd = socket(list_->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    if (::connect(fd, list_->ai_addr, list_->ai_addrlen) == 0 || errno == EINPROGRESS) return fd;
    close(fd);
    return -1;
  }

 private:
  addrinfo* list_{};
};

/// A terminal on its vehicle, with its socket.
class Fleet::Car {
 public:
  Car(driving::Identity identity, std::vector<driving::Observation> reports)
      : link_{std::move(identity)}, reports_{std::move(reports)} {}
  ~Car() { hang_up({}); }
  Car(Car const&) = delete;
  Car& operator=(Car const&) = delete;

  /// Takes what the road has brought by now. @param road  the instant on the simulated road
  void drive(base::Instant road) {
    while (next_ < reports_.size() && reports_[next_].received_at <= road) link_.report(reports_[next_++]);
  }
  void skip_until(base::Instant road) {
    while (next_ < reports_.size() && reports_[next_].received_at < road) ++next_;
  }
  void tick(Address const& gateway, base::Instant now) {
    if (fd_ < 0 && now >= retry_at_) {
      fd_ = gateway.connect();
      cutter_ = {};
      retry_at_ = now.plus_ms(kReconnect_ms);
      if (fd_ >= 0) out_ = link_.connected(now);
    }
    if (fd_ >= 0) out_ += link_.due(now);
  }
  pollfd wish() const { return {fd_, static_cast<short>(POLLIN | (out_.empty() ? 0 : POLLOUT)), 0}; }
  void serve(short ready, base::Instant now) {
    if (ready & POLLOUT) write_some(now);
    if (fd_ >= 0 && ready & (POLLIN | POLLHUP | POLLERR)) read_some(now);
  }

  driving::Link const& link() const { return link_; }
  bool is_done() const { return next_ == reports_.size() && link_.n_waiting() == 0; }

 private:
  void hang_up(base::Instant now) {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
    out_.clear();
    link_.disconnected();
    retry_at_ = now.plus_ms(kReconnect_ms);
  }
  void write_some(base::Instant now) {
    auto const n = send(fd_, out_.data(), out_.size(), MSG_NOSIGNAL);
    if (n > 0)
      out_.erase(0, static_cast<std::size_t>(n));
    else if (n < 0 && errno != EAGAIN && errno != EINTR)
      hang_up(now);
  }
  void read_some(base::Instant now) {
    char bytes[4096];
    auto const n = recv(fd_, bytes, sizeof bytes, 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) return hang_up(now);
    cutter_.feed({bytes, static_cast<std::size_t>(n)},
                 [&](std::string_view wire) { out_ += link_.received(wire, now); });
  }

  driving::Link link_;
  std::vector<driving::Observation> reports_;
  std::size_t next_{};
  jtt::Cutter cutter_;
  std::string out_;
  int fd_{-1};
  base::Instant retry_at_;
};

Fleet::Fleet(std::string const& gateway, std::vector<FleetVehicle> vehicles)
    : gateway_{std::make_unique<Address>(gateway)} {
  for (auto& v : vehicles)
    cars_.push_back(std::make_unique<Car>(std::move(v.identity), std::move(v.reports)));
}
Fleet::~Fleet() = default;

void Fleet::skip_until(base::Instant road) {
  for (auto& car : cars_) car->skip_until(road);
}

void Fleet::exchange(base::Instant road) {
  auto const now = wall_now();
  std::vector<pollfd> wishes;
  for (auto const& car : cars_) {
    car->drive(road);
    car->tick(*gateway_, now);
    wishes.push_back(car->wish());  // a negative socket is passed over by poll
  }
  if (poll(wishes.data(), wishes.size(), 50) <= 0) return;
  for (std::size_t i = 0; i < cars_.size(); ++i)
    if (wishes[i].revents) cars_[i]->serve(wishes[i].revents, now);
}

FleetState Fleet::state() const {
  FleetState out;
  out.terminals = cars_.size();
  for (auto const& car : cars_) {
    out.logged_in += car->link().is_logged_in();
    out.refused += car->link().is_refused();
    out.acknowledged += car->link().n_acknowledged();
    out.waiting += car->link().n_waiting();
    out.repeated += car->link().n_repeated();
  }
  return out;
}

bool Fleet::is_done() const {
  return std::ranges::all_of(cars_, [](auto const& car) { return car->is_done(); });
}

}  // namespace app
