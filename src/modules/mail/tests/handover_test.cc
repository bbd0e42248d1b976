// Handovers at a table with network: signed by two, with differences, frozen, refused.
#include "modules/mail/service/handover.h"

#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

using rules::HandoverState;
using rules::LineResult;
using service::HandoverView;

class Handovers : public MailStaff {
 protected:
  base::Result<HandoverView> find(Hat const& who, HandoverView const& v, std::vector<Line> lines) {
    return attempt(who, service::find_handover, {v.handover.id, std::move(lines)});
  }
  HandoverView seen(HandoverView const& v) { return ask(service::view_handover, {v.handover.id}); }
};

TEST_P(Handovers, clause_3_4_2_a_bag_changes_hands_only_when_both_sides_have_signed) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  EXPECT_DONE(sign(sorter_, v));
  EXPECT_EQ(bag(b.id).custodian_person, sorter_.person) << "one signature moves nothing";
  EXPECT_EQ(bag(b.id).state, BagState::sealed);
  EXPECT_EQ(sign(driver_, v).value().handover.state, HandoverState::signed_by_both);
  auto const moved = bag(b.id);
  EXPECT_EQ(moved.custodian_person, driver_.person);
  EXPECT_EQ(moved.custodian, coach_);
  EXPECT_EQ(moved.state, BagState::in_transit);
  EXPECT_EQ(day_of(centre_).out_bags, 1);
  EXPECT_EQ(day_of(centre_).bags_here, 0);
}

TEST_P(Handovers, clause_3_4_2_the_same_proposal_and_the_same_signature_again_change_nothing) {
  auto const [b, w] = listed_bag();
  auto const p = content(onto_vehicle(w), {line_of(b)});
  auto const v = done(sorter_, service::propose_handover, p);
  EXPECT_EQ(done(sorter_, service::propose_handover, p).handover.id, v.handover.id);
  sign(sorter_, v).value();
  sign(driver_, v).value();
  EXPECT_REFUSED(sign(driver_, v), refusal::handover_state_forbids);
  EXPECT_EQ(day_of(centre_).out_bags, 1);
  EXPECT_EQ(ask(service::view_bag, {b.id}).handovers.size(), 1u);
}

TEST_P(Handovers, clause_3_4_2_only_the_two_sides_with_their_own_keys_sign_the_content_that_was_shown) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  EXPECT_REFUSED(sign(head_, v), refusal::handover_not_party);
  auto borrowed = signature(sorter_, v);
  EXPECT_REFUSED(attempt(driver_, service::sign_handover, borrowed), refusal::key_unknown) << "another's key";
  borrowed = signature(driver_, v);
  borrowed.signature = signature(sorter_, v).signature;
  EXPECT_REFUSED(attempt(driver_, service::sign_handover, borrowed), refusal::signature_invalid);
  auto stale = signature(driver_, v);
  stale.digest = std::string(64, '0');
  EXPECT_REFUSED(attempt(driver_, service::sign_handover, stale), refusal::content_differs);
  auto other_hat = driver_;
  other_hat.organisation = post_;
  EXPECT_REFUSED(sign(other_hat, v), refusal::handover_not_party) << "for the organisation that is named";
}

TEST_P(Handovers, clause_3_4_2_a_proposal_names_two_people_and_what_the_giver_holds) {
  auto const [b, w] = listed_bag();
  auto const refused = [&](Hat const& by, Move const& m, std::vector<Line> lines) {
    return outcome_of(attempt(by, service::propose_handover, content(m, std::move(lines))));
  };
  EXPECT_EQ(refused(sorter_, {sorter_, sorter_, centre_, {}, w}, {line_of(b)}),
            refusal::handover_same_person.code);
  EXPECT_EQ(refused(sorter_, onto_vehicle(w), {}), refusal::handover_empty.code);
  EXPECT_EQ(refused(sorter_, onto_vehicle(w), {line_of(b), line_of(b)}), refusal::handover_line_twice.code);
  EXPECT_EQ(refused(sorter_, onto_vehicle({}), {line_of(b)}), refusal::waybill_unknown.code);
  EXPECT_EQ(refused(head_, onto_vehicle(w), {line_of(b)}), refusal::out_of_reach.code);
  EXPECT_EQ(refused(driver_, off_vehicle(w), {line_of(b)}), refusal::handover_not_custodian.code);
  EXPECT_EQ(refused(sorter_, onto_vehicle(w), {{.bag = BagId{404}, .code = "x"}}), refusal::bag_unknown.code);
  EXPECT_EQ(refused(sorter_, onto_vehicle(w), {{.code = "KX 1"}}), refusal::number_malformed.code);
  auto seal = line_of(b);
  seal.seal_no = "F0009999";
  EXPECT_EQ(refused(sorter_, onto_vehicle(w), {seal}), refusal::seal_not_as_recorded.code);
  EXPECT_REFUSED(attempt(sorter_, service::end_handover, {HandoverId{404}, {}}), refusal::handover_unknown);
}

