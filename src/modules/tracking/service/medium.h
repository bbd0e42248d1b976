// Use cases of media: the list, and one of them opened for a purpose.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/medium.h"
#include "platform/command/act.h"
#include "platform/http/route.h"

namespace tracking::service {

using platform::command::Look;

struct AskMedia {
  std::string vehicle, kind;
  rules::MediumId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskMedia, "Which media.", FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(kind, "image, audio or video").longest(10).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct MediumList {
  std::vector<rules::Medium> items;
  std::optional<rules::MediumId> next;
};
DESCRIBE(MediumList, "Media, newest first.", FIELD(items, "media"), FIELD(next, "cursor of the next page"))
struct AskMediumFile {
  rules::MediumId medium;
  std::string purpose;
};
DESCRIBE(AskMediumFile, "One medium.", FIELD(medium, "which"),
         FIELD(purpose, "why it is looked at; people may be on it").longest(200).or_default())

base::Result<MediumList> list_media(Look&, AskMedia const&);
/// @errors medium_unknown, out_of_reach, media_purpose_missing
base::Result<platform::http::File> view_medium(Look&, AskMediumFile const&);

}  // namespace tracking::service
