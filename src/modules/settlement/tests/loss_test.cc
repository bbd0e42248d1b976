// Losses on both databases: located by the custody record, owed by law and agreement, approved by somebody
// else, recharged on the next statement; and a day with losses injected into random intervals.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "modules/settlement/service/loss.h"
#include "platform/approval/refusals.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

using mail::rules::LineResult;
using rules::LocatedBy;
using rules::LossKind;
using rules::LossState;
using service::LossView;

class Losses : public Settling {
 protected:
  using Line = mail::MailStaff::Line;

  void SetUp() override {
    Settling::SetUp();
    if (IsSkipped()) return;
    terms_[0].liability = {};
  }
  void pass(std::int64_t seconds = 60) { now_ = now_.plus_ms(seconds * 1000); }

  /// A parcel of the post from the centre to the village.
  mail::Item parcel_worth(std::int64_t postage, std::int64_t insured = 0, char const* product = "parcel") {
    auto r = parcel(centre_, village_, next_number());
    r.carrier = "china_post";
    r.product = product;
    r.postage_li = {postage};
    r.insured_li = {insured};
    auto const item = checked(r);
    pass(1);
    return item;
  }
  mail::Bag bag_of(std::vector<mail::Item> const& items, std::string seal,
                   mail::BagKind kind = mail::BagKind::ordinary) {
    auto bag = done(sorter_, mail::service::open_bag, {centre_, town_, kind, {}});
    for (auto const& i : items) bag = done(sorter_, mail::service::put_into_bag, {bag.id, i.number});
    pass(1);
    return done(sorter_, mail::seal_bag, {bag.id, bag.items_g, std::move(seal)});
  }
  /// Hands over with what the receiver found; the giver agrees.
  mail::service::HandoverView hand_over_as(Move const& m, std::vector<Line> proposed,
                                           std::vector<Line> const& found) {
    auto const v = propose(m, std::move(proposed));
    auto const seen = done(m.receiver, mail::service::find_handover, {v.handover.id, found});
    EXPECT_DONE(sign(m.giver, seen));
    auto const out = sign(m.receiver, seen).value();
    pass();
    return out;
  }
  /// From the centre to the township on today's coach, as its two receivers found it.
  struct Ride {
    mail::HandoverId on, off;
  };
  Ride ride(std::vector<mail::Bag> const& bags, std::vector<LineResult> const& on,
            std::vector<LineResult> const& off) {
    auto const w = waybill().waybill.id;
    std::vector<Line> given, loaded, riding, unloaded;
    for (std::size_t i = 0; i < bags.size(); ++i) {
      done(boss_, mail::service::list_bag, {w, bags[i].id, {}, "试验"});
      given.push_back(line_of(bags[i]));
      loaded.push_back(seen(line_of(bags[i]), on[i], centre_, sorter_));
      if (on[i] == LineResult::missing) continue;
      riding.push_back(line_of(bags[i]));
      unloaded.push_back(seen(line_of(bags[i]), off[i], town_, head_));
    }
    auto const first = hand_over_as(onto_vehicle(w), given, loaded).handover.id;
    return {first, hand_over_as(off_vehicle(w), riding, unloaded).handover.id};
  }
  Line seen(Line l, LineResult result, mail::NodeId node, Hat const& who) {
    l.result = result;
    if (result == LineResult::broken || result == LineResult::seal_differs) l.evidence = photo(who, node);
    return l;
  }
  /// Opens a bag in the township; everything but `gone` is inside.
  void open(mail::Bag const& bag, std::set<std::string> const& gone) {
    done(head_, mail::service::unpack_bag, {bag.id});
    for (auto const& i : ask(mail::service::view_bag, {bag.id}).items)
      if (!gone.contains(i.number)) done(head_, mail::service::tick_item, {bag.id, i.number});
    pass(1);
    done(head_, mail::service::reconcile_bag, {bag.id, 0});
    pass(1);
  }
  base::Result<service::LossList> try_raise(Hat const& hat, service::RaiseLoss const& r) {
    return act<service::LossList>(hat, [&](auto& a) { return service::raise_loss(a, book_, {}, r); });
  }
  rules::Loss raise(Hat const& hat, service::RaiseLoss const& r) {
    auto const out = try_raise(hat, r);
    EXPECT_DONE(out);
    return out.value().items.at(0).loss;
  }
  LossView view_loss(rules::LossId id) { return ask(service::view_loss, {id}); }
  std::int64_t raise_decided() {
    std::int64_t n = 0;
    (void)must<base::Done>(boss_, [&](auto& a) -> base::Result<base::Done> {
      n = service::raise_decided(a, book_, {}, base::service_date_of(now_));
      return base::Done{};
    });
    return n;
  }
};

