// One thread and epoll. It costs more than the gateway that it loads, so figures count the gateway's CPU
// only.
#include "terminal_load.h"

#include <fcntl.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <deque>
#include <stdexcept>

#include "testing/terminal.h"

namespace bench {
namespace {

using testing_support::Terminal;

std::int64_t now_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

std::int64_t wall_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

std::string terminal_number(int i) { return std::to_string(13'100'000'000 + i); }

void TerminalOutcome::merge(TerminalOutcome const& o) {
  latency.merge(o.latency);
  send_lag.merge(o.send_lag);
  acknowledged += o.acknowledged;
  missing += o.missing;
  seconds = o.seconds;
}

struct TerminalLoad::Line {
  Terminal terminal;
  std::deque<std::int64_t> sent;  ///< intended moments of what is on its way
};

TerminalLoad::TerminalLoad(std::uint16_t port, int connections)
    : port_{port}, poll_{epoll_create1(EPOLL_CLOEXEC)} {
  second_ = wall_ms() / 1000 - 20LL * 86'400;
  for (int i = 0; i < connections; ++i)
    lines_.emplace_back(std::make_unique<Line>(Line{Terminal{"0" + terminal_number(i)}, {}}));
  connect_all();
}

void TerminalLoad::watch(Line& line, std::uint32_t events, int operation) {
  epoll_event event{.events = events, .data = {.ptr = &line}};
  epoll_ctl(poll_, operation, line.terminal.socket_fd(), &event);
}

void TerminalLoad::connect_all() {
  for (auto const& line : lines_) {
    line->sent.clear();
    line->terminal.begin_to_connect(port_);
    watch(*line, EPOLLOUT, EPOLL_CTL_ADD);
  }
  auto const until = now_us() + 60'000'000;
  for (std::size_t n = 0; n < lines_.size();) {
    if (now_us() > until) throw std::runtime_error{"terminals were not let in"};
    wait(until);
    for (std::size_t i = 0; i < n_ready_; ++i)
      n += go_on(*static_cast<Line*>(events_[i].data.ptr), events_[i].events);
  }
}

bool TerminalLoad::go_on(Line& line, std::uint32_t events) {
  auto const fd = line.terminal.socket_fd();
  if (events & EPOLLOUT) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    line.terminal.send(0x0102, kTerminalCode);
    watch(line, EPOLLIN, EPOLL_CTL_MOD);
    return false;
  }
  auto const answer = line.terminal.receive(1'000);
  if (!answer) {  // cut off before it was heard: its bytes may have been lost in the crowd, so it dials again
    ++n_redialled_;
    line.terminal.begin_to_connect(port_);
    watch(line, EPOLLOUT, EPOLL_CTL_ADD);
    return false;
  }
  if (answer->body.back() != 0) throw std::runtime_error{"a terminal was refused"};
  return true;
}

/// To the microsecond, so that the generator leaves the processor to the gateway without being late itself.
void TerminalLoad::wait(std::int64_t until_us) {
  events_.resize(512);
  auto const left = std::max<std::int64_t>(until_us - now_us(), 0);
  timespec const time{left / 1'000'000, left % 1'000'000 * 1000};
  auto const n = epoll_pwait2(poll_, events_.data(), static_cast<int>(events_.size()), &time, nullptr);
  n_ready_ = static_cast<std::size_t>(std::max(n, 0));
}

double TerminalLoad::storm(TerminalOutcome& outcome) {
  auto const first = second_;
  for (auto const& line : lines_) send_reports(*line, 1, now_us());
  for (auto const& line : lines_) line->terminal.hang_up();
  auto const begun = now_us();
  connect_all();
  outcome.seconds = double(now_us() - begun) / 1e6;
  second_ = first;
  for (auto const& line : lines_) send_reports(*line, 1, now_us());
  collect(outcome, 0, now_us() + 10'000'000);
  return outcome.seconds;
}

TerminalLoad::~TerminalLoad() { close(poll_); }

/// Each report of a terminal has a time and a place of its own.
void TerminalLoad::send_reports(Line& line, int n, std::int64_t intended_us) {
  std::string frames;
  for (int i = 0; i < n; ++i) {
    auto const s = ++second_;
    frames += line.terminal.frame(
        0x0200, testing_support::report_body({.at = {s * 1000}, .lat = 25 + double(s % 10'000) / 1e5}));
    line.sent.push_back(intended_us);
  }
  line.terminal.write(frames);
}

void TerminalLoad::read(Line& line, TerminalOutcome& out, std::int64_t count_from_us) {
  for (auto answer = line.terminal.receive(0); answer; answer = line.terminal.receive(0)) {
    if (answer->header.message != 0x8001 || line.sent.empty()) continue;
    auto const intended = line.sent.front();
    line.sent.pop_front();
    if (intended < count_from_us) continue;
    ++out.acknowledged;
    out.latency.add(now_us() - intended);
  }
}

/// What is still on its way, at most until then.
void TerminalLoad::collect(TerminalOutcome& out, std::int64_t count_from_us, std::int64_t until_us) {
  auto const count = [this] {
    std::int64_t n = 0;
    for (auto const& line : lines_) n += std::ssize(line->sent);
    return n;
  };
  for (out.missing = count(); out.missing > 0 && now_us() < until_us; out.missing = count()) {
    wait(now_us() + 1'000);
    for (std::size_t i = 0; i < n_ready_; ++i)
      read(*static_cast<Line*>(events_[i].data.ptr), out, count_from_us);
  }
}

TerminalOutcome TerminalLoad::run(TerminalPlan const& plan) {
  TerminalOutcome out;
  auto const begun = now_us();
  auto const count_from = begun + static_cast<std::int64_t>(plan.warm_up_s * 1e6);
  auto const until = count_from + static_cast<std::int64_t>(plan.seconds * 1e6);
  std::int64_t n_sent = 0;
  std::size_t next = 0;
  auto const intended = [&] { return begun + static_cast<std::int64_t>(double(n_sent) / plan.rate * 1e6); };
  if (plan.rate == 0)
    for (auto const& line : lines_) send_reports(*line, plan.window, begun);
  for (auto now = begun; now < until; now = now_us()) {
    if (plan.rate > 0)
      for (; intended() <= now; ++n_sent) {
        if (intended() >= count_from) out.send_lag.add(now_us() - intended());
        send_reports(*lines_[next++ % lines_.size()], 1, intended());
      }
    wait(plan.rate > 0 ? intended() : now + 1'000);
    for (std::size_t i = 0; i < n_ready_; ++i) {
      auto& line = *static_cast<Line*>(events_[i].data.ptr);
      read(line, out, count_from);
      auto const room = plan.window - static_cast<int>(line.sent.size());
      if (plan.rate == 0 && room > 0) send_reports(line, room, now_us());
    }
  }
  collect(out, count_from, until + 3'000'000);
  out.seconds = plan.seconds;
  return out;
}

}  // namespace bench
