// Seals inside the paper of a statement, on both databases: set, looked at by another program, lifted by a dispute.
#include "modules/settlement/service/sealing.h"

#include <gtest/gtest.h>

#include "modules/settlement/service/dispute.h"
#include "modules/settlement/service/paper.h"
#include "platform/auth/secret.h"
#include "testing/paper.h"
#include "testing/settling_county.h"

namespace settlement {
namespace {

class StatementSealing : public Settling {
 protected:
  /// Confirmed by both, sealed by nobody.
  StatementId ready() {
    carry(2);
    auto const id = draft().statement.id;
    confirm_all(id);
    return id;
  }
  void seal(Hat const& hat, StatementId id) { EXPECT_DONE(attempt(hat, service::seal_statement, {id})); }
  std::string file(Hat const& hat, StatementId id) {
    return look<platform::http::File>(hat, [&](auto& l) { return service::print_statement(l, {id}); }).bytes;
  }
  service::StatementSeals verified(std::string const& bytes) {
    return ask(service::verify_file, {platform::auth::sha256_hex(bytes)});
  }
};

std::size_t n_times(std::string const& in, std::string_view text) {
  std::size_t n = 0;
  for (auto at = in.find(text); at != std::string::npos; at = in.find(text, at + 1)) ++n;
  return n;
}

TEST_P(StatementSealing, clause_3_6_1_both_seals_stand_in_the_paper_and_another_program_finds_them_valid) {
  NEEDS_TOOL("pdfsig");
  auto const id = ready();
  seal(post_head_, id);
  seal(coach_head_, id);
  auto const bytes = file(coach_clerk_, id);
  testing_support::Paper const paper{bytes};
  auto const seen = paper.signatures();
  EXPECT_EQ(n_times(seen, "Signature is Valid"), 2u) << seen;
  EXPECT_EQ(n_times(seen, "ETSI.CAdES.detached"), 2u) << seen;
  EXPECT_EQ(n_times(seen, "Total document signed"), 1u) << seen;
  EXPECT_TRUE(paper.shows("应付合计：1.70元")) << paper.text();
  auto altered = bytes;
  altered[altered.find("/Title")] = '#';
  EXPECT_EQ(testing_support::Paper{altered}.signatures().find("Signature is Valid"), std::string::npos);
}

TEST_P(StatementSealing, clause_3_6_1_a_sealed_statement_is_the_same_file_for_everybody_at_any_time) {
  auto const id = ready();
  seal(post_head_, id);
  auto const once = file(post_clerk_, id);
  seal(coach_head_, id);
  auto const twice = file(post_clerk_, id);
  EXPECT_TRUE(twice.starts_with(once)) << "nothing that was signed is touched";
  set_clock(20270102, 9);
  EXPECT_EQ(file(coach_clerk_, id), twice);
  EXPECT_EQ(file(post_head_, id), twice);
}

TEST_P(StatementSealing, clause_3_6_1_a_file_is_known_with_one_seal_and_with_both_and_an_altered_one_is_not) {
  auto const id = ready();
  EXPECT_FALSE(ask(service::view_seals, {id}).has_paper);
  seal(post_head_, id);
  auto const once = file(post_clerk_, id);
  seal(coach_head_, id);
  auto const twice = file(post_clerk_, id);
  for (auto const& f : {once, twice}) {
    auto const found = verified(f);
    EXPECT_EQ(found.statement, id);
    EXPECT_TRUE(found.paper_unaltered && found.in_force);
    EXPECT_EQ(found.file_digest, platform::auth::sha256_hex(twice));
    ASSERT_EQ(found.seals.size(), 2u);
    for (auto const& s : found.seals) EXPECT_TRUE(s.valid && s.within_dates && s.embedded) << s.place;
    EXPECT_EQ(found.seals[0].organisation, post_);
    EXPECT_EQ(found.seals[0].person_name, "高局长");
    EXPECT_NE(found.seals[0].fingerprint, found.seals[1].fingerprint);
  }
  auto altered = twice;
  altered[altered.find("/Title")] = '#';
  auto const digest = platform::auth::sha256_hex(altered);
  EXPECT_REFUSED(attempt(post_clerk_, service::verify_file, {digest}), refusal::paper_unknown);
  auto stranger = coach_clerk_;
  stranger.organisation = {4711};
  EXPECT_REFUSED(attempt(stranger, service::verify_file, {platform::auth::sha256_hex(twice)}),
                 refusal::out_of_reach);
  database_->write_now([](Tx& tx) { return tx.execute("UPDATE settlement_paper SET content = 'JVBERi0xLjc='") > 0; });
  auto const told = ask(service::view_seals, {id});
  EXPECT_FALSE(told.paper_unaltered);
  EXPECT_FALSE(told.seals.at(0).valid || told.seals.at(1).valid);
}

TEST_P(StatementSealing, clause_3_6_1_a_dispute_lifts_the_seal_and_the_next_one_makes_a_paper_of_what_is_left) {
  auto const id = ready();
  seal(post_head_, id);
  auto const lifted = file(post_clerk_, id);
  done(coach_clerk_, service::raise_dispute, {view(id).lines[0].line.id, {}, "数量不符", {500}});
  auto const told = verified(lifted);
  EXPECT_FALSE(told.in_force);
  EXPECT_TRUE(told.seals.at(0).valid) << "it was set, and on this file";
  EXPECT_FALSE(ask(service::view_seals, {id}).has_paper);
  confirm_all(id);
  seal(post_head_, id);
  seal(coach_head_, id);
  auto const bytes = file(post_clerk_, id);
  EXPECT_FALSE(bytes.starts_with(lifted));
  EXPECT_TRUE(verified(bytes).in_force);
  EXPECT_FALSE(verified(lifted).in_force) << "not even when the statement is sealed again";
  EXPECT_EQ(verified(bytes).seals.size(), 2u);
}

ON_EACH_ENGINE(StatementSealing);

}  // namespace
}  // namespace settlement