TEST_P(
    Losses,
    clause_3_6_1_a_bag_lost_on_the_coach_is_its_drivers_and_every_item_in_it_is_recharged_on_the_next_statement) {
  auto const whole = bag_of({parcel_worth(8'000), parcel_worth(6'000)}, "F1");
  auto const lost = bag_of({parcel_worth(5'000), parcel_worth(12'000)}, "F2");
  auto const r =
      ride({whole, lost}, {LineResult::good, LineResult::good}, {LineResult::good, LineResult::missing});
  auto const raised = try_raise(post_clerk_, {.bag = lost.id, .kind = LossKind::lost}).value().items;
  ASSERT_EQ(raised.size(), 2u) << "each item of the bag";
  for (auto const& [l, contractor, liable, person, node] : raised) {
    EXPECT_EQ(l.contractor, post_);
    EXPECT_EQ(l.liable, coach_);
    EXPECT_EQ(l.liable_person, driver_.person);
    EXPECT_EQ(l.located_by, LocatedBy::handover);
    EXPECT_EQ(l.last_good, r.on);
    EXPECT_EQ(l.first_bad, r.off);
    EXPECT_EQ(l.law_li.value, 3 * l.postage_li.value) << "not insured: three times the postage";
    EXPECT_EQ(l.state, LossState::approved) << "small and certain";
  }
  EXPECT_REFUSED(try_raise(post_clerk_, {.bag = lost.id}), refusal::loss_exists);
  auto const v = draft();
  auto const line = v.lines.back().line;
  EXPECT_EQ(line.kind, LineKind::compensation);
  EXPECT_EQ(line.amount_li, base::Money{-51'000});
  EXPECT_EQ(ask(service::list_parts, {line.id}).items.at(0).kind, rules::EvidenceKind::loss);
  auto const carried = v.statement.due_li.value + 51'000;
  close(v.statement.id);
  EXPECT_EQ(balance(coach_, accounting::Purpose::compensation), 51'000) << "in both books";
  EXPECT_EQ(balance(post_, accounting::Purpose::compensation), -51'000);
  EXPECT_EQ(balance(coach_, accounting::Purpose::receivable), carried - 51'000);
  EXPECT_EQ(view_loss(raised[0].loss.id).row.loss.stated_in, v.statement.id);
  auto const pay = [&](Hat const& hat, rules::LossId id) {
    return attempt(hat, service::pay_loss, {id, base::service_date_of(now_), "B-1"});
  };
  EXPECT_REFUSED(pay(coach_clerk_, raised[0].loss.id), refusal::not_a_side);
  for (auto const& row : raised) EXPECT_DONE(pay(post_clerk_, row.loss.id));
  EXPECT_REFUSED(pay(post_clerk_, raised[0].loss.id), refusal::loss_paid);
  EXPECT_EQ(balance(post_, accounting::Purpose::compensation), 0) << "what it paid its senders it has back";
  EXPECT_EQ(balance(post_, accounting::Purpose::bank), -51'000);
}

TEST_P(Losses, clause_3_6_1_large_sums_are_approved_by_somebody_of_the_liable_side_who_did_not_raise_them) {
  terms_[0].liability.cap_per_item_li = {400'000};
  auto const b = bag_of({parcel_worth(9'000, 800'000)}, "F3", mail::BagKind::insured);
  ride({b}, {LineResult::good}, {LineResult::missing});
  auto const number = inside(b.id).number;
  auto const l = raise(coach_clerk_, {.number = number});
  EXPECT_EQ(l.state, LossState::assessed);
  EXPECT_EQ(l.law_li, base::Money{800'000}) << "as insured";
  EXPECT_EQ(l.recharge_li, base::Money{400'000}) << "no more than agreed";
  EXPECT_REFUSED(attempt(coach_clerk_, service::decide_loss, {l.id, true, {}}),
                 platform::approval::refusal::not_your_turn);
  EXPECT_REFUSED(attempt(post_head_, service::decide_loss, {l.id, true, {}}),
                 platform::approval::refusal::not_your_turn);
  EXPECT_REFUSED(attempt(coach_head_, service::decide_loss, {l.id, false, {}}), refusal::reason_missing);
  EXPECT_EQ(tasks_of(coach_head_).size(), 1u);
  auto const v = done(coach_head_, service::decide_loss, {l.id, true, {}});
  EXPECT_EQ(v.row.loss.state, LossState::approved);
  EXPECT_EQ(v.row.loss.decided_by, coach_head_.person);
  EXPECT_TRUE(tasks_of(coach_head_).empty());
  EXPECT_REFUSED(attempt(coach_head_, service::decide_loss, {l.id, true, {}}), refusal::loss_settled);
  auto const bill = draft();
  EXPECT_EQ(bill.lines.back().line.amount_li, base::Money{-400'000});
}

TEST_P(Losses, clause_3_6_1_what_was_declined_is_on_no_statement_and_can_be_raised_again) {
  auto const b = bag_of({parcel_worth(9'000, 800'000)}, "F4", mail::BagKind::insured);
  ride({b}, {LineResult::good}, {LineResult::missing});
  auto const l = raise(post_clerk_, {.number = inside(b.id).number});
  EXPECT_EQ(done(coach_head_, service::decide_loss, {l.id, false, "内件已找回"}).row.loss.state,
            LossState::declined);
  EXPECT_DONE(try_raise(post_clerk_, {.number = inside(b.id).number}));
  auto const lines = draft().lines;
  EXPECT_TRUE(
      std::ranges::none_of(lines, [](auto const& v) { return v.line.kind == LineKind::compensation; }));
}

TEST_P(Losses, clause_3_6_1_what_nobody_proved_waits_for_facts_and_the_law_exempts) {
  auto const express = parcel_worth(15'000, 0, "ems");
  auto const b = bag_of({express, parcel_worth(4'000)}, "F5");
  ride({b}, {LineResult::good}, {LineResult::missing});
  auto l = raise(post_clerk_, {.number = express.number});
  EXPECT_EQ(l.state, LossState::open) << "civil law asks for the loss, which nobody has told";
  EXPECT_EQ(ask(service::view_loss, {l.id}).missing, rules::MissingFact::loss);
  auto const assess = [&](service::AssessLoss const& r) {
    return act<LossView>(post_clerk_, [&](auto& a) { return service::assess_loss(a, book_, {}, r); });
  };
  EXPECT_REFUSED(assess({.loss = l.id, .value_li = {10}, .loss_li = {20}}), refusal::loss_beyond_value);
  l = assess({.loss = l.id, .loss_li = {150'000}}).value().row.loss;
  EXPECT_EQ(l.law_li, base::Money{150'000});
  EXPECT_EQ(l.state, LossState::approved);
  auto const unstamped = parcel_worth(0);
  l = raise(post_clerk_, {.number = unstamped.number, .loss_li = {80'000}});
  EXPECT_EQ(l.state, LossState::open) << "three times a postage that nobody knows";
  EXPECT_EQ(ask(service::view_loss, {l.id}).missing, rules::MissingFact::postage);
  l = assess({.loss = l.id, .loss_li = {80'000}, .postage_li = {12'000}}).value().row.loss;
  EXPECT_EQ(l.law_li, base::Money{36'000});
  EXPECT_EQ(ask(service::view_loss, {l.id}).missing, rules::MissingFact::none);
  auto const other = ask(mail::service::view_bag, {b.id}).items;
  for (auto const& i : other) {
    if (i.number == express.number) continue;
    auto const exempt =
        raise(post_clerk_, {.number = i.number, .exemption = rules::Exemption::force_majeure});
    EXPECT_EQ(exempt.state, LossState::declined) << "a flood, and not insured";
  }
}

TEST_P(Losses, clause_3_6_1_what_both_sides_decided_is_raised_by_the_clock_and_comes_before_the_record) {
  auto const b = bag_of({parcel_worth(7'000)}, "F6");
  ride({b}, {LineResult::good}, {LineResult::missing});
  auto const note = irregularities().front();
  EXPECT_EQ(raise_decided(), 0) << "not decided yet";
  done(head_, mail::service::close_irregularity, {note.id, post_, "封发时已短少，邮政认可"});
  EXPECT_EQ(raise_decided(), 1);
  EXPECT_EQ(raise_decided(), 0) << "once";
  auto const l = ask(service::list_losses, {}).items.at(0).loss;
  EXPECT_EQ(l.located_by, LocatedBy::decided);
  EXPECT_EQ(l.liable, post_);
  EXPECT_EQ(l.recharge_li, base::Money{}) << "the post took it in itself";
  auto const sheet = ask(service::export_losses, {.format = platform::http::SheetFormat::csv_utf8});
  EXPECT_NE(sheet.bytes.find("双方认定"), std::string::npos);
  auto stranger = coach_clerk_;
  stranger.organisation = {4711};
  EXPECT_REFUSED(attempt(stranger, service::view_loss, {l.id}), refusal::out_of_reach);
}

/// Where a loss is put.
enum class Injury {
  none,
  before_seal,
  seal_on_coach,
  bag_on_coach,
  bag_at_loading,
  at_station,
  broken_at_station
};

/// Injects losses into a day of mail, has them found as they would be, and raises them.
class LossDrill : public Losses {
 protected:
  struct Expected {
    PersonId person;
    mail::HandoverId last_good, first_bad;
    std::int64_t li{};
    LossKind kind{};
  };
  void run(std::int64_t n_items, int per_bag, std::uint32_t seed) {
    boss_.permissions.insert("mail.override_hold");  // one coach takes the bags of a large day
    std::mt19937 random{seed};
    auto const one_in = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)) == 0; };
    std::vector<std::vector<mail::Item>> contents;
    for (std::int64_t i = 0; i < n_items; ++i) {
      if (i % per_bag == 0) contents.emplace_back();
      contents.back().push_back(parcel_worth(1'000 + 10 * static_cast<std::int64_t>(random() % 900)));
    }
    // Two in a hundred: half of them alone, the others together in bags.
    std::vector<mail::Bag> bags;
    std::vector<Injury> fate(contents.size(), Injury::none);
    std::vector<std::set<std::string>> gone(contents.size());
    std::map<std::string, Injury> alone;
    for (std::size_t b = 0; b < contents.size(); ++b) {
      if (one_in(100)) fate[b] = one_in(2) ? Injury::bag_on_coach : Injury::bag_at_loading;
      for (auto const& i : contents[b]) {
        if (fate[b] == Injury::bag_on_coach || fate[b] == Injury::bag_at_loading || !one_in(100)) continue;
        auto const how = static_cast<Injury>(std::array{1, 2, 5, 6}[random() % 4]);
        if (how == Injury::seal_on_coach) fate[b] = how;
        alone[i.number] = how;
      }
    }
    force_each_kind(contents, fate, alone);
    for (std::size_t b = 0; b < contents.size(); ++b)
      bags.push_back(bag_of(contents[b], "D" + std::to_string(b)));
    std::vector<LineResult> on(bags.size()), off(bags.size());
    for (std::size_t b = 0; b < bags.size(); ++b) {
      if (fate[b] == Injury::bag_at_loading) on[b] = LineResult::missing;
      if (fate[b] == Injury::bag_on_coach) off[b] = LineResult::missing;
      if (fate[b] == Injury::seal_on_coach) off[b] = LineResult::seal_differs;
    }
    auto const r = ride(bags, on, off);
    for (std::size_t b = 0; b < bags.size(); ++b) arrive(bags[b], contents[b], fate[b], r, alone);
    to_village(r, alone);
    check();
  }

 private:
  /// A small day has each kind too.
  void force_each_kind(std::vector<std::vector<mail::Item>> const& contents, std::vector<Injury>& fate,
                       std::map<std::string, Injury>& alone) {
    if (contents.size() < 5) throw std::invalid_argument{"the day is too small"};
    fate[0] = Injury::bag_on_coach;
    fate[1] = Injury::bag_at_loading;
    fate[2] = Injury::seal_on_coach;
    for (auto const b : {0u, 1u})
      for (auto const& i : contents[b]) alone.erase(i.number);
    alone[contents[2][0].number] = Injury::seal_on_coach;
    alone[contents[3][0].number] = Injury::before_seal;
    alone[contents[3][1].number] = Injury::at_station;
    alone[contents[4][0].number] = Injury::broken_at_station;
  }
  void expect(mail::Item const& i, PersonId person, mail::HandoverId last_good, mail::HandoverId first_bad,
              LossKind kind = LossKind::lost) {
    auto const loss = i.postage_li.value * (kind == LossKind::lost ? 3 : 1);
    expected_[i.number] = {person, last_good, first_bad, loss, kind};
  }
  void arrive(mail::Bag const& bag, std::vector<mail::Item> const& items, Injury fate, Ride const& r,
              std::map<std::string, Injury> const& alone) {
    if (fate == Injury::bag_on_coach || fate == Injury::bag_at_loading) {
      auto const on_coach = fate == Injury::bag_on_coach;
      for (auto const& i : items)
        expect(i, on_coach ? driver_.person : sorter_.person, on_coach ? r.on : mail::HandoverId{},
               on_coach ? r.off : r.on);
      lost_bags_.push_back(bag.id);
      return;
    }
    std::set<std::string> gone;
    for (auto const& i : items) {
      auto const how = alone.find(i.number);
      auto const stolen =
          how != alone.end() && (how->second == Injury::before_seal || how->second == Injury::seal_on_coach);
      if (!stolen) {
        loose_.push_back(i);
        continue;
      }
      gone.insert(i.number);
      // Nobody can tell what was taken before the seal from what was taken with it: the broken seal speaks.
      if (fate == Injury::seal_on_coach)
        expect(i, driver_.person, r.on, r.off);
      else
        expect(i, sorter_.person, {}, {});
    }
    open(bag, gone);
  }
  void to_village(Ride const&, std::map<std::string, Injury> const& alone) {
    std::vector<Line> given, found;
    std::vector<mail::Item> hurt;
    for (auto const& i : loose_) {
      Line l{.item = i.id, .code = i.number};
      given.push_back(l);
      auto const how = alone.find(i.number);
      auto result = LineResult::good;
      if (how != alone.end()) {
        result = how->second == Injury::at_station ? LineResult::missing : LineResult::broken;
        hurt.push_back(i);
      }
      found.push_back(seen(l, result, village_, keeper_));
      if (given.size() == 1'000 || &i == &loose_.back()) {
        auto const h = hand_over_as({head_, keeper_, town_, village_, {}}, given, found).handover.id;
        for (auto const& x : hurt)
          expect(x, head_.person, {}, h,
                 alone.at(x.number) == Injury::at_station ? LossKind::lost : LossKind::damaged);
        given.clear(), found.clear(), hurt.clear();
      }
    }
  }
  void check() {
    for (auto const b : lost_bags_) EXPECT_DONE(try_raise(post_clerk_, {.bag = b}));
    std::map<PersonId, std::int64_t> owed, injected;
    for (auto const& [number, e] : expected_) {
      service::RaiseLoss r{.number = number, .kind = e.kind};
      if (e.kind == LossKind::damaged) r.loss_li = {e.li};
      (void)try_raise(post_clerk_, r);  // those of lost bags are there
      auto const rows = ask(service::list_losses, {.text = number}).items;
      ASSERT_EQ(rows.size(), 1u) << number;
      auto const& l = rows[0].loss;
      EXPECT_EQ(l.liable_person, e.person) << number;
      EXPECT_EQ(l.first_bad, e.first_bad) << number;
      if (e.last_good) {
        EXPECT_EQ(l.last_good, e.last_good) << number;
      }
      EXPECT_EQ(l.state, LossState::approved) << number;
      owed[l.liable_person] += l.law_li.value;
      injected[e.person] += e.li;
    }
    EXPECT_EQ(owed, injected) << "the sum of liabilities is the sum of losses, in each pair of hands";
    EXPECT_EQ(owed.size(), 3u) << "the sorter, the driver and the station";
    std::int64_t recharged = 0, coach = owed[driver_.person] + owed[head_.person];
    for (auto const& v : draft().lines)
      if (v.line.kind == LineKind::compensation) recharged -= v.line.amount_li.value;
    EXPECT_EQ(recharged, coach) << "what the coach company lost is on its statement";
  }

  std::map<std::string, Expected> expected_;
  std::vector<mail::BagId> lost_bags_;
  std::vector<mail::Item> loose_;
};

TEST_P(LossDrill, clause_3_6_1_the_sum_of_liabilities_is_the_sum_of_losses_each_where_it_was_injected) {
  // YIDAO_LOSS_DRILL=10000 is the drill of a large day.
  auto const* const size = std::getenv("YIDAO_LOSS_DRILL");
  run(size ? std::atoll(size) : 36, size ? 20 : 4, 20261124);
}

ON_EACH_ENGINE(Losses);
ON_EACH_ENGINE(LossDrill);

}  // namespace
}  // namespace settlement
