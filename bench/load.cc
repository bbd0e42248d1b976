// An open-loop HTTP load generator: requests are sent on a fixed schedule, and latency counts from the
// intended moment.
#include "load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

namespace bench {
namespace {

std::int64_t now_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

int connect_to(Plan const& plan) {
  auto const fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(plan.port);
  inet_pton(AF_INET, plan.host.c_str(), &address.sin_addr);
  if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close(fd);
    return -1;
  }
  int const on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

/// One connection with at most one request under way.
struct Line {
  int fd{-1};
  std::int64_t intended_us{-1};  ///< of the request under way; -1 = free
  std::string received;
  std::int64_t answered{};
};

/// Length of the first whole response in the text, 0 when it is not there yet.
std::size_t whole_response(std::string_view text) {
  auto const end = text.find("\r\n\r\n");
  if (end == std::string_view::npos) return 0;
  auto at = text.find("Content-Length: ");
  if (at > end) at = text.find("content-length: ");  // as Node writes it
  std::size_t length = 0;
  if (at < end) std::from_chars(text.data() + at + 16, text.data() + end, length);
  return text.size() >= end + 4 + length ? end + 4 + length : 0;
}

/// A thread's share of the connections, with the schedule of its share of the rate.
class Sender {
 public:
  Sender(Plan const& plan, std::atomic<std::int64_t>& next, int connections, std::int64_t start_us)
      : plan_{plan},
        next_{next},
        start_us_{start_us},
        counted_from_us_{start_us + to_us(plan.warm_up_s)},
        end_us_{counted_from_us_ + to_us(plan.seconds)},
        epoll_{epoll_create1(EPOLL_CLOEXEC)} {
    for (int i = 0; i < connections; ++i) open(*lines_.emplace_back(std::make_unique<Line>()));
  }
  ~Sender() {
    for (auto const& line : lines_) close(line->fd);
    close(epoll_);
  }

  void run() {
    constexpr std::int64_t kPatienceUs = 3'000'000;
    while (true) {
      auto const now = now_us();
      if (now >= end_us_ && (busy_ == 0 || now > end_us_ + kPatienceUs)) break;
      if (now < end_us_) send_due(now);
      receive(wait_ms(now));
    }
    outcome.failed += busy_;
    for (auto const& line : lines_) {
      outcome.fewest_most[0] = std::min(outcome.fewest_most[0], line->answered);
      outcome.fewest_most[1] = std::max(outcome.fewest_most[1], line->answered);
    }
  }
  Outcome outcome{.fewest_most = {INT64_MAX, 0}};

 private:
  static std::int64_t to_us(double s) { return static_cast<std::int64_t>(s * 1e6); }

  void open(Line& line) {
    line.fd = connect_to(plan_);
    line.received.clear();
    line.intended_us = -1;
    if (line.fd < 0) throw std::runtime_error{"cannot connect"};
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &line}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, line.fd, &event);
    free_.push_back(&line);
  }

  /// The moment at which the next request is due by the schedule; it does not wait for a free connection.
  std::int64_t due_us() const {
    return start_us_ +
           static_cast<std::int64_t>(static_cast<double>(sent_) * 1e6 * plan_.threads / plan_.rate);
  }

