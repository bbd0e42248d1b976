// Two organisations with people in a database of its own, and acts and looks in anybody's name.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "modules/org/module.h"
#include "platform/command/act.h"
#include "testing/database.h"

namespace org {

class Staff : public testing_support::EachEngine {
 protected:
  /// In SetUp, with the migrations of the modules under test besides those of org.
  void open(std::span<platform::db::Migration const> more) {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database(testing_support::joined({module.migrations(), more}));
    coach_ = found(OrganisationKind::transport, "客运公司");
    post_ = found(OrganisationKind::post, "邮政分公司");
  }

  /// Runs a use case in a command of its own; a refusal takes everything back.
  template <typename T>
  base::Result<T> act(platform::auth::Hat const& hat,
                      std::function<base::Result<T>(platform::command::Act&)> const& use) {
    std::optional<base::Result<T>> out;
    database_->write_now([&](Tx& tx) {
      auto const id = base::Uuid::make_v7(now_, 1, ++commands_);
      platform::command::Act act{tx, hat, id, now_, made_at_.ms ? made_at_ : now_, origin_, ids_};
      out.emplace(use(act));
      return out->ok();
    });
    return *std::move(out);
  }
  /// What a query that is not refused answers.
  template <typename T>
  T look(platform::auth::Hat const& hat,
         std::function<base::Result<T>(platform::command::Look&)> const& use) {
    return try_look<T>(hat, use).value();
  }
  template <typename T>
  base::Result<T> try_look(platform::auth::Hat const& hat,
                           std::function<base::Result<T>(platform::command::Look&)> const& use) {
    std::optional<base::Result<T>> out;
    database_->read([&](Tx& tx) {
      platform::command::Look look{tx, hat, now_, origin_};
      out.emplace(use(look));
    });
    return *std::move(out);
  }

  struct Newcomer {
    char const *name, *login;
    OrganisationId organisation;
    char const* post;
    std::vector<NodeId> nodes;
  };
  /// A person in a post; the hat lacks the permissions of the post, which only routes ask for.
  platform::auth::Hat join(Newcomer const& n) {
    auto hat = operator_hat();
    hat.organisation = n.organisation;
    hat.post = n.post;
    hat.nodes = n.nodes;
    hat.reach = n.nodes.empty() ? Reach::region : Reach::node;
    hat.person = act<PersonId>(operator_hat(), [&](auto& a) {
                   return take_in(a, {n.name, "", n.login, "x", n.organisation});
                 }).value();
    hat.id = act<HatId>(operator_hat(), [&](auto& a) {
               return give_post(a, {hat.person, n.organisation, n.post, {20260101}, n.nodes});
             }).value();
    return hat;
  }
  static platform::auth::Hat operator_hat() {
    platform::auth::Hat hat;
    hat.region = base::Region{530190};
    hat.reach = Reach::region;
    hat.permissions = {"org.read"};
    return hat;
  }

  platform::db::Database* database_{};
  OrganisationId coach_, post_;
  base::Instant now_{1'795'500'000'000};  // 2026-11-24
  base::Instant made_at_;              ///< when people without network did what is sent now; 0: they do it now
  base::IdMaker ids_{1};
  platform::command::Origin origin_;
  std::uint64_t commands_{};

 private:
  OrganisationId found(OrganisationKind kind, char const* name) {
    return act<OrganisationId>(operator_hat(),
                               [&](auto& a) -> base::Result<OrganisationId> {
                                 return found_organisation(a, kind, name, name);
                               })
        .value();
  }
};

}  // namespace org
