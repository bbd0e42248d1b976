// The people and the agreement of a small county that settles, with short ways from handovers to a closed
// statement; own money sums to zero whenever a balance is asked for.
#pragma once
#include <algorithm>

#include "modules/agreement/module.h"
#include "modules/mail/service/bagging.h"
#include "modules/mail/service/irregularity.h"
#include "modules/settlement/module.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/closing.h"
#include "modules/settlement/service/ledger.h"
#include "modules/settlement/service/statement.h"
#include "testing/drafting.h"
#include "testing/mail_staff.h"

namespace settlement {

using rules::LineKind;
using rules::LineState;
using rules::StatementState;
using service::StatementView;
using testing_support::outcome_of;

inline constexpr rules::AgreementId kAgreement{7};
inline constexpr rules::Period kMonth{{20261101}, {20261130}};

/// The post pays the coaches 0.35 yuan an item carried and 0.50 a bag handed over, both with 9 % inside.
class Settling : public mail::MailStaff {
 protected:
  std::span<platform::db::Migration const> migrations_above() override {
    static auto const all = testing_support::joined({agreement::module.migrations(), module.migrations()});
    return all;
  }

  void SetUp() override {
    MailStaff::SetUp();
    if (IsSkipped()) return;
    coach_clerk_ = join({"孙会计", "fin1", coach_, "finance", {}});
    coach_head_ = join({"马经理", "fin2", coach_, "leader", {}});
    post_clerk_ = join({"钱会计", "fin3", post_, "finance", {}});
    post_head_ = join({"高局长", "fin4", post_, "leader", {}});
    terms_ = {standard({1}, {20260101}, {}, 350)};
    book_.list_in_force = [this](Tx&, base::Region, rules::Period const& p) {
      auto out = terms_;
      std::erase_if(out, [&p](rules::Terms const& t) {
        return t.from_day > p.last || (t.until_day.yyyymmdd && t.until_day < p.first);
      });
      return out;
    };
    book_.find = [this](Tx&, base::Region, rules::VersionId id) -> std::optional<rules::Terms> {
      for (auto const& t : drafts_)
        if (t.version == id) return t;
      return {};
    };
  }

  rules::Terms standard(rules::VersionId version, base::ServiceDate from, base::ServiceDate until,
                        std::int64_t item_price) {
    rules::Terms t{.version = version, .agreement = kAgreement, .number = "XY-1", .title = "交邮合作协议"};
    t.payer = post_;
    t.payee = coach_;
    t.from_day = from;
    t.until_day = until;
    rating::Rule item{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::transport};
    item.tiers = {{0, item_price}};
    item.tax = {true, 900};
    rating::Rule bag{.id = {2}, .basis = rating::Basis::bag, .link = rating::Link::handover};
    bag.tiers = {{0, 500}};
    bag.tax = {true, 900};
    t.tariff.rules = {item, bag};
    t.names = {{1, "运输"}, {2, "交接"}};
    return t;
  }
  /// Bags of one item each, from the centre to the township on today's first coach.
  void carry(int bags) {
    auto const w = waybill().waybill.id;
    std::vector<Line> lines;
    for (int i = 0; i < bags; ++i) {
      auto const b = sealed_bag("F" + std::to_string(7'000'000 + i));
      done(boss_, mail::service::list_bag, {w, b.id, {}, {}});
      lines.push_back(line_of(bag(b.id)));
    }
    hand_over(onto_vehicle(w), lines);
    hand_over(off_vehicle(w), lines);
  }
  /// Its only item is ticked off at once.
  void open_at_town(mail::Bag const& b) {
    auto const number = inside(b.id).number;
    done(head_, mail::service::unpack_bag, {b.id});
    done(head_, mail::service::tick_item, {b.id, number});
  }
  base::Result<StatementView> ask_for_draft(Hat const& hat, rules::Period const& p = kMonth,
                                            rules::AgreementId agreement = kAgreement) {
    return act<StatementView>(hat, [&](auto& a) {
      return service::draft_statement(a, book_, {agreement, p.first, p.last});
    });
  }
  /// Asked for and made.
  base::Result<StatementView> try_draft(Hat const& hat, rules::Period const& p = kMonth,
                                        rules::AgreementId agreement = kAgreement) {
    auto const asked = ask_for_draft(hat, p, agreement);
    if (!asked) return asked.refusal();
    testing_support::run_draft(*database_, book_, hat, now_, asked.value());
    return attempt(hat, service::view_statement, {asked.value().statement.id});
  }
  StatementView draft() {
    set_clock(20261201, 9);
    return try_draft(coach_clerk_).value();
  }
  StatementView view(StatementId id) { return ask(service::view_statement, {id}); }
  void confirm_all(StatementId id) {
    for (auto const& hat : {coach_clerk_, post_clerk_}) {
      service::ConfirmLines r{id, {}};
      for (auto const& l : view(id).lines)
        if (l.line.state == LineState::open) r.lines.push_back(l.line.id);
      EXPECT_DONE(attempt(hat, service::confirm_lines, r));
    }
  }
  StatementView close(StatementId id) {
    confirm_all(id);
    EXPECT_DONE(attempt(post_head_, service::seal_statement, {id}));
    return done(coach_head_, service::seal_statement, {id});
  }
  std::int64_t balance(OrganisationId party, accounting::Purpose purpose) {
    std::int64_t sum = 0;
    auto const trial = look<service::Trial>(boss_, [&](auto& l) {
      return service::view_trial(l, {party, now_});
    });
    EXPECT_EQ(trial.own_sum_li, base::Money{});
    for (auto const& l : trial.own)
      if (l.row.purpose == purpose) sum += l.row.posted_li.value;
    return sum;
  }
  static std::vector<std::int64_t> amounts(StatementView const& v) {
    std::vector<std::int64_t> out;
    for (auto const& l : v.lines) out.push_back(l.line.amount_li.value);
    return out;
  }

  Hat coach_clerk_, coach_head_, post_clerk_, post_head_;
  service::TermsBook book_;
  std::vector<rules::Terms> terms_, drafts_;
};

}  // namespace settlement
