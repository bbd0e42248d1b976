// A fact that happened: a row of the append-only, hash-chained journal, and the only way news travels upward.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "base/describe.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::event {

/// A journal entry in the shape of CloudEvents 1.0 (id, source = region, type, subject, time, data).
struct Event {
  base::Id<struct EventTag> id;
  std::string type;           ///< "mail.bag_sealed"
  std::string subject;        ///< "mail/bag/123"
  base::Instant at;           ///< when it was recorded
  base::Instant happened_at;  ///< when it was done (earlier than `at` for work done offline)
  auth::PersonId person;
  auth::HatId hat;
  auth::OrganisationId organisation;
  auth::NodeId node;    ///< where; 0 when nowhere in particular. Live updates are filtered by it
  std::string command;  ///< UUID of the command that caused it
  base::Json data;
};
DESCRIBE(Event, "A fact of the journal.", FIELD(id, "key"), FIELD(type, "module.fact"),
         FIELD(subject, "what it is about"), FIELD(at, "when it was recorded"),
         FIELD(happened_at, "when it was done"), FIELD(person, "who"), FIELD(hat, "in which post"),
         FIELD(organisation, "for which organisation"), FIELD(node, "where"), FIELD(command, "cause"),
         FIELD(data, "the fact"))

/// Stores an event with the caller's transaction. Its place in the chain is given by the sealer (journal.h).
void append(db::Tx&, base::Region, Event const&);

/// Learns of sealed events in journal order, each in a transaction together with the subscriber's own cursor:
/// in effect exactly once. Throwing retries later and blocks only this subscriber.
struct Subscription {
  std::string name;         ///< "message.notices": key of the cursor, never renamed
  std::string type_prefix;  ///< "mail." or "mail.bag_sealed"
  std::function<void(db::Tx&, base::Region, Event const&)> on_event;
};

}  // namespace platform::event
