// Every state of an item, a bag, a handover and an irregularity against every action: what is not in the
// picture is refused.
#include "modules/mail/rules/transition.h"

#include <gtest/gtest.h>

#include <array>

#include "modules/mail/rules/bag.h"
#include "modules/mail/rules/handover.h"
#include "modules/mail/rules/irregularity.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"

namespace mail::rules {
namespace {

/// Rows are states, columns actions; '.' is a refusal, a letter the state after (see the heads below).
template <typename State, std::size_t Rows, typename Act>
void expect_table(std::array<char const*, Rows> const& picture, std::string const& letters, Act&& act) {
  for (std::size_t from = 0; from < Rows; ++from)
    for (std::size_t action = 0; picture[from][action] != 0; ++action) {
      auto const after = act(static_cast<State>(from), action);
      auto const wanted = picture[from][action];
      auto const got = after ? letters.at(static_cast<std::size_t>(*after)) : '.';
      EXPECT_EQ(got, wanted) << base::to_name(static_cast<State>(from)) << ", action " << action;
    }
}

TEST(Transitions, clause_3_4_1_an_item_lives_as_its_table_says) {
  // accept arrive bag unbag wait deliver isolate release refuse leave lose find bury surrender withdraw
  constexpr std::array<char const*, 12> kPicture{"AA....I.R.O...T",   // advised
                                                 ".AB.WDI.RLO.X..",   // accepted
                                                 "...A.....LO....",   // bagged
                                                 ".A...DI...O.X..",   // waiting
                                                 "...............",   // delivered
                                                 ".......AR...XS.",   // isolated
                                                 "...............",   // refused
                                                 "...............",   // left
                                                 "...........A...",   // lost
                                                 "...............",   // dead
                                                 "...............",   // surrendered
                                                 ".A............."};  // withdrawn
  expect_table<ItemState>(kPicture, "?ABWDIRLOXST", [](ItemState from, std::size_t action) {
    Item before;
    before.state = from;
    before.version = 7;
    auto const after = apply(before, static_cast<ItemAction>(action), {5});
    if (!after.ok()) {
      EXPECT_EQ(after.refusal().kind, &refusal::item_state_forbids);
      return std::optional<ItemState>{};
    }
    EXPECT_EQ(after.value().version, 8);
    EXPECT_EQ(after.value().changed_at.ms, 5);
    return std::optional{after.value().state};
  });
}

TEST(Transitions, clause_3_4_1_a_bag_lives_as_its_table_says) {
  // seal unseal give receive unpack reconcile leave cancel
  constexpr std::array<char const*, 8> kPicture{"S......C",   // open
                                                ".OTR..L.",   // sealed
                                                "..TR....",   // in_transit
                                                "..TRU.L.",   // received
                                                ".....K..",   // opened
                                                "........",   // reconciled
                                                "........",   // left
                                                "........"};  // cancelled
  expect_table<BagState>(kPicture, "OSTRUKLC", [](BagState from, std::size_t action) {
    Bag before;
    before.state = from;
    auto const after = apply(before, static_cast<BagAction>(action), {});
    return after.ok() ? std::optional{after.value().state} : std::nullopt;
  });
}

TEST(Transitions, clause_3_4_2_a_handover_lives_as_its_table_says) {
  // find a difference, sign the last side, refuse, withdraw, freeze the only line
  constexpr std::array<char const*, 5> kPicture{"DSRW.",   // proposed: nothing to freeze
                                                "DSRWR",   // differing
                                                ".....",   // signed_by_both
                                                ".....",   // refused
                                                "....."};  // withdrawn
  expect_table<HandoverState>(kPicture, "PDSRW", [](HandoverState from, std::size_t action) {
    Handover h;
    h.state = from;
    h.giver.person = PersonId{1};
    h.receiver.person = PersonId{2};
    h.giver.signature = "signed";
    h.to_node = NodeId{1};
    auto const differs = from == HandoverState::differing;
    h.lines = {{.line = 1, .bag = BagId{5}, .result = differs ? LineResult::wet : LineResult::good}};
    auto const after = [&]() -> base::Result<Handover> {
      switch (action) {
        case 0:
          return with_findings(h, {{.bag = BagId{5}, .result = LineResult::broken}});
        case 1:
          return with_signature(h, Party::receiver, 1, "signed too", {});
        case 2:
          return refused(h, "why");
        case 3:
          return withdrawn(h);
        default:
          return TRY(frozen(h, "why")).handover;
      }
    }();
    return after.ok() ? std::optional{after.value().state} : std::nullopt;
  });
}

TEST(Transitions, clause_3_4_2_an_irregularity_lives_as_its_table_says) {
  // reply dispute close
  constexpr std::array<char const*, 4> kPicture{"P.C",   // raised
                                                ".DC",   // replied
                                                "P.C",   // disputed
                                                "..."};  // closed
  expect_table<IrregularityState>(kPicture, "RPDC", [](IrregularityState from, std::size_t action) {
    Irregularity i;
    i.state = from;
    auto const after = action == 0   ? replied(i, "answer", {}, {})
                       : action == 1 ? disputed(i, "why", {})
                                     : closed(i, {}, "decision", {}, {});
    return after.ok() ? std::optional{after.value().state} : std::nullopt;
  });
}

}  // namespace
}  // namespace mail::rules