TEST_P(Handovers, clause_3_4_2_nothing_goes_onto_a_coach_loose_or_without_its_waybill) {
  auto const [listed, w] = listed_bag("F1");
  auto const stray = sealed_bag("F2");
  auto const loose = checked_item();
  EXPECT_REFUSED(attempt(sorter_, service::propose_handover, content(onto_vehicle(w), {line_of(stray)})),
                 refusal::bag_not_listed);
  Line const item_line{.item = loose.id, .code = loose.number};
  EXPECT_REFUSED(attempt(sorter_, service::propose_handover, content(onto_vehicle(w), {item_line})),
                 refusal::loose_on_vehicle);
}

TEST_P(Handovers, clause_3_4_2_a_difference_takes_the_givers_signature_away_until_he_confirms_it) {
  for (auto const result :
       {LineResult::broken, LineResult::misdirected, LineResult::wet, LineResult::seal_differs}) {
    auto const [b, w] = listed_bag(std::string{"F-"} + base::to_name(result));
    auto const v = propose(onto_vehicle(w), {line_of(b)});
    sign(sorter_, v).value();
    auto line = line_of(b, result);
    line.evidence = photo(driver_.nodes.empty() ? sorter_ : driver_, centre_);
    EXPECT_REFUSED(find(sorter_, v, {line}), refusal::handover_not_party) << "only the receiver finds";
    auto const found = find(driver_, v, {line}).value();
    EXPECT_EQ(found.handover.state, HandoverState::differing);
    EXPECT_EQ(found.handover.giver_signature, "");
    EXPECT_DONE(sign(driver_, found));
    EXPECT_EQ(bag(b.id).state, BagState::sealed);
    EXPECT_DONE(sign(sorter_, found));
    EXPECT_EQ(bag(b.id).state, BagState::in_transit) << "it moves, with its difference on record";
    auto const note = irregularities().front();
    EXPECT_EQ(std::string{base::to_name(note.kind)}, base::to_name(result));
    EXPECT_EQ(note.to_organisation, post_);
    EXPECT_EQ(note.evidence, line.evidence);
    EXPECT_EQ(note.handover, v.handover.id);
  }
}

TEST_P(Handovers, a_photo_is_seen_by_whoever_sees_what_it_proves_and_by_nobody_else) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  auto line = line_of(b);
  line.result = LineResult::broken;
  line.evidence = photo(sorter_, centre_);
  ASSERT_TRUE(find(driver_, v, {line}).ok());
  service::AskPhoto const ask{line.evidence};
  EXPECT_REFUSED(attempt(keeper_, service::read_photo, ask), refusal::out_of_reach);
  EXPECT_DONE(attempt(sorter_, service::read_photo, ask));
  EXPECT_DONE(attempt(driver_, service::read_photo, ask)) << "has no node, but is a side of the handover";
  EXPECT_DONE(attempt(boss_, service::read_photo, ask));
}

TEST_P(Handovers, a_photo_of_a_seal_is_seen_where_the_bag_goes) {
  auto const made = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
  auto const inside = done(sorter_, service::put_into_bag, {made.id, checked_item().number});
  service::AskPhoto const ask{photo(sorter_, centre_)};
  EXPECT_REFUSED(attempt(head_, service::read_photo, ask), refusal::out_of_reach);
  done(sorter_, seal_bag, {made.id, inside.items_g, "F1", {}, ask.sha256});
  EXPECT_DONE(attempt(head_, service::read_photo, ask));
  EXPECT_REFUSED(attempt(keeper_, service::read_photo, ask), refusal::out_of_reach);
}

TEST_P(Handovers, clause_3_4_2_a_photo_that_nobody_kept_proves_nothing) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  auto line = line_of(b, LineResult::broken);
  line.evidence = std::string(64, 'a');
  EXPECT_REFUSED(find(driver_, v, {line}), refusal::photo_unknown);
}

TEST_P(Handovers, clause_3_4_2_what_is_missing_stays_with_the_giver_and_leaves_the_waybill) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  auto const found = find(driver_, v, {line_of(b, LineResult::missing)}).value();
  sign(driver_, found).value();
  sign(sorter_, found).value();
  EXPECT_EQ(bag(b.id).custodian_person, sorter_.person);
  EXPECT_EQ(bag(b.id).waybill, WaybillId{});
  EXPECT_EQ(irregularities().at(0).kind, rules::IrregularityKind::missing);
  EXPECT_DONE(attempt(driver_, service::depart, {w, centre_})) << "settled: the vehicle may leave";
}

