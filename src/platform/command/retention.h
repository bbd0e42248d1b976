// Answers of commands take most of the place of their outcomes and are of use as long as a device may ask
// again.
#pragma once
#include <cstdint>

#include "base/time.h"
#include "platform/db/database.h"

namespace platform::command {

inline constexpr std::int64_t kForgetEveryMs = 3'600'000;
/// Ten times the 72 hours that a phone may be without network; unless "commands.keep_days" says otherwise.
inline constexpr std::int64_t kKeepAnswersDays = 30;

/// Empties the bodies of what was done before the instant, so many outcomes a transaction, and goes on where
/// it last ended. That a command was done, by whom and from where stays: sent again it is still not done
/// twice, and refusals stay whole.
/// @returns how many it emptied
std::int64_t forget_answers(db::Database&, base::Region, base::Instant done_before, std::int64_t page = 500);

}  // namespace platform::command
