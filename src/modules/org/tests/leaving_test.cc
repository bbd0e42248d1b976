// A person leaves while signed in: over HTTP, on both engines, with the sessions in memory.
#include <gtest/gtest.h>

#include "modules/org/module.h"
#include "platform/app/program.h"
#include "platform/auth/password.h"
#include "testing/database.h"
#include "testing/http_client.h"
#include "testing/postgres.h"

namespace org {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using testing_support::HttpClient;

class Leaving : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    platform::app::ProgramOptions options;
    options.data_dir = folder_.path();
    if (GetParam() == platform::db::Engine::postgres) {
      options.database_url = testing_support::make_postgres_database();
      if (options.database_url.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    }
    options.tls = options.log_files = false;
    options.http.port = 0;
    options.http.grace_ms = 50;
    program_ = std::make_unique<platform::app::Program>(options, std::vector{&module});
    program_->start();
    auto const company = act<OrganisationId>([](Act& a) -> base::Result<OrganisationId> {
      return found_organisation(a, OrganisationKind::transport, "客运公司", "客运");
    });
    manager_ = join(company, "manager01", "human_resources");
    keeper_ = join(company, "keeper001", "village_keeper");
  }

  template <typename T>
  T act(std::function<base::Result<T>(Act&)> const& use) {
    std::optional<base::Result<T>> out;
    auto const now = program_->host().clock();
    Hat hat;
    hat.region = program_->region();
    hat.reach = Reach::region;
    program_->database().write_now([&](Tx& tx) {
      auto const id = base::Uuid::make_v7(now, 1, ++commands_);
      Act act{tx, hat, id, now, now, origin_, ids_};
      out.emplace(use(act));
      return out->ok();
    });
    return std::move(*out).value();
  }
  PersonId join(OrganisationId company, char const* login, char const* post) {
    auto const hash = platform::auth::hash_password(kPassword);
    auto const person = act<PersonId>([&](Act& a) { return take_in(a, {login, "", login, hash, company}); });
    act<HatId>([&](Act& a) { return give_post(a, {person, company, post, {20260101}, {{41}}}); });
    return person;
  }
  /// A client of somebody who has signed in before, in their first hat.
  HttpClient signed_in(PersonId person) {
    std::vector<Hat> hats;
    program_->database().read([&](Tx& tx) {
      hats = program_->host().hats(tx, program_->region(), person, program_->host().clock());
    });
    HttpClient client{program_->port()};
    auto const session = program_->host().sessions->open(hats.front(), {"127.0.0.1", "phone", true});
    client.always("Authorization", "Bearer " + session.token);
    return client;
  }
  int sign_in(std::string const& login) {
    auto const body = R"({"login":")" + login + R"(","password":")" + kPassword + "\"}";
    return HttpClient{program_->port()}.post("/api/auth/login", body).status;
  }

  static constexpr char kPassword[] = "correct horse battery staple";
  testing_support::TempDir folder_;
  std::unique_ptr<platform::app::Program> program_;
  PersonId manager_, keeper_;
  platform::command::Origin const origin_;
  base::IdMaker ids_{1};
  std::uint64_t commands_{};
};

TEST_P(Leaving, clause_1_2_a_leaver_loses_access_with_the_next_request) {
  auto keeper = signed_in(keeper_), second_phone = signed_in(keeper_);
  EXPECT_EQ(keeper.get("/api/org/organisations").status, 200);
  EXPECT_EQ(second_phone.get("/api/org/organisations").status, 200);
  EXPECT_EQ(sign_in("keeper001"), 200);
  auto const leave = "/api/org/people/" + std::to_string(keeper_.value) + "/leave";
  auto manager = signed_in(manager_);
  EXPECT_EQ(keeper.post(leave, "{}").status, 403) << "a keeper manages nobody";
  EXPECT_EQ(manager.post(leave, R"({"reason":"合同到期"})").status, 200);
  EXPECT_EQ(keeper.get("/api/org/organisations").status, 401);
  EXPECT_EQ(second_phone.get("/api/org/organisations").status, 401);
  EXPECT_EQ(sign_in("keeper001"), 401);
  EXPECT_EQ(manager.post(leave, "{}").status, 409) << "only once";
}

TEST_P(Leaving, nobody_ends_their_own_service) {
  auto manager = signed_in(manager_);
  auto const own = "/api/org/people/" + std::to_string(manager_.value) + "/leave";
  EXPECT_EQ(manager.post(own, "{}").status, 403);
  EXPECT_EQ(manager.get("/api/org/organisations").status, 200);
}

ON_EACH_ENGINE(Leaving);

}  // namespace
}  // namespace org
