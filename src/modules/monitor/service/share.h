// Use cases of share links: made and ended by people, opened by anybody who holds one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/monitor/rules/share.h"
#include "platform/auth/failure_count.h"
#include "platform/command/act.h"

namespace monitor::service {

using platform::command::Act;
using platform::command::Look;

struct MakeShare {
  mail::ItemId item;
  std::int64_t hours{72};
  std::string recipient;
};
DESCRIBE(MakeShare, "Makes a link by which somebody without an account follows an item.", FIELD(item, "which"),
         FIELD(hours, "for how long").at_least(1).at_most(rules::kShareHoursMost).or_default(),
         FIELD(recipient, "for whom").longest(60).personal(base::mask_name).or_default())
struct OneShare {
  rules::ShareId share;
};
DESCRIBE(OneShare, "One link.", FIELD(share, "which"))
struct AskShares {
  mail::ItemId item;
  std::string number;
  bool open{};
  rules::ShareId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskShares, "Which links.", FIELD(item, "of this item").or_default(),
         FIELD(number, "number of the item").longest(60).or_default(),
         FIELD(open, "only those that still open").or_default(), FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct ShareView {
  rules::Share share;
  bool open{};
  std::string made_by_name, revoked_by_name;
};
DESCRIBE(ShareView, "A link with names.", FIELD(share, "it"), FIELD(open, "it still opens"),
         FIELD(made_by_name, "who made it"), FIELD(revoked_by_name, "who ended it"))
struct ShareList {
  std::vector<ShareView> items;
  std::optional<rules::ShareId> next;
};
DESCRIBE(ShareList, "Links, newest first.", FIELD(items, "links"), FIELD(next, "cursor of the next page"))
struct ShareLink {
  std::string path;
};
DESCRIBE(ShareLink, "What is given to the recipient.", FIELD(path, "path of the page, with what opens it"))

struct AskShared {
  std::string token;
};
DESCRIBE(AskShared, "What a link shows.", FIELD(token, "what opens it").shortest(1).longest(64))
struct SharedStop {
  std::string name;
  base::Instant planned_at, expected_at, arrived_at;
};
DESCRIBE(SharedStop, "A stop on the way.", FIELD(name, "name"), FIELD(planned_at, "planned arrival"),
         FIELD(expected_at, "estimated arrival, 0: none"), FIELD(arrived_at, "arrived, 0: not yet"))
/// The vehicle that carries it now: gone from the link as soon as the item is handed over.
struct SharedRide {
  std::string line, headsign, plate;
  std::vector<SharedStop> stops;
  std::int64_t next_stop{};
  std::int64_t lat_e7{}, lon_e7{};
  base::Instant seen_at;
  std::string unload_name;
  base::Instant expected_at;
};
DESCRIBE(SharedRide, "The vehicle that carries an item.", FIELD(line, "code of the line"),
         FIELD(headsign, "where to"), FIELD(plate, "masked"), FIELD(stops, "to where it is unloaded"),
         FIELD(next_stop, "order of the first stop that it has not come to"),
         FIELD(lat_e7, "degrees north × 10⁷, WGS-84; 0 unknown"), FIELD(lon_e7, "degrees east × 10⁷, WGS-84"),
         FIELD(seen_at, "GNSS time, 0: unknown"), FIELD(unload_name, "where it is unloaded"),
         FIELD(expected_at, "estimated or planned arrival there"))
struct Shared {
  std::string number;
  mail::ItemState state{};
  std::string place, destination;
  std::optional<SharedRide> ride;
  base::Instant expires_at, as_of;
};
DESCRIBE(Shared, "What a link shows of an item.", FIELD(number, "masked number"), FIELD(state, "life"),
         FIELD(place, "node where it is, empty on a vehicle"), FIELD(destination, "where it goes"),
         FIELD(ride, "the vehicle that carries it"), FIELD(expires_at, "the link opens until then"),
         FIELD(as_of, "moment of the answer"))

/// @errors item_unknown, out_of_reach (who may not see the item), item_is_over
base::Result<ShareView> make_share(Act&, MakeShare const&);
/// @errors share_unknown, out_of_reach, share_is_over
base::Result<ShareView> revoke_share(Act&, OneShare const&);
/// The whole county's, those of one's organisation, or one's own, by reach.
base::Result<ShareList> list_shares(Look&, AskShares const&);
/// What was made once can be given again; who asked for it is in the audit book.
/// @errors share_unknown, out_of_reach, share_is_over
base::Result<ShareLink> view_share_link(Look&, OneShare const&);

/// Wrong tokens by address.
struct TokenGuesses : platform::auth::FailureCount {};
/// The same refusal for a token that never was, has expired or was revoked. @errors share_closed
base::Result<Shared> open_share(Look&, AskShared const&, TokenGuesses&);

}  // namespace monitor::service
