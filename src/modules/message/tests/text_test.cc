// Text messages on both engines: once per source, sealed, retried, told by phone instead, forgotten.
#include <gtest/gtest.h>

#include "modules/message/jobs/texts.h"
#include "modules/message/link/gateway.h"
#include "modules/message/module.h"
#include "modules/message/rules/refusals.h"
#include "testing/staff.h"

namespace message {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using platform::command::Look;
using rules::TextState;

class Texts : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (IsSkipped()) return;
    keeper_ = join({"张三", "keeper001", coach_, "village_keeper", {{41}}});
    other_keeper_ = join({"李四", "keeper002", coach_, "village_keeper", {{42}}});
  }
  void send(std::string source, std::string phone = "13800138000") {
    now_ = now_.plus_ms(1);
    database_->write_now([&](Tx& tx) {
      send_text(tx, keeper_.region, now_,
                {"mail.arrived", std::move(source), "KX1", {41}, std::move(phone), "取件码 482913"});
      return true;
    });
  }
  void withdraw(std::string_view source) {
    database_->write_now([&](Tx& tx) {
      withdraw_texts(tx, keeper_.region, now_, source);
      return true;
    });
  }
  std::vector<rules::Text> untold(Hat const& hat) {
    return look<service::TextList>(hat, [](Look& l) { return service::list_texts(l, {}); }).items;
  }
  std::string one(char const* sql) {
    std::string out;
    database_->read([&](Tx& tx) { out = tx.find_text(sql).value_or(""); });
    return out;
  }
  /// Offers what is due to a gateway that answers so. @returns what it was offered
  std::vector<rules::Text> offer(int status) {
    std::vector<rules::Text> seen;
    jobs::send_texts(*database_, keeper_.region, now_, [&](rules::Text const& t) {
      seen.push_back(t);
      return status;
    });
    return seen;
  }
  void minutes_later(int n) { now_ = now_.plus_ms(n * 60'000LL); }

  Hat keeper_, other_keeper_;
};

TEST_P(Texts, asking_twice_for_the_same_reason_sends_once) {
  send("mail/item/1/arrived");
  send("mail/item/1/arrived");
  send("mail/item/2/arrived", "");
  auto const offered = offer(200);
  ASSERT_EQ(offered.size(), 1u) << "and without a phone nothing";
  EXPECT_EQ(offered[0].phone, "13800138000");
  EXPECT_EQ(offered[0].body, "取件码 482913");
  EXPECT_EQ(one("SELECT state FROM message_text"), "sent");
  EXPECT_TRUE(offer(200).empty());
  EXPECT_TRUE(untold(keeper_).empty());
}

TEST_P(Texts, clause_1_3_1_phone_and_words_are_sealed_and_never_in_the_journal) {
  send("mail/item/1/arrived");
  offer(200);
  for (auto const* where : {"SELECT phone FROM message_text", "SELECT body FROM message_text",
                            "SELECT data FROM journal_event LIMIT 1"}) {
    auto const text = one(where);
    EXPECT_FALSE(text.empty()) << where;
    EXPECT_EQ(text.find("13800138000"), std::string::npos) << where;
    EXPECT_EQ(text.find("482913"), std::string::npos) << where;
  }
}

TEST_P(Texts, a_gateway_that_is_away_is_asked_again_after_growing_pauses_and_then_left_to_people) {
  send("a");
  int asked = 0;
  for (int minutes = 0; minutes < 3000; ++minutes, minutes_later(1))
    asked += static_cast<int>(offer(503).size());
  EXPECT_EQ(asked, rules::kTextAttempts);
  EXPECT_EQ(one("SELECT state FROM message_text"), "failed");
  EXPECT_EQ(untold(keeper_).size(), 1u);
}

TEST_P(Texts, the_second_attempt_comes_after_a_minute_with_the_same_id) {
  send("a");
  auto const first = offer(0);
  EXPECT_TRUE(offer(200).empty()) << "not at once";
  minutes_later(1);
  auto const second = offer(200);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].id, first.at(0).id);
}

