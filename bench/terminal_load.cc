// One thread and epoll. It costs more than the gateway that it loads, so figures count the gateway's CPU only.
#include "terminal_load.h"

#include <sys/epoll.h>

#include <chrono>
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

struct TerminalLoad::Line {
  Terminal terminal;
  std::deque<std::int64_t> sent;  ///< intended moments of what is on its way
};

TerminalLoad::TerminalLoad(std::uint16_t port, int connections) : poll_{epoll_create1(EPOLL_CLOEXEC)} {
  second_ = wall_ms() / 1000 - 20LL * 86'400;
  for (int i = 0; i < connections; ++i) {
    auto& line = *lines_.emplace_back(std::make_unique<Line>(Line{Terminal{"0" + terminal_number(i)}, {}}));
    line.terminal.connect(port);
    line.terminal.send(0x0102, kTerminalCode);
  }
  for (auto const& line : lines_) {
    auto const answer = line->terminal.receive(20'000);
    if (!answer || answer->body.back() != 0) throw std::runtime_error{"a terminal was refused"};
    epoll_event event{.events = EPOLLIN, .data = {.ptr = line.get()}};
    epoll_ctl(poll_, EPOLL_CTL_ADD, line->terminal.socket_fd(), &event);
  }
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

TerminalOutcome TerminalLoad::run(TerminalPlan const& plan) {
  TerminalOutcome out;
  auto const begun = now_us();
  auto const count_from = begun + static_cast<std::int64_t>(plan.warm_up_s * 1e6);
  auto const until = count_from + static_cast<std::int64_t>(plan.seconds * 1e6);
  std::int64_t n_sent = 0;
  std::size_t next = 0;
  std::vector<epoll_event> events(512);
  if (plan.rate == 0)
    for (auto const& line : lines_) send_reports(*line, plan.window, begun);
  for (auto now = begun; now < until + 3'000'000; now = now_us()) {
    auto const sending = now < until;
    if (sending && plan.rate > 0)
      for (; begun + static_cast<std::int64_t>(double(n_sent) / plan.rate * 1e6) <= now; ++n_sent) {
        auto const intended = begun + static_cast<std::int64_t>(double(n_sent) / plan.rate * 1e6);
        if (intended >= count_from) out.send_lag.add(now - intended);
        send_reports(*lines_[next++ % lines_.size()], 1, intended);
      }
    auto const n = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), sending && plan.rate > 0 ? 0 : 1);
    for (int i = 0; i < n; ++i) {
      auto& line = *static_cast<Line*>(events[static_cast<std::size_t>(i)].data.ptr);
      read(line, out, count_from);
      auto const room = plan.window - static_cast<int>(line.sent.size());
      if (plan.rate == 0 && sending && room > 0) send_reports(line, room, now_us());
    }
    if (!sending) {
      out.missing = 0;
      for (auto const& line : lines_) out.missing += std::ssize(line->sent);
      if (out.missing == 0) break;
    }
  }
  out.seconds = plan.seconds;
  return out;
}

}  // namespace bench
