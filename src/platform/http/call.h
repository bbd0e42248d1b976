// One call of an endpoint by somebody: from bound request to command, read or file.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/http/backend.h"
#include "platform/http/binder.h"
#include "platform/http/message.h"

namespace platform::http {

/// On whose behalf, from where and when a call is made.
struct Caller {
  std::shared_ptr<auth::Hat const> hat;
  command::Origin origin;
  base::Instant now;
};

/// What a call is made with.
struct Given {
  Parameters path;
  Parameters query;
  std::string_view body;
};

using Done = std::function<void(Response)>;

Response problem(base::Refusal const&, std::string const& request_id, std::vector<json::Fault> errors = {});
Response json_answer(std::string body);

/// A bound request, or the faults that it has.
struct Bound {
  std::shared_ptr<void> request;
  std::vector<json::Fault> faults;
};
Bound bind(Endpoint const&, Given const&);

/// A command that is ready for the bus.
struct Prepared {
  command::Command command;
  command::Bus::Run run;
};
/// @param made_at  0 = now
Prepared prepare(Endpoint const&, Bound, Caller const&, base::Uuid const& id, base::Instant made_at);
/// The same with a file as body; its bytes live until the command has run.
Prepared prepare_upload(Endpoint const&, Bound, Caller const&, base::Uuid const& id, std::shared_ptr<Upload const> file,
                        std::shared_ptr<std::string const> bytes);
Response to_response(command::Answer);

/// Runs a read on the calling thread. @throws what the database throws
Response run_query(QueryHandler const&, Bound const&, Caller const&, Backend const&);
Response run_file(FileHandler const&, Bound const&, Caller const&, Backend const&);

/// Runs `work` and turns what it throws into 503, 507 or 500, logged with the request id.
Response guarded(std::string const& request_id, std::function<Response()> const& work);

/// RFC 6266 value that suggests a file name in any script.
std::string disposition_of(File const&);

}  // namespace platform::http
