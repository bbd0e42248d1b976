// Reading waits without a buffer, and on plain TCP without a coroutine, whose frames would be most of what an idle
// connection takes: bytes are read into the buffer that all share once they are there. Writing first tries without
// waiting; only what a slow peer leaves over costs a coroutine.
#include "platform/net/transport/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>

#include "platform/log/log.h"

namespace platform::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;
constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kKept = 256;  // bytes of an empty queue that are worth keeping

void tell_failure(std::exception const& e) {
  log::write(log::Level::error, "session failed", {{"what", e.what()}});
}

bool would_block(Error const& error) {
  return error == asio::error::would_block || error == asio::error::try_again;
}

class PlainConnection final : public Connection {
 public:
  PlainConnection(tcp::socket socket, asio::ip::address address, Peers& peers)
      : Connection{std::move(address), peers}, socket_{std::move(socket)} {
    Error ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(tcp::no_delay{true}, ignored);
  }

 private:
  void open() override { opened(); }

  void read() override {
    socket_.async_wait(tcp::socket::wait_read, [this, self = shared_from_this()](Error const& error) {
      auto good = false;
      try {
        good = !error && take_what_is_there();
      } catch (std::exception const& e) {
        tell_failure(e);
      }
      if (good && wants_more()) read();
      else stopped(good);
    });
  }

  /// A few buffers at most, so that the others get their turn.
  bool take_what_is_there() {
    for (int turns = 4; turns > 0 && wants_more(); --turns) {
      Error error;
      auto const n = socket_.read_some(asio::buffer(peers_.buffer), error);
      if (would_block(error)) return true;
      if (error || n == 0) return false;
      take({peers_.buffer.data(), n});
      if (n < peers_.buffer.size()) return true;
    }
    return true;
  }

  bool write_now() override {
    Error error;
    auto const n = socket_.write_some(asio::buffer(out_), error);
    if (error) return would_block(error);
    out_.erase(0, n);
    return true;
  }

  asio::awaitable<bool> write() override {
    while (!out_.empty()) {
      auto const [error] = co_await socket_.async_wait(tcp::socket::wait_write, kTuple);
      if (error || !write_now()) co_return false;
    }
    co_return true;
  }

  void close_socket() override {
    Error ignored;
    socket_.close(ignored);
  }

  tcp::socket socket_;
};

class TlsConnection final : public Connection {
 public:
  TlsConnection(tcp::socket socket, asio::ip::address address, Peers& peers, asio::ssl::context& context)
      : Connection{std::move(address), peers}, stream_{std::move(socket), context} {}

 private:
  void open() override { spawn(shake_hands()); }
  void read() override { spawn(read_on()); }

  asio::awaitable<void> shake_hands() {
    auto const [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, kTuple);
    error ? stopped(false) : opened();
  }

  asio::awaitable<void> read_on() {
    char bytes[4096];  // in the coroutine's frame: the shared buffer may not be held while it waits
    auto good = true;
    while (good && wants_more()) {
      auto const [error, n] = co_await stream_.async_read_some(asio::buffer(bytes), kTuple);
      good = !error;
      if (good) take({bytes, n});
    }
    stopped(good);
  }

  bool write_now() override { return true; }

  asio::awaitable<bool> write() override {
    while (!out_.empty()) {
      auto const bytes = std::exchange(out_, {});
      auto const [error, n] = co_await asio::async_write(stream_, asio::buffer(bytes), kTuple);
      if (error) co_return false;
    }
    co_return true;
  }

  void close_socket() override {
    Error ignored;
    stream_.lowest_layer().close(ignored);
  }

  asio::ssl::stream<tcp::socket> stream_;
};

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

void Connection::spawn(asio::awaitable<void> work) {
  asio::co_spawn(peers_.io, std::move(work), [self = shared_from_this()](std::exception_ptr failure) {
    if (failure) {
      try {
        std::rethrow_exception(failure);
      } catch (std::exception const& e) {
        tell_failure(e);
      }
      self->running_ = self->writing_ = false;
      self->cut();
    }
    self->end_if_unused();
  });
}

void Connection::begin() {
  place_ = peers_.all.size();
  peers_.all.push_back(shared_from_this());
  ++peers_.of_address[address_];
  ++peers_.n_open;
  deadline_ms_ = steady_ms() + peers_.settings.handshake_ms;
  running_ = true;
  open();
}

void Connection::opened() {
  deadline_ms_ = 0;
  if (!gone_) session_ = peers_.open(*this);
  if (wants_more()) read();
  else stopped(true);
}

void Connection::stopped(bool good) {
  running_ = false;
  if (!good) cut();
  end_if_unused();
}

asio::awaitable<void> Connection::write_on() {
  auto const good = co_await write();
  writing_ = false;
  if (!good || closing_) cut();
}

void Connection::send(std::string_view bytes) {
  if (gone_) return;
  if (out_.size() + bytes.size() > peers_.settings.unsent_max) {
    ++peers_.n_cut;
    return cut();
  }
  out_ += bytes;
  if (std::exchange(queued_, true)) return;
  peers_.unsent.push_back(shared_from_this());
  if (std::exchange(peers_.sending, true)) return;
  asio::post(peers_.io, [&peers = peers_] {
    peers.sending = false;
    for (auto const& connection : std::exchange(peers.unsent, {})) connection->flush();
  });
}

void Connection::flush() {
  queued_ = false;
  if (gone_ || writing_) return;
  if (!out_.empty() && !write_now()) return cut();
  if (!out_.empty()) {
    writing_ = true;
    return spawn(write_on());
  }
  if (out_.capacity() > kKept) std::string{}.swap(out_);
  if (closing_) cut();
}

void Connection::close() {
  if (std::exchange(closing_, true) || gone_) return;
  send({});  // queues the flush that ends it
}

void Connection::resume() {
  paused_ = false;
  if (running_ || !wants_more()) return;
  running_ = true;
  read();
}

void Connection::tick(std::int64_t now_ms) {
  if (deadline_ms_ != 0 && now_ms > deadline_ms_) return cut();
  if (session_ && !closing_ && !gone_) session_->tick(now_ms);
}

void Connection::cut() {
  if (std::exchange(gone_, true)) return;
  close_socket();
  // Whatever runs still uses the session; it ends because the socket is closed.
  asio::post(peers_.io, [self = shared_from_this()] { self->end_if_unused(); });
}

void Connection::end_if_unused() {
  if (!gone_ || running_ || writing_ || std::exchange(ended_, true)) return;
  session_.reset();
  auto const self = shared_from_this();
  peers_.all.back()->place_ = place_;
  std::swap(peers_.all[place_], peers_.all.back());
  peers_.all.pop_back();
  auto const found = peers_.of_address.find(address_);
  if (--found->second == 0) peers_.of_address.erase(found);
  --peers_.n_open;
}

std::shared_ptr<Connection> make_connection(tcp::socket socket, asio::ip::address address, Peers& peers,
                                            asio::ssl::context* tls) {
  if (tls) return std::make_shared<TlsConnection>(std::move(socket), std::move(address), peers, *tls);
  return std::make_shared<PlainConnection>(std::move(socket), std::move(address), peers);
}

std::shared_ptr<asio::ssl::context> make_server_context(std::string const& certificate_file,
                                                        std::string const& key_file) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                       asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
  context->use_certificate_chain_file(certificate_file);
  context->use_private_key_file(key_file, asio::ssl::context::pem);
  SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  return context;
}

}  // namespace platform::net
