// Netting of what both owe each other, and cash on delivery in its own accounts; on both databases.
#include <gtest/gtest.h>

#include <map>

#include "modules/settlement/service/cod.h"
#include "modules/settlement/service/netting.h"
#include "modules/settlement/service/payment.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

using accounting::Purpose;
using rules::CodState;
using rules::RemittanceKind;

class Netting : public Settling {
 protected:
  /// Another agreement by which the coaches pay the post.
  static constexpr rules::AgreementId kBack{8};

  void SetUp() override {
    Settling::SetUp();
    if (IsSkipped()) return;
    auto back = standard({2}, {20260101}, {}, 100);
    back.agreement = kBack;
    back.number = "XY-2";
    std::swap(back.payer, back.payee);
    back.tariff.rules = {back.tariff.rules[1]};
    terms_.push_back(back);
  }
  rules::Invoice invoice(rules::AgreementId agreement, Hat const& clerk, char const* number) {
    auto const s = try_draft(clerk, kMonth, agreement).value();
    close(s.statement.id);
    return act<service::InvoiceView>(clerk,
                                     [&](auto& a) {
                                       return service::issue_invoice(
                                           a, book_, {s.statement.id, number, base::service_date_of(now_)});
                                     })
        .value()
        .invoice;
  }
};

TEST_P(Netting, clause_3_6_1_what_both_owe_each_other_is_set_off_in_both_books_when_the_other_side_agrees) {
  carry(4);
  set_clock(20261201, 9);
  auto const large = invoice(kAgreement, coach_clerk_, "25530001");
  auto const small = invoice(kBack, post_clerk_, "25530002");
  ASSERT_GT(large.claim_li, small.claim_li);
  auto const today = base::service_date_of(now_);
  auto const before = balance(coach_, Purpose::receivable);
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {coach_, today}), refusal::not_a_side);
  auto const n = done(coach_clerk_, service::propose_netting, {post_, today});
  EXPECT_EQ(n.row.netting.amount_li, small.claim_li) << "the smaller of both";
  EXPECT_EQ(n.invoices.size(), 2u);
  EXPECT_REFUSED(attempt(post_clerk_, service::propose_netting, {coach_, today}), refusal::netting_proposed);
  EXPECT_REFUSED(attempt(coach_head_, service::agree_netting, {n.row.netting.id}), refusal::not_a_side);
  EXPECT_EQ(balance(coach_, Purpose::receivable), before) << "nothing moves before the other side agrees";
  auto const agreed = done(post_head_, service::agree_netting, {n.row.netting.id});
  EXPECT_EQ(agreed.row.netting.state, rules::NettingState::agreed);
  EXPECT_EQ(balance(coach_, Purpose::receivable), (large.claim_li - small.claim_li).value);
  EXPECT_EQ(balance(coach_, Purpose::payable), 0);
  EXPECT_EQ(balance(post_, Purpose::receivable), 0);
  EXPECT_EQ(balance(post_, Purpose::payable), -(large.claim_li - small.claim_li).value);
  EXPECT_EQ(ask(service::list_invoices, {.open = true}).items.size(), 1u) << "the smaller one is paid";
  EXPECT_REFUSED(attempt(post_head_, service::agree_netting, {n.row.netting.id}), refusal::netting_decided);
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}), refusal::nothing_to_net);
  EXPECT_TRUE(ask(service::print_netting, {n.row.netting.id}).bytes.starts_with("%PDF"));
}

TEST_P(Netting, a_netting_that_a_payment_has_overtaken_is_dropped_and_proposed_anew) {
  carry(2);
  set_clock(20261201, 9);
  auto const large = invoice(kAgreement, coach_clerk_, "25530001");
  invoice(kBack, post_clerk_, "25530002");
  auto const today = base::service_date_of(now_);
  auto const n = done(coach_clerk_, service::propose_netting, {post_, today}).row.netting.id;
  auto const paid = done(coach_clerk_, service::record_payment, {post_, large.claim_li, today, "B1"}).payment;
  done(coach_clerk_, service::match_payments, {{paid.id}, {large.id}, false});
  EXPECT_REFUSED(attempt(post_clerk_, service::agree_netting, {n}), refusal::netting_overtaken);
  EXPECT_DONE(attempt(post_clerk_, service::drop_netting, {n}));
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}), refusal::nothing_to_net);
  EXPECT_EQ(ask(service::list_nettings, {.state = "dropped"}).items.size(), 1u);
  auto stranger = coach_clerk_;
  stranger.organisation = {4711};
  EXPECT_REFUSED(attempt(stranger, service::view_netting, {n}), refusal::out_of_reach);
}

