// Use cases of photos.
#include "modules/mail/service/evidence.h"

#include <algorithm>

#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/signing.h"
#include "modules/mail/service/view.h"
#include "modules/mail/store/bag.h"
#include "modules/mail/store/handover.h"
#include "modules/mail/store/item.h"
#include "platform/auth/secret.h"

namespace mail::service {
namespace {

constexpr std::size_t kPhotoMax = 2 * 1024 * 1024;

/// By its first bytes, never by what the client calls it.
std::string media_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return "image/webp";
  return "";
}

/// A photo is seen by whoever sees one of the things that it proves.
bool is_in_reach(Look& look, store::PhotoUse const& use) {
  if (use.person == look.hat.person || look.hat.covers(use.node)) return true;
  if (use.organisation && use.organisation == look.hat.organisation) return true;
  if (use.item)
    if (auto const item = store::get_item(look.tx, look.region, use.item); item && check_item_reach(look, item.value()))
      return true;
  if (!use.bag) return false;
  auto const bag = store::get_bag(look.tx, look.region, use.bag);
  return bag && check_bag_reach(look, bag.value());
}

}  // namespace

base::Result<KeptPhoto> keep_photo(Act& act, KeepPhoto const& request, platform::http::Upload const& upload) {
  // A driver has no node and takes photos at every stop; the handover says where it was.
  if (act.hat.reach != platform::auth::Reach::own) TRY(check_reach(act.hat, request.node));
  auto const type = media_type_of(upload.bytes);
  if (type.empty() || upload.bytes.size() > kPhotoMax)
    return refusal::photo_unknown;
  KeptPhoto kept{digest_of(upload.bytes)};
  store::insert_evidence(act.tx, act.region, {kept.sha256, type, platform::auth::to_base64(upload.bytes)},
                         act.hat.person, request.node, act.now);
  return kept;
}

base::Result<platform::http::File> read_photo(Look& look, AskPhoto const& ask) {
  auto const photo = store::find_evidence(look.tx, look.region, ask.sha256);
  if (!photo) return refusal::photo_unknown;
  auto const uses = store::list_photo_uses(look.tx, look.region, ask.sha256);
  if (!std::ranges::any_of(uses, [&look](auto const& use) { return is_in_reach(look, use); }))
    return refusal::out_of_reach;
  return platform::http::File{photo->media_type, ask.sha256,
                              platform::auth::from_base64(photo->bytes).value_or("")};
}

}  // namespace mail::service
