// Handovers that two phones made without network and sent later, in any order and more than once.
#include <gtest/gtest.h>

#include "testing/mail_staff.h"

namespace mail {
namespace {

class OfflineHandovers : public MailStaff {
 protected:
  base::Result<service::HandoverView> send(Hat const& who, service::CompleteHandover const& h) {
    return attempt(who, service::complete_handover, h);
  }
  service::CompleteHandover signed_now(Move const& m, std::vector<Line> lines) {
    return signed_offline(m, content(m, std::move(lines)));
  }
  void later(int hours) { now_ = now_.plus_ms(hours * 3'600'000LL); }
};

TEST_P(OfflineHandovers, clause_3_4_2_whichever_phone_comes_first_both_get_the_same_answer) {
  auto const [b, w] = listed_bag();
  auto const h = signed_now(onto_vehicle(w), {line_of(b)});
  later(20);
  auto const first = send(driver_, h).value();
  auto const second = send(sorter_, h).value();
  EXPECT_EQ(first.handover.id, second.handover.id);
  EXPECT_TRUE(first.handover.offline);
  EXPECT_EQ(bag(b.id).custodian_person, driver_.person);
  EXPECT_EQ(ask(service::view_bag, {b.id}).handovers.size(), 1u);
}

TEST_P(OfflineHandovers, clause_3_4_2_custody_counts_from_the_signatures_and_not_from_the_sending) {
  auto const [b, w] = listed_bag();
  auto const number = inside(b.id).number;
  later(1);
  auto const h = signed_now(onto_vehicle(w), {line_of(b)});
  auto const signed_at = now_;
  later(5);
  send(driver_, h).value();
  auto const holder_at = [&](base::Instant at) {
    return ask(service::find_holder, {number, at}).custody.person;
  };
  EXPECT_EQ(holder_at(signed_at.plus_ms(-1)), sorter_.person);
  EXPECT_EQ(holder_at(signed_at), driver_.person);
  EXPECT_EQ(holder_at(now_), driver_.person);
}

TEST_P(OfflineHandovers, a_phone_whose_clock_runs_ahead_or_behind_makes_no_gap_in_custody) {
  auto const [b, w] = listed_bag();
  later(1);
  auto p = content(onto_vehicle(w), {line_of(b)});
  p.made_at = now_.plus_ms(-48 * 3'600'000LL);
  send(driver_, signed_offline(onto_vehicle(w), p)).value();
  auto off = content(off_vehicle(w), {line_of(b)});
  off.made_at = now_.plus_ms(3'600'000);
  send(head_, signed_offline(off_vehicle(w), off)).value();
  auto const held = ask(service::view_bag, {b.id}).custody;
  ASSERT_EQ(held.size(), 3u);
  for (std::size_t i = 0; i + 1 < held.size(); ++i) {
    EXPECT_EQ(held[i].until_at, held[i + 1].from_at);
    EXPECT_LE(held[i].from_at.ms, held[i].until_at.ms);
  }
  EXPECT_LE(held.back().from_at.ms, now_.ms);
}

TEST_P(OfflineHandovers, clause_3_4_2_another_content_under_the_same_name_is_refused) {
  auto const [b, w] = listed_bag();
  auto const p = content(onto_vehicle(w), {line_of(b)});
  send(driver_, signed_offline(onto_vehicle(w), p)).value();
  auto changed = p;
  changed.lines[0].result = rules::LineResult::broken;
  EXPECT_REFUSED(send(sorter_, signed_offline(onto_vehicle(w), changed)), refusal::content_differs);
  auto const v = propose(off_vehicle(w), {line_of(b)});
  auto taken = content(off_vehicle(w), {line_of(b)});
  taken.uuid = v.handover.uuid;
  EXPECT_REFUSED(send(head_, signed_offline(off_vehicle(w), taken)), refusal::content_differs);
}

TEST_P(OfflineHandovers, clause_3_4_2_both_signatures_are_checked_and_both_people_work_for_whom_they_sign) {
  auto const [b, w] = listed_bag();
  auto forged = signed_now(onto_vehicle(w), {line_of(b)});
  std::swap(forged.giver_signature, forged.receiver_signature);
  EXPECT_REFUSED(send(driver_, forged), refusal::signature_invalid);
  auto unknown = signed_now(onto_vehicle(w), {line_of(b)});
  unknown.giver_key = 404;
  EXPECT_REFUSED(send(driver_, unknown), refusal::key_unknown);
  EXPECT_REFUSED(send(head_, signed_now(onto_vehicle(w), {line_of(b)})), refusal::handover_not_party);
  auto stranger = driver_;
  stranger.organisation = post_;
  Move const m{sorter_, stranger, centre_, {}, w};
  EXPECT_REFUSED(send(sorter_, signed_now(m, {line_of(b)})), refusal::handover_not_party);
  EXPECT_EQ(bag(b.id).custodian_person, sorter_.person);
}

TEST_P(OfflineHandovers, clause_3_4_2_a_bag_that_only_the_two_sides_knew_of_is_listed_when_they_are_heard) {
  auto const w = waybill().waybill.id;
  auto const b = sealed_bag();
  send(driver_, signed_now(onto_vehicle(w), {line_of(b)})).value();
  auto const listing = ask(service::view_waybill, {w}).listings.at(0);
  EXPECT_EQ(listing.state, rules::LoadState::loaded);
  EXPECT_EQ(listing.overridden_by, sorter_.person);
  EXPECT_EQ(bag(b.id).waybill, w);
}

TEST_P(OfflineHandovers, clause_3_4_2_a_seal_that_was_called_good_and_is_another_asks_for_an_irregularity) {
  auto const [b, w] = listed_bag();
  auto line = line_of(b);
  line.seal_no = "F0009999";
  send(driver_, signed_now(onto_vehicle(w), {line})).value();
  ASSERT_EQ(irregularities().size(), 1u);
  EXPECT_EQ(irregularities()[0].kind, rules::IrregularityKind::seal_differs);
}

ON_EACH_ENGINE(OfflineHandovers);

}  // namespace
}  // namespace mail