TEST_P(Netting, clause_3_6_1_what_has_no_invoice_yet_is_told_and_not_set_off) {
  carry(4);
  set_clock(20261201, 9);
  auto const today = base::service_date_of(now_);
  auto const s = try_draft(coach_clerk_, kMonth, kAgreement).value();
  close(s.statement.id);
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}),
                 refusal::netting_not_invoiced);
  act<service::InvoiceView>(coach_clerk_, [&](auto& a) {
    return service::issue_invoice(a, book_, {s.statement.id, "25530001", today});
  }).value();
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}), refusal::nothing_to_net);
  auto const back = try_draft(post_clerk_, kMonth, kBack).value();
  close(back.statement.id);
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}),
                 refusal::netting_not_invoiced);
}

TEST_P(Netting, a_payment_that_pays_no_invoice_yet_is_matched_before_anything_is_set_off) {
  carry(2);
  set_clock(20261201, 9);
  auto const large = invoice(kAgreement, coach_clerk_, "25530001");
  invoice(kBack, post_clerk_, "25530002");
  auto const today = base::service_date_of(now_);
  done(coach_clerk_, service::record_payment, {post_, {10}, today, "B1"});
  EXPECT_REFUSED(attempt(coach_clerk_, service::propose_netting, {post_, today}),
                 refusal::payments_unmatched);
  EXPECT_GT(large.claim_li, base::Money{});
}

