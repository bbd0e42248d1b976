// From the draft to both seals, on both databases: who is asked, who may not, and what is in force.
#include <gtest/gtest.h>

#include "modules/agreement/rules/refusals.h"
#include "platform/approval/refusals.h"
#include "platform/auth/secret.h"
#include "testing/agreement_parties.h"
#include "testing/paper.h"

namespace agreement {
namespace {

using namespace service;
namespace approval = platform::approval;

constexpr std::int64_t kDayMs = 86'400'000;

class Signing : public AgreementParties {};

TEST_P(Signing, clause_3_2_1_nothing_is_sent_to_sign_without_checklist_and_approval) {
  auto const v = drafted().head.version.id;
  EXPECT_REFUSED(send(v), refusal::not_approved);
  EXPECT_DONE(submit(v));
  EXPECT_EQ(tasks(legal_), (Kinds{"agreement.check", "agreement.approve"}));
  EXPECT_EQ(tasks(leader_), Kinds{}) << "not their turn";
  EXPECT_REFUSED(perform(leader_, v, ActKind::agree), platform::approval::refusal::not_your_turn);
  approve(v);
  EXPECT_EQ(state(v), VersionState::approved);
  EXPECT_EQ(tasks(market_), Kinds{"agreement.send_to_sign"});
  EXPECT_REFUSED(send(v), refusal::checklist_open);
  EXPECT_REFUSED(answer(market_, v, rules::LegalPoint::safety, rules::Answer::met), refusal::own_draft);
  complete_checklist(v);
  EXPECT_DONE(answer(legal_, v, rules::LegalPoint::disputes, rules::Answer::not_met, "缺管辖法院"));
  EXPECT_REFUSED(send(v), refusal::checklist_open);
  EXPECT_DONE(answer(their_legal_, v, rules::LegalPoint::disputes, rules::Answer::met));
  EXPECT_EQ(tasks(legal_), Kinds{});
  EXPECT_DONE(send(v));
}

TEST_P(Signing, clause_3_2_1_what_talks_left_open_is_settled_before_it_is_reviewed) {
  auto const v = drafted().head.version.id;
  auto const now = version(v);
  rules::Draft draft{now.head.version.from_day, now.head.version.until_day, {}, now.clauses};
  draft.clauses.texts.push_back({90, rules::kOpenTerms, "单价。甲方：0.30 元/件；乙方：0.35 元/件。"});
  auto const save = [&] {
    auto const seen = version(v).head.version.version;
    return act<VersionView>(market_, [&](Act& a) { return save_draft(a, {v, seen, draft}); });
  };
  EXPECT_DONE(save());
  EXPECT_REFUSED(submit(v), refusal::terms_open);
  draft.clauses.texts.pop_back();
  EXPECT_DONE(save());
  EXPECT_DONE(submit(v));
}

TEST_P(Signing, clause_3_2_1_sent_back_it_is_changed_its_checklist_falls_and_it_is_asked_anew) {
  auto const v = drafted().head.version.id;
  EXPECT_DONE(submit(v));
  complete_checklist(v);
  EXPECT_DONE(perform(legal_, v, ActKind::agree));
  EXPECT_DONE(perform(their_legal_, v, ActKind::send_back, "单价过高"));
  EXPECT_EQ(state(v), VersionState::draft);
  EXPECT_EQ(tasks(market_), Kinds{"agreement.returned"});
  auto now = version(v);
  auto draft = rules::Draft{now.head.version.from_day, now.head.version.until_day, {}, now.clauses};
  draft.clauses.tariff[0].tiers[0].price = 3400;
  auto const save = [&](std::int64_t seen) {
    return act<VersionView>(market_, [&](Act& a) { return save_draft(a, {v, seen, draft}); });
  };
  EXPECT_REFUSED(save(1), refusal::changed_meanwhile);
  EXPECT_DONE(save(now.head.version.version));
  EXPECT_FALSE(version(v).checklist_complete);
  EXPECT_DONE(perform(market_, v, ActKind::resubmit));
  EXPECT_EQ(state(v), VersionState::in_review);
  EXPECT_REFUSED(save(version(v).head.version.version), refusal::not_a_draft);
  EXPECT_REFUSED(perform(leader_, v, ActKind::agree), platform::approval::refusal::not_your_turn);
  complete_checklist(v);
  approve(v);
  EXPECT_EQ(state(v), VersionState::approved);
  auto const trace = look<approval::ApprovalView>(their_market_, [&](Look& l) { return view_approval(l, {v}); });
  EXPECT_EQ(trace.history.size(), 7u);
  EXPECT_EQ(trace.history.at(1).note, "单价过高");
}

TEST_P(Signing, an_approval_is_handed_on_asked_more_reminded_overdue_and_withdrawn) {
  auto const v = drafted().head.version.id;
  EXPECT_DONE(submit(v));
  EXPECT_REFUSED(perform(legal_, v, ActKind::hand_on, "出差", market_.person), refusal::own_draft);
  auto const clerk = join({"收寄", "clerk001", coach_, "acceptance_clerk", {{41}}});
  EXPECT_REFUSED(perform(legal_, v, ActKind::hand_on, "出差", clerk.person), refusal::approver_unsuitable);
  EXPECT_DONE(perform(legal_, v, ActKind::hand_on, "出差", their_market_.person));
  EXPECT_EQ(tasks(legal_), Kinds{"agreement.check"});
  EXPECT_EQ(tasks(their_market_), Kinds{"agreement.approve"});
  EXPECT_DONE(perform(their_legal_, v, ActKind::ask_more, "一起看", their_leader_.person));
  EXPECT_EQ(tasks(their_leader_), Kinds{"agreement.approve"});
  now_ = now_.plus_ms(2 * 3'600'000);
  EXPECT_DONE(perform(market_, v, ActKind::remind));
  EXPECT_REFUSED(perform(market_, v, ActKind::remind), platform::approval::refusal::reminded_lately);
  EXPECT_EQ(tasks(their_market_), Kinds{"agreement.approve"}) << "one task, asked anew";
  now_ = now_.plus_ms(kDayMs);
  watch();
  watch();
  EXPECT_EQ(tasks(market_), Kinds{"agreement.approval_overdue"});
  EXPECT_REFUSED(perform(their_legal_, v, ActKind::withdraw, "?"),
                 platform::approval::refusal::not_requester);
  EXPECT_DONE(perform(market_, v, ActKind::withdraw, "改条款"));
  EXPECT_EQ(state(v), VersionState::draft);
  EXPECT_EQ(tasks(their_market_), Kinds{});
  EXPECT_DONE(submit(v));
  EXPECT_EQ(state(v), VersionState::in_review) << "with an approval of its own";
  EXPECT_DONE(perform(legal_, v, ActKind::agree));
  auto const trace = look<approval::ApprovalView>(their_market_, [&](Look& l) { return view_approval(l, {v}); });
  ASSERT_EQ(trace.history.size(), 6u) << "what was done before it was withdrawn stays to be read";
  EXPECT_EQ(trace.history.at(4).note, "改条款");
  EXPECT_EQ(trace.history.at(5).kind, ActKind::agree);
}

TEST_P(Signing, clause_3_2_2_both_seals_in_their_order_bring_it_into_force_and_verify) {
  auto const v = drafted().head.version.id;
  EXPECT_DONE(submit(v));
  complete_checklist(v);
  approve(v);
  EXPECT_REFUSED(seal(leader_, v), refusal::state_forbids);
  EXPECT_DONE(send(v));
  EXPECT_EQ(tasks(their_leader_), Kinds{}) << "who is paid seals first";
  EXPECT_REFUSED(seal(their_leader_, v), refusal::not_your_seal);
  EXPECT_DONE(seal(leader_, v));
  EXPECT_EQ(tasks(their_leader_), Kinds{"agreement.seal"});
  EXPECT_TRUE(terms({20261101}, {20261130}).empty()) << "one seal is none";
  EXPECT_DONE(seal(their_leader_, v));
  EXPECT_EQ(state(v), VersionState::in_force);
  auto const list = terms({20261101}, {20261130});
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].version, v);
  EXPECT_EQ(list[0].payer, post_);
  EXPECT_EQ(list[0].tariff.rules.at(0).tiers.at(1), (rating::Tier{1000, 3000}));
  EXPECT_TRUE(terms({20261001}, {20261031}).empty());
  auto const digest = version(v).head.version.digest;
  auto const signing = look<SigningView>(their_market_, [&](Look& l) { return verify_paper(l, {digest}); });
  EXPECT_TRUE(signing.paper_unaltered);
  ASSERT_EQ(signing.seals.size(), 2u);
  for (auto const& s : signing.seals) EXPECT_TRUE(s.valid && s.within_dates) << s.place;
  EXPECT_EQ(signing.seals[0].person_name, "高总");
  EXPECT_EQ(signing.seals[1].organisation, post_);
  EXPECT_NE(signing.seals[0].fingerprint, signing.seals[1].fingerprint);
  EXPECT_REFUSED(
      try_look<SigningView>(market_, [&](Look& l) { return verify_paper(l, {std::string(64, 'a')}); }),
      refusal::paper_unknown);
}

