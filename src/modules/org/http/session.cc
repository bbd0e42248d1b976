// Routes under /api/auth.
#include "modules/org/http/session.h"

#include "modules/org/service/keys.h"
#include "modules/org/service/session.h"

namespace org::http {
namespace {

using platform::http::Method;
using platform::http::Rate;
using platform::http::Visit;

struct Nothing {};
DESCRIBE_EMPTY(Nothing, "Nothing.")
struct WearHat {
  HatId hat;
};
DESCRIBE(WearHat, "Changes the hat worn.", FIELD(hat, "one of one's own"))
struct ChangePassword {
  std::string old_password, new_password;
};
DESCRIBE(ChangePassword, "Changes one's password; every session ends.", FIELD(old_password, "present one").longest(256).secret(),
         FIELD(new_password, "new one").longest(256).secret())

/// Lax, so that a link from a message opens the page signed in; every write carries the CSRF token besides.
std::string cookie(bool secure, std::string const& token) {
  auto const* name = secure ? "__Host-yidao" : "yidao";
  return std::string{name} + "=" + token + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") +
         (token.empty() ? "; Max-Age=0" : "");
}

}  // namespace

void install_session(platform::app::Host& host) {
  service::Door const door{host.database, host.sessions, host.region};  // null while the API is only described
  host.visit<service::Login, service::Me>(
      {Method::post, "/api/auth/login", platform::http::kPublic, "Signs in and sets the session cookie.", Rate::guessable},
      [door](Visit& visit, service::Login const& request) -> base::Result<service::Me> {
        auto in = TRY(service::sign_in(door, request, visit.origin, visit.now));
        visit.set_cookies.push_back(cookie(visit.secure, in.token));
        return std::move(in.me);
      });
  host.visit<Nothing, Nothing>(
      {Method::post, "/api/auth/logout", platform::http::kSignedIn, "Ends the session.", Rate::write},
      [door](Visit& visit, Nothing const&) -> base::Result<Nothing> {
        door.sessions->end(visit.session_token);
        visit.set_cookies.push_back(cookie(visit.secure, ""));
        return Nothing{};
      });
  host.visit<Nothing, service::Me>(
      {Method::get, "/api/auth/me", platform::http::kSignedIn, "The person who is signed in."},
      [door](Visit& visit, Nothing const&) -> base::Result<service::Me> {
        auto const session = door.sessions->load(visit.session_token);
        service::Me me;
        door.database->read([&](Tx& tx) { me = service::describe_me(tx, *visit.hat, session ? session->csrf : "", visit.now); });
        return me;
      });
  host.visit<WearHat, service::Me>(
      {Method::post, "/api/auth/hat", platform::http::kSignedIn, "Changes the hat worn.", Rate::write},
      [door](Visit& visit, WearHat const& request) -> base::Result<service::Me> {
        auto in = TRY(service::change_hat(door, *visit.hat, request.hat, visit.session_token, visit.origin, visit.now));
        visit.set_cookies.push_back(cookie(visit.secure, in.token));
        return std::move(in.me);
      });
  host.visit<ChangePassword, Nothing>(
      {Method::post, "/api/auth/password", platform::http::kSignedIn, "Changes one's password.", Rate::guessable},
      [door](Visit& visit, ChangePassword const& request) -> base::Result<Nothing> {
        TRY(service::change_password(door, *visit.hat, request.old_password, request.new_password));
        visit.set_cookies.push_back(cookie(visit.secure, ""));
        return Nothing{};
      });
  host.command<service::RegisterKey, platform::auth::SigningKey>(
      {Method::post, "/api/auth/keys", platform::http::kSignedIn, "Registers this device's signing key.", Rate::write},
      service::register_key);
  host.command<service::RevokeKey, platform::auth::SigningKey>(
      {Method::post, "/api/auth/keys/{key}/revoke", platform::http::kSignedIn, "Revokes a signing key.", Rate::write},
      service::revoke_key);
  host.query<Nothing, service::KeyList>(
      {Method::get, "/api/auth/keys", platform::http::kSignedIn, "One's own signing keys."},
      [](platform::command::Look& look, Nothing const&) -> base::Result<service::KeyList> {
        return service::list_keys(look);
      });
}

}  // namespace org::http
