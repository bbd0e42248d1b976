// One client's connection: reads requests one after the other, has them answered, writes the responses.
#include "platform/http/transport/connection.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

#include "platform/http/transport/await_done.h"
#include "platform/http/transport/lane.h"
#include "platform/http/refusals.h"
#include "platform/live/hub.h"
#include "platform/log/log.h"

namespace platform::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;

constexpr std::size_t kChunk = 16 * 1024;
constexpr std::size_t kJoined = 32 * 1024;  ///< a body up to here is written in one piece with its head

std::int64_t steady_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

base::RefusalKind const* refusal_of(beast::error_code const& code) {
  using beast::http::error;
  if (code == error::header_limit || code == error::buffer_overflow) return &refusal::headers_too_large;
  if (code == error::body_limit) return &refusal::too_large;
  return &refusal::malformed;
}

/// A line that goes on in the next one (obs-fold), which the parser joins and others may read as two.
bool has_folded_line(std::string_view head) {
  return head.find("\r\n ") != std::string_view::npos || head.find("\r\n\t") != std::string_view::npos;
}

std::string_view view(beast::string_view s) { return {s.data(), s.size()}; }

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Lane& lane, Desk& desk, asio::ssl::context* tls)
    : socket_{std::move(socket)}, lane_{lane}, desk_{desk}, tls_{tls}, bell_{lane.io} {
  enter();
}

Connection::Connection(std::unique_ptr<Wire> wire, Client client, Lane& lane, Desk& desk)
    : socket_{lane.io}, lane_{lane}, desk_{desk}, tls_{}, wire_{std::move(wire)}, client_{std::move(client)},
      bell_{lane.io} {
  enter();
}

void Connection::enter() {
  idle_since_ms_ = steady_ms();
  lane_.connections.insert(this);
  desk_.metrics().connections(1);
}

Connection::~Connection() {
  lane_.connections.erase(this);
  --lane_.n_connections;
  desk_.metrics().connections(-1);
}

void Connection::allow_ms(int ms) { deadline_ms_ = ms ? steady_ms() + ms : 0; }

void Connection::check_deadline(std::int64_t now_ms) {
  if (deadline_ms_ && now_ms > deadline_ms_) cut();
}

void Connection::cut_if_idle() {
  constexpr int kComingMs = 250;  // the request of a client that has just connected may be on its way
  if (idle_ && steady_ms() - idle_since_ms_ > kComingMs) cut();
}

void Connection::cut() {
  if (wire_) {
    wire_->cut();
  } else {
    beast::error_code ignored;
    socket_.close(ignored);
  }
}

awaitable<void> Connection::run() {
  auto const self = shared_from_this();
  auto open = wire_ != nullptr;
  if (!open) open = co_await open_wire();
  if (open) co_await serve();
  cut();
}

/// The first byte tells TLS (a handshake record, 0x16) from plain HTTP, so both come in by one port.
awaitable<bool> Connection::open_wire() {
  allow_ms(desk_.settings().header_ms);
  beast::error_code error;
  auto const peer = socket_.remote_endpoint(error);
  if (error) co_return false;
  socket_.set_option(asio::ip::tcp::no_delay{true}, error);
  auto address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  client_ = {.address = address.to_string(), .loopback = address.is_loopback(), .secure = false};
  auto const [failed] = co_await socket_.async_wait(asio::ip::tcp::socket::wait_read,
                                                    asio::as_tuple(asio::use_awaitable));
  if (failed) co_return false;
  unsigned char first{};
  socket_.receive(asio::buffer(&first, 1), asio::ip::tcp::socket::message_peek, error);
  if (error) co_return false;
  constexpr unsigned char kHandshake = 0x16;
  client_.secure = tls_ && first == kHandshake;
  wire_ = client_.secure ? make_tls_wire(std::move(socket_), *tls_) : make_plain_wire(std::move(socket_));
  co_return co_await wire_->open();
}

awaitable<void> Connection::serve() {
  auto more = true;
  while (more) more = co_await serve_one();  // GCC 12 miscompiles co_await in a loop's condition
}

awaitable<bool> Connection::serve_one() {
  auto const head_read = co_await read_head();
  if (head_read.refused) co_await refuse(*head_read.refused);
  if (!head_read.ok) co_return false;
  auto const ticket = desk_.open(to_head(), client_);
  auto response = co_await decide(ticket);
  if (response.status == 0) co_return false;
  auto const whole = parser_->is_done();
  auto const after = whole && parser_->keep_alive() && !desk_.draining() && !response.feed ? After::keep : After::close;
  response.headers += "X-Request-Id: " + ticket->request_id + "\r\n";
  auto const written = co_await write(response, after, ticket->head.method != "HEAD");
  finish(*ticket, response);
  if (response.feed && written) co_await stream(ticket, response.feed);
  if (response.feed) desk_.backend().hub->leave(response.feed.get());
  if (!whole && written) co_await linger();
  co_return written && after == After::keep;
}