  void send_due(std::int64_t now) {
    while (!free_.empty()) {
      auto const intended = plan_.rate > 0 ? due_us() : now;
      if (intended > now) return;
      auto* const line = free_.front();
      free_.pop_front();
      ++sent_;
      auto const text = plan_.request(next_++);
      line->intended_us = intended;
      ++busy_;
      if (intended >= counted_from_us_) outcome.send_lag.add(now_us() - intended);
      if (::send(line->fd, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
        lose(*line);
    }
  }

  int wait_ms(std::int64_t now) const {
    if (free_.empty() || now >= end_us_) return 1;
    if (plan_.rate <= 0) return 0;
    return due_us() - now > 1500 ? 1 : 0;
  }

  void receive(int wait_ms) {
    epoll_event events[64];
    auto const n = epoll_wait(epoll_, events, 64, wait_ms);
    for (int i = 0; i < n; ++i) read(*static_cast<Line*>(events[i].data.ptr));
  }

  void read(Line& line) {
    char chunk[64 * 1024];
    auto const n = recv(line.fd, chunk, sizeof chunk, 0);
    if (n <= 0) return lose(line);
    line.received.append(chunk, static_cast<std::size_t>(n));
    auto const whole = whole_response(line.received);
    if (whole == 0) return;
    if (line.intended_us >= counted_from_us_) {
      outcome.latency.add(now_us() - line.intended_us);
      if (line.received[9] != '2') outcome.refusals.add(now_us() - line.intended_us);
      ++(line.received[9] == '2' ? outcome.ok : outcome.refused);
      ++line.answered;
    }
    line.received.erase(0, whole);
    line.intended_us = -1;
    --busy_;
    free_.push_back(&line);
  }

  void lose(Line& line) {
    if (line.intended_us >= 0)
      --busy_, ++outcome.failed;
    else
      std::erase(free_, &line);
    close(line.fd);
    open(line);
  }

  Plan const& plan_;
  std::atomic<std::int64_t>& next_;
  std::int64_t start_us_, counted_from_us_, end_us_;
  int epoll_;
  std::vector<std::unique_ptr<Line>> lines_;
  std::deque<Line*> free_;
  std::int64_t sent_{}, busy_{};
};

}  // namespace

std::size_t Histogram::bucket_of(std::int64_t us) {
  auto const v = static_cast<std::uint64_t>(std::max<std::int64_t>(us, 1));
  auto const doubling = static_cast<std::size_t>(std::bit_width(v)) - 1;
  auto const step = doubling >= 6 ? (v >> (doubling - 6)) - kSteps : (v << (6 - doubling)) - kSteps;
  return std::min(doubling * kSteps + static_cast<std::size_t>(step), kBuckets - 1);
}

void Histogram::add(std::int64_t us) {
  ++buckets_[bucket_of(us)];
  ++count_;
  max_us_ = std::max(max_us_, us);
}

void Histogram::merge(Histogram const& other) {
  for (std::size_t i = 0; i < kBuckets; ++i) buckets_[i] += other.buckets_[i];
  count_ += other.count_;
  max_us_ = std::max(max_us_, other.max_us_);
}

std::int64_t Histogram::quantile_us(double q) const {
  auto left = static_cast<std::int64_t>(q * static_cast<double>(count_));
  for (std::size_t i = 0; i < kBuckets; ++i) {
    left -= buckets_[i];
    if (left >= 0) continue;
    auto const doubling = i / kSteps, step = i % kSteps;
    return doubling >= 6 ? static_cast<std::int64_t>((kSteps + step) << (doubling - 6))
                         : static_cast<std::int64_t>((kSteps + step) >> (6 - doubling));
  }
  return max_us_;
}

Outcome run(Plan const& plan) {
  std::atomic<std::int64_t> next{0};
  auto const start = now_us() + 50'000;
  std::vector<std::unique_ptr<Sender>> senders;
  for (int i = 0; i < plan.threads; ++i) {
    auto const share = plan.connections / plan.threads + (i < plan.connections % plan.threads ? 1 : 0);
    senders.push_back(std::make_unique<Sender>(plan, next, share, start));
  }
  std::vector<std::thread> threads;
  for (auto const& sender : senders) threads.emplace_back([&sender] { sender->run(); });
  for (auto& thread : threads) thread.join();
  Outcome total{.seconds = plan.seconds, .fewest_most = {INT64_MAX, 0}};
  for (auto const& sender : senders) {
    auto const& o = sender->outcome;
    total.latency.merge(o.latency);
    total.refusals.merge(o.refusals);
    total.send_lag.merge(o.send_lag);
    total.ok += o.ok;
    total.refused += o.refused;
    total.failed += o.failed;
    total.fewest_most = {std::min(total.fewest_most[0], o.fewest_most[0]),
                         std::max(total.fewest_most[1], o.fewest_most[1])};
  }
  return total;
}

void print(char const* name, Outcome const& o) {
  auto const ms = [](std::int64_t us) { return static_cast<double>(us) / 1000; };
  std::printf(
      "%-28s %8.0f/s  p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f  max %.2f ms  lag p99 %.2f ms  ok %lld "
      "refused "
      "%lld failed %lld  per connection %lld…%lld\n",
      name, static_cast<double>(o.latency.count()) / o.seconds, ms(o.latency.quantile_us(0.5)),
      ms(o.latency.quantile_us(0.9)), ms(o.latency.quantile_us(0.99)), ms(o.latency.quantile_us(0.999)),
      ms(o.latency.max_us()), ms(o.send_lag.quantile_us(0.99)), static_cast<long long>(o.ok),
      static_cast<long long>(o.refused), static_cast<long long>(o.failed),
      static_cast<long long>(o.fewest_most[0]), static_cast<long long>(o.fewest_most[1]));
}

}  // namespace bench
