// Use cases of passwords and the second factor: no commands, so that no secret lies among stored outcomes.
#include "modules/org/service/password.h"

#include <algorithm>

#include "modules/org/rules/post.h"
#include "modules/org/rules/reach.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/store/membership.h"
#include "modules/org/store/person.h"
#include "platform/auth/account.h"
#include "platform/auth/installation_key.h"
#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"
#include "platform/auth/totp.h"

namespace org::service {
namespace {

namespace auth = platform::auth;

/// The account of the caller, who has just shown that they know its password. A wrong one counts towards the
/// lock.
base::Result<auth::Account> check_own_password(Door const& door, std::string const& password,
                                               Caller const& caller) {
  std::optional<auth::Account> account;
  door.database->read([&](Tx& tx) { account = auth::find_account(tx, door.region, caller.hat->person); });
  if (!account || account->locked_until > caller.now) return auth::refusal::password_wrong;
  if (auth::verify_password(account->password, password)) return *std::move(account);
  door.database->write_now([&](Tx& tx) {
    auth::count_failure(tx, door.region, account->person, caller.now);
    note(tx, caller, door.region, "org.password_wrong", account->person);
    return true;
  });
  return auth::refusal::password_wrong;
}

std::string purpose_of(PersonId person) { return "org.totp/" + std::to_string(person.value); }

bool is_powerful(std::vector<Membership> const& memberships, base::ServiceDate today) {
  return std::ranges::any_of(memberships, [today](Membership const& m) {
    auto const* post = rules::find_post(m.post);
    return post && rules::is_in_force(m, today) && rules::is_powerful(*post);
  });
}

base::Outcome check_may_issue(Tx& tx, Door const& door, PersonId id, Caller const& caller) {
  if (caller.hat->region != door.region) return refusal::out_of_reach;
  auto const person = TRY(store::get_person(tx, door.region, id));
  if (person.has_left) return refusal::person_left;
  auto const memberships = store::list_memberships(tx, door.region, id);
  if (is_powerful(memberships, base::service_date_of(caller.now, {0})) && !caller.hat->may("org.grant"))
    return refusal::out_of_reach;
  return rules::check_manages(*caller.hat, person.employer);
}

}  // namespace

std::string make_one_time_password() {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  // Bytes beyond the last whole multiple are dropped, so that every letter is as likely.
  constexpr auto kBound = 256 / kLetters.size() * kLetters.size();
  std::string out;
  while (out.size() < 16)
    for (unsigned char const byte : auth::random_bytes(32))
      if (byte < kBound && out.size() < 16) out += kLetters[byte % kLetters.size()];
  return out;
}

base::Outcome change_password(Door const& door, ChangePassword const& request, Caller const& caller) {
  auto const account = TRY(check_own_password(door, request.old_password, caller));
  TRY(auth::check_password(request.new_password, account.login, caller.hat->person_name, door.profile));
  if (request.new_password == request.old_password)
    return base::refuse(auth::refusal::password_weak, {}, "/new_password");
  auto const encoded = auth::hash_password(request.new_password);
  door.database->write_now([&](Tx& tx) {
    auth::save_password(tx, door.region, account.person, encoded, false);
    note(tx, caller, door.region, "org.change_password", account.person);
    return true;
  });
  door.sessions->end_all(account.person);
  return base::Done{};
}

base::Result<OneTimePassword> issue_password(Door const& door, PersonId person, Caller const& caller) {
  base::Outcome may = base::Done{};
  door.database->read([&](Tx& tx) { may = check_may_issue(tx, door, person, caller); });
  TRY(may);
  auto const password = make_one_time_password();
  auto const encoded = auth::hash_password(password);
  door.database->write_now([&](Tx& tx) {
    auth::save_password(tx, door.region, person, encoded, true);
    note(tx, caller, door.region, "org.issue_password", person);
    return true;
  });
  door.sessions->end_all(person);
  return OneTimePassword{password};
}

base::Result<TotpProposal> propose_totp(Door const& door, ProposeTotp const& request, Caller const& caller) {
  auto const account = TRY(check_own_password(door, request.password, caller));
  if (!account.totp.empty()) return auth::refusal::totp_present;
  auto const secret = auth::make_totp_secret();
  return TotpProposal{auth::seal(purpose_of(account.person), secret),
                      auth::totp_address(secret, account.login)};
}

base::Result<RecoveryCodes> confirm_totp(Door const& door, ConfirmTotp const& request, Caller const& caller) {
  auto const person = caller.hat->person;
  auto const secret = auth::unseal(purpose_of(person), request.proposal);
  auto const step = secret ? auth::match_totp(*secret, request.code, 0, caller.now) : std::nullopt;
  if (!step) return base::refuse(auth::refusal::totp_wrong, {}, "/code");
  auto const codes = auth::make_recovery_codes();
  auto set = false;
  door.database->write_now([&](Tx& tx) {
    auto const account = auth::find_account(tx, door.region, person);
    set = account && account->totp.empty();
    if (!set) return false;
    auth::save_totp(tx, door.region, person, *secret, *step);
    auth::save_recovery_codes(tx, door.region, person, codes);
    note(tx, caller, door.region, "org.set_totp", person);
    return true;
  });
  if (!set) return auth::refusal::totp_present;
  return RecoveryCodes{codes};
}

base::Outcome remove_totp(Door const& door, ProposeTotp const& request, Caller const& caller) {
  auto const account = TRY(check_own_password(door, request.password, caller));
  door.database->write_now([&](Tx& tx) {
    auth::save_totp(tx, door.region, account.person, "", 0);
    auth::save_recovery_codes(tx, door.region, account.person, {});
    note(tx, caller, door.region, "org.remove_totp", account.person);
    return true;
  });
  return base::Done{};
}

}  // namespace org::service
