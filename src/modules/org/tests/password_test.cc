// Passwords over HTTP: changed with the old one, issued by somebody else, asked for again; and none to begin with.
#include "platform/auth/account.h"
#include "platform/auth/totp.h"
#include "testing/served_org.h"

namespace org {
namespace {

constexpr char kNew[] = "a lorry full of walnuts";

std::string body_of(char const* old_password, char const* new_password) {
  return std::string{R"({"old_password":")"} + old_password + R"(","new_password":")" + new_password + "\"}";
}

class Passwords : public ServedOrg {
 protected:
  std::string issue(HttpClient& manager) {
    auto const body = manager.post("/api/org/people/" + std::to_string(keeper_.value) + "/password", "{}").body;
    auto const begin = body.find(R"(password":")") + 11;
    return body.substr(begin, body.find('"', begin) - begin);
  }
  std::optional<platform::auth::Account> account_of(PersonId person) {
    std::optional<platform::auth::Account> out;
    program_->database().read(
        [&](Tx& tx) { out = platform::auth::find_account(tx, program_->region(), person); });
    return out;
  }
};

TEST_P(Passwords, a_password_is_changed_with_the_old_one_and_that_ends_every_session) {
  auto phone = signed_in(keeper_), desk = signed_in(keeper_);
  EXPECT_GE(phone.post("/api/auth/password", body_of("another one altogether", kNew)).status, 400);
  EXPECT_EQ(sign_in("keeper001").status, 200) << "nothing has changed";
  EXPECT_EQ(phone.post("/api/auth/password", body_of(kPassword, kNew)).status, 200);
  EXPECT_EQ(phone.get("/api/auth/me").status, 401);
  EXPECT_EQ(desk.get("/api/auth/me").status, 401);
  EXPECT_EQ(sign_in("keeper001").status, 401);
  EXPECT_EQ(sign_in("keeper001", kNew).status, 200);
}

TEST_P(Passwords, an_issued_one_is_random_and_opens_nothing_until_it_is_changed) {
  auto manager = signed_in(manager_);
  auto const first = issue(manager), second = issue(manager);
  EXPECT_EQ(first.size(), 16u);
  EXPECT_NE(first, second);
  EXPECT_EQ(sign_in("keeper001", first).status, 401) << "only the last one counts";
  EXPECT_EQ(sign_in("keeper001", second).status, 200);
  EXPECT_TRUE(account_of(keeper_)->must_change);
  auto keeper = signed_in(keeper_);
  EXPECT_EQ(keeper.get("/api/org/people").status, 403);
  EXPECT_EQ(keeper.post("/api/auth/password", body_of(second.c_str(), kNew)).status, 200);
  EXPECT_FALSE(account_of(keeper_)->must_change);
}

TEST_P(Passwords, a_reset_leaves_the_second_factor_as_it_is) {
  auto const secret = platform::auth::make_totp_secret();
  program_->database().write_now([&](Tx& tx) {
    platform::auth::save_totp(tx, program_->region(), keeper_, secret, 0);
    return true;
  });
  auto manager = signed_in(manager_);
  auto const issued = issue(manager);
  EXPECT_EQ(account_of(keeper_)->totp, secret);
  EXPECT_NE(sign_in("keeper001", issued).status, 200) << "the code is still asked for";
}

TEST_P(Passwords, the_password_is_asked_for_again_before_a_second_factor_is_set_or_taken_away) {
  auto keeper = signed_in(keeper_);
  auto const with = [](char const* password) { return std::string{R"({"password":")"} + password + "\"}"; };
  for (auto const* route : {"/api/auth/totp", "/api/auth/totp/remove"}) {
    EXPECT_GE(keeper.post(route, with("another one altogether")).status, 400) << route;
    EXPECT_EQ(keeper.post(route, with(kPassword)).status, 200) << route;
  }
}

TEST_P(Passwords, a_fresh_installation_has_no_account_at_all) {
  EXPECT_EQ(accounts_at_first_, 0);
  for (auto const* login : {"admin", "root", "yidao", "administrator"})
    for (auto const* password : {"admin", "password", "yidao-demo-2026"})
      EXPECT_EQ(sign_in(login, password).status, 401) << login;
}

ON_EACH_ENGINE(Passwords);

}  // namespace
}  // namespace org