TEST_P(Signing, clause_3_2_2_an_altered_paper_or_a_seal_under_another_key_is_told) {
  auto const v = in_force();
  auto const seen = [&] { return look<SigningView>(market_, [&](Look& l) { return view_signing(l, {v}); }); };
  auto const change = [&](char const* sql) {
    database_->write_now([&](Tx& tx) { return tx.execute(sql) > 0; });
  };
  change(
      "UPDATE agreement_seal SET fingerprint = (SELECT fingerprint FROM agreement_seal WHERE place = 2) "
      "WHERE place = 1");
  EXPECT_FALSE(seen().seals[0].valid);
  EXPECT_TRUE(seen().seals[1].valid);
  change("UPDATE agreement_paper SET content = 'JVBERi0xLjc='");
  EXPECT_FALSE(seen().paper_unaltered);
  EXPECT_FALSE(seen().seals[1].valid);
}

TEST_P(Signing, clause_3_2_2_a_supplement_that_is_sealed_late_leaves_one_version_in_force) {
  auto const first = in_force();
  auto const made = must<VersionView>(their_market_, [&](Act& a) {
    return make_supplement(a, {version(first).agreement.id, {20261201}, {20271031}, "调整单价"});
  });
  auto const v = made.head.version.id;
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return submit_version(a, {v, steps()}); })));
  complete_checklist(v);
  approve(v);
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return send_to_sign(a, {v, {}}); })));
  EXPECT_DONE(seal(leader_, v));
  now_ = base::instant_of({20261203}, {8 * 3600});
  watch();
  EXPECT_EQ(state(first), VersionState::in_force);
  EXPECT_DONE(seal(their_leader_, v));
  EXPECT_EQ(state(v), VersionState::in_force);
  EXPECT_EQ(state(first), VersionState::superseded);
  EXPECT_EQ(terms({20261201}, {20261231}).size(), 1u) << "no day is priced twice";
}

