// Lets a coroutine wait for an answer that comes by a callback from another thread.
#pragma once
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>

#include "platform/http/call.h"
#include "platform/http/transport/lane.h"

namespace platform::http {

/// Calls `start(done)` and goes on, on the lane's thread, once `done(response)` was called anywhere.
template <typename Start>
boost::asio::awaitable<Response> await_done(Lane& lane, Start& start) {
  namespace asio = boost::asio;
  return asio::async_initiate<asio::use_awaitable_t<> const, void(Response)>(
      [&lane, &start](auto handler) {
        ++lane.waiting;
        auto const shared = std::make_shared<decltype(handler)>(std::move(handler));
        start(Done{[&lane, shared](Response response) {
          asio::post(lane.io, [&lane, shared, response = std::move(response)]() mutable {
            --lane.waiting;
            (*shared)(std::move(response));
          });
        }});
      },
      asio::use_awaitable);
}

}  // namespace platform::http
