// Talks from the first clue to the letter of intent, on both databases.
#include <gtest/gtest.h>

#include "modules/agreement/jobs/prospect.h"
#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/interface.h"
#include "modules/agreement/service/letter.h"
#include "modules/agreement/service/prospect.h"
#include "modules/agreement/service/prospect_draft.h"
#include "modules/agreement/service/prospect_export.h"
#include "modules/agreement/service/prospect_stage.h"
#include "modules/agreement/service/prospect_talk.h"
#include "modules/agreement/service/prospect_view.h"
#include "modules/agreement/service/view.h"
#include "testing/outcome.h"
#include "testing/paper.h"
#include "testing/talking_staff.h"

namespace agreement {
namespace {

using rules::ConditionKind;
using rules::PositionSide;
using rules::Prospect;
using namespace service;

constexpr base::ServiceDate kTomorrow{20261125};

class Talks : public TalkingStaff {
 protected:
  void SetUp() override {
    TalkingStaff::SetUp();
    if (IsSkipped()) return;
    jobs::remind(*database_, market_.region, now_);
  }

  template <typename Request, typename Response>
  base::Result<Response> tried(Hat const& hat, base::Result<Response> (*use)(Act&, Request const&),
                               std::type_identity_t<Request> const& request) {
    return act<Response>(hat, [&](Act& a) { return use(a, request); });
  }
  template <typename Request, typename Response>
  Response done(base::Result<Response> (*use)(Act&, Request const&),
                std::type_identity_t<Request> const& request) {
    auto out = tried(market_, use, request);
    if (!out) throw std::runtime_error{std::string{out.refusal().kind->code} + ": " + out.refusal().detail};
    return std::move(out).value();
  }
  ProspectView view(Prospect const& p, std::string purpose = "") {
    return look<ProspectView>(market_, [&](auto& l) { return view_prospect(l, {p.id, purpose}); });
  }
  std::vector<ProspectLine> list(Hat const& hat, AskProspects const& ask = {}) {
    return look<ProspectList>(hat, [&](auto& l) { return list_prospects(l, ask); }).items;
  }
  std::vector<rules::StageList> stages() {
    return look<StagesView>(market_, [](auto& l) { return list_stages(l, {}); }).items;
  }

