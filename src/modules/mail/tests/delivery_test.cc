// At the village point: the shelf, who may take an item, reminders, and the ways back.
#include "modules/mail/service/delivery.h"

#include <gtest/gtest.h>

#include "modules/mail/jobs/shelf.h"
#include "testing/mail_staff.h"

namespace mail {
namespace {

using rules::DeliveryKind;
using service::DeliverItem;

class Deliveries : public MailStaff {
 protected:
  /// A checked item at the village point.
  Item at_village(service::AcceptItem request) {
    auto const i = checked(request);
    hand_over({clerk_, keeper_, centre_, village_, {}}, {{.item = i.id, .code = i.number}});
    return item(i.id);
  }
  Item at_village() { return at_village(parcel(centre_, village_, next_number())); }
  Item shelved() { return done(keeper_, service::shelve_item, {at_village().id, "A-12"}); }
  base::Result<Item> deliver(DeliverItem const& request) {
    return attempt(keeper_, service::deliver_item, request);
  }
  /// What the public page answers.
  base::Result<service::Track> track(Item const& i, char const* tail) {
    return try_look<service::Track>(boss_, [&](auto& l) { return service::track(l, {i.number, tail}, guesses_); });
  }
  void days_later(int n) { now_ = now_.plus_ms(n * 86'400'000LL); }
  service::TailGuesses guesses_;
  std::int64_t tasks(std::string const& kind) {
    std::int64_t n{};
    jobs::look_at_shelves(*database_, boss_.region, now_);
    database_->read([&](org::Tx& tx) {
      n = *tx.find_integer("SELECT count(*) FROM message_task WHERE state = 'open' AND kind = $1", {kind});
    });
    return n;
  }
};

TEST_P(Deliveries, an_addressee_takes_the_item_with_its_code_and_it_leaves_the_books) {
  auto const i = shelved();
  EXPECT_EQ(i.shelf, "A-12");
  EXPECT_EQ(i.pickup_code.size(), 6u);
  EXPECT_REFUSED(deliver({i.id, DeliveryKind::collected, i.pickup_code == "000000" ? "1" : "000000"}),
                 refusal::pickup_code_wrong);
  EXPECT_EQ(deliver({i.id, DeliveryKind::collected, i.pickup_code}).value().state, ItemState::delivered);
  EXPECT_EQ(day_of(village_).items_here, 0);
  EXPECT_REFUSED(deliver({i.id, DeliveryKind::collected, i.pickup_code}), refusal::item_elsewhere)
      << "given out once";
}

TEST_P(Deliveries, the_last_digits_of_the_phone_suffice_with_a_photo_only) {
  auto const i = shelved();
  DeliverItem r{i.id, DeliveryKind::collected, "8000"};
  EXPECT_REFUSED(deliver(r), refusal::pickup_code_wrong);
  r.evidence = std::string(64, 'a');
  EXPECT_REFUSED(deliver(r), refusal::photo_unknown);
  r.evidence = photo(keeper_, village_);
  EXPECT_DONE(deliver(r));
}

TEST_P(Deliveries, a_proxy_is_named_and_leaves_a_proof) {
  auto const i = shelved();
  DeliverItem r{i.id, DeliveryKind::proxy, i.pickup_code, "张大爷", "父亲"};
  EXPECT_REFUSED(deliver(r), refusal::proof_missing);
  r.evidence = photo(keeper_, village_);
  EXPECT_DONE(deliver(r));
  EXPECT_EQ(ask(service::view_item, {i.id}).deliveries.at(0).receiver_name, "张大爷");
}

TEST_P(Deliveries, cash_on_delivery_is_taken_to_the_li) {
  auto request = parcel(centre_, village_, next_number());
  request.cod_li = {99'000};
  auto const i = done(keeper_, service::shelve_item, {at_village(request).id, {}});
  DeliverItem r{i.id, DeliveryKind::collected, i.pickup_code};
  EXPECT_REFUSED(deliver(r), refusal::cash_differs);
  r.collected_li = {98'999};
  EXPECT_REFUSED(deliver(r), refusal::cash_differs);
  r.collected_li = {99'000};
  EXPECT_DONE(deliver(r));
  EXPECT_EQ(ask(service::view_item, {i.id}).deliveries.at(0).collected_li.value, 99'000);
}

TEST_P(Deliveries, an_item_is_shelved_and_given_out_at_its_own_point) {
  auto const i = checked_item();
  EXPECT_REFUSED(attempt(clerk_, service::shelve_item, {i.id, "A"}), refusal::not_its_point);
  DeliverItem r{i.id, DeliveryKind::collected, "8000"};
  r.evidence = photo(clerk_, centre_);
  EXPECT_REFUSED(attempt(clerk_, service::deliver_item, r), refusal::not_its_point);
  EXPECT_REFUSED(attempt(keeper_, service::shelve_item, {i.id, "A"}), refusal::out_of_reach);
  auto const b = sealed_bag();
  EXPECT_REFUSED(attempt(clerk_, service::shelve_item, {inside(b.id).id, "A"}), refusal::item_elsewhere);
}

TEST_P(Deliveries, a_failed_attempt_needs_a_reason_and_leaves_the_item_where_it_is) {
  auto const i = shelved();
  EXPECT_REFUSED(deliver({i.id, DeliveryKind::failed}), refusal::reason_missing);
  DeliverItem r{i.id, DeliveryKind::failed};
  r.reason = "电话无人接听";
  EXPECT_EQ(deliver(r).value().state, ItemState::waiting);
}

TEST_P(Deliveries, a_refused_item_goes_back_to_its_sender_and_is_refused_only_once) {
  auto request = parcel(centre_, village_, next_number());
  request.cod_li = {99'000};
  auto const i = done(keeper_, service::shelve_item, {at_village(request).id, {}});
  DeliverItem r{i.id, DeliveryKind::refused};
  EXPECT_REFUSED(deliver(r), refusal::reason_missing);
  r.reason = "不要了";
  auto const back = deliver(r).value();
  EXPECT_EQ(back.direction, Direction::returning);
  EXPECT_EQ(back.destination, centre_);
  EXPECT_EQ(back.receiver_name, "李大壮");
  EXPECT_EQ(back.pickup_code, "");
  EXPECT_EQ(back.checks, 7) << "it was checked";
  EXPECT_REFUSED(deliver(r), refusal::item_state_forbids);
  hand_over({keeper_, clerk_, village_, centre_, {}}, {{.item = i.id, .code = i.number}});
  auto const home = done(clerk_, service::shelve_item, {i.id, {}});
  EXPECT_DONE(attempt(clerk_, service::deliver_item, {i.id, DeliveryKind::collected, home.pickup_code}))
      << "the sender owes no cash on delivery";
}

TEST_P(Deliveries, the_keeper_is_reminded_once_after_three_days_and_returns_after_seven) {
  auto const i = shelved();
  EXPECT_EQ(tasks("mail.pickup_remind"), 0);
  days_later(4);
  EXPECT_EQ(tasks("mail.pickup_remind"), 1);
  EXPECT_EQ(tasks("mail.pickup_remind"), 1) << "asked once";
  EXPECT_EQ(tasks("mail.pickup_return"), 0);
  days_later(4);
  EXPECT_EQ(tasks("mail.pickup_return"), 1);
  EXPECT_EQ(done(keeper_, service::return_item, {i.id, "逾期未取"}).direction, Direction::returning);
  EXPECT_EQ(tasks("mail.pickup_return") + tasks("mail.pickup_remind"), 0) << "done";
  EXPECT_REFUSED(attempt(keeper_, service::return_item, {i.id, "再退"}), refusal::item_state_forbids);
}

TEST_P(Deliveries, clause_1_3_1_the_addressee_is_told_code_place_shelf_and_until_when) {
  auto const i = shelved();
  auto const told = texts(keeper_);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].phone, "13800138000");
  EXPECT_EQ(told[0].purpose, "mail.arrived");
  EXPECT_EQ(told[0].node, village_);
  EXPECT_EQ(told[0].body, "您的邮件（尾号" + i.number.substr(i.number.size() - 4) + "）已到大坪村，货架A-12，取件码" +
                              i.pickup_code + "，请于12月1日前领取。");
}

TEST_P(Deliveries, who_did_not_come_is_reminded_once_and_not_after_the_item_was_taken) {
  auto const i = shelved();
  days_later(4);
  for (int n = 0; n < 2; ++n) jobs::look_at_shelves(*database_, boss_.region, now_);
  ASSERT_EQ(texts(keeper_).size(), 2u);
  EXPECT_EQ(texts(keeper_)[1].purpose, "mail.still_waiting");
  EXPECT_NE(texts(keeper_)[1].body.find(i.pickup_code), std::string::npos);
  EXPECT_DONE(deliver({i.id, DeliveryKind::collected, i.pickup_code}));
  EXPECT_TRUE(texts(keeper_).empty()) << "nobody is called about what is gone";
}

TEST_P(Deliveries, an_item_shelved_by_mistake_comes_off_again_and_nobody_is_told_to_fetch_it) {
  auto const i = shelved();
  EXPECT_EQ(texts(keeper_).size(), 1u);
  EXPECT_REFUSED(attempt(clerk_, service::unshelve_item, {i.id}), refusal::out_of_reach);
  auto const loose = done(keeper_, service::unshelve_item, {i.id});
  EXPECT_EQ(loose.state, ItemState::accepted);
  EXPECT_EQ(loose.shelf + loose.pickup_code, "");
  EXPECT_EQ(loose.waiting_since.ms, 0);
  EXPECT_TRUE(texts(keeper_).empty());
  EXPECT_REFUSED(deliver({i.id, DeliveryKind::collected, i.pickup_code}), refusal::pickup_code_wrong);
  EXPECT_REFUSED(attempt(keeper_, service::unshelve_item, {i.id}), refusal::item_state_forbids) << "it is loose";
  now_ = now_.plus_ms(1);
  EXPECT_EQ(done(keeper_, service::shelve_item, {i.id, "B-1"}).shelf, "B-1");
  EXPECT_EQ(texts(keeper_).size(), 1u) << "of the new place";
}

TEST_P(Deliveries, the_sender_is_told_that_an_item_comes_back) {
  auto const i = shelved();
  done(keeper_, service::return_item, {i.id, "逾期未取"});
  auto const told = texts(keeper_);
  ASSERT_EQ(told.size(), 1u) << "and the addressee no more that it waits";
  EXPECT_EQ(told[0].purpose, "mail.returned");
  EXPECT_EQ(told[0].phone, "13900139000");
}

TEST_P(Deliveries, of_an_isolated_item_the_addressee_is_not_told_any_more) {
  auto const i = shelved();
  done(keeper_, service::isolate_item, {i.id, "渗漏"});
  EXPECT_TRUE(texts(keeper_).empty());
}

TEST_P(Deliveries, the_code_of_an_isolated_item_opens_nothing_once_it_is_released) {
  auto const i = shelved();
  auto const aside = done(keeper_, service::isolate_item, {i.id, "渗漏"});
  EXPECT_EQ(aside.shelf + aside.pickup_code, "");
  auto second = keeper_;
  second.person = sorter_.person;
  done(second, service::release_item, {i.id, "复查无误"});
  EXPECT_REFUSED(deliver({i.id, DeliveryKind::collected, i.pickup_code}), refusal::pickup_code_wrong);
  now_ = now_.plus_ms(1);
  EXPECT_NE(done(keeper_, service::shelve_item, {i.id, "B-1"}).pickup_code, "");
  EXPECT_EQ(texts(keeper_).size(), 1u) << "with the new code";
}

TEST_P(Deliveries, a_redirected_item_leaves_its_shelf_for_another_point) {
  auto const i = shelved();
  EXPECT_REFUSED(attempt(keeper_, service::redirect_item, {i.id, NodeId{404}, "x"}),
                 refusal::destination_unknown);
  auto const sent = done(keeper_, service::redirect_item, {i.id, town_, "收件人在镇上"});
  EXPECT_EQ(sent.destination, town_);
  EXPECT_EQ(sent.state, ItemState::accepted);
  EXPECT_EQ(sent.shelf + sent.pickup_code, "");
}

TEST_P(Deliveries, farm_goods_ride_from_the_village_out_of_the_county) {
  add_rule(village_, centre_, town_);
  add_rule(town_, centre_, centre_);
  auto request = parcel(village_, {}, next_number());
  request.product = "farm_goods";
  request.contents = "核桃";
  auto const made = done(keeper_, service::accept_item, request).item;
  std::swap(clerk_, keeper_);
  check(made.id);
  std::swap(clerk_, keeper_);
  hand_over({keeper_, head_, village_, town_, {}}, {{.item = made.id, .code = made.number}});
  auto const b = done(head_, service::open_bag, {town_, centre_, BagKind::ordinary, {}});
  done(head_, service::put_into_bag, {b.id, made.number});
  done(head_, seal_bag, {b.id, {1'250}, "F1", {}, {}});
  hand_over({head_, sorter_, town_, centre_, {}}, {line_of(bag(b.id))});
  done(sorter_, service::unpack_bag, {b.id});
  done(sorter_, service::tick_item, {b.id, made.number});
  done(sorter_, service::reconcile_bag, {b.id, 0});
  auto out = content({sorter_, clerk_, centre_, {}, {}}, {{.item = made.id, .code = made.number}});
  out.leaves_county = true;
  auto const v = done(sorter_, service::propose_handover, out);
  EXPECT_DONE(sign(sorter_, v));
  EXPECT_DONE(sign(clerk_, v));
  EXPECT_EQ(item(made.id).state, ItemState::left);
}

TEST_P(Deliveries, the_public_sees_an_item_with_the_right_digits_only_and_no_name) {
  auto const i = shelved();
  EXPECT_REFUSED(track(i, "0000"), refusal::item_unknown);
  auto const seen = track(i, "8000").value();
  EXPECT_EQ(seen.shelf, "A-12");
  EXPECT_EQ(seen.receiver, "张**");
}

TEST_P(Deliveries, a_number_whose_digits_were_guessed_wrong_too_often_is_closed_for_a_while) {
  auto const i = shelved();
  auto const other = shelved();
  for (auto n = 0; n < 5; ++n) EXPECT_REFUSED(track(i, "0000"), refusal::item_unknown);
  EXPECT_REFUSED(track(i, "8000"), refusal::item_unknown);
  EXPECT_DONE(track(other, "8000"));
  now_ = now_.plus_ms(6 * 3'600'000);
  EXPECT_DONE(track(i, "8000"));
}

ON_EACH_ENGINE(Deliveries);

}  // namespace
}  // namespace mail