TEST_P(Texts, a_text_that_the_gateway_will_not_take_fails_at_once) {
  send("a");
  offer(400);
  minutes_later(600);
  EXPECT_TRUE(offer(200).empty());
  EXPECT_EQ(untold(keeper_).at(0).state, TextState::failed);
}

TEST_P(Texts, a_silent_gateway_is_not_asked_for_every_text_in_turn) {
  send("a");
  send("b");
  EXPECT_EQ(offer(0).size(), 1u);
}

TEST_P(Texts, without_a_gateway_the_keeper_of_the_point_calls) {
  EXPECT_FALSE(link::open_gateway({}));
  send("a");
  EXPECT_TRUE(untold(other_keeper_).empty());
  auto const text = untold(keeper_).at(0);
  auto const told = [&](Hat const& hat) {
    return act<rules::Text>(hat, [&](Act& a) { return service::tell_by_phone(a, {text.id}); });
  };
  EXPECT_EQ(told(other_keeper_).refusal().kind, &refusal::out_of_reach);
  EXPECT_EQ(told(keeper_).value().state, TextState::told);
  EXPECT_EQ(told(keeper_).refusal().kind, &refusal::text_state_forbids);
  EXPECT_TRUE(untold(keeper_).empty());
}

TEST_P(Texts, who_sees_phone_and_words_states_a_purpose) {
  send("a");
  auto const id = untold(keeper_).at(0).id;
  database_->read([&](Tx& tx) {
    Look silent{tx, keeper_, now_, origin_}, stated{tx, keeper_, now_, origin_};
    auto const shown = service::view_text(silent, {id, ""}).value();
    EXPECT_EQ(silent.revealed_subject, "");
    EXPECT_EQ(platform::json::render(shown).find("13800138000"), std::string::npos);
    EXPECT_EQ(platform::json::render(shown).find("482913"), std::string::npos);
    EXPECT_TRUE(service::view_text(stated, {id, "电话告知"}).ok());
    EXPECT_EQ(stated.revealed_purpose, "电话告知");
    Look other{tx, other_keeper_, now_, origin_};
    EXPECT_EQ(service::view_text(other, {id, "x"}).refusal().kind, &refusal::out_of_reach);
  });
}

TEST_P(Texts, what_is_no_longer_true_is_not_sent) {
  send("mail/item/1/arrived");
  send("mail/item/12/arrived");
  withdraw("mail/item/1");
  EXPECT_EQ(offer(200).size(), 1u);
  EXPECT_EQ(one("SELECT state FROM message_text WHERE source = 'mail/item/1/arrived'"), "withdrawn");
}

TEST_P(Texts, clause_1_3_1_a_month_later_nobody_knows_whom_it_was_for) {
  send("a");
  minutes_later(29 * 1440);
  jobs::forget_texts(*database_, keeper_.region, now_);
  EXPECT_EQ(untold(keeper_).size(), 1u);
  minutes_later(2 * 1440);
  jobs::forget_texts(*database_, keeper_.region, now_);
  EXPECT_EQ(one("SELECT phone || body FROM message_text"), "");
  EXPECT_EQ(one("SELECT state FROM message_text"), "failed");
  EXPECT_TRUE(untold(keeper_).empty());
}

ON_EACH_ENGINE(Texts);

TEST(Gateway, is_given_each_text_in_the_documented_shape) {
  rules::Text t;
  t.id = {7};
  t.purpose = "mail.arrived";
  t.phone = "13800138000";
  t.body = "您的邮件已到";
  EXPECT_EQ(service::render_letter(t, "青石交邮"),
            R"({"id":"7","purpose":"mail.arrived","phone":"13800138000","text":"【青石交邮】您的邮件已到"})");
}

TEST(Gateway, that_is_not_to_be_trusted_keeps_the_program_from_starting) {
  EXPECT_THROW(link::open_gateway({.url = "http://10.0.0.1/send"}), std::runtime_error);
  EXPECT_TRUE(link::open_gateway({.url = "https://sms.example.cn/send"}));
}

}  // namespace
}  // namespace message