TEST_P(Signing, clause_3_2_2_a_supplement_takes_over_on_its_first_day) {
  auto const first = in_force();
  auto const agreement = version(first).agreement.id;
  auto const made = must<VersionView>(their_market_, [&](Act& a) {
    return make_supplement(a, {agreement, {20261201}, {20271031}, "调整单价"});
  });
  EXPECT_EQ(made.head.version.edition, 2);
  auto const v = made.head.version.id;
  auto draft = rules::Draft{{20261201}, {20271031}, {}, made.clauses};
  draft.clauses.tariff[0].tiers[0].price = 3300;
  draft.clauses.duties.clear();
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return save_draft(a, {v, 1, draft}); })));
  EXPECT_REFUSED((act<VersionView>(market_,
                                   [&](Act& a) {
                                     return save_draft(a, {v, 2, draft});
                                   })),
                 refusal::out_of_reach);
  auto const red = look<Redline>(market_, [&](Look& l) { return view_redline(l, {v, first}); });
  EXPECT_EQ(red.changes.size(), 2u);
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return submit_version(a, {v, steps()}); })));
  complete_checklist(v);
  approve(v);
  EXPECT_DONE((act<VersionView>(their_market_, [&](Act& a) { return send_to_sign(a, {v, {}}); })));
  EXPECT_DONE(seal(leader_, v));
  EXPECT_DONE(seal(their_leader_, v));
  EXPECT_EQ(state(v), VersionState::sealed);
  EXPECT_EQ(state(first), VersionState::in_force);
  testing_support::Paper const paper{
      look<platform::http::File>(market_, [&](Look& l) { return print_paper(l, {v}); }).bytes};
  EXPECT_TRUE(paper.shows("修订内容（与第1版对照）")) << paper.text();
  EXPECT_TRUE(paper.shows("3.30") && paper.shows("3.50"))
      << "the new price beside the old one: " << paper.text();
  auto const both = terms({20261101}, {20261231});
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0].until_day, (base::ServiceDate{20261130}));
  EXPECT_EQ(both[1].from_day, (base::ServiceDate{20261201}));
  EXPECT_EQ(both[1].tariff.rules[0].tiers[0].price, 3300);
  now_ = base::instant_of({20261201}, {8 * 3600});
  watch();
  EXPECT_EQ(state(first), VersionState::superseded);
  EXPECT_EQ(state(v), VersionState::in_force);
  EXPECT_EQ(terms({20261115}, {20261115}).at(0).version, first) << "the past is priced as it was agreed";
  auto const owed = look<ObligationList>(market_, [](Look& l) { return list_obligations(l, {}); });
  EXPECT_EQ(owed.items.at(0).obligation.state, rules::Fulfilment::lapsed);
}

