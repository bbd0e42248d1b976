// Two parties with the people who make agreements, and the steps from a draft to both seals.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "modules/agreement/jobs/watch.h"
#include "modules/agreement/module.h"
#include "modules/agreement/service/approval.h"
#include "modules/agreement/service/draft.h"
#include "modules/agreement/service/obligation.h"
#include "modules/agreement/service/review.h"
#include "modules/agreement/service/signing.h"
#include "modules/message/module.h"
#include "modules/message/service/inbox.h"
#include "modules/network/module.h"
#include "testing/outcome.h"
#include "testing/staff.h"

namespace agreement {

class AgreementParties : public org::Staff {
 protected:
  using Act = service::Act;
  using Look = service::Look;
  using ActKind = platform::approval::ActKind;
  using Hat = platform::auth::Hat;
  using VersionView = service::VersionView;

  void SetUp() override {
    static auto const more = testing_support::joined(
        {message::module.migrations(), network::module.migrations(), module.migrations()});
    open(more);
    if (IsSkipped()) return;
    market_ = join({"唐市场", "market1", coach_, "market", {}});
    legal_ = join({"方法务", "legal001", coach_, "legal", {}});
    leader_ = join({"高总", "leader01", coach_, "leader", {}});
    their_market_ = join({"邮市场", "market2", post_, "market", {}});
    their_legal_ = join({"邮法务", "legal002", post_, "legal", {}});
    their_leader_ = join({"邮局长", "leader02", post_, "leader", {}});
  }

  template <typename T>
  T must(platform::auth::Hat const& hat, std::function<base::Result<T>(Act&)> const& use) {
    auto out = act<T>(hat, use);
    EXPECT_EQ(testing_support::outcome_of(out), "done")
        << (out.ok() ? "" : out.refusal().pointer + out.refusal().detail);
    return std::move(out).value();
  }
  Clauses clauses() {
    Clauses c;
    TariffClause t;
    t.number = 1;
    t.name = "总包运输";
    t.basis = Basis::bag;
    t.link = Link::transport;
    t.tiers = {{0, 3500}, {1000, 3000}};
    t.tax_rate = 900;
    c.tariff = {t};
    c.duties = {{1, "交接点装监控", Party::payee, {20261210}}};
    c.texts = {{1, "其他", "未尽事宜，双方协商。"}};
    return c;
  }
  /// The post pays the company, from the beginning of the month for a year.
  VersionView drafted() {
    service::NewAgreement const n{
        "JY-2026-1", "交邮合作运输协议", post_, coach_, {{20261101}, {20271031}, {}, clauses()}};
    return must<VersionView>(market_, [&](Act& a) { return service::create_agreement(a, n); });
  }
  std::vector<platform::approval::Step> steps() {
    return {{"法务", platform::approval::Rule::all, {legal_.person, their_legal_.person}, 24},
            {"领导", platform::approval::Rule::in_order, {leader_.person, their_leader_.person}, 24}};
  }
  base::Result<VersionView> submit(VersionId v) {
    return act<VersionView>(market_, [&](Act& a) { return service::submit_version(a, {v, steps()}); });
  }
  base::Result<VersionView> perform(Hat const& hat, VersionId v, ActKind kind, std::string note = {},
                                    PersonId person = {}, std::int64_t to_step = -1) {
    now_ = now_.plus_ms(1);
    return act<VersionView>(hat, [&](Act& a) {
      return service::perform_act(a, {v, kind, person, to_step, note});
    });
  }
  void approve(VersionId v) {
    for (auto const* hat : {&legal_, &their_legal_, &leader_, &their_leader_})
      EXPECT_DONE(perform(*hat, v, ActKind::agree));
  }
  base::Result<VersionView> answer(Hat const& hat, VersionId v, rules::LegalPoint p, rules::Answer how,
                                   std::string note = {}) {
    auto const seen = version(v).head.version.version;
    return act<VersionView>(hat, [&](Act& a) { return service::answer_point(a, {v, seen, p, how, note}); });
  }
  void complete_checklist(VersionId v) {
    for (int i = 0; i < rules::kLegalPoints; ++i)
      EXPECT_DONE(answer(legal_, v, static_cast<rules::LegalPoint>(i), rules::Answer::met));
  }
  base::Result<VersionView> send(VersionId v) {
    return act<VersionView>(market_, [&](Act& a) { return service::send_to_sign(a, {v, {}}); });
  }
  base::Result<VersionView> seal(Hat const& hat, VersionId v) {
    auto const digest = version(v).head.version.digest;
    return act<VersionView>(hat, [&](Act& a) { return service::set_seal(a, {v, digest}); });
  }
  VersionId in_force() {
    auto const v = drafted().head.version.id;
    EXPECT_DONE(submit(v));
    complete_checklist(v);
    approve(v);
    EXPECT_DONE(send(v));
    EXPECT_DONE(seal(leader_, v));
    EXPECT_DONE(seal(their_leader_, v));
    return v;
  }
  VersionView version(VersionId v) {
    return look<VersionView>(market_, [&](Look& l) { return service::view_version(l, {v}); });
  }
  VersionState state(VersionId v) { return version(v).head.version.state; }
  std::vector<std::string> tasks(Hat const& hat) {
    std::vector<std::string> out;
    auto const list =
        look<message::service::TaskList>(hat, [](Look& l) { return message::service::list_tasks(l, {}); });
    for (auto const& t : list.items) out.push_back(t.task.kind);
    return out;
  }
  using Kinds = std::vector<std::string>;
  std::vector<Terms> terms(base::ServiceDate from, base::ServiceDate until) {
    std::vector<Terms> out;
    database_->read([&](Tx& tx) { out = list_in_force(tx, market_.region, from, until); });
    return out;
  }
  void watch() { jobs::watch(*database_, market_.region, now_); }

  Hat market_, legal_, leader_, their_market_, their_legal_, their_leader_;
};

}  // namespace agreement
