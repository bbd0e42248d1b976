// One thread, one socket a terminal: what a terminal says and keeps is decided by fleet::Link.
#include "app/fleet_tool.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "app/demo/network.h"
#include "engine/jtt/cutter.h"
#include "engine/timetable/gtfs/read.h"

namespace app {
namespace {

constexpr double kSamePlace_m = 800;
constexpr std::int32_t kTurn_s = 300;
constexpr std::int64_t kReconnect_ms = 3'000;

base::Instant wall_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::vector<following::DayTrip> trips_of(FleetRun const& run, base::ServiceDate date) {
  if (run.timetable.empty())
    return following::day_trips(gtfs::read(demo::make_county(1, date).feed).feed, date);
  if (!std::filesystem::is_directory(run.timetable))
    throw std::runtime_error{run.timetable + " is no folder"};
  gtfs::Files files;
  for (auto const& entry : std::filesystem::directory_iterator{run.timetable}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    files[entry.path().filename().string()] = {std::istreambuf_iterator<char>{in}, {}};
  }
  return following::day_trips(gtfs::read(files).feed, date);
}

/// A resolved address. @throws std::runtime_error
class Address {
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
class Car {
 public:
  Car(fleet::Identity identity, std::vector<fleet::Observation> reports)
      : link_{std::move(identity)}, reports_{std::move(reports)} {}
  ~Car() { hang_up({}); }
  Car(Car const&) = delete;
  Car& operator=(Car const&) = delete;