TEST_P(Signing, clause_3_2_2_its_end_is_warned_of_90_60_and_30_days_before) {
  auto const v = in_force();
  auto const at = [&](std::int64_t days_before) {
    now_ = base::instant_of(base::add_days({20271031}, -days_before), {9 * 3600});
    watch();
    watch();
    Kinds out;
    for (auto const& k : tasks(their_market_))
      if (k.starts_with("agreement.expiry")) out.push_back(k);
    return out;
  };
  EXPECT_EQ(at(91), Kinds{});
  EXPECT_EQ(at(90), Kinds{"agreement.expiry_90"});
  EXPECT_EQ(at(60), Kinds{"agreement.expiry_60"});
  EXPECT_EQ(at(31), Kinds{"agreement.expiry_60"});
  EXPECT_EQ(at(30), Kinds{"agreement.expiry_30"});
  EXPECT_EQ(at(0), Kinds{"agreement.expiry_30"});
  EXPECT_EQ(at(-1), Kinds{});
  EXPECT_EQ(state(v), VersionState::ended);
}

TEST_P(Signing, clause_3_2_2_what_the_exit_and_the_data_clause_ask_for_is_owed_from_the_day_it_is_over) {
  in_force();
  auto const owed = [this] {
    return look<ObligationList>(market_, [](Look& l) { return list_obligations(l, {.unfinished = true}); })
        .items;
  };
  EXPECT_EQ(owed().size(), 1u) << "the duty clause";
  now_ = base::instant_of({20271101}, {9 * 3600});
  watch();
  watch();
  auto const list = owed();
  ASSERT_EQ(list.size(), 9u) << "the duty has lapsed";
  EXPECT_EQ(list[0].bearer_name, list[1].bearer_name) << "who pays settles, and deletes";
  for (auto const& o : list)
    EXPECT_EQ(o.obligation.due_day,
              (o.obligation.number < rules::kPayerReports ? base::ServiceDate{20271130}
                                                          : base::ServiceDate{20301030}));
  EXPECT_EQ(tasks(market_), Kinds(4, "agreement.fulfil"));
  EXPECT_EQ(tasks(their_market_), Kinds(5, "agreement.fulfil"));
  auto const ours = list[2].obligation.id;
  EXPECT_DONE(act<ObligationDetail>(market_, [&](Act& a) {
    return report_fulfilment(a, {ours, true, "已删除"});
  }));
  EXPECT_DONE(act<ObligationDetail>(their_market_, [&](Act& a) {
    return answer_report(a, {ours, true, {}});
  }));
  EXPECT_EQ(owed().size(), 8u);
}

