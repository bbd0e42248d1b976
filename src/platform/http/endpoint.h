// A route with the code behind it, types erased: what the server and the OpenAPI writer work with.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <variant>

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

struct Endpoint {
  Route route;
  base::Type const* request;                      ///< filled from path, query and (commands) JSON body
  std::function<std::shared_ptr<void>()> make_request;
  base::Type const* response;                     ///< null for files
  std::variant<CommandHandler, QueryHandler, FileHandler, UploadHandler> handler;
};

}  // namespace platform::http
