// Runs commands exactly once in effect: the outcome is stored under the client's id and returned on every replay.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/command/act.h"

namespace platform::command {

/// What a client asked for, before it runs.
struct Command {
  base::Uuid id;                        ///< made by the client (UUIDv7)
  std::string route;                    ///< "POST /api/mail/bags/{bag}/seal"
  std::string digest;                   ///< SHA-256 of path and body, hex: the same id with another body is refused
  std::shared_ptr<auth::Hat const> hat;
  base::Instant made_at;                ///< 0 = now; one after the server's time counts as now
  Origin origin;
};

/// The stored outcome: exactly what the client receives.
struct Answer {
  int status;            ///< 200, or that of a refusal
  std::string body;      ///< JSON, or a problem document
  bool replayed{false};  ///< true when it was stored earlier
};

/// Renders a refusal as an RFC 9457 problem document (problem.h). The one place that decides its form.
std::string render_problem(base::Refusal const&, std::string const& request_id);

class Bus {
 public:
  /// The use case: the answer as JSON, or a refusal, which takes everything back.
  using Run = std::function<base::Result<std::string>(Act&)>;
  using Reply = std::function<void(Answer)>;

  Bus(db::Database& database, std::function<base::Instant()> clock);

  /// Queues the command. `reply` runs on a database thread once the outcome is durable; disk full answers 507,
  /// unavailable 503 with Retry-After, any other exception 500 without detail. Nothing of those is stored. What was
  /// done so long ago that its answer is not kept (retention.h) answers 410 and is not done again.
  void submit(Command, Run, Reply);
  /// Called on a database thread after every commit that changed something (wakes the relay of the journal).
  void on_committed(std::function<void()> call) { committed_ = std::move(call); }

 private:
  db::Database& database_;
  std::function<base::Instant()> clock_;
  std::function<void()> committed_;
};

}  // namespace platform::command
