// What an answer of the gateway means for a text.
#include "modules/message/rules/text.h"

#include "modules/message/rules/refusals.h"

namespace message::rules {
namespace {

Text ended(Text t, TextState how, base::Instant now) {
  t.state = how;
  t.ended_at = now;
  ++t.version;
  return t;
}

bool passes_by_itself(int status) { return status == 0 || status == 408 || status == 429 || status >= 500; }

bool is_untold(Text const& t) { return t.state == TextState::waiting || t.state == TextState::failed; }

}  // namespace

std::string mask_words(std::string_view words) { return words.empty() ? "" : "**"; }

Text answered(Text t, int status, base::Instant now) {
  ++t.attempts;
  if (status >= 200 && status < 300) return ended(std::move(t), TextState::sent, now);
  if (!passes_by_itself(status) || t.attempts >= kTextAttempts) return ended(std::move(t), TextState::failed, now);
  t.next_at = now.plus_ms(60'000LL << (t.attempts - 1));
  ++t.version;
  return t;
}

base::Result<Text> told(Text t, PersonId by, base::Instant now) {
  if (!is_untold(t)) return base::refuse(refusal::text_state_forbids, base::to_name(t.state));
  t.ended_by = by;
  return ended(std::move(t), TextState::told, now);
}

base::Result<Text> withdrawn(Text t, base::Instant now) {
  if (!is_untold(t)) return base::refuse(refusal::text_state_forbids, base::to_name(t.state));
  return ended(std::move(t), TextState::withdrawn, now);
}

}  // namespace message::rules
