// Text message 短信: waits for the gateway or for somebody with a telephone; retried with growing pauses.
#pragma once
#include <string>

#include "base/mask.h"
#include "base/result.h"
#include "modules/message/message.h"

namespace message::rules {

/// `failed`: the gateway will not take it. `told`: somebody called instead. `withdrawn`: no longer true.
enum class TextState { waiting, sent, failed, told, withdrawn };
DESCRIBE_ENUM(TextState, "Life of a text message.", "waiting", "sent", "failed", "told", "withdrawn")

struct Text {
  TextId id;
  std::string source, purpose, topic;
  NodeId node;
  std::string phone, body;  ///< "" once erased
  TextState state{TextState::waiting};
  std::int64_t attempts{};  ///< how often the gateway was asked
  base::Instant asked_at;
  base::Instant next_at;  ///< not before
  base::Instant ended_at;
  PersonId ended_by;  ///< who called
  std::int64_t version{1};
};
/// Hides all of it: the words hold pick-up codes.
std::string mask_words(std::string_view);
DESCRIBE(Text, "A text message.", FIELD(id, "key"), FIELD(source, "why"), FIELD(purpose, "what kind"),
         FIELD(topic, "number it is about"), FIELD(node, "whose people call when it cannot be sent"),
         FIELD(phone, "to whom").personal(base::mask_phone), FIELD(body, "words").personal(mask_words),
         FIELD(state, "life"), FIELD(attempts, "how often the gateway was asked"), FIELD(asked_at, "since when"),
         FIELD(next_at, "next attempt"), FIELD(ended_at, "when it ended"), FIELD(ended_by, "who called"),
         FIELD(version, "grows with every change"))

/// After so many attempts, over about 17 hours, it is left to people.
inline constexpr std::int64_t kTextAttempts = 10;
/// Days after which phone and words are forgotten. @source PIPL art. 19, 47
inline constexpr std::int64_t kTextDays = 30;

/// The text after the gateway answered. @param status  of HTTP; 0: no answer
/// 2xx: sent. No answer, 408, 429, 5xx: again after 1, 2, 4 … minutes. Anything else, or too often: failed.
Text answered(Text, int status, base::Instant now);
/// Somebody called. @errors text_state_forbids
base::Result<Text> told(Text, PersonId, base::Instant now);
/// @errors text_state_forbids (ended already, and not by failing)
base::Result<Text> withdrawn(Text, base::Instant now);

}  // namespace message::rules