/// Everything between the head and the response. Status 0: the client is gone.
awaitable<Response> Connection::decide(TicketPtr const& ticket) {
  if (ticket->must_load) {
    auto const start = [&](Done done) {
      auto const posted = desk_.workers().try_post([this, ticket, done] {
        desk_.load(*ticket);
        done({});
      });
      if (!posted) done(problem(base::refuse(refusal::busy), ticket->request_id));
    };
    auto loaded = co_await await_done(lane_, start);
    if (loaded.status != 200) co_return loaded;
  }
  desk_.admit(*ticket);
  if (ticket->ready) {
    co_await skip_body();
    co_return std::move(*ticket->ready);
  }
  auto const body_read = co_await read_body(ticket->body_max);
  if (body_read.refused) co_return problem(base::refuse(*body_read.refused), ticket->request_id);
  if (!body_read.ok) co_return Response{.status = 0};
  deadline_ms_ = 0;
  auto const start = [&](Done done) { desk_.answer(ticket, std::move(parser_->get().body()), std::move(done)); };
  co_return co_await await_done(lane_, start);
}

awaitable<bool> Connection::fill() {
  auto const into = buffer_.prepare(kChunk);
  auto const n = co_await wire_->read(into);
  buffer_.commit(n);
  co_return n > 0;
}

awaitable<Connection::Read> Connection::read_head() {
  auto const& settings = desk_.settings();
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(settings.header_max));
  parser_->body_limit(std::max(settings.upload_max, settings.json_max * 4));
  idle_ = buffer_.size() == 0;
  idle_since_ms_ = steady_ms();
  allow_ms(idle_ ? settings.idle_ms : settings.header_ms);
  while (true) {
    if (buffer_.size() > 0) {
      beast::error_code error;
      auto const n = parser_->put(buffer_.data(), error);
      if (error && error != beast::http::error::need_more) co_return Read{false, refusal_of(error)};
      // The parser takes nothing before the whole head is there, so this sees it in one piece.
      if (has_folded_line({static_cast<char const*>(buffer_.data().data()), n}))
        co_return Read{false, &refusal::malformed};
      buffer_.consume(n);
      if (parser_->is_header_done()) break;
    }
    auto const more = co_await fill();
    if (!more) co_return Read{};
    if (idle_) allow_ms(settings.header_ms);
    idle_ = false;
  }
  if (auto const* const refused = check_head()) co_return Read{false, refused};
  co_return Read{true};
}

/// What the parser lets pass but could be understood differently by a proxy in front.
base::RefusalKind const* Connection::check_head() const {
  using beast::http::field;
  auto const& head = parser_->get();
  if (head.version() == 11 && head.count(field::host) != 1) return &refusal::malformed;
  if (head.count(field::host) > 1 || head.count(field::content_length) > 1) return &refusal::malformed;
  if (view(head[field::content_length]).find_first_not_of("0123456789") != std::string_view::npos)
    return &refusal::malformed;
  auto const coding = head.count(field::transfer_encoding);
  if (coding > 1 || (coding && !beast::iequals(head[field::transfer_encoding], "chunked"))) return &refusal::malformed;
  if (coding && (head.count(field::content_length) || head.version() < 11)) return &refusal::malformed;
  return nullptr;
}

awaitable<Connection::Read> Connection::read_body(std::size_t limit) {
  if (parser_->is_done()) co_return Read{true};
  auto const length = parser_->content_length();
  if (length && *length > limit) co_return Read{false, &refusal::too_large};
  parser_->body_limit(limit);
  parser_->eager(true);
  allow_ms(desk_.settings().body_ms);
  if (beast::iequals(parser_->get()[beast::http::field::expect], "100-continue") && buffer_.size() == 0) {
    std::string const go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto const told = co_await write_text(go_on);
    if (!told) co_return Read{};
  }
  while (true) {
    beast::error_code error;
    if (buffer_.size() > 0) buffer_.consume(parser_->put(buffer_.data(), error));
    if (error && error != beast::http::error::need_more) co_return Read{false, refusal_of(error)};
    if (parser_->is_done()) co_return Read{true};
    if (buffer_.size() > 0 && !error) continue;
    auto const more = co_await fill();
    if (!more) co_return Read{};
  }
}

/// Reads the body of a request that is refused already, if it is short, so that the connection can go on.
awaitable<bool> Connection::skip_body() {
  if (parser_->is_done()) co_return true;
  auto const length = parser_->content_length();
  constexpr std::size_t kWorthReading = 64 * 1024;
  if (!length || *length > kWorthReading) co_return false;
  if (!parser_->get()[beast::http::field::expect].empty()) co_return false;
  auto const body_read = co_await read_body(kWorthReading);
  co_return body_read.ok;
}

