// Bytes shown as hexadecimal digits.
#include "modules/tracking/service/raw.h"

#include "base/hex.h"
#include "modules/tracking/store/quarantine.h"
#include "modules/tracking/store/upload.h"

namespace tracking::service {

constexpr std::size_t kShown = 1'000;

std::string mask_body(std::string_view) { return "***"; }

base::Result<UploadList> list_uploads(Look& look, AskUploads const& ask) {
  UploadList out;
  if (!ask.purpose.empty()) look.reveal("tracking/uploads/" + ask.vehicle, ask.purpose);
  for (auto const& u : store::list_uploads(look.tx, look.region,
                                           {rules::scope_of(look.hat), ask.vehicle, ask.message, ask.cursor,
                                            ask.limit}))
    out.items.push_back({u.id, u.terminal, u.vehicle, u.message, u.received_at,
                         base::to_hex(std::string_view{u.body}.substr(0, kShown))});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

base::Result<QuarantineList> list_quarantine(Look& look, AskQuarantine const& ask) {
  QuarantineList out;
  if (rules::scope_of(look.hat).none) return out;
  for (auto const& q :
       store::list_quarantined(look.tx, look.region, {ask.number, ask.defect, ask.address, ask.cursor, ask.limit}))
    out.items.push_back({q.id, q.received_at, q.address, q.number, q.defect, base::to_hex(q.bytes)});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

}  // namespace tracking::service
