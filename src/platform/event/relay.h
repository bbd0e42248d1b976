// Seals what was committed, tells the subscribers, and hands sealed events to whoever shows them live.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/event/event.h"
#include "platform/event/journal.h"

namespace platform::event {

struct RelayOptions {
  HashKind hash{HashKind::sha256};
  std::string holder;                           ///< names this process in the lease
  std::string checkpoint_key;                   ///< Ed25519 private key (32 bytes) that signs checkpoints; "" for none
  std::function<base::Instant()> clock;
  std::function<void(base::Region, Sealed const&)> publish;  ///< called in chain order, after the commit
};

/// One thread. Per region one process holds the lease and seals; when it dies another takes over after 5 s.
class Relay {
 public:
  Relay(db::Database&, std::vector<Subscription>, RelayOptions);
  ~Relay();  ///< finishes the round it is in
  /// Something was committed: look soon. Never blocks.
  void wake();
  /// Waits until everything committed before the call is sealed and delivered (tests, shutdown).
  void settle();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace platform::event
