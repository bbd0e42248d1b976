// A company with a manager and a keeper of a village point, served over HTTP on each engine.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "modules/org/module.h"
#include "platform/app/program.h"
#include "platform/auth/password.h"
#include "testing/database.h"
#include "testing/http_client.h"
#include "testing/postgres.h"

namespace org {

class ServedOrg : public testing_support::EachEngine {
 protected:
  using Hat = platform::auth::Hat;
  using Act = platform::command::Act;
  using HttpClient = testing_support::HttpClient;
  static constexpr char kPassword[] = "correct horse battery staple";

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
    accounts_at_first_ = count_accounts();
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
  testing_support::Reply sign_in(std::string const& login, std::string const& password = kPassword) {
    auto const body = R"({"login":")" + login + R"(","password":")" + password + "\"}";
    return HttpClient{program_->port()}.post("/api/auth/login", body);
  }
  std::int64_t count_accounts() {
    std::int64_t n = -1;
    program_->database().read([&](Tx& tx) { n = tx.find_integer("SELECT count(*) FROM auth_account").value(); });
    return n;
  }

  testing_support::TemporaryFolder folder_;
  std::unique_ptr<platform::app::Program> program_;
  std::int64_t accounts_at_first_{};
  PersonId manager_, keeper_;
  platform::command::Origin const origin_;
  base::IdMaker ids_{1};
  std::uint64_t commands_{};
};

}  // namespace org
