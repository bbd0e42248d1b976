// Links by which somebody without an account follows one item.
#include "modules/monitor/http/monitor.h"
#include "modules/monitor/service/share.h"

namespace monitor::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_shares(platform::app::Host& host) {
  constexpr char const* kShare = "monitor.share";
  host.command<MakeShare, ShareView>(
      {Method::post, "/api/monitor/shares", kShare, "Makes a link that follows an item.", Rate::write}, make_share);
  host.query<AskShares, ShareList>({Method::get, "/api/monitor/shares", kShare, "Links, newest first."},
                                   list_shares);
  host.query<OneShare, ShareLink>(
      {Method::get, "/api/monitor/shares/{share}/link", kShare, "The link itself, to be given to its recipient."},
      view_share_link);
  host.command<OneShare, ShareView>(
      {Method::post, "/api/monitor/shares/{share}/revoke", kShare, "Ends a link.", Rate::write}, revoke_share);
  host.query<AskShared, Shared>({Method::get, "/api/public/share", platform::http::kPublic,
                                 "What a link shows of its item."},
                                [guesses = std::make_shared<TokenGuesses>()](auto& look, auto const& ask) {
                                  return open_share(look, ask, *guesses);
                                });
}

}  // namespace monitor::http