/// Fines are more than the carriage: the invoice is a red-letter one.
TEST_P(Netting, clause_3_6_1_a_red_letter_invoice_is_owed_by_its_payee_and_set_off_like_any_other) {
  terms_[0].tariff.rules.resize(1);
  terms_[0].tariff.rules[0].tiers = {{0, 10}};
  terms_[0].windows = {{1,
                        agreement::Link::transport,
                        agreement::Way::down,
                        agreement::Place::station,
                        {4 * 3600},
                        {4 * 3600 + 1},
                        127}};
  terms_[0].tariff.adjustments = {{.id = {9}, .incident = rating::Incident::outside_window, .each = {-20'000}}};
  terms_[1].payer = terms_[0].payer;
  terms_[1].payee = terms_[0].payee;
  carry(2);
  set_clock(20261201, 9);
  auto const red = invoice(kAgreement, coach_clerk_, "25530001");
  auto const blue = invoice(kBack, coach_clerk_, "25530002");
  ASSERT_LT(red.claim_li, base::Money{});
  ASSERT_GT(blue.claim_li, base::Money{});
  auto const owed = balance(coach_, Purpose::receivable);
  auto const n = done(post_clerk_, service::propose_netting, {coach_, base::service_date_of(now_)});
  auto const smaller = std::min(base::Money{} - red.claim_li, blue.claim_li);
  EXPECT_EQ(n.row.netting.amount_li, smaller);
  EXPECT_EQ(n.row.netting.other_owes_li, base::Money{} - red.claim_li) << "the coaches owe the fine";
  done(coach_head_, service::agree_netting, {n.row.netting.id});
  EXPECT_EQ(balance(coach_, Purpose::receivable), owed) << "both stood on the same account";
  for (auto const& i : ask(service::list_invoices, {}).items) {
    auto const before = i.invoice.id == red.id ? red.claim_li : blue.claim_li;
    EXPECT_EQ(i.open_li, i.invoice.id == red.id ? before + smaller : before - smaller);
  }
}

/// Either side has a red-letter invoice and one of the usual colour: each side's books balance.
TEST(NettingRules, debts_of_all_colours_sum_up_the_same_on_either_side) {
  static constexpr OrganisationId kOne{1}, kOther{2};
  auto const invoice = [](std::int64_t id, OrganisationId payer, std::int64_t claim) {
    rules::Invoice i{.id = {id}, .number = "F" + std::to_string(id)};
    i.payer = payer;
    i.payee = payer == kOne ? kOther : kOne;
    i.claim_li = {claim};
    return i;
  };
  std::vector const open{invoice(1, kOne, 500), invoice(2, kOne, -200), invoice(3, kOther, 100),
                         invoice(4, kOther, -50)};
  auto const d = rules::netted(kOne, kOther, open).value();
  EXPECT_EQ(d.netting.one_owes_li, base::Money{550})
      << "its own invoice, and what the other's red-letter one gives back";
  EXPECT_EQ(d.netting.other_owes_li, base::Money{300});
  EXPECT_EQ(d.netting.amount_li, base::Money{300});
  std::map<OrganisationId, std::int64_t> set_off;
  for (auto const& row : d.rows) {
    set_off[row.payer] += row.amount_li.value;
    auto const& i = open[static_cast<std::size_t>(row.invoice.value - 1)];
    auto const after = rules::set_off(i, row).value();
    EXPECT_EQ(std::abs(after.open_li().value), row.left_li.value);
    EXPECT_REFUSED(
        rules::set_off(after, {{}, i.id, i.number, row.payer, {}, row.left_li + base::Money{1}, {}}),
        refusal::netting_overtaken);
  }
  EXPECT_EQ(set_off[kOne], 300);
  EXPECT_EQ(set_off[kOther], 300);
}

ON_EACH_ENGINE(Netting);

class CashOnDelivery : public Settling {
 protected:
  std::int64_t escrow(OrganisationId party, Purpose purpose) {
    std::int64_t sum = 0;
    auto const trial = look<service::Trial>(boss_, [&](auto& l) {
      return service::view_trial(l, {party, now_});
    });
    EXPECT_EQ(trial.escrow_sum_li, base::Money{}) << "never mixed with own money";
    EXPECT_TRUE(trial.own.empty()) << "cash for senders is nobody's income";
    for (auto const& l : trial.escrow)
      if (l.row.purpose == purpose) sum += l.row.posted_li.value;
    return sum;
  }
  /// Parcels of the post that the village keeper of the coaches hands out for cash.
  void deliver(int n, std::int64_t each) {
    std::vector<std::string> numbers;
    auto bag = done(sorter_, mail::service::open_bag, {centre_, town_, mail::BagKind::ordinary, {}});
    std::vector<mail::Item> items;
    for (int i = 0; i < n; ++i) {
      auto r = parcel(centre_, village_, next_number());
      r.cod_li = {each};
      items.push_back(checked(r));
      bag = done(sorter_, mail::service::put_into_bag, {bag.id, items.back().number});
    }
    bag = done(sorter_, mail::seal_bag, {bag.id, bag.items_g, "C1"});
    auto const w = waybill().waybill.id;
    done(boss_, mail::service::list_bag, {w, bag.id, {}, {}});
    now_ = now_.plus_ms(60'000);
    hand_over(onto_vehicle(w), {line_of(bag)});
    now_ = now_.plus_ms(60'000);
    hand_over(off_vehicle(w), {line_of(bag)});
    now_ = now_.plus_ms(60'000);
    done(head_, mail::service::unpack_bag, {bag.id});
    std::vector<Line> lines;
    for (auto const& i : items) {
      done(head_, mail::service::tick_item, {bag.id, i.number});
      lines.push_back({.item = i.id, .code = i.number});
    }
    now_ = now_.plus_ms(60'000);
    hand_over({head_, keeper_, town_, village_, {}}, lines);
    now_ = now_.plus_ms(60'000);
    for (auto const& i : items) {
      auto const code = done(keeper_, mail::service::shelve_item, {i.id, "A-1"}).pickup_code;
      mail::service::DeliverItem r{.item = i.id, .kind = mail::rules::DeliveryKind::collected, .code = code};
      r.collected_li = {each};
      delivered_.push_back(done(keeper_, mail::service::deliver_item, r).id);
    }
  }
  std::int64_t take_in() {
    std::int64_t n = 0;
    (void)must<base::Done>(boss_, [&](auto& a) -> base::Result<base::Done> {
      for (auto const id : delivered_) n += service::take_in_cod(a, id);
      return base::Done{};
    });
    return n;
  }
  std::vector<rules::CodId> ids(char const* state) {
    std::vector<rules::CodId> out;
    for (auto const& r : ask(service::list_cod, {.state = state}).items) out.push_back(r.cod.id);
    return out;
  }

  std::vector<mail::ItemId> delivered_;
};

TEST_P(CashOnDelivery, clause_2_2_3a_is_collected_remitted_confirmed_and_paid_out_and_never_anybodys_income) {
  deliver(3, 99'000);
  EXPECT_EQ(take_in(), 3);
  EXPECT_EQ(take_in(), 0) << "each once";
  EXPECT_EQ(escrow(coach_, Purpose::cod_held), 297'000);
  EXPECT_EQ(escrow(coach_, Purpose::cod_owed), -297'000) << "owed to the post";
  auto const day = base::service_date_of(now_);
  auto const some = ids("collected");
  ASSERT_EQ(some.size(), 3u);
  EXPECT_REFUSED(attempt(post_clerk_, service::remit_cod, {RemittanceKind::remittance, some, day, "R1"}),
                 refusal::not_a_side);
  auto const sent =
      done(coach_clerk_, service::remit_cod, {RemittanceKind::remittance, {some[0], some[1]}, day, "R1"});
  EXPECT_REFUSED(
      attempt(coach_clerk_, service::remit_cod, {RemittanceKind::remittance, {some[0]}, day, "R2"}),
      refusal::cod_elsewhere);
  EXPECT_EQ(escrow(post_, Purpose::cod_held), 0) << "it waits for the receipt";
  EXPECT_REFUSED(attempt(coach_head_, service::decide_remittance, {sent.remittance.id, true}),
                 refusal::not_a_side);
  done(post_clerk_, service::decide_remittance, {sent.remittance.id, true});
  EXPECT_REFUSED(attempt(post_clerk_, service::decide_remittance, {sent.remittance.id, true}),
                 refusal::remittance_decided);
  EXPECT_EQ(escrow(coach_, Purpose::cod_held), 99'000);
  EXPECT_EQ(escrow(post_, Purpose::cod_held), 198'000);
  EXPECT_EQ(escrow(post_, Purpose::cod_owed), -198'000) << "owed to senders";
  done(post_clerk_, service::remit_cod, {RemittanceKind::payout, {some[0]}, day, "P1"});
  EXPECT_EQ(escrow(post_, Purpose::cod_held), 99'000);
  EXPECT_EQ(ids("paid_out").size(), 1u);
  EXPECT_EQ(ids("remitted").size(), 1u);
}

TEST_P(CashOnDelivery, clause_2_2_3a_what_did_not_arrive_goes_back_and_what_is_late_shows_its_age) {
  deliver(1, 50'000);
  platform::event::Event e{.id = {5}, .type = mail::events::kItemDelivered, .at = now_, .happened_at = now_};
  e.subject = "mail/item/" + std::to_string(delivered_[0].value);
  database_->write_now([&](Tx& tx) {
    service::follow_delivery(tx, boss_.region, e);
    return true;
  });
  auto const day = base::service_date_of(now_);
  auto const sent =
      done(coach_clerk_, service::remit_cod, {RemittanceKind::remittance, ids("collected"), day, "R1"});
  done(post_clerk_, service::decide_remittance, {sent.remittance.id, false});
  EXPECT_EQ(ids("collected").size(), 1u);
  EXPECT_EQ(escrow(coach_, Purpose::cod_held), 50'000);
  EXPECT_EQ(escrow(post_, Purpose::cod_held), 0);
  set_clock(20261129, 9);
  auto const ages = ask(service::view_cod_ages, {}).items;
  ASSERT_EQ(ages.size(), 1u);
  EXPECT_EQ(ages[0].amounts_li[2], base::Money{50'000}) << "five days";
  auto const sheet = ask(service::export_cod, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(sheet.bytes.find("已代收"), std::string::npos);
}

ON_EACH_ENGINE(CashOnDelivery);

}  // namespace
}  // namespace settlement
