// Hundreds of random commands, right and wrong, through the bus on each engine; then every invariant by SQL.
#include <gtest/gtest.h>

#include "modules/mail/rules/refusals.h"
#include "platform/event/journal.h"
#include "platform/event/relay.h"
#include "testing/mail_stream.h"

namespace mail {
namespace {

class Streams : public MailStream {
 protected:
  void about_item(Item const& item) {
    auto const node = percent(5) ? town_ : item.node;
    auto const& hat = crew_.contains(node) ? crew_.at(node) : clerk_;
    switch (item.state) {
      case ItemState::accepted:
        return about_loose(item, hat);
      case ItemState::bagged:
        if (auto const bag = any_bag(); percent(60))
          return plan(hat, service::put_into_bag, {bag, item.number});
        return plan(crew_.at(town_), service::tick_item, {item.bag, item.number});
      case ItemState::isolated:
        return plan(hat, service::release_item, {item.id, "查无问题"});
      case ItemState::waiting:
        return plan(hat, service::deliver_item,
                    {.item = item.id, .kind = rules::DeliveryKind::failed, .reason = "不在家"});
      default:
        return plan(hat, service::isolate_item, {item.id, "可疑"});
    }
  }
  void about_loose(Item const& item, Hat const& hat) {
    if (item.checks == 7 && percent(90)) return plan(hat, service::put_into_bag, {any_bag(), item.number});
    if (percent(10)) return plan(hat, service::shelve_item, {item.id, "A1"});
    service::RecordCheck check{.item = item.id, .machine = "X-01", .document_kind = "id_card"};
    check.kind = static_cast<CheckKind>(item.checks == 0 ? 0 : item.checks == 1 ? 1 : below(3));
    check.document_number = "11010519491231002X";
    check.category = "食品";
    check.result = percent(5) ? CheckResult::failed : CheckResult::passed;
    plan(hat, service::record_check, check);
  }
  void about_bag(Bag const& bag) {
    auto const& hat = bag.node ? crew_.at(bag.node) : driver_;
    switch (bag.state) {
      case BagState::open:
        return plan(hat, seal_bag,
                    {bag.id, {bag.items_g.value + 300}, "F" + std::to_string(bag.id.value % 1000), {}, {}});
      case BagState::sealed:
        if (!bag.waybill) return plan(boss_, service::list_bag, {waybill_, bag.id, {}, {}});
        if (percent(10)) return plan(boss_, service::unlist_bag, {waybill_, bag.id});
        return hand_over(bag, hat, driver_, {});
      case BagState::in_transit:
        return hand_over(bag, percent(90) ? driver_ : crew_.at(village_), crew_.at(town_), town_);
      case BagState::received:
        return plan(hat, service::unpack_bag, {bag.id});
      case BagState::opened:
        if (bag.n_items == 0 || percent(20)) return plan(hat, service::reconcile_bag, {bag.id});
        return plan(hat, service::unpack_bag, {bag.id});
      default:
        return plan(clerk_, service::cancel_bag, {bag.id});
    }
  }
  void hand_over(Bag const& bag, Hat const& giver, Hat const& receiver, NodeId to) {
    service::ProposeHandover p{
        .node = to ? to : bag.node, .to_node = to, .waybill = waybill_, .made_at = now_};
    p.lines.push_back({.line = 1, .bag = bag.id, .code = bag.barcode, .seal_no = bag.seal_no});
    auto const content = signed_by(giver, receiver, p);
    plan(giver, service::complete_handover, content);
    plan(receiver, service::complete_handover, content);  // the other phone has the same sheet
  }
  void about_day() {
    auto const [node, hat] = *std::next(crew_.begin(), static_cast<std::ptrdiff_t>(below(crew_.size())));
    if (percent(50)) plan(hat, service::close_day, {node, {20261124}, -1, -1, {}});
    plan(percent(50) ? hat : boss_, service::reopen_day, {node, {20261124}, "漏记"});
  }
  BagId any_bag() {
    auto const bags = rows<Bag>("mail_bag");
    return bags.empty() ? BagId{1} : bags[bags.size() - 1 - below(std::min<std::size_t>(bags.size(), 4))].id;
  }

