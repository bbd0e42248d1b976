// Whatever a connection sends, before and after it has logged in, the gateway's session answers or ends.
#include <cstdint>
#include <cstdlib>
#include <deque>

#include "modules/tracking/link/session.h"
#include "modules/tracking/rules/track.h"
#include "testing/terminal.h"

namespace {

using namespace tracking;

void demand(bool holds) {
  if (!holds) std::abort();
}

/// One terminal, and everything is kept at once.
class Books final : public service::Books {
 public:
  std::optional<service::Known> find(std::string_view number) override {
    if (number != "13800138000") return {};
    service::Known known;
    known.id = {1};
    known.version = 1;
    known.number = number;
    known.vehicle = "A";
    known.code = "code";
    return known;
  }
  service::News news(std::string const&) override { return {}; }
  void store(std::shared_ptr<service::Group const> group, std::function<void(bool)> done) override {
    rules::Intake intake{group->reports};
    std::int64_t n = 0;
    for (rules::Accepted a; intake.next(a); ++n) demand(rules::to_report(a).has_value());
    demand(n == group->n_reports);
    done(true);
  }
  void end_links(std::string const&) override {}
  base::Instant now() const override { return {1'795'500'000'000}; }
};

class Peer final : public platform::net::Peer {
 public:
  void send(std::string_view bytes) override { sent += bytes; }
  void close() override { closed = true; }
  void pause() override {}
  void resume() override {}
  std::string address() const override { return "192.0.2.1"; }
  std::string sent;
  bool closed{};
};

}  // namespace

/// The first byte chooses whether the terminal has logged in, and where the rest is cut in two.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
  rules::unpack(bytes);
  Books books;
  std::deque<std::function<void()>> queue;
  link::Switchboard::Surroundings around;
  around.post = [&queue](std::function<void()> work) { queue.push_back(std::move(work)); };
  around.look_up = [&](std::string number, link::Switchboard::Found found) {
    queue.push_back([&books, number, found] { found(books.find(number)); });
  };
  around.clock = [&books] { return books.now(); };
  link::Switchboard board{books, around};
  Peer peer;
  auto const work_off = [&queue] {
    for (; !queue.empty(); queue.pop_front()) queue.front()();
  };
  {
    link::TerminalSession session{peer, board};
    testing_support::Terminal terminal{"013800138000"};
    if (data[0] & 1) session.received(terminal.frame(0x0102, "code"));
    work_off();
    auto const cut = bytes.size() * (data[0] >> 1) / 128;
    session.received(bytes.substr(0, cut));
    work_off();
    session.received(bytes.substr(cut));
    session.tick(1);
    work_off();
  }
  work_off();
  jtt::Cutter cutter;
  cutter.feed(peer.sent, [](std::string_view wire) { demand(jtt::read_frame(wire).index() == 0); });
  return 0;
}
