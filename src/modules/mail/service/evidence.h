// Photos as evidence: named by what they show, bit for bit.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/mail/service/desk.h"
#include "platform/http/route.h"

namespace mail::service {

struct KeepPhoto {
  NodeId node;
};
DESCRIBE(KeepPhoto, "Keeps a photo; the body is its bytes (JPEG, PNG or WebP, at most 2 MiB).",
         FIELD(node, "where it was taken"))
struct KeptPhoto {
  std::string sha256;
};
DESCRIBE(KeptPhoto, "A kept photo.", FIELD(sha256, "its name"))
struct AskPhoto {
  std::string sha256;
};
DESCRIBE(AskPhoto, "Which photo.", FIELD(sha256, "its name").shortest(64).longest(64))

/// @errors out_of_reach, photo_unknown (not a picture, or too large)
base::Result<KeptPhoto> keep_photo(Act&, KeepPhoto const&, platform::http::Upload const&);
/// @errors photo_unknown, out_of_reach
base::Result<platform::http::File> read_photo(Look&, AskPhoto const&);

}  // namespace mail::service
