// Share links 分享链接: somebody without an account follows one item, until the link ends.
#pragma once
#include <string>
#include <string_view>

#include "base/mask.h"
#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/monitor/monitor.h"

namespace monitor::rules {

using ShareId = base::Id<struct ShareTag>;

struct Share {
  ShareId id;
  mail::ItemId item;
  std::string number;      ///< of the item
  std::string recipient;   ///< for whom it was made, "" when nobody said
  std::string token;       ///< what opens it, sealed
  std::string token_hash;  ///< what it is looked up by
  OrganisationId organisation;  ///< of who made it
  PersonId made_by;
  base::Instant made_at, expires_at;
  PersonId revoked_by;
  base::Instant revoked_at;  ///< 0: it was not
  std::int64_t version{1};
};
DESCRIBE(Share, "A link by which somebody follows one item.", FIELD(id, "key"), FIELD(item, "which"),
         FIELD(number, "of the item"), FIELD(recipient, "for whom").personal(base::mask_name),
         FIELD(token, "what opens it").secret(), FIELD(token_hash, "what it is looked up by").secret(),
         FIELD(organisation, "of who made it"), FIELD(made_by, "who made it"), FIELD(made_at, "when"),
         FIELD(expires_at, "opens until then"), FIELD(revoked_by, "who ended it"),
         FIELD(revoked_at, "when, 0: not"), FIELD(version, "grows with every change"))

/// Longer than any item stays in a county.
inline constexpr std::int64_t kShareHoursMost = 30 * 24;

bool is_open(Share const&, base::Instant now);
/// Nobody holds it any more: a link to it has nothing left to show.
bool is_over(mail::ItemState);
/// "云A***45": enough to know the vehicle that comes by, not to look it up.
std::string mask_plate(std::string_view utf8);

}  // namespace monitor::rules
