// Rows of notices and of their readings.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/notice.h"

namespace message::store {

/// That a person opened a notice, and perhaps confirmed it.
struct Reading {
  NoticeId notice;
  PersonId person;
  base::Instant read_at, acknowledged_at;
};
DESCRIBE(Reading, "A reading.", FIELD(notice, "what"), FIELD(person, "who"), FIELD(read_at, "when"),
         FIELD(acknowledged_at, "when confirmed, 0: not yet"))

void insert_notice(Tx&, base::Region, rules::Notice const&);
/// @errors notice_unknown
base::Result<rules::Notice> get_notice(Tx&, base::Region, NoticeId);
/// Those that matter still, newest first; the caller leaves out what is not for the reader.
std::vector<rules::Notice> list_notices(Tx&, base::Region, base::Instant now, NoticeId after,
                                        std::int64_t limit);

/// The first reading counts; a confirmation may follow it.
void note_reading(Tx&, base::Region, Reading const&);
std::optional<Reading> find_reading(Tx&, base::Region, NoticeId, PersonId);
std::vector<Reading> list_readings(Tx&, base::Region, NoticeId);

}  // namespace message::store
