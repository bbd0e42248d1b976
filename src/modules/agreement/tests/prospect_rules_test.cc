// Rules of the pipeline, without a database.
#include <gtest/gtest.h>

#include "modules/agreement/rules/interface.h"
#include "modules/agreement/rules/position.h"
#include "modules/agreement/rules/prospect_draft.h"
#include "modules/agreement/rules/prospect_funnel.h"
#include "modules/agreement/rules/refusals.h"
#include "testing/outcome.h"

namespace agreement::rules {
namespace {

constexpr base::Instant kNow{1'795'500'000'000};  // 2026-11-24 14:00 local
constexpr std::int64_t kHourMs = 3'600'000;

std::vector<StageList> stages() {
  auto out = usual_stages();
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].stage.id = {static_cast<std::int64_t>(i) + 1};
    for (auto& p : out[i].points) p.id = {out[i].stage.id.value * 10 + p.seq}, p.stage = out[i].stage.id;
  }
  return out;
}
Prospect prospect(StageId stage) {
  Prospect p;
  p.id = {7};
  p.name = "清水片区交邮合作";
  p.partner = "青石县邮政分公司";
  p.stage = stage;
  return p;
}

TEST(ProspectRules, clause_3_1_1_no_stage_is_left_before_its_checklist_is_complete) {
  auto const all = stages();
  auto const p = prospect({1});
  Known known;
  auto const open = moved(p, all, {2}, "", known, kNow);
  EXPECT_REFUSED(open, refusal::stage_checklist_open);
  EXPECT_NE(open.refusal().detail.find(all[0].points[0].name), std::string::npos)
      << "says which point is missing";
  known.n_contacts = 1;
  EXPECT_REFUSED(moved(p, all, {2}, "", known, kNow), refusal::stage_checklist_open);
  known.ticked = {all[0].points[1].id};
  auto const on = moved(p, all, {2}, "", known, kNow);
  EXPECT_DONE(on);
  EXPECT_EQ(on.value().stage, StageId{2});
  EXPECT_EQ(on.value().stage_since, kNow);
}

TEST(ProspectRules, clause_3_1_1_no_stage_is_skipped_but_one_that_is_retired) {
  auto all = stages();
  auto p = prospect({1});
  Known const known{1, 1, 1, 0, 1, {{11}, {21}, {31}, {41}, {51}}};
  EXPECT_REFUSED(moved(p, all, {3}, "", known, kNow), refusal::stage_skipped);
  EXPECT_REFUSED(moved(p, all, {1}, "", known, kNow), refusal::stage_same);
  EXPECT_REFUSED(moved(p, all, {9}, "", known, kNow), refusal::stage_unknown);
  all[1].stage.retired = true;
  EXPECT_REFUSED(moved(p, all, {2}, "", known, kNow), refusal::stage_unknown);
  EXPECT_DONE(moved(p, all, {3}, "", known, kNow));
  p.state = ProspectState::lost;
  EXPECT_REFUSED(moved(p, all, {3}, "", known, kNow), refusal::prospect_ended);
}

TEST(ProspectRules, clause_3_1_1_going_back_needs_the_reason_and_no_checklist) {
  auto const all = stages();
  EXPECT_REFUSED(moved(prospect({3}), all, {1}, "", {}, kNow), refusal::reason_missing);
  EXPECT_DONE(moved(prospect({3}), all, {1}, "对方换了负责人", {}, kNow));
}

TEST(ProspectRules, clause_3_1_1_only_the_last_stage_with_a_complete_checklist_leads_to_an_agreement) {
  auto const all = stages();
  Known known{1, 1, 1, 0, 0, {{51}}};
  EXPECT_REFUSED(check_ready(prospect({4}), all, known), refusal::stage_skipped);
  EXPECT_REFUSED(check_ready(prospect({5}), all, known), refusal::stage_checklist_open);
  known.n_letters = 1;
  EXPECT_DONE(check_ready(prospect({5}), all, known));
}

TEST(ProspectRules, a_point_that_the_records_show_is_not_ticked_by_hand) {
  auto const all = stages();
  EXPECT_REFUSED(check_tick(all[0].points[0]), refusal::point_proves_itself);
  EXPECT_DONE(check_tick(all[0].points[1]));
}

