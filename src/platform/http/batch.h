// POST /api/commands: commands that were made offline, run in order of the list, each on its own.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/http/call.h"

namespace platform::http {

/// A command as a device kept it.
struct Kept {
  std::string id;
  std::string method;
  std::string path;
  base::Json body{"{}"};
  base::Instant made_at;
  std::string device;
  std::int64_t seq{};
};
DESCRIBE(Kept, "A command that was made earlier, perhaps without network.",
         FIELD(id, "UUID made by the device; sending it again returns the stored outcome").shortest(36).longest(36),
         FIELD(method, "POST, PUT or DELETE").longest(6), FIELD(path, "path with its values filled in").longest(2048),
         FIELD(body, "the request body").or_default(), FIELD(made_at, "when the person did it").or_default(),
         FIELD(device, "name of the device").longest(64).or_default(),
         FIELD(seq, "running number on the device").at_least(0).or_default())

struct Batch {
  std::vector<Kept> commands;
};
DESCRIBE(Batch, "Commands in the order in which they were made.", FIELD(commands, "at most 500").longest(500))

struct KeptOutcome {
  std::string id;
  std::int64_t status{};
  base::Json body;
};
DESCRIBE(KeptOutcome, "What became of one command.", FIELD(id, "as sent"), FIELD(status, "HTTP status"),
         FIELD(body, "the answer, or a problem document"))

struct BatchAnswer {
  std::vector<KeptOutcome> results;
};
DESCRIBE(BatchAnswer, "Outcomes in the order of the commands.", FIELD(results, "one for each command"))

/// Runs every command through the same routes, permissions and limits as a single request; one that is refused does not
/// stop the others. `done` is called once, when the last outcome is durable.
void run_batch(Batch batch, Caller const& caller, Router const& router, Backend const& backend, Done done);

}  // namespace platform::http
