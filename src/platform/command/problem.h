// The form of a refusal on the wire: an RFC 9457 problem document.
#pragma once
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/result.h"
#include "platform/json/json.h"

namespace platform::command {

/// What a client receives with media type application/problem+json.
struct Problem {
  std::string type;        ///< "/problems/mail.bag_not_open": stable, resolves to the reference page
  std::string title;       ///< simplified Chinese
  std::string title_en;
  std::int64_t status{};
  std::string code;
  std::string detail;
  std::string pointer;
  std::string request_id;
  std::vector<json::Fault> errors;
};

std::string render(Problem const&);
/// @param errors  faults of the request, for a 400
Problem to_problem(base::Refusal const&, std::string const& request_id, std::vector<json::Fault> errors = {});

DESCRIBE(Problem, "Why a request was refused (RFC 9457).", FIELD(type, "identifies the problem"),
         FIELD(title, "what happened and what to do, Chinese"), FIELD(title_en, "the same in English"),
         FIELD(status, "HTTP status"), FIELD(code, "module.refusal"), FIELD(detail, "the fact behind it"),
         FIELD(pointer, "place in the request body, RFC 6901"), FIELD(request_id, "for asking about it"),
         FIELD(errors, "every fault of the request"))

}  // namespace platform::command
