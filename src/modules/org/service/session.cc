// Signing in, changing hats, signing out.
#include "modules/org/service/session.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/service/hats.h"
#include "modules/org/service/people.h"
#include "modules/org/store/organisation.h"
#include "platform/audit/audit.h"
#include "platform/auth/account.h"
#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"
#include "platform/auth/totp.h"

namespace org::service {
namespace {

namespace auth = platform::auth;

std::string name_of_unit(Tx& tx, Hat const& hat) {
  if (!hat.unit) return {};
  auto const units = store::list_units(tx, hat.region);
  auto const unit = std::ranges::find(units, hat.unit, &Unit::id);
  return unit == units.end() ? std::string{} : unit->name;
}

HatView view_of(Tx& tx, Hat const& hat) {
  auto const organisation = find_organisation(tx, hat.region, hat.organisation);
  auto const* post = rules::find_post(hat.post);
  HatView v;
  v.id = hat.id;
  v.organisation = hat.organisation;
  if (organisation) v.organisation_name = organisation->short_name;
  v.unit = hat.unit;
  v.unit_name = name_of_unit(tx, hat);
  v.post = hat.post;
  v.post_name = post ? post->zh : hat.post;
  v.post_name_en = post ? post->en : hat.post;
  v.reach = hat.reach;
  v.nodes = hat.nodes;
  v.permissions = {hat.permissions.begin(), hat.permissions.end()};
  return v;
}

/// The hash of a password that nobody has: an unknown name takes as long as a known one.
std::string const& nobodys_password() {
  static std::string const hash = auth::hash_password(auth::random_bytes(24));
  return hash;
}

std::vector<Hat> hats_of(Door const& door, PersonId person, base::Instant now) {
  std::vector<Hat> hats;
  door.database->read([&](Tx& tx) { hats = list_hats(tx, door.region, person, now); });
  return hats;
}

/// Counts against account and address, and keeps a record.
void count_failure(Door const& door, PersonId person, Caller const& caller, std::string_view action) {
  door.failures->count(caller.origin.address, caller.now);
  if (!person) return;
  door.database->write_now([&](Tx& tx) {
    auth::count_failure(tx, door.region, person, caller.now);
    note(tx, caller, door.region, action, person);
    return true;
  });
}

base::Result<auth::Account> check_secret(Door const& door, Login const& login, Caller const& caller) {
  std::optional<auth::Account> account;
  door.database->read([&](Tx& tx) { account = auth::find_account(tx, door.region, login.login); });
  auto const usable = account && !account->password.empty() && !account->disabled &&
                      account->locked_until <= caller.now &&
                      !door.failures->is_locked(caller.origin.address, caller.now);
  auto const good = auth::verify_password(usable ? account->password : nobodys_password(), login.password);
  if (usable && good) return *std::move(account);
  // A locked or disabled account is not counted on: it would be locked for ever by a stranger's attempts.
  count_failure(door, usable ? account->person : PersonId{}, caller, "org.login_failed");
  return auth::refusal::login_failed;
}

/// Uses the code up in the transaction that asks for it, so that of two logins with one code only one
/// succeeds.
bool use_code(Tx& tx, Door const& door, auth::Account const& account, Login const& login, base::Instant now) {
  auto const step = auth::match_totp(account.totp, login.totp, account.totp_step, now);
  if (step) return auth::use_totp_step(tx, door.region, account.person, *step);
  return auth::use_recovery_code(tx, door.region, account.person, login.totp);
}

base::Outcome check_second_factor(Door const& door, auth::Account const& account, Login const& login,
                                  Caller const& caller) {
  if (account.totp.empty()) return base::Done{};
  if (login.totp.empty()) return auth::refusal::totp_needed;
  auto used = false;
  door.database->write_now([&](Tx& tx) { return used = use_code(tx, door, account, login, caller.now); });
  if (used) return base::Done{};
  count_failure(door, account.person, caller, "org.totp_failed");
  return auth::refusal::totp_wrong;
}

/// What a good login leaves behind; yesterday's hash becomes today's.
void record_login(Door const& door, auth::Account const& account, Login const& login, Caller const& caller) {
  auto const again = auth::is_outdated(account.password) ? auth::hash_password(login.password) : "";
  door.database->write_now([&](Tx& tx) {
    auth::forget_failures(tx, door.region, account.person);
    if (!again.empty()) auth::save_password(tx, door.region, account.person, again, account.must_change);
    note(tx, caller, door.region, "org.login", account.person);
    return true;
  });
}

}  // namespace

void note(Tx& tx, Caller const& caller, base::Region region, std::string_view action, PersonId about) {
  platform::audit::Entry e;
  e.id = {base::ids_of_thread().next(caller.now.ms)};
  e.at = caller.now;
  e.person = caller.hat ? caller.hat->person : about;
  if (caller.hat) e.hat = caller.hat->id;
  e.address = caller.origin.address;
  e.device = caller.origin.device;
  e.request_id = caller.origin.request_id;
  e.action = action;
  e.subject = subject_of(about);
  e.changes.text = "{}";
  platform::audit::append(tx, region, e);
}

Me describe_me(Door const& door, Hat const& hat, std::string const& csrf, base::Instant now) {
  Me me;
  me.person = hat.person;
  me.person_name = hat.person_name;
  me.region = hat.region;
  me.csrf = csrf;
  door.database->read([&](Tx& tx) {
    me.hat = view_of(tx, hat);
    for (auto const& h : list_hats(tx, hat.region, hat.person, now)) me.hats.push_back(view_of(tx, h));
    auto const account = auth::find_account(tx, hat.region, hat.person);
    me.must_change = account && account->must_change;
    me.has_totp = account && !account->totp.empty();
  });
  return me;
}

base::Result<SignedIn> sign_in(Door const& door, Login const& login, Caller const& caller) {
  auto const account = TRY(check_secret(door, login, caller));
  TRY(check_second_factor(door, account, login, caller));
  auto const hats = hats_of(door, account.person, caller.now);
  if (hats.empty()) return auth::refusal::no_hat;
  record_login(door, account, login, caller);
  auto const opened =
      door.sessions->open(hats.front(), {caller.origin.address, caller.origin.device, login.scanner});
  return SignedIn{describe_me(door, hats.front(), opened.session.csrf, caller.now), opened.token};
}

base::Result<SignedIn> change_hat(Door const& door, HatId wanted, Caller const& caller) {
  auto const hats = hats_of(door, caller.hat->person, caller.now);
  auto const hat = std::ranges::find(hats, wanted, &Hat::id);
  if (hat == hats.end()) return auth::refusal::hat_unknown;
  auto const opened =
      door.sessions->change_hat(caller.token, *hat, {caller.origin.address, caller.origin.device});
  if (!opened) return auth::refusal::hat_unknown;
  door.database->write_now([&](Tx& tx) {
    note(tx, caller, door.region, "org.change_hat", hat->person);
    return true;
  });
  return SignedIn{describe_me(door, *hat, opened->session.csrf, caller.now), opened->token};
}

void sign_out(Door const& door, Caller const& caller) {
  door.sessions->end(caller.token);
  door.database->write_now([&](Tx& tx) {
    note(tx, caller, door.region, "org.logout", caller.hat->person);
    return true;
  });
}

SessionList list_sessions(Door const& door, Caller const& caller) {
  return {door.sessions->list(caller.hat->person, caller.token)};
}

base::Outcome end_session(Door const& door, std::string const& id, Caller const& caller) {
  if (!door.sessions->end_one(caller.hat->person, id)) return auth::refusal::session_unknown;
  door.database->write_now([&](Tx& tx) {
    note(tx, caller, door.region, "org.end_session", caller.hat->person);
    return true;
  });
  return base::Done{};
}

}  // namespace org::service
