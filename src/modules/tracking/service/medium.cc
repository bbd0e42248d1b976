// Who looks at a picture, and why, stands in the audit book.
#include "modules/tracking/service/medium.h"

#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/store/medium.h"

namespace tracking::service {

base::Result<MediumList> list_media(Look& look, AskMedia const& ask) {
  MediumList out{store::list_media(look.tx, look.region,
                                   {rules::scope_of(look.hat), ask.vehicle, ask.kind, ask.cursor, ask.limit}),
                 {}};
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

base::Result<platform::http::File> view_medium(Look& look, AskMediumFile const& ask) {
  auto const m = TRY(store::get_medium(look.tx, look.region, ask.medium));
  if (!rules::scope_of(look.hat).covers(m.organisation)) return refusal::out_of_reach;
  if (ask.purpose.empty()) return base::refuse(refusal::media_purpose_missing, {}, "/purpose");
  look.reveal("tracking/medium/" + std::to_string(m.id.value), ask.purpose);
  std::string const type = rules::media_type_of(m.form);
  auto const name = m.vehicle + '-' + std::to_string(m.number) + '.' + std::string{base::to_name(m.form)};
  return platform::http::File{type, name, store::data_of(look.tx, look.region, m.id),
                              type != "application/octet-stream"};
}

}  // namespace tracking::service
