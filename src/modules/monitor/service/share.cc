// Links made, ended and opened.
#include "modules/monitor/service/share.h"

#include <algorithm>

#include "modules/mail/face/whereabouts.h"
#include "modules/monitor/rules/refusals.h"
#include "modules/monitor/service/riding.h"
#include "modules/monitor/store/share.h"
#include "modules/org/face/names.h"
#include "platform/auth/secret.h"

namespace monitor::service {
namespace {

using platform::auth::Hat;
using platform::auth::Reach;
using rules::Share;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::size_t kTokenBytes = 18;

std::string subject_of(rules::ShareId id) { return "monitor/share/" + std::to_string(id.value); }

/// A hat that sees neither the county nor its organisation sees what its person made.
store::ShareFilter within_reach(Hat const& hat) {
  store::ShareFilter f;
  if (hat.reach == Reach::region) return f;
  f.organisation = hat.organisation;
  if (hat.reach == Reach::node || hat.reach == Reach::own) f.made_by = hat.person;
  return f;
}

/// @errors share_unknown, out_of_reach
base::Result<Share> get_within(Tx& tx, Hat const& hat, rules::ShareId id) {
  auto s = TRY(store::get_share(tx, hat.region, id));
  auto const f = within_reach(hat);
  if (f.organisation && s.organisation != f.organisation) return refusal::out_of_reach;
  if (f.made_by && s.made_by != f.made_by) return refusal::out_of_reach;
  return s;
}

ShareView view_of(org::Names& names, Share s, base::Instant now) {
  ShareView v;
  v.open = rules::is_open(s, now);
  v.made_by_name = names.of(s.made_by);
  v.revoked_by_name = names.of(s.revoked_by);
  v.share = std::move(s);
  return v;
}

std::string name_of(Look& look, NodeId node) {
  auto const found = network::find_node(look.tx, look.region, node);
  return found ? found->name : std::string{};
}

SharedRide shown_of(Look& look, RidingRun const& riding) {
  auto const& d = riding.driven;
  SharedRide out{.line = d.run.line, .headsign = d.run.headsign, .plate = rules::mask_plate(d.run.vehicle)};
  for (auto const& s : d.stops) {
    out.stops.push_back({s.name, s.arrives_at, s.expected_at, s.arrived_at});
    if (s.node == riding.bag.unload_node) break;
  }
  out.next_stop = std::min(static_cast<std::int64_t>(rules::next_stop(d)), std::ssize(out.stops));
  out.unload_name = riding.bag.unload_name;
  out.expected_at = riding.bag.expected_at.ms ? riding.bag.expected_at : riding.bag.planned_at;
  if (auto const latest = tracking::find_latest(look.tx, look.region, d.run.vehicle)) {
    out.lat_e7 = latest->lat_e7;
    out.lon_e7 = latest->lon_e7;
    out.seen_at = latest->at;
  }
  return out;
}

}  // namespace

base::Result<ShareView> make_share(Act& act, MakeShare const& request) {
  Look look{act.tx, act.hat, act.now, act.origin};
  TRY(mail::check_sees_item(look, request.item));
  auto const item = TRY(mail::whereabouts_of(act.tx, act.region, request.item));
  if (rules::is_over(item.state)) return refusal::item_is_over;
  auto const token = platform::auth::to_base64url(platform::auth::random_bytes(kTokenBytes));
  Share s;
  s.id = act.make_id<rules::ShareId>();
  s.item = item.item;
  s.number = item.number;
  s.recipient = request.recipient;
  s.token = store::seal_token(token);
  s.token_hash = store::hash_of_token(token);
  s.organisation = act.hat.organisation;
  s.made_by = act.hat.person;
  s.made_at = act.now;
  s.expires_at = act.now.plus_ms(request.hours * kHourMs);
  store::insert_share(act.tx, act.region, s);
  act.audit("monitor.make_share", subject_of(s.id), static_cast<Share const*>(nullptr), &s);
  act.record(events::kShareChanged, subject_of(s.id), {}, s);
  org::Names names{act.tx, act.region, org::NameForm::full};
  return view_of(names, std::move(s), act.now);
}

base::Result<ShareView> revoke_share(Act& act, OneShare const& request) {
  auto const before = TRY(get_within(act.tx, act.hat, request.share));
  if (!rules::is_open(before, act.now)) return refusal::share_is_over;
  auto after = before;
  after.revoked_by = act.hat.person;
  after.revoked_at = act.now;
  ++after.version;
  TRY(store::save_share(act.tx, act.region, after));
  act.audit("monitor.revoke_share", subject_of(after.id), &before, &after);
  act.record(events::kShareChanged, subject_of(after.id), {}, after);
  org::Names names{act.tx, act.region, org::NameForm::full};
  return view_of(names, std::move(after), act.now);
}

base::Result<ShareList> list_shares(Look& look, AskShares const& ask) {
  auto f = within_reach(look.hat);
  f.item = ask.item;
  f.number = ask.number;
  if (ask.open) f.open_at = look.now;
  f.after = ask.cursor;
  f.limit = ask.limit;
  ShareList out;
  org::Names names{look.tx, look.region, org::NameForm::full};
  for (auto& s : store::list_shares(look.tx, look.region, f))
    out.items.push_back(view_of(names, std::move(s), look.now));
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().share.id;
  return out;
}

base::Result<ShareLink> view_share_link(Look& look, OneShare const& ask) {
  auto const s = TRY(get_within(look.tx, look.hat, ask.share));
  if (!rules::is_open(s, look.now)) return refusal::share_is_over;
  look.reveal(subject_of(s.id), "copy the link");
  return ShareLink{"/share#" + store::open_token(s)};
}

base::Result<Shared> open_share(Look& look, AskShared const& ask, TokenGuesses& guesses) {
  if (guesses.is_locked(look.origin.address, look.now)) return refusal::share_closed;
  auto const s = store::find_by_token(look.tx, look.region, ask.token);
  if (!s) guesses.count(look.origin.address, look.now);
  if (!s || !rules::is_open(*s, look.now)) return refusal::share_closed;
  auto const item = mail::whereabouts_of(look.tx, look.region, s->item);
  if (!item) return refusal::share_closed;
  auto const& w = item.value();
  Shared out;
  out.number = base::mask_number(w.number);
  out.state = w.state;
  out.destination = name_of(look, w.destination);
  out.expires_at = s->expires_at;
  out.as_of = look.now;
  if (rules::is_over(w.state)) return out;
  out.place = name_of(look, w.node);
  if (!w.bag || w.state != mail::ItemState::bagged) return out;
  auto const riding = find_riding(look.tx, look.region, w.bag, look.now);
  if (riding && riding->bag.on_board) out.ride = shown_of(look, *riding);
  return out;
}

}  // namespace monitor::service
