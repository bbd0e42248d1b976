// A route with the code behind it, types erased: what the server and the OpenAPI writer work with.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "platform/command/act.h"
#include "platform/http/route.h"

namespace platform::http {

/// A write: its answer is JSON.
using CommandHandler = std::function<base::Result<std::string>(command::Act&, void const* request)>;
/// A read: its answer is JSON; rendered after the handler so that `Look::reveal` decides about personal fields.
using QueryHandler = std::function<base::Result<std::string>(command::Look&, void const* request)>;
/// A read whose answer is a file.
using FileHandler = std::function<base::Result<File>(command::Look&, void const* request)>;
/// A write whose body is a file; the request struct is filled from path and query.
using UploadHandler = std::function<base::Result<std::string>(command::Act&, void const* request, Upload const&)>;

/// A call of a route that decides about the session itself (login, second factor, change of hat, logout). It is no
/// command: nothing is stored under an id and nothing is replayed. Runs on a worker thread, so it may compute hashes.
struct Visit {
  command::Origin origin;
  bool secure;                              ///< came over TLS, so a cookie may be `__Host-` and Secure
  std::string session_token;                ///< of the request, "" if none
  std::shared_ptr<auth::Hat const> hat;     ///< null without a session
  base::Instant now;
  std::vector<std::string> set_cookies;     ///< whole values of Set-Cookie, filled by the handler
};
using VisitHandler = std::function<base::Result<std::string>(Visit&, void const* request)>;

/// Two routes that the server itself answers: a list of commands (batch.h) and the stream of events (live/hub.h).
struct Batched {};
struct Streamed {};

struct Endpoint {
  Route route;
  base::Type const* request;                      ///< filled from path, query and (commands) JSON body
  std::function<std::shared_ptr<void>()> make_request;
  base::Type const* response;                     ///< null for files
  std::variant<CommandHandler, QueryHandler, FileHandler, UploadHandler, VisitHandler, Batched, Streamed> handler;
};

}  // namespace platform::http
