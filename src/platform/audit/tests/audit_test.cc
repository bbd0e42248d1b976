// The audit book keeps before and after without telling what must not be told.
#include "platform/audit/audit.h"

#include <gtest/gtest.h>

#include <future>

#include "base/mask.h"
#include "platform/command/bus.h"
#include "testing/database.h"

namespace platform::audit {
namespace {

constexpr base::Region kRegion{530'190};
constexpr base::Instant kNow{1'795'500'000'000};

struct Keeper {
  std::string name, phone, pin;
  std::int64_t pieces{};
};
DESCRIBE(Keeper, "A keeper.", FIELD(name, "name").personal(base::mask_name),
         FIELD(phone, "phone").personal(base::mask_phone), FIELD(pin, "code").secret(), FIELD(pieces, "how many"))

TEST(Changes, only_what_differs_is_kept_personal_fields_masked_and_secret_ones_without_value) {
  Keeper const before{"张小凡", "13800138000", "4711", 3}, after{"张小凡", "13900139000", "4712", 4};
  auto const text = render_changes(base::type_of<Keeper>(), &before, &after);
  EXPECT_EQ(text, R"({"phone":["138******00","139******00"],"pieces":[3,4]})");
  EXPECT_EQ(render_changes(base::type_of<Keeper>(), &before, &before), "{}");
}

TEST(Changes, a_new_thing_has_no_before_and_a_removed_one_no_after) {
  Keeper const keeper{"张小凡", "13800138000", "4711", 3};
  auto const made = render_changes(base::type_of<Keeper>(), nullptr, &keeper);
  EXPECT_NE(made.find(R"("pieces":[null,3])"), std::string::npos) << made;
  EXPECT_NE(render_changes(base::type_of<Keeper>(), &keeper, nullptr).find(R"("pieces":[3,null])"), std::string::npos);
  for (auto const* raw : {"张小凡", "13800138000", "4711"}) EXPECT_EQ(made.find(raw), std::string::npos) << raw;
}

class AuditBook : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (!IsSkipped()) database_ = &database();
  }
  db::Database* database_{};
};
ON_EACH_ENGINE(AuditBook);

TEST_P(AuditBook, an_act_leaves_who_in_which_post_from_where_and_in_which_request) {
  auth::Hat hat;
  hat.region = kRegion;
  hat.person = {7};
  hat.id = {70};
  command::Origin const origin{"req-9", "10.0.0.1", "phone"};
  base::IdMaker ids{1};
  database_->write_now([&](db::Tx& tx) {
    auto const id = base::Uuid::make_v7(kNow, 1, 1);
    command::Act act{tx, hat, id, kNow, kNow, origin, ids};
    Keeper const keeper{"张小凡", "13800138000", "4711", 3};
    act.audit<Keeper>("test.keep", "test/1", nullptr, &keeper);
    act.record("test.kept", "test/1", {}, keeper);
    return true;
  });
  database_->read([&](db::Tx& tx) {
    auto const entries = list(tx, kRegion, {.subject = "test/1"});
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].action, "test.kept") << "a fact, from the journal";
    EXPECT_EQ(entries[1].person.value, 7);
    EXPECT_EQ(entries[1].hat.value, 70);
    EXPECT_EQ(entries[1].at, kNow);
    EXPECT_EQ(entries[1].address + entries[1].device + entries[1].request_id, "10.0.0.1phonereq-9");
    auto const data = tx.find_text("SELECT data FROM journal_event").value_or("");
    for (auto const& text : {entries[1].changes.text, data})
      for (auto const* raw : {"张小凡", "13800138000", "4711"}) EXPECT_EQ(text.find(raw), std::string::npos) << text;
  });
}

TEST_P(AuditBook, asked_for_one_thing_its_facts_come_too_with_where_they_came_from) {
  auto hat = std::make_shared<auth::Hat>();
  hat->region = kRegion;
  hat->person = {7};
  command::Bus bus{*database_, [] { return kNow; }};
  std::promise<command::Answer> answer;
  bus.submit({.id = base::Uuid::make_v7(kNow, 1, 2), .route = "POST /t", .digest = "d", .hat = hat, .made_at = {},
              .origin = {"req-9", "10.0.0.1", "phone"}},
             [](command::Act& act) -> base::Result<std::string> {
               Keeper const keeper{"张小凡", "13800138000", "4711", 3};
               act.audit<Keeper>("test.keep", "test/1", nullptr, &keeper);
               act.record("test.kept", "test/1", {}, keeper);
               act.record("test.kept", "test/2", {}, keeper);
               return std::string{"{}"};
             },
             [&answer](command::Answer a) { answer.set_value(std::move(a)); });
  ASSERT_EQ(answer.get_future().get().status, 200);
  database_->read([](db::Tx& tx) {
    auto const entries = list(tx, kRegion, {.subject = "test/1"});
    ASSERT_EQ(entries.size(), 2U);
    for (auto const& e : entries) EXPECT_EQ(e.address + e.device + e.request_id, "10.0.0.1phonereq-9") << e.action;
    EXPECT_EQ(entries[0].action, "test.kept") << "newest first";
    EXPECT_EQ(list(tx, kRegion, {.subject = "test/1", .after = entries[0].id}).size(), 1U);
    EXPECT_EQ(list(tx, kRegion, {.subject = "test/2"}).size(), 1U);
    EXPECT_TRUE(list(tx, {110'101}, {.subject = "test/1"}).empty());
    EXPECT_EQ(list(tx, kRegion, {}).size(), 1U) << "the book alone: the journal is long";
  });
}

TEST_P(AuditBook, is_asked_by_subject_person_action_and_time_newest_first_and_by_region) {
  database_->write_now([](db::Tx& tx) {
    for (std::int64_t i = 1; i <= 9; ++i)
      append(tx, kRegion, {.id = {i}, .at = kNow.plus_ms(i), .person = {i % 3}, .hat = {1}, .address = "", .device = "",
                           .request_id = "", .action = i % 2 ? "read" : "change", .subject = "s", .changes = {"{}"},
                           .purpose = i % 2 ? "task" : ""});
    return true;
  });
  database_->read([](db::Tx& tx) {
    EXPECT_EQ(list(tx, kRegion, {}).front().id.value, 9);
    EXPECT_EQ(list(tx, kRegion, {.action = "read"}).size(), 5U);
    EXPECT_EQ(list(tx, kRegion, {.person = {2}}).size(), 3U);
    EXPECT_EQ(list(tx, kRegion, {.from = kNow.plus_ms(8)}).size(), 2U);
    EXPECT_EQ(list(tx, kRegion, {.after = {3}}).size(), 2U);
    EXPECT_TRUE(list(tx, {110'101}, {}).empty());
  });
}

}  // namespace
}  // namespace platform::audit