Head Connection::to_head() const {
  using beast::http::field;
  auto const& r = parser_->get();
  Head head{.method = view(r.method_string()), .target = view(r.target())};
  for (auto const& line : r) {
    auto const value = view(line.value());
    switch (line.name()) {
      case field::host: head.host = value; break;
      case field::cookie: head.cookie = value; break;
      case field::authorization: head.authorization = value; break;
      case field::content_type: head.content_type = value; break;
      case field::content_disposition: head.content_disposition = value; break;
      case field::accept_encoding: head.accept_encoding = value; break;
      case field::if_none_match: head.if_none_match = value; break;
      case field::origin: head.origin = value; break;
      default: {  // which of these Beast has a number for differs from release to release
        auto const name = line.name_string();
        if (beast::iequals(name, "sec-fetch-site")) head.sec_fetch_site = value;
        else if (beast::iequals(name, "x-csrf-token")) head.csrf = value;
        else if (beast::iequals(name, "idempotency-key")) head.idempotency_key = value;
        else if (beast::iequals(name, "x-request-id")) head.request_id = value;
        else if (beast::iequals(name, "x-device")) head.device = value;
        else if (beast::iequals(name, "x-made-at")) head.made_at = value;
        else if (beast::iequals(name, "last-event-id")) head.last_event_id = value;
        else if (beast::iequals(name, "x-forwarded-for")) head.forwarded_for = value;
        else if (beast::iequals(name, "x-forwarded-proto")) head.forwarded_proto = value;
        break;
      }
    }
  }
  return head;
}

awaitable<bool> Connection::write(Response const& response, After after, bool with_body) {
  allow_ms(desk_.settings().body_ms);
  auto const now_s = desk_.backend().clock().ms / 1000;
  if (now_s != lane_.date_s) {
    lane_.date_s = now_s;
    lane_.date = to_http_date(now_s);
  }
  out_.clear();
  write_head(out_, response, after, client_.secure, lane_.date);
  auto content = with_body ? response.content() : std::string_view{};
  if (content.size() <= kJoined) {
    out_ += content;
    content = {};
  }
  Wire::Buffers const buffers{asio::buffer(out_), asio::buffer(content.data(), content.size())};
  co_return co_await wire_->write(buffers);
}

awaitable<bool> Connection::write_text(std::string const& text) {
  if (text.empty()) co_return true;
  constexpr int kWriteMs = 20'000;
  allow_ms(kWriteMs);
  Wire::Buffers const buffers{asio::buffer(text), asio::const_buffer{}};
  co_return co_await wire_->write(buffers);
}

awaitable<void> Connection::refuse(base::RefusalKind const& kind) {
  auto const id = Desk::make_request_id();
  auto response = problem(base::refuse(kind), id);
  response.headers += "X-Request-Id: " + id + "\r\n";
  auto const written = co_await write(response, After::close, true);
  if (written) co_await linger();
  desk_.metrics().record(Metrics::kOther, response.status, 0);
}

/// A client that is still sending would lose the response to a reset, so what it sends is read for a moment.
awaitable<void> Connection::linger() {
  constexpr int kLingerMs = 1000;
  constexpr std::size_t kLingerBytes = 256 * 1024;
  allow_ms(kLingerMs);
  wire_->end();
  for (std::size_t seen = 0; seen < kLingerBytes;) {
    buffer_.clear();
    auto const before = buffer_.size();
    auto const more = co_await fill();
    if (!more) co_return;
    seen += buffer_.size() - before;
  }
}

void Connection::finish(Ticket const& ticket, Response const& response) {
  auto const now = desk_.backend().clock();
  auto const seconds = static_cast<double>(now.ms - ticket.at.ms) / 1000;
  desk_.metrics().record(ticket.route, response.status, seconds);
  // Route and hat, never path, query or address: those can name a person.
  auto line = R"({"at":")" + base::to_rfc3339(now) + R"(","id":")" + ticket.request_id + R"(","route":)";
  json::append_quoted(line, ticket.endpoint ? std::string_view{ticket.endpoint->route.path} : "outside");
  line += R"(,"method":)";
  json::append_quoted(line, ticket.head.method);
  line += ",\"status\":" + std::to_string(response.status) + ",\"ms\":" + std::to_string(now.ms - ticket.at.ms) +
          ",\"bytes\":" + std::to_string(response.content().size());
  if (ticket.hat) line += ",\"hat\":\"" + std::to_string(ticket.hat->id.value) + '"';
  log::access(line + "}");
}

}  // namespace platform::http
