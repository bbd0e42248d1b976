// Signing in and changing hats.
#include "modules/org/service/session.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/service/hats.h"
#include "platform/audit/audit.h"
#include "platform/auth/account.h"
#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"

namespace org::service {
namespace {

namespace auth = platform::auth;

HatView view_of(Tx& tx, Hat const& hat) {
  auto const organisation = find_organisation(tx, hat.region, hat.organisation);
  auto const* post = rules::find_post(hat.post);
  return {hat.id,
          hat.organisation,
          organisation ? organisation->short_name : "",
          hat.post,
          post ? post->zh : hat.post,
          post ? post->en : hat.post,
          hat.reach,
          hat.nodes,
          {hat.permissions.begin(), hat.permissions.end()}};
}

/// The hash of a password that nobody has: an unknown name takes as long as a known one.
std::string const& nobodys_password() {
  static std::string const hash = auth::hash_password(auth::random_bytes(24));
  return hash;
}

void count_failure(auth::Account& a, base::Instant now) {
  if (++a.failures < auth::kFailuresMax) return;
  a.failures = 0;
  a.locked_until = now.plus_ms(auth::kLockMs);
}

void save(Door const& door, auth::Account const& account, char const* action,
          platform::command::Origin const& origin, base::Instant now) {
  door.database->write_now([&](Tx& tx) {
    auth::save_account(tx, door.region, account);
    platform::audit::Entry e;
    e.id = {static_cast<std::int64_t>(now.ms << 20 | (std::hash<std::string>{}(origin.request_id) & 0xfffff))};
    e.at = now;
    e.person = account.person;
    e.address = origin.address;
    e.device = origin.device;
    e.request_id = origin.request_id;
    e.action = action;
    e.subject = "org/person/" + std::to_string(account.person.value);
    e.changes.text = "{}";
    platform::audit::append(tx, door.region, e);
    return true;
  });
}

/// Name and password, in a time that does not tell which of them is wrong.
base::Result<auth::Account> check_secret(Door const& door, Login const& login, platform::command::Origin const& origin,
                                         base::Instant now) {
  std::optional<auth::Account> account;
  door.database->read([&](Tx& tx) { account = auth::find_account(tx, door.region, login.login); });
  auto const good = auth::verify_password(account ? account->password : nobodys_password(), login.password);
  if (!account || account->disabled || now < account->locked_until) return auth::refusal::login_failed;
  if (good) return *std::move(account);
  count_failure(*account, now);
  save(door, *account, "org.login_failed", origin, now);
  return auth::refusal::login_failed;
}

base::Outcome check_second_factor(Door const& door, auth::Account& account, Login const& login,
                                  platform::command::Origin const& origin, base::Instant now) {
  if (account.totp.empty()) return base::Done{};
  if (login.totp.empty()) return auth::refusal::totp_needed;
  auto const step = auth::match_totp(account.totp, login.totp, account.totp_step, now);
  if (step) {
    account.totp_step = *step;
    return base::Done{};
  }
  count_failure(account, now);
  save(door, account, "org.totp_failed", origin, now);
  return auth::refusal::totp_wrong;
}

SignedIn begin(Door const& door, Hat const& hat, platform::command::Origin const& origin, bool scanner, base::Instant now) {
  auto const opened = door.sessions->open(hat, {origin.address, origin.device, scanner});
  SignedIn out{{}, opened.token};
  door.database->read([&](Tx& tx) { out.me = describe_me(tx, hat, opened.session.csrf, now); });
  return out;
}

}  // namespace

Me describe_me(Tx& tx, Hat const& hat, std::string const& csrf, base::Instant now) {
  Me me;
  me.person = hat.person;
  me.person_name = hat.person_name;
  me.region = hat.region;
  me.hat = view_of(tx, hat);
  for (auto const& h : list_hats(tx, hat.region, hat.person, now)) me.hats.push_back(view_of(tx, h));
  me.csrf = csrf;
  auto const account = auth::find_account(tx, hat.region, hat.person);
  me.must_change = account && account->must_change;
  return me;
}

base::Result<SignedIn> sign_in(Door const& door, Login const& login, platform::command::Origin const& origin,
                               base::Instant now) {
  auto account = TRY(check_secret(door, login, origin, now));
  TRY(check_second_factor(door, account, login, origin, now));
  std::vector<Hat> hats;
  door.database->read([&](Tx& tx) { hats = list_hats(tx, door.region, account.person, now); });
  if (hats.empty()) return auth::refusal::no_hat;
  account.failures = 0;
  save(door, account, "org.login", origin, now);
  return begin(door, hats.front(), origin, login.scanner, now);
}

base::Result<SignedIn> change_hat(Door const& door, Hat const& worn, HatId wanted, std::string const& old_token,
                                  platform::command::Origin const& origin, base::Instant now) {
  std::vector<Hat> hats;
  door.database->read([&](Tx& tx) { hats = list_hats(tx, door.region, worn.person, now); });
  auto const hat = std::ranges::find(hats, wanted, &Hat::id);
  if (hat == hats.end()) return auth::refusal::hat_unknown;
  door.sessions->end(old_token);
  return begin(door, *hat, origin, true, now);
}

base::Outcome change_password(Door const& door, Hat const& hat, std::string const& old_password,
                              std::string const& new_password) {
  std::optional<auth::Account> account;
  door.database->read([&](Tx& tx) { account = auth::find_account(tx, door.region, hat.person); });
  if (!account || !auth::verify_password(account->password, old_password)) return auth::refusal::password_wrong;
  TRY(auth::check_password(new_password, account->login, hat.person_name));
  account->password = auth::hash_password(new_password);
  account->must_change = false;
  door.database->write_now([&](Tx& tx) {
    auth::save_account(tx, door.region, *account);
    return true;
  });
  door.sessions->end_all(hat.person);
  return base::Done{};
}

}  // namespace org::service