TEST_P(Signing, clause_3_2_2_an_obligation_is_done_by_the_one_and_accepted_by_the_other_party) {
  in_force();
  auto const list =
      look<ObligationList>(market_, [](Look& l) { return list_obligations(l, {.unfinished = true}); });
  auto const o = list.items.at(0).obligation.id;
  EXPECT_EQ(tasks(market_), Kinds{"agreement.fulfil"});
  auto const report = [&](Hat const& hat) {
    return act<ObligationDetail>(hat, [&](Act& a) { return report_fulfilment(a, {o, true, "已装三处"}); });
  };
  EXPECT_REFUSED(report(their_market_), refusal::bearer_only);
  EXPECT_DONE(report(market_));
  EXPECT_EQ(tasks(their_market_), Kinds{"agreement.accept_fulfilment"});
  auto const accepted = must<ObligationDetail>(their_market_, [&](Act& a) {
    return answer_report(a, {o, true, {}});
  });
  EXPECT_EQ(accepted.view.obligation.state, rules::Fulfilment::fulfilled);
  EXPECT_EQ(accepted.notes.size(), 2u);
  EXPECT_EQ(tasks(market_), Kinds{});
}

TEST_P(Signing, an_agreement_is_seen_by_its_parties_and_remarks_that_are_internal_by_one_of_them) {
  auto const v = drafted().head.version.id;
  auto const partner = act<OrganisationId>(operator_hat(), [](Act& a) -> base::Result<OrganisationId> {
                         return org::found_organisation(a, org::OrganisationKind::partner, "物流", "物流");
                       }).value();
  auto stranger = join({"外人", "stranger", partner, "driver", {}});
  stranger.reach = org::Reach::organisation;
  EXPECT_REFUSED(try_look<VersionView>(stranger, [&](Look& l) { return view_version(l, {v}); }),
                 refusal::out_of_reach);
  EXPECT_TRUE(look<AgreementList>(stranger, [](Look& l) { return list_agreements(l, {}); }).items.empty());
  auto own = market_;
  own.reach = org::Reach::organisation;
  must<VersionView>(own, [&](Act& a) { return add_comment(a, {v, true, "/tariff/0", "底价 3.2"}); });
  must<VersionView>(own, [&](Act& a) { return add_comment(a, {v, false, "", "请看"}); });
  EXPECT_EQ(version(v).comments.size(), 2u);
  auto const theirs = look<VersionView>(their_legal_, [&](Look& l) { return view_version(l, {v}); });
  ASSERT_EQ(theirs.comments.size(), 1u);
  EXPECT_EQ(theirs.comments[0].comment.body, "请看");
  EXPECT_REFUSED(
      (act<VersionView>(
          own,
          [&](Act& a) {
            return create_agreement(a, {"JY-2026-1", "t", post_, coach_, {{20261101}, {20271031}, {}, {}}});
          })),
      refusal::number_taken);
}