  /// Takes what the road has brought by now. @param road  the instant on the simulated road
  void drive(base::Instant road) {
    while (next_ < reports_.size() && reports_[next_].received <= road) link_.report(reports_[next_++]);
  }
  void skip_until(base::Instant road) {
    while (next_ < reports_.size() && reports_[next_].received < road) ++next_;
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

  fleet::Link const& link() const { return link_; }
  bool is_done() const { return next_ == reports_.size() && link_.n_waiting() == 0; }
  std::size_t n_due() const { return link_.n_waiting(); }

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

  fleet::Link link_;
  std::vector<fleet::Observation> reports_;
  std::size_t next_{};
  jtt::Cutter cutter_;
  std::string out_;
  int fd_{-1};
  base::Instant retry_at_;
};

using Cars = std::vector<std::unique_ptr<Car>>;

void print_state(Cars const& cars, base::Instant road) {
  std::size_t in = 0, refused = 0, done = 0, waiting = 0, repeated = 0;
  for (auto const& car : cars) {
    in += car->link().is_logged_in();
    refused += car->link().is_refused();
    done += car->link().n_acknowledged();
    waiting += car->n_due();
    repeated += car->link().n_repeated();
  }
  std::printf(
      "%s  %zu of %zu terminals logged in (%zu refused), %zu reports acknowledged, %zu waiting, %zu sent "
      "again\n",
      base::to_local_text(road).c_str(), in, cars.size(), refused, done, waiting, repeated);
  std::fflush(stdout);
}

void exchange(Cars& cars, Address const& gateway, base::Instant road) {
  auto const now = wall_now();
  std::vector<pollfd> wishes;
  for (auto const& car : cars) {
    car->drive(road);
    car->tick(gateway, now);
    wishes.push_back(car->wish());  // a negative socket is passed over by poll
  }
  if (poll(wishes.data(), wishes.size(), 50) <= 0) return;
  for (std::size_t i = 0; i < cars.size(); ++i)
    if (wishes[i].revents) cars[i]->serve(wishes[i].revents, now);
}

/// The terminal's number so many after the first, in the width of the revision.
std::string number_of(FleetRun const& run, std::size_t i) {
  auto digits = std::to_string(std::stoull(run.first_number) + i);
  return std::string((run.revision_2019 ? 20 : 12) - digits.size(), '0') + digits;
}

Cars cars_of(FleetRun const& run, base::ServiceDate date) {
  if (run.first_number.empty() || run.first_number.size() > 12 ||
      run.first_number.find_first_not_of("0123456789") != std::string::npos)
    throw std::runtime_error{"the first number has at most 12 digits"};
  Cars out;
  auto const duties = duties_of(trips_of(run, date), run.terminals);
  for (std::size_t i = 0; i < duties.size(); ++i)
    out.push_back(std::make_unique<Car>(
        fleet::Identity{number_of(run, i), run.revision_2019, "S" + std::to_string(10'000 + i), run.code},
        reports_of(duties[i], run, date, i)));
  if (out.empty()) throw std::runtime_error{"the timetable has no trips on " + base::to_text(date)};
  return out;
}

}  // namespace

std::vector<Duty> duties_of(std::vector<following::DayTrip> trips, int most) {
  std::ranges::stable_sort(trips, {}, [](auto const& t) { return t.course->stop(0).departs; });
  std::vector<Duty> out;
  for (auto& trip : trips) {
    auto const& start = trip.course->stop(0);
    auto const follows = [&](Duty const& duty) {
      auto const& last = *duty.back().course;
      auto const& end = last.stop(last.n_stops() - 1);
      return end.arrives.seconds + kTurn_s * 2 <= start.departs.seconds &&
             base::distance_m(end.position, start.position) < kSamePlace_m;
    };
    if (auto const duty = std::ranges::find_if(out, follows); duty != out.end())
      duty->push_back(std::move(trip));
    else if (std::ssize(out) < most)
      out.push_back({std::move(trip)});
  }
  return out;
}

std::vector<fleet::Observation> reports_of(Duty const& duty, FleetRun const& run, base::ServiceDate date,
                                           std::uint64_t vehicle) {
  std::vector<fleet::Observation> out;
  fleet::Traffic traffic;
  traffic.seed = run.seed;
  auto terminal = run.terminal;
  terminal.seed = run.seed;
  for (std::size_t t = 0; t < duty.size(); ++t) {
    auto const line = static_cast<std::uint64_t>(duty[t].line);
    auto const drive = fleet::drive(*duty[t].course, traffic, line,
                                    static_cast<std::uint64_t>(base::to_days(date)), vehicle * 100 + t);
    for (auto const& seen : fleet::observe(drive, *duty[t].course, date, terminal, vehicle).observations)
      if (t == 0 || seen.fix.at > out.back().fix.at || seen.is_backlog) out.push_back(seen);
  }
  std::ranges::stable_sort(out, {}, &fleet::Observation::received);
  return out;
}

int simulate_terminals(FleetRun const& run) {
  auto const date = run.date.empty() ? base::service_date_of(wall_now()) : base::parse_service_date(run.date);
  auto const from = run.from.empty() ? base::ServiceTime{} : base::parse_service_time(run.from);
  if (!date) throw std::runtime_error{"the date is written 2026-11-25"};
  if (!from) throw std::runtime_error{"the time to begin at is written 07:30:00"};
  Address const gateway{run.gateway};
  auto cars = cars_of(run, *date);
  auto const begun = wall_now();
  auto const road_begun = run.from.empty() ? begun : base::instant_of(*date, *from);
  for (auto& car : cars) car->skip_until(road_begun);
  std::printf("%zu terminals of %s towards %s\n", cars.size(), base::to_text(*date).c_str(),
              run.gateway.c_str());
  auto shown = begun.plus_ms(-10'000);
  auto const is_done = [](auto const& car) { return car->is_done(); };
  for (auto now = begun; !std::ranges::all_of(cars, is_done); now = wall_now()) {
    auto const road = road_begun.plus_ms(std::llround(static_cast<double>(now.ms - begun.ms) * run.speed));
    if (now.ms - shown.ms >= 10'000) print_state(cars, road), shown = now;
    if (run.seconds > 0 && now.ms - begun.ms >= run.seconds * 1000LL) {
      print_state(cars, road);
      break;
    }
    exchange(cars, gateway, road);
  }
  return std::ranges::all_of(cars, [](auto const& car) { return car->n_due() == 0; }) ? 0 : 1;
}

}  // namespace app
