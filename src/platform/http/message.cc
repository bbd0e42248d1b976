// A request's head as the rest of the server sees it, and a response before it is written.
#include "platform/http/message.h"

#include <charconv>
#include <ctime>

namespace platform::http {
namespace {

// Style attributes are allowed because charts and maps place their labels with them; scripts and style elements from
// inside the page are not. WebAssembly is the barcode reader.
constexpr char kPagePolicy[] =
    "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; font-src 'self'; "
    "worker-src 'self' blob:; manifest-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr char kPageRights[] =
    "Permissions-Policy: camera=(self), geolocation=(self), microphone=(), payment=()\r\n";
constexpr char kDataPolicy[] =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Cache-Control: no-store\r\n";
constexpr char kEveryPolicy[] =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";
constexpr char kTransportSecurity[] = "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";

/// Images and questions go to ourselves, and to the server of map tiles where the operator named one.
void append_page_policy(std::string& out, std::string const& tiles_origin) {
  auto const further = tiles_origin.empty() ? "" : ' ' + tiles_origin;
  ((out += kPagePolicy) += "; img-src 'self' data: blob:") += further;
  (((out += "; connect-src 'self'") += further) += "\r\n") += kPageRights;
}

void append_number(std::string& out, std::size_t v) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, v).ptr);
}

}  // namespace

char const* reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 304: return "Not Modified";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 423: return "Locked";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Status";
  }
}

void write_head(std::string& out, Response const& response, After after, bool secure, std::string_view date) {
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  ((out += ' ') += reason(response.status)) += "\r\nDate: ";
  (out += date) += "\r\n";
  if (!response.media_type.empty()) ((out += "Content-Type: ") += response.media_type) += "\r\n";
  if (!response.feed && response.status != 304) {
    out += "Content-Length: ";
    append_number(out, response.content().size());
    out += "\r\n";
  }
  if (after == After::close) out += "Connection: close\r\n";
  out += response.headers;
  if (response.page) append_page_policy(out, response.tiles_origin);
  else out += kDataPolicy;
  out += kEveryPolicy;
  if (secure) out += kTransportSecurity;
  out += "\r\n";
}

std::string_view find_cookie(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    auto const end = std::min(cookies.find(';'), cookies.size());
    auto pair = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

std::string to_http_date(long long unix_s) {
  std::time_t const t = unix_s;
  std::tm parts{};
  gmtime_r(&t, &parts);
  char buffer[40];
  // The C locale's names are the ones that HTTP wants; the program never calls setlocale for LC_TIME.
  return {buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

}  // namespace platform::http
