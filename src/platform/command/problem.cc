// The form of a refusal on the wire: an RFC 9457 problem document.
#include "platform/command/problem.h"

#include "platform/command/bus.h"

namespace platform::command {

Problem to_problem(base::Refusal const& refusal, std::string const& request_id, std::vector<json::Fault> errors) {
  auto const& kind = *refusal.kind;
  return {.type = std::string{"/problems/"} + kind.code,
          .title = kind.zh,
          .title_en = kind.en,
          .status = kind.status,
          .code = kind.code,
          .detail = refusal.detail,
          .pointer = refusal.pointer,
          .request_id = request_id,
          .errors = std::move(errors)};
}

std::string render(Problem const& problem) { return json::render(problem); }

std::string render_problem(base::Refusal const& refusal, std::string const& request_id) {
  return render(to_problem(refusal, request_id));
}

}  // namespace platform::command
