// Terminals on both engines: registered before they connect, listed, changed, retired; their codes.
#include <gtest/gtest.h>

#include "modules/tracking/module.h"
#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/service/terminal.h"
#include "modules/tracking/store/terminal.h"
#include "testing/staff.h"

namespace tracking {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using platform::command::Look;
using rules::Terminal;

class Terminals : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (!IsSkipped()) boss_ = operator_hat();
  }
  base::Result<Terminal> enrol(service::RegisterTerminal request, Hat const* by = nullptr) {
    if (!request.organisation) request.organisation = coach_;
    now_ = now_.plus_ms(1);
    return act<Terminal>(by ? *by : boss_, [&](Act& a) { return service::register_terminal(a, request); });
  }
  service::TerminalList list(service::AskTerminals ask, Hat const* by = nullptr) {
    return look<service::TerminalList>(by ? *by : boss_, [&](Look& l) { return service::list_terminals(l, ask); });
  }
  std::string code_of(TerminalId id) {
    return look<service::Code>(boss_, [&](Look& l) { return service::view_code(l, {id, "装机"}); }).code;
  }
  Hat of_company(OrganisationId organisation) {
    auto hat = boss_;
    hat.reach = platform::auth::Reach::organisation;
    hat.organisation = organisation;
    return hat;
  }
  Hat boss_;
};

TEST_P(Terminals, a_number_is_known_without_its_leading_zeros_and_once) {
  auto const t = enrol({.number = "013800138000", .vehicle = "云A10001"}).value();
  EXPECT_EQ(t.number, "13800138000");
  EXPECT_EQ(enrol({.number = "00000000013800138000", .vehicle = "云A10002"}).refusal().kind, &refusal::number_in_use);
  EXPECT_EQ(enrol({.number = "13800138001", .vehicle = "云A10001"}).refusal().kind, &refusal::vehicle_in_use);
}

TEST_P(Terminals, a_number_that_is_none_needs_the_mark_for_it) {
  EXPECT_EQ(enrol({.number = "4eb6fb4afd00", .vehicle = "云A10001"}).refusal().kind, &refusal::number_malformed);
  EXPECT_EQ(enrol({.number = "4EB6FB4AFD00", .vehicle = "云A10001", .is_opaque = true}).value().number, "4eb6fb4afd00");
  EXPECT_EQ(enrol({.number = "0000", .vehicle = "云A10002"}).refusal().kind, &refusal::number_malformed);
}

TEST_P(Terminals, codes_are_sealed_and_shown_for_a_purpose_only) {
  auto const made = enrol({.number = "1", .vehicle = "云A10001"}).value();
  auto const given = enrol({.number = "2", .vehicle = "云A10002", .code = "authentication"}).value();
  EXPECT_GE(code_of(made.id).size(), 16u);
  EXPECT_EQ(code_of(given.id), "authentication");
  database_->read([&](Tx& tx) {
    EXPECT_EQ(tx.find_text("SELECT code FROM tracking_terminal WHERE number = '2'")->find("authentication"),
              std::string::npos);
    Look silent{tx, boss_, now_, origin_}, stated{tx, boss_, now_, origin_};
    EXPECT_EQ(service::view_code(silent, {given.id, ""}).refusal().kind, &refusal::purpose_missing);
    EXPECT_TRUE(service::view_code(stated, {given.id, "装机"}).ok());
    EXPECT_EQ(stated.revealed_purpose, "装机");
  });
  EXPECT_EQ(platform::json::render(given).find("code"), std::string::npos);
  EXPECT_EQ(enrol({.number = "3", .vehicle = "云A10003", .code = "有 空格"}).refusal().kind, &refusal::code_malformed);
}

TEST_P(Terminals, a_new_code_makes_the_terminal_register_again) {
  auto const t = enrol({.number = "1", .vehicle = "云A10001"}).value();
  auto const before = code_of(t.id);
  auto const after =
      act<Terminal>(boss_, [&](Act& a) { return service::renew_code(a, {t.id, "", t.version}); }).value();
  EXPECT_NE(code_of(t.id), before);
  EXPECT_EQ(after.device, "");
  EXPECT_EQ(act<Terminal>(boss_, [&](Act& a) { return service::renew_code(a, {t.id, "", t.version}); }).refusal().kind,
            &refusal::changed_meanwhile);
}

TEST_P(Terminals, a_retired_terminal_leaves_number_and_vehicle_to_another) {
  auto const t = enrol({.number = "1", .vehicle = "云A10001"}).value();
  auto const retire = [&](std::int64_t version) {
    return act<Terminal>(boss_, [&](Act& a) { return service::retire_terminal(a, {t.id, version}); });
  };
  ASSERT_TRUE(retire(t.version).ok());
  EXPECT_EQ(retire(t.version + 1).refusal().kind, &refusal::terminal_is_retired);
  EXPECT_TRUE(enrol({.number = "1", .vehicle = "云A10001"}).ok());
  EXPECT_EQ(list({.state = "retired"}).items.size(), 1u);
}

TEST_P(Terminals, lists_are_searched_sorted_and_paged_without_gap_or_repeat) {
  for (int i = 9; i > 0; --i)
    ASSERT_TRUE(enrol({.number = std::to_string(100 + i), .vehicle = "云A1000" + std::to_string(10 - i)}).ok());
  for (auto const* order : {"vehicle", "number", "changed_at"}) {
    std::vector<std::string> seen;
    service::AskTerminals ask{.order = order, .limit = 4};
    for (bool more = true; more;) {
      auto const page = list(ask);
      for (auto const& row : page.items) seen.push_back(row.terminal.number);
      more = page.next.has_value();
      if (more) ask.cursor = *page.next, ask.cursor_key = page.next_key;
    }
    EXPECT_EQ(seen.size(), 9u) << order;
    EXPECT_EQ(seen.front(), std::string{order} == "number" || std::string{order} == "changed_at" ? "101" : "109")
        << order;
  }
  EXPECT_EQ(list({.text = "0003"}).items.size(), 1u);
  EXPECT_EQ(list({.text = "107"}).items.at(0).terminal.vehicle, "云A10003");
}

TEST_P(Terminals, a_company_sees_and_keeps_its_own) {
  auto const ours = of_company(coach_), theirs = of_company(post_);
  auto const t = enrol({.number = "1", .vehicle = "云A10001"}, &ours).value();
  EXPECT_EQ(enrol({.number = "2", .vehicle = "云A10002"}, &theirs).refusal().kind, &refusal::out_of_reach);
  EXPECT_EQ(list({}, &ours).items.size(), 1u);
  EXPECT_TRUE(list({}, &theirs).items.empty());
  EXPECT_EQ(try_look<service::TerminalView>(theirs, [&](Look& l) { return service::view_terminal(l, {t.id}); })
                .refusal().kind,
            &refusal::out_of_reach);
}

ON_EACH_ENGINE(Terminals);

}  // namespace
}  // namespace tracking
