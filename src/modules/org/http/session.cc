// Routes under /api/auth.
#include "modules/org/http/session.h"

#include "modules/org/service/keys.h"
#include "modules/org/service/password.h"
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
struct EndSession {
  std::string session;
};
DESCRIBE(EndSession, "Ends one of one's sessions.", FIELD(session, "which").longest(16))

/// Lax, so that a link from a message opens the page signed in; every write carries the CSRF token besides.
std::string cookie(bool secure, std::string const& token) {
  auto const* name = secure ? "__Host-yidao" : "yidao";
  return std::string{name} + "=" + token + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "") +
         (token.empty() ? "; Max-Age=0" : "");
}

service::Caller caller_of(Visit const& visit) {
  return {visit.origin, visit.now, visit.hat.get(), visit.session_token};
}

service::Me signed_in(Visit& visit, service::SignedIn in) {
  visit.set_cookies.push_back(cookie(visit.secure, in.token));
  return std::move(in.me);
}

/// For calls that leave nothing but their effect.
base::Result<Nothing> answer_nothing(base::Outcome const& outcome) {
  if (!outcome) return outcome.refusal();
  return Nothing{};
}

}  // namespace

void install_session(platform::app::Host& host) {
  service::Door const door{host.database, host.sessions,
                           host.region};  // null while the API is only described
  host.visit<service::Login, service::Me>(
      {Method::post, "/api/auth/login", platform::http::kPublic, "Signs in and sets the session cookie.",
       Rate::guessable},
      [door](Visit& visit, service::Login const& request) -> base::Result<service::Me> {
        return signed_in(visit, TRY(service::sign_in(door, request, caller_of(visit))));
      });
  host.visit<Nothing, Nothing>(
      {Method::post, "/api/auth/logout", platform::http::kSignedIn, "Ends the session.", Rate::write},
      [door](Visit& visit, Nothing const&) -> base::Result<Nothing> {
        service::sign_out(door, caller_of(visit));
        visit.set_cookies.push_back(cookie(visit.secure, ""));
        return Nothing{};
      });
  host.visit<Nothing, service::Me>(
      {Method::get, "/api/auth/me", platform::http::kSignedIn, "The person who is signed in."},
      [door](Visit& visit, Nothing const&) -> base::Result<service::Me> {
        auto const session = door.sessions->load(visit.session_token);
        return service::describe_me(door, *visit.hat, session ? session->csrf : "", visit.now);
      });
  host.visit<WearHat, service::Me>(
      {Method::post, "/api/auth/hat", platform::http::kSignedIn, "Changes the hat worn.", Rate::write},
      [door](Visit& visit, WearHat const& request) -> base::Result<service::Me> {
        return signed_in(visit, TRY(service::change_hat(door, request.hat, caller_of(visit))));
      });
  host.visit<Nothing, service::SessionList>(
      {Method::get, "/api/auth/sessions", platform::http::kSignedIn, "One's open sessions."},
      [door](Visit& visit, Nothing const&) -> base::Result<service::SessionList> {
        return service::list_sessions(door, caller_of(visit));
      });
  host.visit<EndSession, Nothing>(
      {Method::post, "/api/auth/sessions/{session}/end", platform::http::kSignedIn,
       "Ends one of one's sessions.", Rate::write},
      [door](Visit& visit, EndSession const& request) {
        return answer_nothing(service::end_session(door, request.session, caller_of(visit)));
      });
}

void install_account(platform::app::Host& host) {
  service::Door const door{host.database, host.sessions, host.region};
  host.visit<service::ChangePassword, Nothing>(
      {Method::post, "/api/auth/password", platform::http::kSignedIn, "Changes one's password.",
       Rate::guessable},
      [door](Visit& visit, service::ChangePassword const& request) -> base::Result<Nothing> {
        TRY(service::change_password(door, request, caller_of(visit)));
        visit.set_cookies.push_back(cookie(visit.secure, ""));
        return Nothing{};
      });
  host.visit<service::IssuePassword, service::OneTimePassword>(
      {Method::post, "/api/org/people/{person}/password", "org.manage_people", "Issues a one-time password.",
       Rate::heavy},
      [door](Visit& visit, service::IssuePassword const& request) {
        return service::issue_password(door, request.person, caller_of(visit));
      });
  host.visit<service::ProposeTotp, service::TotpProposal>(
      {Method::post, "/api/auth/totp", platform::http::kSignedIn, "Begins to set up a second factor.",
       Rate::guessable},
      [door](Visit& visit, service::ProposeTotp const& request) {
        return service::propose_totp(door, request, caller_of(visit));
      });
  host.visit<service::ConfirmTotp, service::RecoveryCodes>(
      {Method::post, "/api/auth/totp/confirm", platform::http::kSignedIn, "Sets up the second factor.",
       Rate::guessable},
      [door](Visit& visit, service::ConfirmTotp const& request) {
        return service::confirm_totp(door, request, caller_of(visit));
      });
  host.visit<service::ProposeTotp, Nothing>(
      {Method::post, "/api/auth/totp/remove", platform::http::kSignedIn, "Takes the second factor away.",
       Rate::guessable},
      [door](Visit& visit, service::ProposeTotp const& request) {
        return answer_nothing(service::remove_totp(door, request, caller_of(visit)));
      });
  host.command<service::RegisterKey, platform::auth::SigningKey>(
      {Method::post, "/api/auth/keys", platform::http::kSignedIn, "Registers this device's signing key.",
       Rate::write},
      service::register_key);
  host.command<service::RevokeKey, platform::auth::SigningKey>(
      {Method::post, "/api/auth/keys/{key}/revoke", platform::http::kSignedIn, "Revokes a signing key.",
       Rate::write},
      service::revoke_key);
  host.query<Nothing, service::KeyList>(
      {Method::get, "/api/auth/keys", platform::http::kSignedIn, "One's own signing keys."},
      [](platform::command::Look& look, Nothing const&) -> base::Result<service::KeyList> {
        return service::list_keys(look);
      });
}

}  // namespace org::http
