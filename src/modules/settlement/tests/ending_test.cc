// What a notice that ends an agreement does to its statements: the real agreement, and handovers around its
// last day.
#include <gtest/gtest.h>

#include "testing/settling_county.h"

namespace settlement {
namespace {

class Ended : public Settling {
 protected:
  void SetUp() override {
    Settling::SetUp();
    if (IsSkipped()) return;
    book_ = service::terms_of_agreements();
    constexpr char kClauses[] = R"({"tariff":[
      {"number":1,"name":"运输","basis":"item","link":"transport","tiers":[{"above":0,"price":350}],"tax_rate":900},
      {"number":2,"name":"交接","basis":"bag","link":"handover","tiers":[{"above":0,"price":500}],"tax_rate":900}]})";
    execute(
        "INSERT INTO agreement_agreement (region, id, number, title, payer, payee, made_by, made_at)"
        " VALUES ($1, $2, 'XY-1', '交邮合作协议', $3, $4, 1, 1)",
        {boss_.region, kAgreement, post_, coach_});
    execute(
        "INSERT INTO agreement_version (region, id, agreement, edition, state, reason, from_day, until_day,"
        " superseded_from, drafted_by, authors, drafted_for, drafted_at, approval, first_to_seal, digest, sealed_at,"
        " clauses, version) VALUES ($1, 71, $2, 1, 'in_force', '', 20260101, 20271231, 0, 1, ',1,', $3, 1, 0, $3,"
        " '', 1, $4, 1)",
        {boss_.region, kAgreement, coach_, std::string{kClauses}});
  }
  void execute(char const* sql, std::initializer_list<platform::db::Param> params) {
    database_->write_now([&](Tx& tx) {
      tx.execute(sql, params);
      return true;
    });
  }
  void end_on(base::ServiceDate day) {
    execute("UPDATE agreement_version SET ended_on = $2 WHERE region = $1 AND id = 71", {boss_.region, day});
  }
};

TEST_P(Ended, clause_3_2_2_a_handover_after_the_end_is_priced_by_nothing_and_one_before_it_as_agreed) {
  carry(2);
  end_on({20261124});
  auto const before = draft();
  EXPECT_EQ(amounts(before), (std::vector<std::int64_t>{700, 1000})) << "the last day counts";
  EXPECT_EQ(before.statement.n_unpriced, 0);
  end_on({20261123});
  auto const after = try_draft(coach_clerk_).value();
  EXPECT_TRUE(after.lines.empty());
  EXPECT_EQ(after.statement.n_unpriced, after.statement.n_events);
  auto const listed = ask(service::list_unpriced, {after.statement.id}).items;
  ASSERT_EQ(listed.size(), 4u);
  for (auto const& u : listed) EXPECT_TRUE(u.no_version) << "as any that no agreement covers";
  EXPECT_REFUSED(try_draft(coach_clerk_, {{20261201}, {20261231}}), refusal::period_running);
  set_clock(20270101, 9);
  EXPECT_REFUSED(try_draft(coach_clerk_, {{20261201}, {20261231}}), refusal::agreement_unknown);
  end_on({});
  EXPECT_EQ(amounts(try_draft(coach_clerk_).value()), amounts(before)) << "the notice was withdrawn";
}

ON_EACH_ENGINE(Ended);

}  // namespace
}  // namespace settlement
