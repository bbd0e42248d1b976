// SQL text that statements over handed-over bags have in common.
#pragma once
#include <string>

namespace mail::store {

/// What was in the bag `l.bag` when it changed hands by `h`: put in before, and not taken out until then.
/// What is ticked off in the very instant of the handover came with the bag.
inline std::string const kInBagOfLine =
    " LEFT JOIN mail_bag_item x ON x.region = h.region AND x.bag = l.bag AND l.bag <> 0"
    " AND x.added_at <= h.completed_at AND (x.removed_at = 0 OR x.removed_at >= h.completed_at)";
/// The item that the line moved: loose, or what `kInBagOfLine` found.
inline std::string const kItemOfLine =
    " JOIN mail_item i ON i.region = h.region AND i.id = CASE WHEN l.bag <> 0 THEN x.item ELSE l.item END";

}  // namespace mail::store
