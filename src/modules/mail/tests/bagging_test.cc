// Bags: what may go in, how they are sealed, opened, ticked and reconciled.
#include "modules/mail/service/bagging.h"
#include "modules/mail/service/barcode.h"

#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class Bagging : public MailStaff {
 protected:
  Bag open(BagKind kind = BagKind::ordinary) {
    return done(sorter_, service::open_bag, {centre_, town_, kind, {}});
  }
  base::Result<Bag> put(Bag const& b, std::string const& number) {
    return attempt(sorter_, service::put_into_bag, {b.id, number});
  }
  base::Result<Bag> seal_one(service::SealBag const& request) {
    return attempt(sorter_, seal_bag, request);
  }
};

TEST_P(Bagging, clause_1_3_1_an_item_without_its_three_checks_is_not_bagged) {
  auto const b = open();
  auto const i = accept(next_number());
  EXPECT_REFUSED(put(b, i.number), refusal::checks_missing);
  check(i.id);
  EXPECT_DONE(put(b, i.number));
}

TEST_P(Bagging, clause_3_4_1_no_bag_without_a_sort_rule) {
  EXPECT_REFUSED(attempt(sorter_, service::open_bag, {centre_, village_, BagKind::ordinary, {}}),
                 refusal::no_sort_rule);
  EXPECT_REFUSED(attempt(sorter_, service::open_bag, {centre_, NodeId{404}, BagKind::ordinary, {}}),
                 refusal::destination_unknown);
}

TEST_P(Bagging, clause_3_4_1_an_item_goes_only_into_a_bag_of_its_way) {
  auto const other = add_node(network::NodeKind::township_station, "石门镇服务站", "530190102000", centre_);
  auto stray = parcel(centre_, other, next_number());
  auto const i = checked(stray);
  auto const b = open();
  EXPECT_REFUSED(put(b, i.number), refusal::no_sort_rule);
  add_rule(centre_, other, other);
  EXPECT_REFUSED(put(b, i.number), refusal::wrong_destination) << "the new rule is seen at once";
  auto const right = done(sorter_, service::open_bag, {centre_, other, BagKind::ordinary, {}});
  EXPECT_DONE(put(right, i.number));
}

TEST_P(Bagging, an_item_lies_in_one_bag) {
  auto const i = checked_item();
  auto const first = open(), second = open();
  EXPECT_DONE(put(first, i.number));
  EXPECT_EQ(put(first, i.number).value().n_items, 1) << "scanned twice: once inside";
  EXPECT_REFUSED(put(second, i.number), refusal::item_in_other_bag);
  EXPECT_REFUSED(attempt(sorter_, service::take_from_bag, {second.id, i.number}), refusal::item_not_in_bag);
  EXPECT_EQ(done(sorter_, service::take_from_bag, {first.id, i.number}).n_items, 0);
  EXPECT_DONE(put(second, i.number));
}

