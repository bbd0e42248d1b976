// The audit book: who changed or read what, from where, and why.
#pragma once
#include <string>
#include <vector>

#include "base/describe.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"

namespace platform::audit {

using EntryId = base::Id<struct AuditEntryTag>;

struct Entry {
  EntryId id;
  base::Instant at;
  auth::PersonId person;
  auth::HatId hat;
  std::string address, device, request_id;
  std::string action;    ///< "mail.assign_waybill", "read"
  std::string subject;   ///< "mail/waybill/12"
  base::Json changes;    ///< {"field":[before, after]}; personal values masked, secret ones left out
  std::string purpose;   ///< of a read of personal data
};
DESCRIBE(Entry, "An entry of the audit book.", FIELD(id, "key"), FIELD(at, "when"), FIELD(person, "who"),
         FIELD(hat, "in which post"), FIELD(address, "from where"), FIELD(device, "with what"),
         FIELD(request_id, "in which request"), FIELD(action, "what"), FIELD(subject, "about what"),
         FIELD(changes, "field: before, after"), FIELD(purpose, "why it was read"))

void append(db::Tx&, base::Region, Entry const&);

/// {"field":[before, after]} of the fields that differ; a missing side is null.
/// @param before,after  objects of the type, or null
std::string render_changes(base::Type const&, void const* before, void const* after);

struct EntryFilter {
  std::string subject, action;
  auth::PersonId person;
  base::Instant from, until;
  EntryId after;
  std::int64_t limit{50};
};
/// Newest first. Asked for one subject, its facts come too, which the journal keeps: their type as action, who, when,
/// from where and in which request.
std::vector<Entry> list(db::Tx&, base::Region, EntryFilter const&);

}  // namespace platform::audit
