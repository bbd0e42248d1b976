// Text messages that wait: who can be called instead, and what the gateway is given.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/text.h"
#include "platform/command/act.h"

namespace message::service {

using platform::command::Act;
using platform::command::Look;

struct AskTexts {
  NodeId node;
  TextId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskTexts, "Texts that reached nobody.", FIELD(node, "whose people call; 0: all that one sees").or_default(),
         FIELD(cursor, "newer than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(200).or_default())
struct TextList {
  std::vector<rules::Text> items;
  std::optional<TextId> next;
};
DESCRIBE(TextList, "Texts that reached nobody, oldest first.", FIELD(items, "texts"),
         FIELD(next, "cursor of the next page"))
struct AskText {
  TextId text;
  std::string purpose;
};
DESCRIBE(AskText, "One text.", FIELD(text, "which"),
         FIELD(purpose, "why phone and words must be seen in clear; logged").longest(100).or_default())
struct OneText {
  TextId text;
};
DESCRIBE(OneText, "One text.", FIELD(text, "which"))

/// To be told by phone. @errors out_of_reach
base::Result<TextList> list_texts(Look&, AskTexts const&);
/// In clear for whoever states a purpose. @errors text_unknown, out_of_reach
base::Result<rules::Text> view_text(Look&, AskText const&);
/// Somebody called. @errors text_unknown, out_of_reach, text_state_forbids
base::Result<rules::Text> tell_by_phone(Act&, OneText const&);

/// What the gateway is posted as JSON: {"id":"<the same for every attempt>","purpose":"mail.arrived",
/// "phone":"13800138000","text":"【signature】…"}
std::string render_letter(rules::Text const&, std::string const& signature);

/// What the journal learns of a text: nothing of whom and what.
struct TextFact {
  TextId text;
  std::string purpose;
  rules::TextState state{};
  NodeId node;
};
DESCRIBE(TextFact, "What happened to a text.", FIELD(text, "text"), FIELD(purpose, "what kind"),
         FIELD(state, "state after"), FIELD(node, "whose people call"))
void tell(Tx&, base::Region, base::Instant now, rules::Text const&);

}  // namespace message::service
