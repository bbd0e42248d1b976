// Outage drill: the network of either side, or of both, is away for three days while mail goes on; every
// phone sends what it kept twice and in any order; statements come out as if nothing had happened.
#include <gtest/gtest.h>

#include <random>

#include "testing/settling_county.h"

namespace settlement {
namespace {

/// Whose phones have no network.
enum class Cut { nobody, coach, post, both };

class OutageDrill : public Settling {
 protected:
  using Line = mail::MailStaff::Line;
  using Kept = std::pair<Hat, mail::service::CompleteHandover>;

  /// What both sides signed on a day, kept by both phones of each handover.
  struct Signed {
    mail::service::CompleteHandover handover;
    Hat giver, receiver;
    base::Instant at;
  };
  void pass(std::int64_t minutes) { now_ = now_.plus_ms(minutes * 60'000); }

  /// Bags of one to three items for the township; the same of each seed.
  std::vector<mail::Bag> bags_of_day(mail::WaybillId w, std::mt19937& random) {
    std::vector<mail::Bag> out;
    for (int b = 0; b < 6; ++b) {
      auto bag = done(sorter_, mail::service::open_bag, {centre_, town_, mail::BagKind::ordinary, {}});
      for (auto n = 1 + random() % 3; n > 0; --n) {
        auto r = parcel(centre_, village_, next_number());
        r.weight_g = {200 + static_cast<std::int64_t>(random() % 3'000)};
        bag = done(sorter_, mail::service::put_into_bag, {bag.id, checked(r).number});
      }
      bag = done(sorter_, mail::seal_bag,
                 {bag.id, bag.items_g, "D" + std::to_string(now_.ms) + std::to_string(b)});
      done(boss_, mail::service::list_bag, {w, bag.id, {}, {}});
      pass(1);
      out.push_back(bag);
    }
    return out;
  }
  std::vector<Signed> sign_day(base::ServiceDate day) {
    std::mt19937 random{7};
    set_clock(day.yyyymmdd, 5);
    auto const made = make_waybill(day).waybill.id;
    auto const w = done(boss_, mail::service::assign_waybill, {made, "云A12345", driver_.person}).waybill.id;
    std::vector<Signed> out;
    auto const bags = bags_of_day(w, random);
    for (auto const& m : {onto_vehicle(w), off_vehicle(w)})
      for (auto const& b : bags) {
        pass(1);
        out.push_back({signed_offline(m, content(m, {line_of(b)})), m.giver, m.receiver, now_});
      }
    return out;
  }
  bool is_cut(Hat const& who, Cut cut) const {
    if (cut == Cut::both) return true;
    return cut == (who.organisation == coach_ ? Cut::coach : Cut::post);
  }
  /// Phones with network send at once, the others after three days: all twice and in disorder, again and
  /// again what was refused because something before it had not come yet.
  void send_day(std::vector<Signed> const& all, Cut cut, unsigned seed) {
    std::vector<Kept> kept;
    for (auto const& s : all)
      for (auto const& who : {s.giver, s.receiver}) {
        now_ = s.at;
        if (is_cut(who, cut))
          kept.insert(kept.end(), 2, {who, s.handover});
        else if (!attempt(who, mail::service::complete_handover, s.handover))
          kept.emplace_back(who, s.handover);
      }
    std::mt19937 random{seed};
    now_ = all.back().at.plus_ms(72 * 3'600'000LL);
    for (int round = 0; !kept.empty() && round < 40; ++round) {
      std::ranges::shuffle(kept, random);
      std::vector<Kept> refused;
      for (auto const& [who, handover] : kept)
        if (!attempt(who, mail::service::complete_handover, handover)) refused.emplace_back(who, handover);
      kept = std::move(refused);
      pass(1);
    }
    EXPECT_TRUE(kept.empty()) << kept.size() << " handovers never came through";
  }
  StatementView draft_of(rules::Period const& p) {
    set_clock(base::add_days(p.last, 5).yyyymmdd, 9);
    return try_draft(coach_clerk_, p).value();
  }
  static std::vector<std::string> lines_of(StatementView const& v) {
    std::vector<std::string> out{std::to_string(v.statement.due_li.value),
                                 std::to_string(v.statement.n_events),
                                 std::to_string(v.statement.n_unpriced)};
    for (auto const& l : v.lines)
      out.push_back(l.line.name + ' ' + l.line.route + ' ' + std::to_string(l.line.quantity) + ' ' +
                    std::to_string(l.line.amount_li.value) + ' ' + std::to_string(l.line.n_parts));
    return out;
  }
  static std::int64_t sum_of(StatementView const& v) {
    std::int64_t out = 0;
    for (auto const& l : v.lines) out += l.line.amount_li.value;
    return out;
  }
};

TEST_P(OutageDrill, clause_3_6_1_three_days_without_network_change_no_cent_of_a_statement) {
  constexpr base::ServiceDate kDays[] = {{20261124}, {20261201}, {20261208}, {20261215}};
  std::vector<std::vector<std::string>> statements;
  for (auto const cut : {Cut::nobody, Cut::coach, Cut::post, Cut::both}) {
    auto const day = kDays[statements.size()];
    send_day(sign_day(day), cut, 11 + static_cast<unsigned>(cut));
    statements.push_back(lines_of(draft_of({day, day})));
  }
  ASSERT_GT(statements[0].size(), 3u);
  EXPECT_EQ(statements[0][1], "12") << "six bags, signed for twice each";
  for (std::size_t i = 1; i < statements.size(); ++i) EXPECT_EQ(statements[i], statements[0]) << "cut " << i;
}

TEST_P(OutageDrill, clause_3_6_1_what_comes_after_the_closing_stands_in_the_next_statement_to_the_cent) {
  send_day(sign_day({20261124}), Cut::nobody, 1);
  auto const whole = sum_of(draft_of({{20261124}, {20261124}}));
  auto const all = sign_day({20261201});
  now_ = all.back().at;
  set_clock(20261202, 9);
  auto const early = try_draft(coach_clerk_, {{20261201}, {20261201}}).value();
  EXPECT_EQ(sum_of(early), 0) << "both sides are away";
  close(early.statement.id);
  send_day(all, Cut::both, 3);
  auto const next = draft_of({{20261202}, {20261205}});
  EXPECT_EQ(sum_of(next), whole);
  for (auto const& l : next.lines) EXPECT_EQ(l.line.kind, LineKind::difference);
}

ON_EACH_ENGINE(OutageDrill);

}  // namespace
}  // namespace settlement
