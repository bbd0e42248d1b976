// Taking items in: three checks in their order, goods that may not travel, isolation, second scales.
#include "modules/mail/service/acceptance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "testing/mail_staff.h"

namespace mail {
namespace {

using service::AcceptItem;
using service::RecordCheck;

class Acceptance : public MailStaff {
 protected:
  base::Result<service::AcceptedItem> accept_one(AcceptItem const& request) {
    return attempt(clerk_, service::accept_item, request);
  }
  AcceptItem request() { return parcel(centre_, village_, next_number()); }
  base::Result<Item> check_one(RecordCheck const& request) {
    return attempt(clerk_, service::record_check, request);
  }
  RecordCheck real_name(ItemId item) {
    return {item, CheckKind::real_name, CheckResult::passed, {}, "id_card", "11010519491231002X", {}, {}};
  }
};

TEST_P(Acceptance, clause_3_4_1_an_item_is_taken_in_with_its_volumetric_weight_value_and_cash) {
  auto r = request();
  r.length_mm = r.width_mm = {400};
  r.height_mm = {300};
  r.insured_li = {500'000};
  r.cod_li = {99'000};
  r.remark = "易碎";
  auto const got = accept_one(r).value();
  EXPECT_EQ(got.volumetric_g.value, 6000) << "48 000 cm³ at 8 000 cm³ a kilogram";
  EXPECT_EQ(got.item.insured_li.value, 500'000);
  EXPECT_EQ(got.item.cod_li.value, 99'000);
  EXPECT_EQ(got.item.remark, "易碎");
  EXPECT_EQ(got.item.plan_next, town_);
  EXPECT_EQ(day_of(centre_).in_items, 1);
}

TEST_P(Acceptance, an_item_for_a_node_below_goes_down_and_any_other_as_was_said) {
  EXPECT_EQ(accept_one(request()).value().item.direction, Direction::inbound) << "centre to village";
  auto up = parcel(village_, centre_, next_number());
  EXPECT_EQ(done(keeper_, service::accept_item, up).item.direction, Direction::outbound);
  auto away = request();
  away.destination = {};
  EXPECT_EQ(accept_one(away).value().item.direction, Direction::outbound) << "out of the county";
}

TEST_P(Acceptance, clause_3_4_1_what_cannot_be_accepted_is_refused_with_its_reason) {
  auto const refused = [this](auto change) {
    auto r = request();
    change(r);
    return outcome_of(accept_one(r));
  };
  EXPECT_EQ(refused([](auto& r) { r.number = "??"; }), refusal::number_malformed.code);
  EXPECT_EQ(refused([](auto& r) { r.destination = NodeId{404}; }), refusal::destination_unknown.code);
  EXPECT_EQ(refused([](auto& r) { r.weight_g = {50'001}; }), refusal::too_heavy.code);
  EXPECT_EQ(refused([](auto& r) { r.length_mm = {1'501}; }), refusal::too_large.code);
  EXPECT_EQ(refused([this](auto& r) { r.node = town_; }), refusal::out_of_reach.code);
  EXPECT_EQ(refused([](auto& r) { r.contents = "打火机一盒"; }), refusal::goods_prohibited.code);
  EXPECT_EQ(days().size(), 0u) << "a refusal leaves nothing in the books";
}

TEST_P(Acceptance, clause_3_4_1_a_number_is_read_with_every_carrier_that_it_fits_and_how_surely) {
  auto const read = [this](char const* number) {
    return look<service::NumberReadings>(clerk_, [&](auto& l) { return service::read_number(l, {number}); });
  };
  auto const post = read(" ra123456785cn ");
  EXPECT_EQ(post.number, "RA123456785CN");
  ASSERT_FALSE(post.items.empty());
  EXPECT_TRUE(post.items[0].checked) << "its check digit holds";
  auto const digits = read("123456789012");
  EXPECT_GT(digits.items.size(), 1u) << "twelve digits are used by several";
  EXPECT_TRUE(std::ranges::is_sorted(digits.items, std::greater{}, &service::NumberReading::confidence));
  EXPECT_FALSE(read("1234").plausible);
  EXPECT_TRUE(read("1234").items.empty());
}

TEST_P(Acceptance, a_number_is_taken_once_while_its_item_lives) {
  auto const r = request();
  auto const first = accept_one(r).value().item;
  EXPECT_REFUSED(accept_one(r), refusal::number_in_use);
  done(clerk_, service::refuse_item, {first.id, "寄件人取消"});
  EXPECT_DONE(accept_one(r));
}

TEST_P(Acceptance, clause_3_4_1_restricted_goods_are_taken_with_a_warning) {
  auto r = request();
  r.contents = "充电宝两个";
  auto const got = accept_one(r).value();
  ASSERT_EQ(got.warnings.size(), 1u);
  EXPECT_NE(got.warnings[0].find("充电宝"), std::string::npos);
}

TEST_P(Acceptance, clause_1_3_1_the_three_checks_are_done_in_order_each_with_its_proof) {
  auto const id = accept_one(request()).value().item.id;
  RecordCheck const content{.item = id, .kind = CheckKind::content, .category = "食品"};
  RecordCheck const security{.item = id, .kind = CheckKind::security, .machine = "X-01"};
  EXPECT_REFUSED(check_one(content), refusal::check_out_of_order);
  EXPECT_REFUSED(check_one(security), refusal::check_out_of_order);
  EXPECT_REFUSED(check_one({.item = id, .kind = CheckKind::real_name}), refusal::check_needs_document);
  auto wrong = real_name(id);
  wrong.document_number = "110105194912310021";
  EXPECT_REFUSED(check_one(wrong), refusal::document_malformed);
  EXPECT_EQ(check_one(real_name(id)).value().checks, 1);
  EXPECT_REFUSED(check_one({.item = id, .kind = CheckKind::content}), refusal::check_needs_category);
  EXPECT_EQ(check_one(content).value().checks, 3);
  EXPECT_REFUSED(check_one({.item = id, .kind = CheckKind::security}), refusal::check_needs_machine);
  EXPECT_EQ(check_one(security).value().checks, 7);
  auto const checks = ask(service::view_item, {id}).checks;
  ASSERT_EQ(checks.size(), 3u);
  EXPECT_EQ(checks[0].person, clerk_.person);
  EXPECT_EQ(checks[0].document_tail, "002X");
  EXPECT_EQ(checks[0].document_hash.find("11010519491231002X"), std::string::npos);
  EXPECT_EQ(checks[2].machine, "X-01");
}

TEST_P(Acceptance, clause_1_3_1_a_counter_cannot_attest_what_it_must_check_itself) {
  auto r = request();
  RecordCheck attested{.item = accept_one(r).value().item.id, .result = CheckResult::attested};
  EXPECT_REFUSED(check_one(attested), refusal::check_not_attested);
  r = request();
  r.direction = Direction::inbound;
  attested.item = accept_one(r).value().item.id;
  EXPECT_REFUSED(check_one(attested), refusal::check_not_attested) << "no carrier has announced it";
}

TEST_P(Acceptance, clause_1_3_1_who_runs_the_machine_records_security_and_nothing_else) {
  auto machine = join({"钱安检", "checker1", post_, "security_checker", {centre_}});
  auto const id = accept_one(request()).value().item.id;
  EXPECT_REFUSED(attempt(machine, service::record_check, real_name(id)), refusal::out_of_reach);
  check_one(real_name(id)).value();
  check_one({.item = id, .kind = CheckKind::content, .category = "食品"}).value();
  RecordCheck const security{.item = id, .kind = CheckKind::security, .machine = "X-01"};
  EXPECT_EQ(attempt(machine, service::record_check, security).value().checks, 7);
}

TEST_P(Acceptance, clause_3_4_1_prohibited_goods_found_inside_isolate_the_item_and_cannot_pass) {
  auto const id = accept_one(request()).value().item.id;
  check_one(real_name(id)).value();
  RecordCheck found{.item = id, .kind = CheckKind::content, .category = "汽油"};
  EXPECT_REFUSED(check_one(found), refusal::goods_prohibited);
  found.result = CheckResult::failed;
  EXPECT_EQ(check_one(found).value().state, ItemState::isolated);
  EXPECT_REFUSED(check_one(real_name(id)), refusal::item_state_forbids);
  EXPECT_EQ(day_of(centre_).items_here, 1) << "it is still there";
  EXPECT_REFUSED(attempt(clerk_, service::release_item, {id, "复查无误"}), refusal::release_same_person);
  EXPECT_EQ(done(sorter_, service::release_item, {id, "复查无误"}).state, ItemState::accepted);
  EXPECT_EQ(item(id).prohibited, 0);
  EXPECT_EQ(item(id).checks, 1) << "the failed check must be done again";
}

TEST_P(Acceptance, clause_3_4_1_what_was_intercepted_at_the_counter_is_kept_apart_on_record) {
  auto r = request();
  r.contents = "鞭炮";
  service::InterceptItem const intercept{r, "鞭炮两挂，已报派出所", photo(clerk_, centre_)};
  auto const kept = done(clerk_, service::intercept_item, intercept);
  EXPECT_EQ(kept.state, ItemState::isolated);
  auto const page = ask(service::view_item, {kept.id});
  ASSERT_EQ(page.scans.size(), 2u);
  EXPECT_EQ(page.scans[0].note, "鞭炮两挂，已报派出所");
  EXPECT_EQ(page.scans[1].note, intercept.evidence);
  EXPECT_EQ(page.custody.size(), 1u);
  EXPECT_EQ(day_of(centre_).items_here, 1);
  EXPECT_REFUSED(attempt(clerk_, service::intercept_item, {request(), "x", std::string(64, 'a')}),
                 refusal::photo_unknown);
}

TEST_P(Acceptance, clause_3_4_1_prohibited_goods_go_to_the_authority_and_not_back) {
  auto r = request();
  r.contents = "鞭炮";
  auto const id = done(clerk_, service::intercept_item, {r, "已报派出所", photo(clerk_, centre_)}).id;
  EXPECT_GT(item(id).prohibited, 0);
  EXPECT_REFUSED(attempt(clerk_, service::refuse_item, {id, "退给寄件人"}), refusal::surrender_only);
  EXPECT_REFUSED(attempt(clerk_, service::bury_item, {id, "丢弃"}), refusal::surrender_only);
  service::SurrenderItem how{id, "青石县公安局城关派出所", "赵警官", "收字〔2026〕17 号", std::string(64, 'a')};
  EXPECT_REFUSED(attempt(clerk_, service::surrender_item, how), refusal::photo_unknown);
  how.evidence = photo(clerk_, centre_);
  EXPECT_EQ(done(clerk_, service::surrender_item, how).state, ItemState::surrendered);
  auto const page = ask(service::view_item, {id});
  ASSERT_TRUE(page.surrender);
  EXPECT_EQ(page.surrender->authority, how.authority);
  EXPECT_EQ(page.surrender->receipt, how.receipt);
  EXPECT_EQ(page.surrender->evidence, how.evidence);
  EXPECT_NE(page.custody.back().until_at.ms, 0) << "nobody here answers for it any more";
  EXPECT_EQ(day_of(centre_).items_here, 0);
  EXPECT_REFUSED(attempt(clerk_, service::surrender_item, how), refusal::item_elsewhere) << "once";
}

TEST_P(Acceptance, clause_3_4_1_restricted_goods_may_go_back_and_loose_mail_is_not_surrendered) {
  auto const id = accept_one(request()).value().item.id;
  service::SurrenderItem const how{id, "派出所", {}, "1", photo(clerk_, centre_)};
  EXPECT_REFUSED(attempt(clerk_, service::surrender_item, how), refusal::item_state_forbids);
  done(clerk_, service::isolate_item, {id, "锂电池包装不合要求"});
  EXPECT_EQ(item(id).prohibited, 0);
  EXPECT_EQ(done(clerk_, service::refuse_item, {id, "退给寄件人"}).state, ItemState::refused);
}

TEST_P(Acceptance, clause_3_4_1_a_second_scale_is_on_record_beside_the_first) {
  auto const id = accept_one(request()).value().item.id;
  auto const after = done(clerk_, service::measure_item, {id, {1'900}, {300}, {200}, {100}});
  EXPECT_EQ(after.weight_g.value, 1'900);
  EXPECT_NE(ask(service::view_item, {id}).scans.back().note.find("1250 g"), std::string::npos);
  EXPECT_REFUSED(attempt(clerk_, service::measure_item, {id, {50'001}, {}, {}, {}}), refusal::too_heavy);
}

TEST_P(Acceptance, an_item_in_a_bag_is_not_at_the_counter) {
  auto const b = sealed_bag();
  auto const id = inside(b.id).id;
  EXPECT_REFUSED(attempt(clerk_, service::isolate_item, {id, "可疑"}), refusal::item_elsewhere);
  EXPECT_REFUSED(attempt(clerk_, service::measure_item, {id, {1}, {}, {}, {}}), refusal::item_elsewhere);
  EXPECT_REFUSED(attempt(clerk_, service::arrive_item, {centre_, item(id).number}),
                 refusal::item_in_other_bag);
  EXPECT_REFUSED(attempt(clerk_, service::arrive_item, {centre_, "KX99999999999"}), refusal::item_unknown);
}

TEST_P(Acceptance, what_was_lost_leaves_the_books_and_comes_back_when_it_is_seen) {
  auto const id = checked_item().id;
  EXPECT_EQ(done(clerk_, service::lose_item, {id, "盘点不见"}).state, ItemState::lost);
  EXPECT_EQ(day_of(centre_).items_here, 0);
  service::Holder const holder = ask(service::find_holder, {item(id).number, {}});
  EXPECT_EQ(holder.custody.person, clerk_.person) << "who held it answers until it is found";
  EXPECT_EQ(done(clerk_, service::arrive_item, {centre_, item(id).number}).state, ItemState::accepted);
  EXPECT_EQ(day_of(centre_).items_here, 1);
}

TEST_P(Acceptance, clause_3_4_1_a_buried_item_ends_its_custody) {
  auto const dead = checked_item().id;
  EXPECT_EQ(done(clerk_, service::bury_item, {dead, "无人认领"}).state, ItemState::dead);
  EXPECT_NE(ask(service::view_item, {dead}).custody.back().until_at.ms, 0);
  EXPECT_EQ(day_of(centre_).out_items, 1);
}

ON_EACH_ENGINE(Acceptance);

}  // namespace
}  // namespace mail
