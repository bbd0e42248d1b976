// What the server needs from the rest of the program, as plain functions, so that it is tested without a database.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/command/bus.h"
#include "platform/event/journal.h"
#include "platform/http/gatekeeper.h"

namespace platform::live {
class Hub;
}

namespace platform::http {

struct Backend {
  /// Command::Bus::submit.
  std::function<void(command::Command, command::Bus::Run, command::Bus::Reply)> submit;
  /// Commands that are submitted in an order run in it (one writer). Otherwise a list waits for each before the next.
  bool in_order{true};
  /// Database::read.
  std::function<void(std::function<void(db::Tx&)> const&)> read;
  /// Writes into the audit book who saw personal data in clear; returns when it is durable. Throwing keeps the data
  /// back.
  std::function<void(command::Look const&)> audit_reveal;
  std::function<base::Instant()> clock;
  Gatekeeper gatekeeper;
  /// Live updates; null = there are none.
  live::Hub* hub{};
  /// Sealed events of a region after a place, in order, at most `limit` (event::list_sealed in a read).
  std::function<std::vector<event::Sealed>(base::Region, std::int64_t after, std::size_t limit)> list_sealed;
  /// More lines for /metrics in Prometheus text format. May be empty.
  std::function<std::string()> more_metrics;
  /// The database answers (readiness). May be empty.
  std::function<bool()> healthy;
};

}  // namespace platform::http
