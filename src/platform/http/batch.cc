// POST /api/commands: commands that were made offline, run in order of the list, each on its own.
#include "platform/http/batch.h"

#include <atomic>
#include <optional>
#include <variant>

#include "platform/http/refusals.h"
#include "platform/http/target.h"

namespace platform::http {
namespace {

std::optional<Method> parse_write(std::string_view method) {
  if (method == "POST") return Method::post;
  if (method == "PUT") return Method::put;
  if (method == "DELETE") return Method::del;
  return {};
}

/// One list on its way. Kept alive by the replies that are still to come.
class Round : public std::enable_shared_from_this<Round> {
 public:
  Round(Batch batch, Caller caller, Router const& router, Backend const& backend, Done done)
      : batch_{std::move(batch)}, caller_{std::move(caller)}, router_{router}, backend_{backend},
        done_{std::move(done)}, left_{batch_.commands.size()} {
    answer_.results.resize(batch_.commands.size());
  }

  void run() {
    if (batch_.commands.empty()) return finish();
    if (!backend_.in_order) return run_from(0);
    // All are ready before the first is handed over: so they come to the one writer together and share its commits.
    std::vector<Ready> ready;
    ready.reserve(batch_.commands.size());
    for (auto const& kept : batch_.commands) ready.push_back(make_ready(kept));
    for (std::size_t i = 0; i < ready.size(); ++i)
      start(std::move(ready[i]), [this, i, self = shared_from_this()](auto answer) { settle(i, std::move(answer)); });
  }

 private:
  using Reply = command::Bus::Reply;
  /// For the bus, or answered already.
  using Ready = std::variant<Prepared, command::Answer>;

  /// Where commands run side by side, each waits for the one before it.
  void run_from(std::size_t i) {
    start(make_ready(batch_.commands[i]), [this, i, self = shared_from_this()](command::Answer answer) {
      auto const last = i + 1 == batch_.commands.size();
      settle(i, std::move(answer));
      if (!last) run_from(i + 1);
    });
  }

  void start(Ready ready, Reply reply) {
    if (auto* const answer = std::get_if<command::Answer>(&ready)) return reply(std::move(*answer));
    auto& [command, run] = std::get<Prepared>(ready);
    backend_.submit(std::move(command), std::move(run), std::move(reply));
  }

  Ready make_ready(Kept const& kept) const {
    std::vector<json::Fault> faults;
    auto prepared = prepare_kept(kept, faults);
    if (prepared) return std::move(prepared).value();
    auto const& refusal = prepared.refusal();
    return command::Answer{refusal.kind->status, problem(refusal, caller_.origin.request_id, std::move(faults)).body};
  }

  base::Result<Prepared> prepare_kept(Kept const& kept, std::vector<json::Fault>& faults) const {
    auto const id = base::Uuid::parse(kept.id);
    auto const method = parse_write(kept.method);
    auto const target = parse_target(kept.path);
    if (!id) return base::refuse(refusal::invalid, "UUID", "/id");
    if (!method) return base::refuse(refusal::method_not_allowed, {}, "/method");
    if (!target) return base::refuse(refusal::malformed, {}, "/path");
    auto const match = router_.find(*method, target->segments);
    auto const* const endpoint = match.endpoint;
    if (!endpoint || !endpoint->route.offline || !std::holds_alternative<CommandHandler>(endpoint->handler))
      return base::refuse(refusal::unknown_address, "not for later", "/path");
    if (!is_allowed(endpoint->route)) return base::refuse(refusal::forbidden, endpoint->route.permission);
    auto bound = bind(*endpoint, {match.parameters, target->parameters, kept.body.text});
    if (!bound.faults.empty()) {
      faults = std::move(bound.faults);
      return base::refuse(refusal::invalid);
    }
    auto caller = caller_;
    if (!kept.device.empty()) caller.origin.device = kept.device;
    return prepare(*endpoint, std::move(bound), caller, *id, kept.made_at);
  }

  bool is_allowed(Route const& route) const {
    std::string_view const permission = route.permission;
    return permission == kPublic || permission == kSignedIn || caller_.hat->may(permission);
  }

  void settle(std::size_t i, command::Answer answer) {
    auto& result = answer_.results[i];
    result.id = batch_.commands[i].id;
    result.status = answer.status;
    result.body.text = std::move(answer.body);
    if (left_.fetch_sub(1, std::memory_order_acq_rel) == 1) finish();
  }

  void finish() { done_(json_answer(json::render(answer_))); }

  Batch batch_;
  Caller caller_;
  Router const& router_;
  Backend const& backend_;
  Done done_;
  BatchAnswer answer_;
  std::atomic<std::size_t> left_;
};

}  // namespace

void run_batch(Batch batch, Caller const& caller, Router const& router, Backend const& backend, Done done) {
  std::make_shared<Round>(std::move(batch), caller, router, backend, std::move(done))->run();
}

}  // namespace platform::http