TEST(ProspectRules, clause_3_1_1_every_talk_names_the_next_contact) {
  FollowUp f;
  f.at = kNow.plus_ms(-kHourMs);
  f.note = "对方愿意先试两条线";
  EXPECT_REFUSED(followed_up(prospect({1}), f, kNow), refusal::next_contact_missing);
  f.next_step = "带方案上门";
  f.next_contact_on = {20261123};
  EXPECT_REFUSED(followed_up(prospect({1}), f, kNow), refusal::next_contact_past);
  f.next_contact_on = {20261201};
  auto late = f;
  late.at = kNow.plus_ms(1);
  EXPECT_REFUSED(followed_up(prospect({1}), late, kNow), refusal::follow_up_in_future);
  auto const p = followed_up(prospect({1}), f, kNow).value();
  EXPECT_EQ(p.next_contact_on, f.next_contact_on);
  EXPECT_EQ(p.next_step, "带方案上门");
  EXPECT_EQ(p.contacted_at, f.at);
}

TEST(ProspectRules, clause_3_1_1_the_funnel_counts_who_reached_a_stage_and_who_went_on) {
  auto const all = stages();
  std::vector<Prospect> prospects;
  std::vector<StageMove> moves;
  auto const come = [&](std::int64_t id, std::int64_t to, std::int64_t hour) {
    moves.push_back({{id}, 0, {}, {to}, {}, kNow.plus_ms(hour * kHourMs), ""});
  };
  auto const add = [&](std::int64_t id, std::int64_t stage, ProspectState state,
                       std::int64_t ended_hour = 0) {
    auto p = prospect({stage});
    p.id = {id};
    p.state = state;
    p.ended_at = kNow.plus_ms(ended_hour * kHourMs);
    prospects.push_back(p);
  };
  come(1, 1, 0), come(2, 1, 0), come(3, 1, 0), come(4, 1, 0);
  come(1, 2, 10), come(2, 2, 20), come(1, 3, 30), come(1, 2, 40);  // the first went back
  add(1, 2, ProspectState::open), add(2, 2, ProspectState::lost), add(3, 1, ProspectState::open);
  for (std::int64_t s = 2; s <= 5; ++s) come(4, s, 60);
  add(4, 5, ProspectState::won, 84);
  auto const f = funnel_of(all, prospects, moves);
  ASSERT_EQ(f.size(), 5u);
  EXPECT_EQ(f[0].n_reached, 4);
  EXPECT_EQ(f[0].n_passed, 3);
  EXPECT_EQ(f[0].passed_bp, 7500);
  EXPECT_EQ(f[0].mean_hours, 30);
  EXPECT_EQ(f[0].n_standing, 1);
  EXPECT_EQ(f[1].n_reached, 3);
  EXPECT_EQ(f[1].n_passed, 2);
  EXPECT_EQ(f[1].n_lost, 1);
  EXPECT_EQ(f[1].n_standing, 1);
  EXPECT_EQ(f[4].n_passed, 1);
  EXPECT_EQ(f[4].mean_hours, 24);
}

Condition condition(ConditionKind kind, std::int64_t monthly = 0) {
  Condition c;
  c.id = {1};
  c.kind = kind;
  c.name = "县到乡运输";
  c.monthly = monthly;
  return c;
}
Position position(PositionSide side, std::int64_t value) {
  Position p;
  p.condition = {1};
  p.side = side;
  p.value = value;
  return p;
}
/// The gap in 厘 between two prices.
std::int64_t gap(Condition const& c, std::int64_t ours, std::int64_t theirs) {
  std::vector const both{position(PositionSide::ours, ours), position(PositionSide::theirs, theirs)};
  return matrix_of({&c, 1}, both).value().at(0).gap_li->value;
}

