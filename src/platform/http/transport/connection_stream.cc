// The part of a connection's life after it asked for live events.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/http/transport/await_done.h"
#include "platform/http/transport/connection.h"
#include "platform/http/transport/lane.h"
#include "platform/live/hub.h"

namespace platform::http {
namespace {

namespace asio = boost::asio;
constexpr auto kHeartbeat = std::chrono::seconds{15};

std::string join(std::vector<live::Frame> const& frames, std::int64_t after) {
  std::string out;
  for (auto const& frame : frames)
    if (frame.n > after) out += *frame.text;
  return out;
}

}  // namespace

/// Writes what the journal holds after the reader's place. @returns the place reached, or -1 when the client is gone
asio::awaitable<std::int64_t> Connection::catch_up(live::Feed const& feed) {
  auto page = std::make_shared<Desk::Page>();
  page->last = feed.resume_after();
  do {
    auto const start = [&](Done done) {
      auto const posted = desk_.workers().try_post([this, page, &feed, done] {
        done(guarded({}, [&] {
          *page = desk_.list_after(feed, page->last);
          return Response{};
        }));
      });
      if (!posted) done(Response{.status = 503});
    };
    auto const read = co_await await_done(lane_, start);
    if (read.status != 200) co_return -1;
    auto const text = join(page->frames, -1);
    auto const written = co_await write_text(text);
    if (!written) co_return -1;
  } while (page->more);
  co_return page->last;
}

asio::awaitable<void> Connection::stream(TicketPtr const& ticket, std::shared_ptr<live::Feed> feed) {
  feed->on_ready([weak = weak_from_this(), executor = lane_.io.get_executor()] {
    asio::post(executor, [weak] {
      if (auto const self = weak.lock()) self->bell_.cancel();
    });
  });
  std::int64_t last = -1;
  if (feed->resume_after() >= 0) {
    last = co_await catch_up(*feed);
    if (last < 0) co_return;
  }
  while (true) {
    auto const text = join(feed->take(), last);
    auto const written = co_await write_text(text);
    if (!written || feed->closed()) co_return;
    deadline_ms_ = 0;
    bell_.expires_after(kHeartbeat);
    auto const [rung] = co_await bell_.async_wait(asio::as_tuple(asio::use_awaitable));
    if (rung) continue;
    auto const& recall = desk_.backend().gatekeeper.recall;
    if (ticket->signed_in && recall && !recall(ticket->token)) co_return;  // signed out meanwhile
    std::string const heartbeat = ": \n\n";
    auto const alive = co_await write_text(heartbeat);
    if (!alive) co_return;
  }
}

}  // namespace platform::http