TEST_P(Signing, clause_3_2_2_both_seals_stand_in_the_paper_and_another_program_finds_them_valid) {
  NEEDS_TOOL("pdfsig");
  auto const v = in_force();
  auto const paper = look<platform::http::File>(market_, [&](Look& l) { return print_paper(l, {v}); });
  auto const seen = testing_support::Paper{paper.bytes}.signatures();
  auto const n_times = [&seen](std::string_view text) {
    std::size_t n = 0;
    for (auto at = seen.find(text); at != std::string::npos; at = seen.find(text, at + 1)) ++n;
    return n;
  };
  EXPECT_EQ(n_times("Signature is Valid"), 2u) << seen;
  EXPECT_EQ(n_times("ETSI.CAdES.detached"), 2u) << seen;
  EXPECT_EQ(n_times("Total document signed"), 1u) << seen;
  auto altered = paper.bytes;
  altered[altered.find("/Title")] = '#';
  EXPECT_EQ(testing_support::Paper{altered}.signatures().find("Signature is Valid"), std::string::npos);
}

TEST_P(Signing, clause_3_2_2_a_file_is_known_with_one_seal_with_both_and_without) {
  auto const v = drafted().head.version.id;
  EXPECT_DONE(submit(v));
  complete_checklist(v);
  approve(v);
  EXPECT_DONE(send(v));
  std::vector<std::string> files;
  auto const keep = [&] {
    files.push_back(look<platform::http::File>(market_, [&](Look& l) { return print_paper(l, {v}); }).bytes);
  };
  keep();
  EXPECT_DONE(seal(leader_, v));
  keep();
  EXPECT_DONE(seal(their_leader_, v));
  keep();
  for (auto const& f : files) {
    auto const digest = platform::auth::sha256_hex(f);
    auto const found = look<SigningView>(their_market_, [&](Look& l) { return verify_paper(l, {digest}); });
    EXPECT_EQ(found.version, v);
    EXPECT_EQ(found.file_digest, platform::auth::sha256_hex(files.back()));
    for (auto const& s : found.seals) {
      EXPECT_TRUE(s.valid && s.within_dates && s.embedded) << s.place;
      EXPECT_EQ(s.sealed_at.ms, now_.ms / 1000 * 1000) << "a PDF tells seconds";
    }
  }
  EXPECT_TRUE(files[2].starts_with(files[1]) && files[1].starts_with(files[0]))
      << "nothing that was signed is touched";
}

TEST_P(Signing, a_paper_is_a_pdf_with_every_clause_and_its_signature_a_file) {
  auto const v = in_force();
  auto const paper = look<platform::http::File>(market_, [&](Look& l) { return print_paper(l, {v}); });
  EXPECT_EQ(paper.bytes.substr(0, 5), "%PDF-");
  auto const signature = look<platform::http::File>(market_, [&](Look& l) {
    return print_signature(l, {v, 2});
  });
  EXPECT_GT(signature.bytes.size(), 500u);
}

TEST_P(Signing, clause_3_2_1_a_tariff_names_lines_of_the_network_by_their_codes) {
  auto c = clauses();
  c.tariff[0].line = {41};
  c.tariff[0].line_code = "101";
  service::NewAgreement const n{"JY-2026-9", "线路协议", post_, coach_, {{20261101}, {20271031}, {}, c}};
  auto const v =
      must<VersionView>(market_, [&](Act& a) { return service::create_agreement(a, n); }).head.version.id;
  EXPECT_REFUSED(submit(v), refusal::line_unknown);
  auto const add = [this](char const* code) {
    database_->write_now([&](Tx& tx) {
      tx.execute("DELETE FROM network_line WHERE region = $1", {market_.region});
      tx.execute(
          "INSERT INTO network_line (region, id, feed, key, agency, code, name, description, type, color, "
          "text_color,"
          " closed_on) VALUES ($1, 41, 1, 'L41', '', $2, '', '', 3, '', '', 0)",
          {market_.region, std::string{code}});
      return true;
    });
  };
  add("102");
  EXPECT_REFUSED(submit(v), refusal::line_unknown);
  add("101");
  EXPECT_DONE(submit(v));
}

ON_EACH_ENGINE(Signing);

}  // namespace
}  // namespace agreement