TEST(PositionRules, clause_3_1_2_the_gap_is_the_monthly_volume_times_the_difference_of_the_prices) {
  auto c = condition(ConditionKind::tariff, 12'000);
  c.basis = Basis::item;
  EXPECT_EQ(gap(c, 450, 600), 12'000 * 150) << "12,000 items × 0.15 yuan = 1,800 yuan";
  EXPECT_EQ(gap(c, 600, 450), -12'000 * 150);
  c.basis = Basis::kg;
  EXPECT_EQ(gap(c, 300, 310), 12'000 * 10) << "price for a kilogram, volume in kilograms";
  c.monthly = 3;
  c.basis = Basis::line_month;
  EXPECT_EQ(gap(c, 4'000'000, 4'500'000), 3 * 500'000) << "three lines, each a month";
  c.basis = Basis::revenue;
  c.monthly = 100'000'000;  // 100,000 yuan
  EXPECT_EQ(gap(c, 1200, 1500), 3'000'000) << "3 % of 100,000 yuan";
}

/// What a side says with two prices: the second from 10,000 on, 30 厘 less.
std::vector<TariffTier> two_prices(Position const& p) { return {{0, p.value}, {10'000, p.value - 30}}; }

TEST(PositionRules, clause_3_1_2_the_gap_is_rated_with_tiers_of_both_modes_guarantee_and_cap) {
  auto c = condition(ConditionKind::tariff, 12'000);
  c.basis = Basis::item;
  auto theirs = position(PositionSide::theirs, 600);
  auto const cost = [&] { return monthly_cost(c, theirs, two_prices).value()->value; };
  EXPECT_EQ(cost(), 10'000 * 600 + 2'000 * 570) << "each part its own price";
  theirs.tier_mode = TierMode::whole;
  EXPECT_EQ(cost(), 12'000 * 570) << "all of it that of the tier reached";
  theirs.cap_li = {5'000'000};
  EXPECT_EQ(cost(), 5'000'000);
  theirs.cap_li = {};
  theirs.guarantee_li = {9'000'000};
  EXPECT_EQ(cost(), 9'000'000);
  std::vector const both{position(PositionSide::ours, 600), theirs};
  auto const row = matrix_of({&c, 1}, both, two_prices).value().at(0);
  EXPECT_FALSE(row.agreed) << "the same first price is not the same";
  EXPECT_EQ(row.gap_li->value, 9'000'000 - (10'000 * 600 + 2'000 * 570));
  EXPECT_DONE(check_position(c, theirs, two_prices));
  theirs.cap_li = {8'000'000};
  EXPECT_EQ(check_position(c, theirs, two_prices).refusal().pointer, "/guarantee_li") << "more than the cap";
  c.basis = Basis::revenue;
  EXPECT_EQ(check_position(c, position(PositionSide::ours, 600), two_prices).refusal().pointer, "/further");
}

TEST(PositionRules, clause_3_1_2_penalties_and_bonuses_count_by_expected_incidents) {
  auto c = condition(ConditionKind::penalty, 4);
  EXPECT_EQ(gap(c, 50'000, 80'000), -4 * 30'000) << "a higher penalty lowers what the carrier gets";
  c.kind = ConditionKind::bonus;
  EXPECT_EQ(gap(c, 50'000, 80'000), 4 * 30'000);
}

TEST(PositionRules, clause_3_1_2_the_last_word_of_each_side_counts_and_equal_words_are_agreed) {
  auto const c = condition(ConditionKind::tariff, 100);
  std::vector<Position> said{position(PositionSide::ours, 500)};
  auto row = matrix_of({&c, 1}, said).value().at(0);
  EXPECT_FALSE(row.theirs || row.agreed || row.gap_li) << "no gap while a side is silent";
  said.push_back(position(PositionSide::theirs, 700));
  said.push_back(position(PositionSide::ours, 700));
  row = matrix_of({&c, 1}, said).value().at(0);
  EXPECT_TRUE(row.agreed);
  EXPECT_EQ(row.gap_li->value, 0);
}

TEST(PositionRules, clause_3_1_2_no_letter_while_a_side_has_not_stated_its_position) {
  EXPECT_REFUSED(check_matrix({}), refusal::conditions_missing);
  auto c = condition(ConditionKind::payment);
  std::vector const ours{position(PositionSide::ours, 30)};
  auto rows = matrix_of({&c, 1}, ours).value();
  EXPECT_EQ(n_unstated(rows), 1u);
  auto const refused = check_matrix(rows);
  EXPECT_REFUSED(refused, refusal::position_missing);
  EXPECT_EQ(refused.refusal().detail, c.name);
  rows.at(0).condition.dropped = true;
  EXPECT_REFUSED(check_matrix(rows), refusal::conditions_missing);
}

TEST(PositionRules, conditions_and_positions_are_checked_by_their_kind) {
  EXPECT_REFUSED(check_condition(condition(ConditionKind::tariff)), refusal::monthly_missing);
  EXPECT_REFUSED(check_condition(condition(ConditionKind::penalty, 1001)), refusal::monthly_missing);
  EXPECT_DONE(check_condition(condition(ConditionKind::window)));
  auto p = position(PositionSide::ours, 8 * 3600);
  EXPECT_REFUSED(check_position(condition(ConditionKind::window), p), refusal::window_reversed);
  p.until = 10 * 3600;
  EXPECT_DONE(check_position(condition(ConditionKind::window), p));
  EXPECT_REFUSED(
      check_position(condition(ConditionKind::service_level), position(PositionSide::ours, 10'001)),
      refusal::position_out_of_range);
  EXPECT_REFUSED(check_position(condition(ConditionKind::penalty, 1), position(PositionSide::ours, 55)),
                 refusal::position_out_of_range);
  EXPECT_REFUSED(check_position(condition(ConditionKind::free_text), position(PositionSide::ours, 0)),
                 refusal::position_text_missing);
}

std::string name_of(Condition const& c) { return c.name; }
std::string words_of(Condition const&, Position const& p) { return std::to_string(p.value) + p.text; }

TEST(DraftRules, clause_3_1_2_conditions_become_clauses_of_the_first_draft_and_what_is_open_is_named) {
  std::vector<Condition> conditions;
  std::vector<Position> said;
  auto const add = [&](ConditionKind kind, std::int64_t ours, std::int64_t theirs, std::int64_t until = 0) {
    auto c = condition(kind, 10);
    c.id = {std::ssize(conditions) + 1};
    c.name += std::to_string(c.id.value);
    c.link = Link::transport;
    conditions.push_back(c);
    for (auto const side : {PositionSide::ours, PositionSide::theirs}) {
      auto p = position(side, side == PositionSide::ours ? ours : theirs);
      p.condition = c.id;
      p.until = until;
      said.push_back(p);
    }
  };
  add(ConditionKind::tariff, 450, 600);
  add(ConditionKind::penalty, 50'000, 50'000);
  add(ConditionKind::window, 8 * 3600, 8 * 3600, 10 * 3600);
  add(ConditionKind::service_level, 9850, 9850);
  add(ConditionKind::liability_cap, 1'000'000, 1'000'000);
  add(ConditionKind::payment, 45, 45);
  add(ConditionKind::term, 6, 6);
  add(ConditionKind::volume, 12'000, 12'000);
  auto const rows = matrix_of(conditions, said).value();
  auto const c = clauses_of(rows, Party::payer, name_of, words_of);
  ASSERT_EQ(c.tariff.size(), 1u);
  EXPECT_EQ(c.tariff[0].number, 1);
  EXPECT_EQ(c.tariff[0].tiers.at(0).price, 450) << "ours, where the sides differ";
  ASSERT_EQ(c.adjustments.size(), 1u);
  EXPECT_EQ(c.adjustments[0].number, 2) << "counted together with tariff clauses";
  EXPECT_EQ(c.adjustments[0].each_li.value, -50'000) << "a penalty lies below zero";
  EXPECT_EQ(c.windows.at(0).until.seconds, 10 * 3600);
  EXPECT_EQ(c.service_levels.at(0).target, 9850);
  EXPECT_EQ(c.liability.cap_per_item_li.value, 1'000'000);
  EXPECT_EQ(c.cycle.pay_by_days, 45);
  ASSERT_EQ(c.texts.size(), 2u) << "the volume, and what is left to be settled";
  EXPECT_EQ(c.texts[0].body, "12000");
  EXPECT_NE(c.texts[1].body.find("县到乡运输1。甲方：450；乙方：600"), std::string::npos) << c.texts[1].body;
  auto const as_payee = clauses_of(rows, Party::payee, name_of, words_of);
  EXPECT_NE(as_payee.texts.at(1).body.find("县到乡运输1。甲方：600；乙方：450"), std::string::npos)
      << "甲方 is the payer, whose words those of the other side are: " << as_payee.texts[1].body;
  EXPECT_EQ(as_payee.tariff.at(0).tiers.at(0).price, 450) << "still ours";
  EXPECT_FALSE(c.tariff[0].tax_included) << "talked about without tax, as the matrix says";
  EXPECT_EQ(c.tariff[0].tax_rate, 900);
  auto sorting = rows;
  sorting[0].condition.link = Link::sorting;
  EXPECT_EQ(clauses_of(sorting, Party::payer, name_of, words_of).tariff.at(0).tax_rate, 600);
  EXPECT_EQ(c.adjustments[0].tax_rate, 900);
  EXPECT_EQ(last_day_of(rows, {20260831}), (base::ServiceDate{20270227}))
      << "six months from the end of August";
  EXPECT_EQ(last_day_of({}, {20270101}), (base::ServiceDate{20271231}));
}

TEST(InterfaceRules, clause_2_2_2b_each_hand_over_point_has_procedure_message_owner_and_limit_on_both_sides) {
  for (auto const& usual : usual_interfaces()) {
    EXPECT_DONE(check_interface(usual));
    auto i = usual;
    i.procedure.clear();
    EXPECT_REFUSED(check_interface(i), refusal::procedure_missing);
    i = usual;
    i.message.clear();
    EXPECT_REFUSED(check_interface(i), refusal::message_missing);
    i = usual;
    i.giver_post.clear();
    EXPECT_REFUSED(check_interface(i), refusal::interface_post_missing);
    i = usual;
    i.receiver_post.clear();
    EXPECT_REFUSED(check_interface(i), refusal::interface_post_missing);
    i = usual;
    i.giver_sla_min = 0;
    EXPECT_REFUSED(check_interface(i), refusal::interface_sla_missing);
    i = usual;
    i.receiver_sla_min = 0;
    EXPECT_REFUSED(check_interface(i), refusal::interface_sla_missing);
  }
}

}  // namespace
}  // namespace agreement::rules
