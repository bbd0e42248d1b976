// Rows of text messages; phone and words are sealed on their way in and opened on their way out.
#pragma once
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/message/rules/text.h"

namespace message::store {

/// @returns false when there is a text of this source already
bool insert_text(Tx&, base::Region, rules::Text const&);
/// @errors changed_meanwhile
base::Outcome save_text(Tx&, base::Region, rules::Text const&);
/// @errors text_unknown
base::Result<rules::Text> get_text(Tx&, base::Region, TextId);
/// Waiting ones whose next attempt is due, the longest due first.
std::vector<rules::Text> list_due_texts(Tx&, base::Region, base::Instant now, std::int64_t limit);
/// Nobody was told yet: waiting or failed ones of a node (0: of all), oldest first.
std::vector<rules::Text> list_untold_texts(Tx&, base::Region, NodeId, TextId after, std::int64_t limit);
/// The same whose source is this one or lies below it.
std::vector<rules::Text> list_untold_below(Tx&, base::Region, std::string_view source);
/// Empties phone and words of texts asked before the instant; one that still waits has failed.
void erase_old_texts(Tx&, base::Region, base::Instant asked_before, base::Instant now);

}  // namespace message::store