TEST_P(Bagging, clause_3_4_1_insured_items_and_empties_travel_apart) {
  auto insured = parcel(centre_, village_, next_number());
  insured.insured_li = {100'000};
  auto empties = parcel(centre_, village_, next_number());
  empties.product = "empties";
  auto const dear = checked(insured), plain = checked_item();
  auto const sacks = done(clerk_, service::accept_item, empties).item;
  auto const ordinary = open(), safe = open(BagKind::insured), back = open(BagKind::empties);
  EXPECT_REFUSED(put(ordinary, dear.number), refusal::insured_apart);
  EXPECT_REFUSED(put(safe, plain.number), refusal::insured_apart);
  EXPECT_REFUSED(put(ordinary, sacks.number), refusal::empties_apart);
  EXPECT_REFUSED(put(back, plain.number), refusal::empties_apart);
  EXPECT_DONE(put(safe, dear.number));
  EXPECT_DONE(put(back, sacks.number)) << "empty sacks are no mail and need no checks";
}

TEST_P(Bagging, clause_3_4_1_a_bag_is_sealed_with_seal_weight_and_photo) {
  auto const b = open();
  EXPECT_REFUSED(seal_one({b.id, {1}, "F1", {}, {}}), refusal::bag_empty);
  put(b, checked_item().number).value();
  EXPECT_REFUSED(seal_one({b.id, {1'250}, "", {}, {}}), refusal::seal_missing);
  EXPECT_REFUSED(seal_one({b.id, {1'200}, "F1", {}, {}}), refusal::weight_differs);
  EXPECT_REFUSED(seal_one({b.id, {3'400}, "F1", {}, {}}), refusal::weight_differs);
  EXPECT_REFUSED(seal_one({b.id, {1'250}, "F1", {}, std::string(64, 'a')}), refusal::photo_unknown);
  auto const picture = photo(sorter_, centre_);
  auto const sealed = seal_one({b.id, {3'400}, "F1", "加装防水袋", picture}).value();
  EXPECT_EQ(sealed.barcode.size(), 30u);
  EXPECT_EQ(sealed.serial, 1);
  EXPECT_EQ(sealed.remark, "加装防水袋");
  EXPECT_NE(sealed.plan_trip.value, 0);
  EXPECT_EQ(ask(service::view_item, {inside(b.id).id}).scans.back().note, picture);
  EXPECT_REFUSED(put(sealed, checked_item().number), refusal::bag_state_forbids);
}

TEST_P(Bagging, a_seal_is_used_once_a_day) {
  sealed_bag("F7");
  auto const b = open();
  put(b, checked_item().number).value();
  EXPECT_REFUSED(seal_one({b.id, {1'250}, "F7", {}, {}}), refusal::seal_in_use);
}

TEST_P(Bagging, a_sealed_bag_is_opened_again_only_the_same_day_and_before_it_is_listed) {
  auto const first = sealed_bag("F1");
  auto const opened = done(sorter_, service::unseal_bag, {first.id});
  EXPECT_EQ(opened.state, BagState::open);
  EXPECT_EQ(opened.barcode + opened.seal_no, "") << "neither code nor seal is left";
  auto const [listed, w] = listed_bag("F2");
  EXPECT_REFUSED(attempt(sorter_, service::unseal_bag, {listed.id}), refusal::bag_state_forbids);
  auto const old = sealed_bag("F3");
  set_clock(20261125, 8);
  EXPECT_REFUSED(attempt(sorter_, service::unseal_bag, {old.id}), refusal::bag_state_forbids);
}

TEST_P(Bagging, an_empty_bag_is_given_up) {
  auto const b = open(), full = open();
  put(full, checked_item().number).value();
  EXPECT_EQ(done(sorter_, service::cancel_bag, {b.id}).state, BagState::cancelled);
  EXPECT_REFUSED(attempt(sorter_, service::cancel_bag, {full.id}), refusal::bag_state_forbids);
  EXPECT_REFUSED(attempt(sorter_, service::put_into_bag, {b.id, checked_item().number}),
                 refusal::bag_elsewhere);
  EXPECT_REFUSED(attempt(sorter_, service::cancel_bag, {BagId{404}}), refusal::bag_unknown);
}

TEST_P(Bagging, clause_3_4_1_registered_items_are_ticked_one_by_one) {
  auto const b = bag_at_town();
  auto const i = inside(b.id);
  EXPECT_REFUSED(attempt(head_, service::tick_item, {b.id, i.number}), refusal::bag_state_forbids);
  EXPECT_EQ(done(head_, service::unpack_bag, {b.id}).state, BagState::opened);
  EXPECT_REFUSED(attempt(head_, service::tick_item, {b.id, accept(next_number()).number}),
                 refusal::item_not_in_bag);
  auto const ticked = done(head_, service::tick_item, {b.id, i.number});
  EXPECT_EQ(ticked.node, town_);
  EXPECT_EQ(ticked.plan_next, village_) << "planned on from here";
  EXPECT_EQ(done(head_, service::tick_item, {b.id, i.number}).version, ticked.version) << "a second scan";
  auto const ended = done(head_, service::reconcile_bag, {b.id, 0});
  EXPECT_EQ(ended.bag.state, BagState::reconciled);
  EXPECT_TRUE(ended.missing.empty());
}

TEST_P(Bagging, clause_3_4_1_what_is_not_ticked_is_missing_and_the_sealing_side_must_answer) {
  auto const b = bag_at_town();
  auto const i = inside(b.id);
  EXPECT_REFUSED(attempt(head_, service::reconcile_bag, {b.id, 0}), refusal::bag_state_forbids);
  done(head_, service::unpack_bag, {b.id});
  auto const ended = done(head_, service::reconcile_bag, {b.id, 0});
  EXPECT_EQ(ended.missing, std::vector<std::string>{i.number});
  EXPECT_EQ(item(i.id).state, ItemState::lost);
  auto const notes = irregularities();
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].to_organisation, post_) << "sealed by the post, carried with a whole seal";
  EXPECT_EQ(notes[0].raised_organisation, coach_);
}

TEST_P(Bagging, clause_3_4_1_unregistered_items_are_taken_by_count) {
  auto const b = open();
  for (int n = 0; n < 3; ++n) {
    auto letter = parcel(centre_, village_, next_number());
    letter.registered = false;
    put(b, checked(letter).number).value();
  }
  done(sorter_, seal_bag, {b.id, {3'750}, "F9", {}, {}});
  auto const w = waybill().waybill.id;
  done(boss_, service::list_bag, {w, b.id, {}, {}});
  hand_over(onto_vehicle(w), {line_of(bag(b.id))});
  hand_over(off_vehicle(w), {line_of(bag(b.id))});
  done(head_, service::unpack_bag, {b.id});
  EXPECT_REFUSED(attempt(head_, service::reconcile_bag, {b.id, 2}), refusal::ordinary_differs);
  EXPECT_TRUE(done(head_, service::reconcile_bag, {b.id, 3}).missing.empty());
  EXPECT_EQ(day_of(town_).items_here, 3);
}

TEST_P(Bagging, a_barcode_is_laid_out_as_the_operator_set_it) {
  auto const fields =
      service::read_bag_fields("class 1-4, origin 5-12, destination 13-20, serial 21-24, weight 25-28, tail 29-30");
  auto const b = open();
  done(sorter_, service::put_into_bag, {b.id, checked_item().number});
  auto const sealed = must<Bag>(sorter_, [&](auto& a) {
    return service::seal_bag(a, {.bag = b.id, .gross_g = {1'250}, .seal_no = "F1"}, fields);
  });
  EXPECT_EQ(sealed.barcode.substr(0, 4), "1131");
  EXPECT_EQ(sealed.barcode.substr(20), "0001001300");
  EXPECT_EQ(ask(service::view_bag_code, {sealed.barcode}).bag.id, b.id);
}

TEST_P(Bagging, a_layout_that_does_not_add_up_stops_the_start_and_says_why) {
  try {
    service::read_bag_fields("origin 1-8, destination 9-16, class 17-20, serial 21-25, weight 25-30");
    FAIL();
  } catch (std::runtime_error const& e) {
    EXPECT_STREQ(e.what(), "mail.bag_fields: digit 25 belongs to serial and to weight");
  }
  EXPECT_EQ(service::read_bag_fields(""), service::BagFields{});
}

TEST_P(Bagging, a_scan_of_the_boxs_own_label_finds_the_bag) {
  auto const label = [this](char const* code) {
    auto const b = open();
    done(sorter_, service::put_into_bag, {b.id, checked_item().number});
    return seal_one({.bag = b.id, .gross_g = {1'250}, .seal_no = next_number(), .label_code = code});
  };
  auto const box = label("(00) 3 76130321 10910342 0").value();
  EXPECT_EQ(box.label_code, "376130321109103420");
  for (auto const* scanned :
       {"376130321109103420", "00376130321109103420", "(00)376130321109103420", "]C100376130321109103420"})
    EXPECT_EQ(ask(service::view_bag_code, {scanned}).bag.id, box.id) << scanned;
  auto const receptacle = label("CNSHAADEFRAAACN60123004100125").value();
  EXPECT_EQ(ask(service::view_bag_code, {"cnshaa defraa acn 60123 004 1 0 0125"}).bag.id, receptacle.id);
  EXPECT_REFUSED(label("376130321109103420"), refusal::label_code_in_use);
  EXPECT_REFUSED(label("376130321109103421"), refusal::label_code_malformed);
  EXPECT_REFUSED(label("13800138000"), refusal::label_code_malformed);
  EXPECT_EQ(done(sorter_, service::unseal_bag, {box.id}).label_code, "");
  EXPECT_DONE(label("376130321109103420"));
}

TEST_P(Bagging, a_box_is_listed_and_handed_over_by_its_own_label) {
  auto const w = waybill().waybill.id;
  auto const b = open();
  done(sorter_, service::put_into_bag, {b.id, checked_item().number});
  EXPECT_DONE(seal_one({.bag = b.id, .gross_g = {1'250}, .seal_no = "F1", .label_code = "376130321109103420"}));
  done(boss_, service::list_bag, {w, {}, "(00)376130321109103420", {}});
  hand_over(onto_vehicle(w), {{.code = "]C100376130321109103420", .seal_no = "F1"}});
  EXPECT_EQ(bag(b.id).state, BagState::in_transit);
}

ON_EACH_ENGINE(Bagging);

}  // namespace
}  // namespace mail
