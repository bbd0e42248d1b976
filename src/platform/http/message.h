// A request's head as the rest of the server sees it, and a response before it is written.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace platform::live {
class Feed;
}

namespace platform::http {

/// What of a request's head is ever looked at. Views into the parser's memory, valid until the response is written.
struct Head {
  std::string_view method;
  std::string_view target;
  std::string_view host;
  std::string_view cookie;
  std::string_view authorization;
  std::string_view content_type;
  std::string_view content_disposition;
  std::string_view accept_encoding;
  std::string_view if_none_match;
  std::string_view origin;
  std::string_view sec_fetch_site;
  std::string_view csrf;             ///< X-CSRF-Token
  std::string_view idempotency_key;
  std::string_view request_id;       ///< X-Request-Id
  std::string_view device;           ///< X-Device
  std::string_view made_at;          ///< X-Made-At: when the person did it, if earlier than now
  std::string_view last_event_id;
  std::string_view forwarded_for;    ///< X-Forwarded-For, believed from the configured proxy only
  std::string_view forwarded_proto;  ///< X-Forwarded-Proto, the same
};

/// The connection that a request came over.
struct Client {
  std::string address;
  bool loopback{};
  bool secure{};
};

struct Response {
  int status{200};
  std::string media_type;
  std::string body;
  std::shared_ptr<std::string const> shared;  ///< body that many responses share (static files); wins over `body`
  std::string headers;                        ///< further lines, each with CRLF
  bool page{false};                           ///< page or asset of the web client: its own policy and caching
  std::string tiles_origin;                   ///< the one other server that the page may ask, for tiles; "" = none
  std::shared_ptr<live::Feed> feed;           ///< goes on as a stream of events after `body`

  std::string_view content() const { return shared ? std::string_view{*shared} : std::string_view{body}; }
};

enum class After { keep, close };

/// Status line and headers with the security policy; the body follows on its own.
/// @param date  value of Date
void write_head(std::string& out, Response const&, After, bool secure, std::string_view date);

/// "Not Found".
char const* reason(int status);
/// The value of a cookie in a Cookie header; "" when it is not there.
std::string_view find_cookie(std::string_view cookies, std::string_view name);
/// IMF-fixdate of a Unix time in seconds.
std::string to_http_date(long long unix_s);

}  // namespace platform::http