  /// A dozen commands by what the database shows now.
  void wave() {
    auto const items = rows<Item>("mail_item");
    auto const bags = rows<Bag>("mail_bag");
    for (int i = 0; i < 3; ++i)
      plan(clerk_, service::accept_item, parcel(centre_, percent(80) ? village_ : town_, {}));
    if (bags.empty() || percent(40)) plan(clerk_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
    for (int i = 0; i < 7 && !items.empty(); ++i) about_item(items[below(items.size())]);
    for (int i = 0; i < 8 && !bags.empty(); ++i) about_bag(bags[below(bags.size())]);
    if (percent(10)) about_day();
    now_ = now_.plus_ms(60'000);
  }
  void expect_none(char const* rule, std::string const& what) { EXPECT_EQ(count(what), 0) << rule; }
  void check_custody();
  void check_bags();
  void check_books();
  void check_commands();
};

void Streams::check_custody() {
  expect_none("in two hands",
              "(SELECT subject_id FROM mail_custody WHERE until_at = 0"
              " GROUP BY subject, subject_id HAVING count(*) > 1) AS twice");
  expect_none("an item in nobody's hands",
              "mail_item i WHERE state IN ('accepted', 'bagged', 'waiting', 'isolated') AND NOT EXISTS"
              " (SELECT 1 FROM mail_custody c WHERE c.region = i.region AND c.subject = 'item'"
              " AND c.subject_id = i.id AND c.until_at = 0 AND c.bag = i.bag AND c.node = i.node)");
  expect_none(
      "a bag in other hands than its row says",
      "mail_bag b WHERE state IN ('open', 'sealed', 'in_transit', 'received', 'opened') AND NOT EXISTS"
      " (SELECT 1 FROM mail_custody c WHERE c.region = b.region AND c.subject = 'bag'"
      " AND c.subject_id = b.id AND c.until_at = 0 AND c.organisation = b.custodian"
      " AND c.person = b.custodian_person AND c.node = b.node)");
  expect_none("a gap or an overlap",
              "mail_custody c JOIN mail_custody d ON d.region = c.region AND d.subject = c.subject"
              " AND d.subject_id = c.subject_id AND d.seq = c.seq + 1 WHERE d.from_at <> c.until_at");
  expect_none("moved without two signatures",
              "mail_handover WHERE state = 'signed_by_both' AND (giver = receiver OR giver_signature = ''"
              " OR receiver_signature = '')");
}

void Streams::check_bags() {
  expect_none("bagged without bag", "mail_item WHERE (state = 'bagged') <> (bag <> 0)");
  expect_none("on two lists",
              "(SELECT item FROM mail_bag_item WHERE removed_at = 0 GROUP BY item"
              " HAVING count(*) > 1) AS twice");
  expect_none("a wrong count",
              "mail_bag b WHERE n_items <> (SELECT count(*) FROM mail_item i"
              " WHERE i.region = b.region AND i.bag = b.id AND i.bag <> 0)");
  expect_none(
      "sealed without three records",
      "mail_bag b JOIN mail_item i ON i.region = b.region AND i.bag = b.id WHERE b.state <> 'open'"
      " AND (SELECT count(DISTINCT c.kind) FROM mail_check c WHERE c.region = i.region AND c.item = i.id"
      " AND c.result <> 'failed') < 3");
  expect_none(
      "on two waybills",
      "(SELECT l.bag FROM mail_waybill_bag l JOIN mail_waybill w ON w.region = l.region"
      " AND w.id = l.waybill WHERE l.state IN ('planned', 'loaded')"
      " AND w.state IN ('planned', 'loading', 'departed') GROUP BY l.bag HAVING count(*) > 1) AS twice");
}

void Streams::check_books() {
  for (auto const node : {centre_, town_, village_}) {
    auto const at = " node = " + std::to_string(node.value);
    std::int64_t items = 0, bags = 0;
    database_->read([&](org::Tx& tx) {
      auto const sum = [&](char const* what) {
        return tx
            .find_integer(std::string{"SELECT coalesce(sum(CASE WHEN way = 'in' THEN "} + what + " ELSE -" +
                          what + " END), 0) FROM mail_movement WHERE" + at)
            .value();
      };
      items = sum("items");
      bags = sum("bags");
    });
    auto const lying = " AND state IN ('open', 'sealed', 'received', 'opened')";
    EXPECT_EQ(bags, count("mail_bag WHERE" + at + lying));
    EXPECT_EQ(items,
              count("mail_item WHERE" + at + " AND state IN ('accepted', 'waiting', 'isolated')") +
                  count("mail_item i JOIN mail_bag b ON b.region = i.region AND b.id = i.bag WHERE b." +
                        at.substr(1) + " AND b.state IN ('open', 'sealed', 'received', 'opened')"));
  }
  expect_none("a closed day out of balance",
              "mail_day WHERE state = 'closed' AND (opening_items + in_items <> out_items + closing_items"
              " OR opening_bags + in_bags <> out_bags + closing_bags)");
}

void Streams::check_commands() {
  std::map<int, int> by_status;
  for (auto const& s : sent_) {
    ++by_status[s->status];
    EXPECT_FALSE(s->differed) << s->command.id.text() << " was answered in two ways";
  }
  EXPECT_GT(by_status[200], 300);
  EXPECT_GT(by_status[409], 50);
  EXPECT_EQ(by_status[500] + by_status[503], 0);
  EXPECT_EQ(count("command_outcome"), static_cast<std::int64_t>(sent_.size()));
  EXPECT_EQ(count("command_outcome WHERE status = 200"), by_status[200]);
  auto const accepted = std::ranges::count_if(sent_, [](auto const& s) {
    return s->status == 200 && s->body.find("\"volumetric_g\"") != std::string::npos;
  });
  EXPECT_EQ(count("mail_item"), accepted) << "an acceptance that came more than once is one item";
}

TEST_P(Streams, clause_3_4_2_commands_shuffled_repeated_and_replayed_break_no_invariant) {
  for (int i = 0; i < 45; ++i) {
    wave();
    play();
  }
  EXPECT_GT(submissions_, 1'000u);
  EXPECT_GT(count("mail_handover WHERE state = 'signed_by_both'"), 5);
  EXPECT_GT(count("mail_bag WHERE state IN ('opened', 'reconciled')"), 0);
  check_custody();
  check_bags();
  check_books();
  check_commands();
}

TEST_P(Streams, the_journal_of_such_a_stream_verifies) {
  platform::event::Relay relay{*database_, {}, {.holder = "test", .clock = [this] { return now_; }}};
  for (int i = 0; i < 10; ++i) {
    wave();
    play();
    relay.wake();
  }
  relay.settle();
  database_->read([&](org::Tx& tx) {
    auto const found = platform::event::verify(tx, boss_.region, platform::event::HashKind::sha256);
    EXPECT_FALSE(found.first_break.has_value());
    EXPECT_EQ(found.waiting, 0);
    EXPECT_GT(found.entries, 30);
  });
}

TEST_P(Streams, clause_3_4_2_a_sheet_that_comes_after_the_bag_went_and_came_back_moves_nothing) {
  auto const bag = seal({"PA123456785CN"}).id;
  auto const try_one = [&](Hat const& giver, Hat const& receiver, service::ProposeHandover p) {
    p.lines.push_back({.line = 1, .bag = bag, .code = "x"});
    return signed_by(giver, receiver, p);
  };
  auto const bring = [&](Hat const& who, service::CompleteHandover const& sheet) {
    auto const out =
        act<service::HandoverView>(who, [&](auto& a) { return service::complete_handover(a, sheet); });
    return out ? "done" : std::string{out.refusal().kind->code};
  };
  auto const list = [&] {
    must<service::WaybillView>(boss_, [&](auto& a) { return service::list_bag(a, {waybill_, bag, {}, {}}); });
  };
  auto const onto = [&] {
    return service::ProposeHandover{.node = centre_, .waybill = waybill_, .made_at = now_};
  };
  list();
  auto const late = try_one(clerk_, driver_, onto());
  now_ = now_.plus_ms(3'600'000);
  EXPECT_EQ(bring(clerk_, try_one(clerk_, driver_, onto())), "done");
  service::ProposeHandover off{.node = town_, .to_node = town_, .waybill = waybill_, .made_at = now_};
  EXPECT_EQ(bring(driver_, try_one(driver_, crew_.at(town_), off)), "done");
  service::ProposeHandover const back{.node = town_, .to_node = centre_, .made_at = now_};
  EXPECT_EQ(bring(clerk_, try_one(crew_.at(town_), clerk_, back)), "done");
  list();
  EXPECT_EQ(bring(driver_, late), "mail.handover_overtaken");
  EXPECT_EQ(rows<Bag>("mail_bag").front().node, centre_);
  EXPECT_EQ(bring(clerk_, try_one(clerk_, driver_, onto())), "done") << "a new one is taken";
}

TEST_P(Streams, a_refusal_of_one_command_that_came_several_times_at_once_is_one_answer) {
  std::atomic<int> tries{};
  for (std::uint64_t round = 0; round < 30; ++round) {
    auto const s = std::make_shared<Sent>(
        platform::command::Command{base::Uuid::make_v7(now_, 77, round), "POST /test", "d",
                                   std::make_shared<Hat const>(clerk_), now_, origin_},
        [&tries](service::Act&) -> base::Result<std::string> {
          return base::refuse(refusal::item_unknown, std::to_string(++tries));
        });
    planned_.assign(6, s);
    play();
    EXPECT_FALSE(s->differed) << "round " << round;
  }
}

ON_EACH_ENGINE(Streams);

}  // namespace
}  // namespace mail
