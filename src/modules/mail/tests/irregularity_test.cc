// Irregularities: raised with proof, answered in time by the other side, decided.
#include "modules/mail/service/irregularity.h"

#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

using rules::IrregularityKind;
using rules::IrregularityState;

class Irregularities : public MailStaff {
 protected:
  /// The township against the post.
  rules::Irregularity raise(std::string evidence = {}) {
    service::RaiseIrregularity r{.node = town_, .kind = IrregularityKind::form, .to_organisation = post_};
    r.description = "袋牌不符";
    r.evidence = std::move(evidence);
    return done(head_, service::raise_irregularity, r);
  }
  std::int64_t open_tasks() {
    std::int64_t n{};
    database_->read(
        [&](org::Tx& tx) { n = *tx.find_integer("SELECT count(*) FROM message_task WHERE state = 'open'"); });
    return n;
  }
};

TEST_P(Irregularities, clause_3_4_2_the_other_side_answers_within_forty_eight_hours) {
  auto const i = raise();
  EXPECT_EQ(i.due_at.ms - now_.ms, 48 * 3'600'000LL);
  EXPECT_EQ(open_tasks(), 1);
  EXPECT_REFUSED(attempt(head_, service::reply_irregularity, {i.id, "自问自答"}), refusal::out_of_reach);
  auto const answered = done(sorter_, service::reply_irregularity, {i.id, "已补袋牌"});
  EXPECT_EQ(answered.state, IrregularityState::replied);
  EXPECT_EQ(answered.replied_by, sorter_.person);
  EXPECT_EQ(open_tasks(), 1) << "now the raising side decides";
}

TEST_P(Irregularities, a_disputed_answer_starts_the_clock_again) {
  auto const i = raise();
  done(sorter_, service::reply_irregularity, {i.id, "与我无关"});
  now_ = now_.plus_ms(24 * 3'600'000LL);
  EXPECT_REFUSED(attempt(sorter_, service::dispute_reply, {i.id, "x"}), refusal::out_of_reach);
  auto const disputed = done(head_, service::dispute_reply, {i.id, "照片显示封袋时已无袋牌"});
  EXPECT_EQ(disputed.state, IrregularityState::disputed);
  EXPECT_EQ(disputed.due_at.ms - now_.ms, 48 * 3'600'000LL);
  EXPECT_DONE(attempt(sorter_, service::reply_irregularity, {i.id, "认可"}));
}

TEST_P(Irregularities, clause_3_4_2_it_ends_with_a_liable_side_and_not_twice) {
  auto const i = raise();
  EXPECT_REFUSED(attempt(sorter_, service::close_irregularity, {i.id, coach_, "对方责任"}),
                 refusal::out_of_reach)
      << "the answering side closes only against itself";
  auto const closed = done(head_, service::close_irregularity, {i.id, post_, "邮政责任，免赔"});
  EXPECT_EQ(closed.liable_organisation, post_);
  EXPECT_EQ(open_tasks(), 0);
  EXPECT_REFUSED(attempt(sorter_, service::reply_irregularity, {i.id, "晚了"}),
                 refusal::irregularity_state_forbids);
  EXPECT_REFUSED(attempt(sorter_, service::reply_irregularity, {IrregularityId{404}, "x"}),
                 refusal::irregularity_unknown);
}

TEST_P(Irregularities, clause_3_4_2_it_names_only_what_there_is) {
  service::RaiseIrregularity r{.node = town_, .to_organisation = OrganisationId{404}, .description = "x"};
  auto const raised = [&] { return attempt(head_, service::raise_irregularity, r); };
  EXPECT_REFUSED(raised(), refusal::organisation_unknown);
  r.to_organisation = {};
  EXPECT_REFUSED(raised(), refusal::organisation_unknown);
  r.to_organisation = post_;
  r.to_node = {404};
  EXPECT_REFUSED(raised(), refusal::destination_unknown);
  r.to_node = centre_;
  r.bag = {404};
  EXPECT_REFUSED(raised(), refusal::bag_unknown);
  r.bag = {};
  r.item = {404};
  EXPECT_REFUSED(raised(), refusal::item_unknown);
  r.item = {};
  r.waybill = {404};
  EXPECT_REFUSED(raised(), refusal::waybill_unknown);
  r.waybill = {};
  auto const i = raised().value();
  EXPECT_REFUSED(attempt(head_, service::close_irregularity, {i.id, OrganisationId{404}, "x"}),
                 refusal::organisation_unknown);
}

TEST_P(Irregularities, clause_3_4_2_those_that_wait_are_listed_by_their_reply_clock) {
  auto const later = [&] { now_ = now_.plus_ms(3'600'000); };
  auto const disputed = raise();
  later();
  auto const second = raise();
  later();
  auto const third = raise();
  done(sorter_, service::reply_irregularity, {third.id, "已补"});
  done(sorter_, service::reply_irregularity, {disputed.id, "不认可"});
  done(head_, service::dispute_reply, {disputed.id, "有照片"});  // its clock starts again: last now
  auto const first = ask(service::list_irregularities, {.by_clock = true, .limit = 1});
  ASSERT_EQ(first.items.size(), 1u);
  EXPECT_EQ(first.items[0].id, second.id);
  auto const rest = ask(service::list_irregularities, {.by_clock = true, .cursor = *first.next});
  ASSERT_EQ(rest.items.size(), 2u);
  EXPECT_EQ(rest.items[0].id, disputed.id);
  EXPECT_EQ(rest.items[1].id, third.id) << "an answered one does not wait: it comes last, to be closed";
  EXPECT_TRUE(ask(service::list_irregularities, {.overdue = true}).items.empty());
  now_ = second.due_at.plus_ms(1);
  auto const overdue = ask(service::list_irregularities, {.overdue = true}).items;
  ASSERT_EQ(overdue.size(), 1u);
  EXPECT_EQ(overdue[0].id, second.id);
}