TEST_P(Handovers, clause_3_4_2_an_extra_bag_of_somebody_else_is_noted_and_does_not_block) {
  auto const town_bag = bag_at_town();
  auto const b = sealed_bag("F2");
  Move const at_counter{sorter_, clerk_, centre_, centre_, {}};
  auto const v = propose(at_counter, {line_of(b)});
  auto const found = find(clerk_, v, {line_of(b), line_of(town_bag, LineResult::extra)}).value();
  EXPECT_DONE(sign(clerk_, found));
  EXPECT_DONE(sign(sorter_, found));
  EXPECT_EQ(bag(b.id).custodian_person, clerk_.person);
  EXPECT_EQ(bag(town_bag.id).custodian_person, head_.person) << "by the books it lies elsewhere";
  EXPECT_EQ(irregularities().at(0).kind, rules::IrregularityKind::extra);
}

TEST_P(Handovers, clause_3_4_2_a_difference_that_the_sides_dispute_is_frozen_and_the_rest_goes) {
  auto const [good, w] = listed_bag("F1");
  auto const bad = sealed_bag("F2");
  done(boss_, service::list_bag, {w, bad.id, {}, {}});
  auto const v = propose(onto_vehicle(w), {line_of(good), line_of(bad)});
  EXPECT_REFUSED(attempt(driver_, service::freeze_handover, {v.handover.id, "x"}),
                 refusal::nothing_to_freeze);
  find(driver_, v, {line_of(good), line_of(bad, LineResult::broken)}).value();
  EXPECT_REFUSED(attempt(head_, service::freeze_handover, {v.handover.id, "x"}), refusal::handover_not_party);
  EXPECT_REFUSED(attempt(driver_, service::depart, {w, centre_}), refusal::departure_blocked);
  auto const rest = done(driver_, service::freeze_handover, {v.handover.id, "交方不认可破损"});
  EXPECT_EQ(rest.handover.state, HandoverState::proposed);
  ASSERT_EQ(rest.lines.size(), 1u);
  EXPECT_DONE(sign(sorter_, rest));
  EXPECT_DONE(sign(driver_, rest));
  EXPECT_EQ(bag(bad.id).custodian_person, sorter_.person);
  EXPECT_EQ(bag(bad.id).waybill, WaybillId{});
  EXPECT_EQ(irregularities().at(0).bag, bad.id);
  EXPECT_DONE(attempt(driver_, service::depart, {w, centre_}));
}

TEST_P(Handovers, a_receiver_refuses_with_a_reason_and_a_giver_withdraws) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  EXPECT_REFUSED(attempt(driver_, service::end_handover, {v.handover.id, {}}), refusal::reason_missing);
  EXPECT_EQ(done(driver_, service::end_handover, {v.handover.id, "规格不合"}).handover.state,
            HandoverState::refused);
  EXPECT_REFUSED(sign(sorter_, v), refusal::handover_state_forbids);
  auto const again = propose(onto_vehicle(w), {line_of(b)});
  EXPECT_EQ(done(sorter_, service::end_handover, {again.handover.id, {}}).handover.state,
            HandoverState::withdrawn);
  EXPECT_EQ(bag(b.id).custodian_person, sorter_.person);
}

TEST_P(Handovers, who_takes_things_into_a_node_works_there) {
  auto const [b, w] = listed_bag();
  hand_over(onto_vehicle(w), {line_of(b)});
  Move const wrong{driver_, keeper_, town_, town_, w};
  auto const v = propose(wrong, {line_of(b)});
  EXPECT_REFUSED(sign(keeper_, v), refusal::out_of_reach);
}

TEST_P(Handovers, clause_3_4_2_a_loose_item_is_handed_from_the_township_to_the_village) {
  auto const b = bag_at_town();
  auto const i = inside(b.id);
  Line const line{.item = i.id, .code = i.number};
  Move const to_village{head_, keeper_, town_, village_, {}};
  EXPECT_REFUSED(attempt(head_, service::propose_handover, content(to_village, {line})),
                 refusal::item_in_other_bag);
  done(head_, service::unpack_bag, {b.id});
  done(head_, service::tick_item, {b.id, i.number});
  hand_over(to_village, {line});
  EXPECT_EQ(item(i.id).node, village_);
  EXPECT_EQ(day_of(village_).in_items, 1) << "the day of the village is open";
}

ON_EACH_ENGINE(Handovers);

}  // namespace
}  // namespace mail
