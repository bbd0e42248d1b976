// Exactly-once in effect: look the id up, run, store the outcome, all in one transaction.
#include "platform/command/bus.h"

#include "platform/command/refusals.h"
#include "platform/log/log.h"

namespace platform::command {
namespace {

/// Everything about one submitted command until its reply.
struct Pending {
  Command command;
  Bus::Run run;
  Bus::Reply reply;
  Answer answer{};
  bool refused{};
  bool retried{};
};

struct Outcome {
  std::string digest;
  auth::PersonId person;
  std::int64_t status{};
  std::string body;
};
DESCRIBE(Outcome, "A stored outcome.", FIELD(digest, ""), FIELD(person, ""), FIELD(status, ""), FIELD(body, ""))

Answer problem_of(base::RefusalKind const& kind, Command const& c) {
  return {kind.status, render_problem({&kind, {}, {}}, c.origin.request_id), true};
}

std::optional<Answer> find_outcome(db::Tx& tx, Command const& c) {
  auto const stored =
      tx.find<Outcome>("SELECT digest, person, status, body FROM command_outcome WHERE region = $1 AND id = $2",
                       {c.hat->region, c.id.text()});
  if (!stored) return {};
  // An outcome belongs to its author: who learns of an id does not learn of its answer.
  if (stored->digest != c.digest || stored->person != c.hat->person)
    return problem_of(refusal::id_reused, c);
  if (stored->status == 200 && stored->body.empty()) return problem_of(refusal::answer_forgotten, c);
  return Answer{static_cast<int>(stored->status), stored->body, true};
}

/// When the person did it. A device whose clock runs ahead does not put a fact after its own record.
base::Instant done_at(Command const& c, base::Instant now) {
  return c.made_at.ms > 0 && c.made_at < now ? c.made_at : now;
}

void store_outcome(db::Tx& tx, Command const& c, Answer const& a, base::Instant now) {
  tx.post(
      "INSERT INTO command_outcome (region, id, route, digest, status, body, person, hat, at, made_at, "
      "address, device,"
      " request_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {c.hat->region, c.id.text(), c.route, c.digest, a.status, a.body, c.hat->person, c.hat->id, now,
       done_at(c, now), c.origin.address, c.origin.device, c.origin.request_id});
}

bool attempt(db::Tx& tx, Pending& p, base::Instant now) {
  p.refused = false;
  if (auto known = find_outcome(tx, p.command)) {
    p.answer = *std::move(known);
    return false;
  }
  auto const& c = p.command;
  Act act{tx, *c.hat, c.id, now, done_at(c, now), c.origin, base::ids_of_thread()};
  auto result = p.run(act);
  if (!result) {
    p.refused = true;
    p.answer = {result.refusal().kind->status, render_problem(result.refusal(), c.origin.request_id)};
    return false;
  }
  p.answer = {200, std::move(result).value()};
  store_outcome(tx, c, p.answer, now);
  return true;
}

Answer answer_of(std::exception_ptr error, Command const& c) {
  auto const problem = [&c](base::RefusalKind const& kind) {
    return Answer{kind.status, render_problem({&kind, {}, {}}, c.origin.request_id)};
  };
  try {
    std::rethrow_exception(error);
  } catch (db::DiskFull const& e) {
    log::write(log::Level::error, "disk full", {{"request", c.origin.request_id}, {"what", e.what()}});
    return problem(refusal::disk_full);
  } catch (db::Unavailable const& e) {
    log::write(log::Level::warning, "database unavailable",
               {{"request", c.origin.request_id}, {"what", e.what()}});
    return problem(refusal::unavailable);
  } catch (std::exception const& e) {
    log::write(log::Level::error, "command broke",
               {{"request", c.origin.request_id}, {"route", c.route}, {"what", e.what()}});
    return problem(refusal::broken);
  }
}

bool is_unique_violation(std::exception_ptr error) {
  try {
    std::rethrow_exception(error);
  } catch (db::UniqueViolation const&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

Bus::Bus(db::Database& database, std::function<base::Instant()> clock)
    : database_{database}, clock_{std::move(clock)} {}

void Bus::submit(Command command, Run run, Reply reply) {
  struct Flow : std::enable_shared_from_this<Flow> {
    Flow(db::Database& d, std::function<base::Instant()> const& c, std::function<void()> const& done,
         Pending p)
        : database{d}, clock{c}, committed{done}, pending{std::move(p)} {}
    db::Database& database;
    std::function<base::Instant()> const& clock;
    std::function<void()> const& committed;
    Pending pending;

    void start() {
      database.write(
          [self = shared_from_this()](db::Tx& tx) { return attempt(tx, self->pending, self->clock()); },
          [self = shared_from_this()](std::exception_ptr error) { self->conclude(error); });
    }
    void conclude(std::exception_ptr error) {
      // Two equal ids at once on two connections: the loser finds the winner's outcome.
      if (error && !pending.retried && is_unique_violation(error)) {
        pending.retried = true;
        return start();
      }
      if (error)
        pending.answer = answer_of(error, pending.command);
      else if (pending.refused)
        return keep_refusal();
      else if (committed && !pending.answer.replayed)
        committed();
      pending.reply(std::move(pending.answer));
    }
    void keep_refusal() {
      database.write(
          [self = shared_from_this()](db::Tx& tx) {
            auto& p = self->pending;
            if (auto known = find_outcome(tx, p.command)) {
              p.answer = *std::move(known);
              return false;
            }
            store_outcome(tx, p.command, p.answer, self->clock());
            return true;
          },
          [self = shared_from_this()](std::exception_ptr error) {
            auto& p = self->pending;
            if (error && is_unique_violation(error))
              return self->keep_refusal();  // the other's outcome is there now
            if (error) p.answer = answer_of(error, p.command);
            p.reply(std::move(p.answer));
          });
    }
  };
  std::make_shared<Flow>(database_, clock_, committed_,
                         Pending{std::move(command), std::move(run), std::move(reply)})
      ->start();
}

}  // namespace platform::command
