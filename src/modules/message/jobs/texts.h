// Waiting text messages go to the gateway; old ones lose whom they were for.
#pragma once
#include <functional>

#include "modules/message/service/texting.h"
#include "platform/db/database.h"

namespace message::jobs {

inline constexpr std::int64_t kTextsEveryMs = 5'000;
inline constexpr std::int64_t kForgetTextsEveryMs = 3'600'000;

/// Gives one text to the gateway. @returns the status of HTTP; 0 when no answer came
using Gateway = std::function<int(rules::Text const&)>;

/// Offers what is due, at most 50 texts a time. Between the gateway's answer and the commit the process may die:
/// then the text is offered again with the same id.
void send_texts(platform::db::Database&, base::Region, base::Instant now, Gateway const&);
/// Empties phone and words of texts that are rules::kTextDays old.
void forget_texts(platform::db::Database&, base::Region, base::Instant now);

}  // namespace message::jobs