TEST_P(Irregularities, clause_3_4_2_one_that_is_overdue_goes_to_the_managers_of_who_must_answer) {
  auto const i = raise();
  auto const manager = join({"郑经理", "manager1", post_, "operations_manager", {}});
  EXPECT_EQ(tasks_of(manager).size(), 0u);
  now_ = i.due_at.plus_ms(1);
  EXPECT_EQ(tasks_of(manager).size(), 1u);
  done(sorter_, service::reply_irregularity, {i.id, "已补袋牌"});
  EXPECT_EQ(tasks_of(manager).size(), 0u) << "answered";
}

TEST_P(Irregularities, clause_3_4_2_the_side_whose_word_is_next_says_who_sees_to_it) {
  auto const i = raise();
  auto const liaison = join({"何联络", "liaison9", post_, "postal_liaison", {}});
  EXPECT_EQ(tasks_of(liaison).size(), 1u) << "whoever speaks for the side";
  EXPECT_REFUSED(attempt(head_, service::assign_irregularity, {i.id, head_.person}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(liaison, service::assign_irregularity, {i.id, driver_.person}), refusal::owner_elsewhere);
  auto const given = done(liaison, service::assign_irregularity, {i.id, sorter_.person});
  EXPECT_EQ(given.owner, sorter_.person);
  EXPECT_EQ(done(liaison, service::assign_irregularity, {i.id, sorter_.person}).version, given.version)
      << "said twice is said once";
  EXPECT_EQ(tasks_of(liaison).size(), 0u);
  ASSERT_EQ(tasks_of(sorter_).size(), 1u);
  EXPECT_EQ(tasks_of(sorter_)[0].task.due_at, i.due_at) << "the clock runs on";
  auto const mine = attempt(sorter_, service::list_irregularities, {.mine = true}).value();
  ASSERT_EQ(mine.items.size(), 1u);
  ASSERT_EQ(mine.people.size(), 1u);
  EXPECT_EQ(mine.people[0].name, "赵分拣");
  auto const answered = done(sorter_, service::reply_irregularity, {i.id, "已补袋牌"});
  EXPECT_EQ(answered.owner, PersonId{}) << "the other side's word is next";
  EXPECT_DONE(attempt(head_, service::assign_irregularity, {i.id, head_.person}));
  EXPECT_EQ(done(head_, service::assign_irregularity, {i.id, {}}).owner, PersonId{});
  done(head_, service::close_irregularity, {i.id, post_, "邮政责任"});
  EXPECT_REFUSED(attempt(head_, service::assign_irregularity, {i.id, head_.person}),
                 refusal::irregularity_state_forbids);
}

TEST_P(Irregularities, one_of_them_is_read_by_those_whom_it_concerns) {
  auto const i = raise();
  EXPECT_EQ(attempt(head_, service::view_irregularity, {i.id}).value().irregularity.number, i.number);
  EXPECT_DONE(attempt(sorter_, service::view_irregularity, {i.id}));
  EXPECT_REFUSED(attempt(keeper_, service::view_irregularity, {i.id}), refusal::out_of_reach);
  EXPECT_REFUSED(attempt(head_, service::view_irregularity, {IrregularityId{404}}), refusal::irregularity_unknown);
}

TEST_P(Irregularities, the_answering_side_may_accept_its_own_liability) {
  auto const i = raise();
  EXPECT_EQ(done(sorter_, service::close_irregularity, {i.id, post_, "认责"}).state,
            IrregularityState::closed);
}

TEST_P(Irregularities, clause_3_4_2_several_photos_are_one_proof_and_each_must_be_kept) {
  auto const both = photo(head_, town_) + " " + photo(head_, town_);
  EXPECT_EQ(raise(both).evidence, both);
  service::AskPhoto const second{both.substr(65)};
  EXPECT_DONE(attempt(sorter_, service::read_photo, second)) << "the side that has to answer sees each of them";
  service::RaiseIrregularity r{.node = town_, .to_organisation = post_, .description = "x"};
  r.evidence = photo(head_, town_) + " " + std::string(64, 'a');
  EXPECT_REFUSED(attempt(head_, service::raise_irregularity, r), refusal::photo_unknown);
}

TEST_P(Irregularities, each_of_a_node_has_a_number_of_its_own) { EXPECT_NE(raise().number, raise().number); }

TEST_P(Irregularities, clause_3_4_2_a_photo_is_named_by_its_bytes) {
  auto const bytes = std::string{"\xff\xd8\xff\xe0 same"};
  auto const keep = [&](std::string const& b) {
    return act<service::KeptPhoto>(head_, [&](auto& a) {
      return service::keep_photo(a, {town_}, {"image/jpeg", "p.jpg", b});
    });
  };
  EXPECT_EQ(keep(bytes).value().sha256, keep(bytes).value().sha256);
  EXPECT_NE(keep(bytes).value().sha256, keep(bytes + "!").value().sha256);
  for (auto const* other : {"<html>", "<svg onload=\"alert(1)\">", "MZ\x90", "\x7f" "ELF", "#!/bin/sh", "%PDF-1.7", ""})
    EXPECT_REFUSED(keep(other), refusal::photo_unknown) << "no picture, whatever it calls itself";
  auto const file = look<platform::http::File>(
      boss_, [&](auto& l) { return service::read_photo(l, {keep(bytes).value().sha256}); });
  EXPECT_EQ(file.bytes, bytes);
}

ON_EACH_ENGINE(Irregularities);

}  // namespace
}  // namespace mail