  Prospect registered() {
    SaveProspect r{.name = "清水片区交邮合作", .partner = "青石县邮政分公司", .partner_organisation = post_};
    r.summary = "双方拟在清水片区试行客车代运邮件。";
    r.next_contact_on = kTomorrow;
    r.next_step = "电话约见负责人";
    return done(save_prospect, r);
  }
  rules::Contact contact(Prospect const& p) {
    SaveContact r{.prospect = p.id, .name = "赵主任", .title = "运营部主任", .phone = "13800138000"};
    return done(save_contact, r);
  }
  rules::FollowUp talk(Prospect const& p, rules::FollowUpKind kind, base::ServiceDate next) {
    RecordFollowUp r{.prospect = p.id, .kind = kind};
    r.note = "对方愿意先试两条线";
    r.next_contact_on = next;
    r.next_step = "带报价上门";
    return done(record_follow_up, r);
  }
  rules::Condition tariff(Prospect const& p, std::int64_t monthly) {
    SaveCondition r{.prospect = p.id, .kind = ConditionKind::tariff, .name = "县到乡总包运输"};
    r.link = Link::transport;
    r.monthly = monthly;
    return done(save_condition, r);
  }
  void state(rules::Condition const& c, PositionSide side, std::int64_t value, std::int64_t until = 0) {
    done(state_position, {c.prospect, c.id, side, value, until});
  }
  /// Ticks what people tick in the prospect's stage, and goes on.
  void go_on(Prospect const& p) {
    auto const v = view(p);
    for (std::size_t i = 0; i < v.stages.size(); ++i) {
      if (v.stages[i].stage.id != v.prospect.stage) continue;
      for (auto const& point : v.stages[i].points)
        if (point.point.proof == rules::Proof::ticked) done(tick_point, {p.id, point.point.id, true});
      if (i + 1 < v.stages.size()) done(move_prospect, {p.id, v.stages[i + 1].stage.id, ""});
      return;
    }
  }
  /// With a contact, a talk, two conditions and positions; stands in the last stage.
  Prospect negotiated() {
    auto const p = registered();
    contact(p);
    go_on(p);
    talk(p, rules::FollowUpKind::call, kTomorrow);
    go_on(p);
    auto const price = tariff(p, 12'000);
    auto const window =
        done(save_condition, {.prospect = p.id, .kind = ConditionKind::window, .name = "乡镇站到达"});
    go_on(p);
    state(price, PositionSide::ours, 450);
    state(price, PositionSide::theirs, 600);
    state(window, PositionSide::ours, 8 * 3600, 10 * 3600);
    state(window, PositionSide::theirs, 8 * 3600, 10 * 3600);
    go_on(p);
    return view(p).prospect;
  }
};

TEST_P(Talks, clause_3_1_1_each_prospect_has_stage_conditions_contacts_and_a_next_step) {
  auto const p = registered();
  EXPECT_EQ(p.stage, stages().at(0).stage.id);
  EXPECT_EQ(p.owner, market_.person);
  auto const early = tried(market_, move_prospect, {p.id, stages().at(1).stage.id, ""});
  EXPECT_REFUSED(early, refusal::stage_checklist_open);
  contact(p);
  auto v = view(p);
  EXPECT_TRUE(v.stages[0].points[0].fulfilled) << "the records show it";
  EXPECT_EQ(v.contacts.at(0).name, "赵主任");
  EXPECT_REFUSED(tried(market_, tick_point, {p.id, v.stages[0].points[0].point.id, true}),
                 refusal::point_proves_itself);
  EXPECT_REFUSED(tried(market_, tick_point, {p.id, v.stages[1].points[1].point.id, true}),
                 refusal::point_unknown)
      << "of the stage in which the prospect stands";
  go_on(p);
  talk(p, rules::FollowUpKind::visit, {20261203});
  tariff(p, 100);
  v = view(p);
  EXPECT_EQ(v.prospect.next_contact_on, (base::ServiceDate{20261203}));
  EXPECT_EQ(v.prospect.next_step, "带报价上门");
  EXPECT_EQ(v.moves.size(), 2u);
  EXPECT_EQ(v.stages[0].points[1].ticked_by_name, "李市场");
  EXPECT_EQ(v.matrix.rows.size(), 1u);
  EXPECT_REFUSED(tried(market_, save_prospect, {.name = "无下一步", .partner = "某单位"}),
                 refusal::next_contact_missing);
}

TEST_P(Talks, clause_3_1_1_who_has_to_be_contacted_today_is_listed_and_asked_until_somebody_has_talked) {
  auto const p = registered();
  auto const tasks = [&](Hat const& hat) { return n_tasks(hat, "agreement.contact_due"); };
  EXPECT_TRUE(list(market_, {.due = true}).empty());
  EXPECT_EQ(tasks(market_), 0);
  now_ = base::instant_of(kTomorrow, {9 * 3600});
  for (auto twice = 0; twice < 2; ++twice) jobs::remind(*database_, market_.region, now_);
  EXPECT_EQ(list(market_, {.mine = true, .due = true}).size(), 1u);
  EXPECT_EQ(tasks(market_), 1);
  done(give_prospect, {p.id, mate_.person, "转由片区负责"});
  jobs::remind(*database_, market_.region, now_);
  EXPECT_EQ(tasks(market_), 0);
  EXPECT_EQ(tasks(mate_), 1);
  talk(p, rules::FollowUpKind::wechat, {20261203});
  EXPECT_EQ(tasks(mate_), 0);
  EXPECT_TRUE(list(market_, {.due = true}).empty());
}

TEST_P(Talks, clause_3_1_1_changes_of_the_owner_are_kept_with_who_when_and_why) {
  auto const p = registered();
  EXPECT_REFUSED(tried(market_, give_prospect, {p.id, liaison_.person, "给对方"}), refusal::owner_unknown);
  done(give_prospect, {p.id, {}, "本月不跟"});
  EXPECT_EQ(list(market_, {.unowned = true}).size(), 1u);
  done(give_prospect, {p.id, mate_.person, "熟悉清水片区"});
  auto const changes = view(p).owner_changes;
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].from_name, "李市场");
  EXPECT_EQ(changes[1].from_name, "");
  EXPECT_EQ(changes[1].to_name, "王市场");
  EXPECT_EQ(changes[1].changed_by_name, "李市场");
  EXPECT_EQ(changes[1].change.reason, "熟悉清水片区");
}

TEST_P(Talks, the_other_side_does_not_learn_of_talks_and_keepers_of_a_node_do_not_either) {
  auto const p = registered();
  EXPECT_TRUE(list(liaison_).empty());
  EXPECT_REFUSED(try_look<ProspectView>(liaison_,
                                        [&](auto& l) {
                                          return view_prospect(l, {p.id, ""});
                                        }),
                 refusal::prospect_unknown);
  EXPECT_REFUSED(tried(liaison_, end_prospect, {p.id, "x"}), refusal::prospect_unknown);
  auto keeper = market_;
  keeper.reach = platform::auth::Reach::node;
  EXPECT_REFUSED(try_look<ProspectList>(keeper, [](auto& l) { return list_prospects(l, {}); }),
                 refusal::talks_out_of_reach);
}

TEST_P(Talks, what_was_seen_must_still_be_so_and_ended_talks_stand_still) {
  auto const p = registered();
  talk(p, rules::FollowUpKind::call, kTomorrow);
  EXPECT_REFUSED(tried(market_, save_prospect,
                       {.prospect = p.id, .name = "新名", .partner = "对方", .version = p.version}),
                 refusal::changed_meanwhile);
  EXPECT_REFUSED(tried(market_, end_prospect, {p.id, ""}), refusal::reason_missing);
  done(end_prospect, {p.id, "对方另选合作方"});
  EXPECT_REFUSED(tried(market_, save_contact, {.prospect = p.id, .name = "甲", .phone = "1"}),
                 refusal::prospect_ended);
  EXPECT_EQ(done(reopen_prospect, {p.id}).state, rules::ProspectState::open);
}

TEST_P(Talks, clause_3_1_2_both_sides_positions_are_recorded_by_clause_with_the_gap_in_yuan_a_month) {
  auto const p = registered();
  auto const price = tariff(p, 12'000);
  state(price, PositionSide::ours, 450);
  EXPECT_FALSE(view(p).matrix.rows[0].gap_li);
  EXPECT_REFUSED(tried(market_, make_letter, {p.id}), refusal::position_missing);
  state(price, PositionSide::theirs, 600);
  auto m = view(p).matrix;
  EXPECT_EQ(m.gap_li.value, 1'800'000) << "1,800 yuan a month";
  EXPECT_EQ(m.said.size(), 2u);
  state(price, PositionSide::theirs, 500);
  m = view(p).matrix;
  EXPECT_EQ(m.gap_li.value, 600'000);
  EXPECT_EQ(m.said.size(), 3u) << "what was said before stays";
  state(price, PositionSide::ours, 500);
  EXPECT_EQ(view(p).matrix.n_agreed, 1);
}

TEST_P(Talks, clause_3_1_2_the_letter_of_intent_is_generated_from_positions_and_stays_as_it_was) {
  NEEDS_TOOL("pdftotext");
  auto const p = negotiated();
  auto const l = done(make_letter, {p.id});
  EXPECT_EQ(l.number, "YX-20261124-01");
  auto const printed = [&] {
    return look<platform::http::File>(market_, [&](auto& k) { return print_letter(k, {p.id, l.id}); }).bytes;
  };
  {
    testing_support::Paper const paper{printed()};
    for (auto const* words :
         {"合作意向书", "甲方：客运公司", "青石县邮政分公司", "赵主任（运营部主任）", "0.45元/件",
          "0.60元/件", "08:00至10:00", "YX-20261124-01", "双方拟在清水片区试行客车代运邮件。"})
      EXPECT_TRUE(paper.shows(words)) << words << " in " << paper.text();
  }
  state(view(p).matrix.rows[0].condition, PositionSide::theirs, 450);
  EXPECT_FALSE(testing_support::Paper{printed()}.shows("带报价上门")) << "our next step is not the partner's";
  testing_support::Paper const later{printed()};
  EXPECT_TRUE(later.shows("0.60元/件")) << "later words change nothing in a letter";
  EXPECT_TRUE(view(p).stages.back().points[0].fulfilled);
}

TEST_P(Talks, clause_3_1_2_talks_that_succeeded_become_the_first_draft_of_an_agreement) {
  auto const p = negotiated();
  DraftFromProspect const r{p.id, "YX-XY-001", {20270101}, false};
  EXPECT_REFUSED(tried(market_, draft_from_prospect, r), refusal::stage_checklist_open) << "no letter yet";
  done(make_letter, {p.id});
  go_on(p);
  auto const won = done(draft_from_prospect, r);
  EXPECT_EQ(won.state, rules::ProspectState::won);
  EXPECT_REFUSED(tried(market_, draft_from_prospect, r), refusal::prospect_ended);
  EXPECT_REFUSED(tried(market_, reopen_prospect, {p.id}), refusal::prospect_open);
  auto const all = look<AgreementList>(market_, [](auto& l) { return list_agreements(l, {}); }).items;
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].agreement.id, won.agreement);
  EXPECT_EQ(all[0].agreement.payer, post_);
  auto const draft = look<VersionView>(
      market_, [&](auto& l) { return view_version(l, {all[0].versions.at(0).version.id}); });
  EXPECT_EQ(draft.clauses.tariff.at(0).tiers.at(0).price, 450);
  EXPECT_EQ(draft.clauses.windows.at(0).until.seconds, 10 * 3600);
}

TEST_P(Talks, the_pipeline_goes_out_as_a_file_with_the_filters_of_the_list) {
  registered();
  done(end_prospect, {registered().id, "无运力"});
  ExportProspects ask{platform::http::SheetFormat::csv_utf8};
  ask.state = "lost";
  auto const file = look<platform::http::File>(market_, [&](auto& l) { return export_prospects(l, ask); });
  EXPECT_NE(file.bytes.find("无运力"), std::string::npos) << file.bytes;
  EXPECT_EQ(std::ranges::count(file.bytes, '\n'), 2) << "the head and one row";
}

TEST_P(Talks, phones_are_shown_masked_until_the_purpose_is_given) {
  auto const p = registered();
  contact(p);
  std::string subject;
  look<ProspectView>(market_, [&](auto& l) {
    auto out = view_prospect(l, {p.id, "电话约见"});
    subject = l.revealed_subject;
    return out;
  });
  EXPECT_EQ(subject, subject_of(p.id));
  EXPECT_EQ(platform::json::render(view(p)).find("13800138000"), std::string::npos);
}

TEST_P(Talks, clause_3_1_1_stages_and_checklists_are_the_county_s_to_set) {
  auto all = stages();
  auto first = all.at(0);
  auto const kept = first.points.at(1).id;
  first.points.push_back({{}, {}, 0, "确认对方授权", rules::Proof::ticked});
  first.points.erase(first.points.begin());
  auto const saved = done(save_stage, first);
  ASSERT_EQ(saved.points.size(), 2u);
  EXPECT_EQ(saved.points[0].id, kept) << "ticks of a point that stays are kept";
  EXPECT_REFUSED(tried(market_, save_stage, first), refusal::changed_meanwhile) << "an older version";
  first.points.clear();
  EXPECT_REFUSED(tried(market_, save_stage, first), refusal::checklist_empty);
  auto const p = registered();
  go_on(p);
  EXPECT_EQ(view(p).prospect.stage, all.at(1).stage.id) << "no contact is asked for any more";
}

TEST_P(Talks, clause_3_1_1_the_funnel_is_counted_from_the_moves) {
  negotiated();
  registered();
  done(end_prospect, {registered().id, "无运力"});
  auto const f = look<Funnel>(market_, [](auto& l) { return view_funnel(l, {}); });
  ASSERT_EQ(f.items.size(), 5u);
  EXPECT_EQ(f.items[0].step.n_reached, 3);
  EXPECT_EQ(f.items[0].step.n_passed, 1);
  EXPECT_EQ(f.items[0].step.n_lost, 1);
  EXPECT_EQ(f.items[4].step.n_standing, 1);
  EXPECT_EQ(f.n_open, 2);
  EXPECT_TRUE(look<Funnel>(market_,
                           [](auto& l) {
                             return view_funnel(l, {{20270101}, {}});
                           })
                  .items[0]
                  .step.n_reached == 0);
}

TEST_P(Talks, clause_2_2_2b_the_catalogue_names_every_hand_over_point_and_refuses_gaps) {
  auto const all = [&](Hat const& hat) {
    return look<InterfaceList>(hat, [](auto& l) { return list_interfaces(l, {}); }).items;
  };
  EXPECT_EQ(all(market_).size(), rules::usual_interfaces().size());
  EXPECT_EQ(all(liaison_).size(), all(market_).size()) << "both sides read the same";
  auto i = all(market_).at(3);
  i.receiver_sla_min = 0;
  EXPECT_REFUSED(tried(market_, save_interface, i), refusal::interface_sla_missing);
  i.receiver_sla_min = 45;
  auto const saved = done(save_interface, i);
  EXPECT_EQ(saved.version, i.version + 1);
  EXPECT_REFUSED(tried(market_, save_interface, i), refusal::changed_meanwhile);
  auto twin = saved;
  twin.id = {};
  EXPECT_REFUSED(tried(market_, save_interface, twin), refusal::interface_code_taken);
  auto gone = saved;
  gone.retired = true;
  done(save_interface, gone);
  EXPECT_EQ(all(market_).size(), rules::usual_interfaces().size() - 1);
}

ON_EACH_ENGINE(Talks);

}  // namespace
}  // namespace agreement
