// Tasks and notices on both engines: who sees what, once per source, overdue ones above, readers listed.
#include <gtest/gtest.h>

#include "modules/message/jobs/overdue.h"
#include "modules/message/module.h"
#include "modules/message/rules/refusals.h"
#include "modules/message/service/inbox.h"
#include "modules/message/service/notice.h"
#include "testing/staff.h"

namespace message {
namespace {

using platform::auth::Hat;
using platform::command::Act;
using platform::command::Look;

class Inbox : public org::Staff {
 protected:
  void SetUp() override {
    open(module.migrations());
    if (IsSkipped()) return;
    keeper_ = join({"张三", "keeper001", coach_, "village_keeper", {{41}}});
    other_keeper_ = join({"李四", "keeper002", coach_, "village_keeper", {{42}}});
    manager_ = join({"王五", "operations", coach_, "operations_manager", {}});
    liaison_ = join({"赵六", "liaison", post_, "postal_liaison", {}});
  }

  void ask_for(Addressee to, std::string source, base::Instant due = {}) {
    now_ = now_.plus_ms(1);  // keys of several makers are in order from one millisecond to the next
    database_->write_now([&](Tx& tx) {
      NewTask task{"mail.pickup_remind", std::move(source), "9900000000001",
                   "/mail/items/1",      std::move(to),     due};
      ask(tx, keeper_.region, now_, task);
      return true;
    });
  }
  std::vector<std::string> sources(Hat const& hat, service::AskTasks const& ask = {}) {
    std::vector<std::string> out;
    for (auto const& v :
         look<service::TaskList>(hat, [&](Look& l) { return service::list_tasks(l, ask); }).items)
      out.push_back(v.task.source);
    return out;
  }
  TaskId first_task(Hat const& hat) {
    return look<service::TaskList>(hat, [](Look& l) { return service::list_tasks(l, {}); })
        .items.at(0)
        .task.id;
  }
  service::Waiting waiting(Hat const& hat) {
    return look<service::Waiting>(hat, [](Look& l) { return service::count_waiting(l, {}); });
  }

  Hat keeper_, other_keeper_, manager_, liaison_;
};

using Sources = std::vector<std::string>;

TEST_P(Inbox, a_task_of_a_node_is_seen_by_those_who_work_there_only) {
  ask_for({.node = {41}}, "a");
  EXPECT_EQ(sources(keeper_), Sources{"a"});
  EXPECT_EQ(sources(other_keeper_), Sources{});
  EXPECT_EQ(sources(manager_), Sources{});
}

TEST_P(Inbox, a_task_of_a_post_is_seen_by_that_post_of_that_organisation) {
  ask_for({.organisation = post_, .post = "postal_liaison"}, "a");
  EXPECT_EQ(sources(liaison_), Sources{"a"});
  EXPECT_EQ(sources(manager_), Sources{});
}

TEST_P(Inbox, asking_twice_for_the_same_reason_asks_once) {
  ask_for({.node = {41}}, "a");
  ask_for({.node = {41}}, "a");
  EXPECT_EQ(sources(keeper_).size(), 1u);
  EXPECT_EQ(waiting(keeper_).tasks, 1);
}

TEST_P(Inbox, settling_ends_every_task_below_the_source_and_no_neighbour) {
  for (auto const* source :
       {"mail/item/1/shelf/remind", "mail/item/1/shelf/return", "mail/item/12/shelf/remind"})
    ask_for({.node = {41}}, source);
  database_->write_now([&](Tx& tx) {
    settle(tx, keeper_.region, now_, "mail/item/1", keeper_.person);
    return true;
  });
  EXPECT_EQ(sources(keeper_), Sources{"mail/item/12/shelf/remind"});
  EXPECT_EQ(sources(keeper_, {.done = true}).size(), 2u);
}

TEST_P(Inbox, clause_1_3_3_an_overdue_task_is_seen_by_the_managers_of_its_organisation_too) {
  ask_for({.organisation = coach_, .node = {41}}, "late", now_.plus_ms(1000));
  jobs::escalate_overdue(*database_, keeper_.region, now_);
  EXPECT_EQ(sources(manager_), Sources{});
  now_ = now_.plus_ms(2000);
  jobs::escalate_overdue(*database_, keeper_.region, now_);
  EXPECT_EQ(sources(manager_), Sources{"late"});
  EXPECT_EQ(sources(liaison_), Sources{});
  EXPECT_EQ(sources(keeper_), Sources{"late"});
}

TEST_P(Inbox, clause_1_3_3_one_person_takes_a_task_and_another_is_told_so) {
  service::AskSomebody const request{"清点空袋", {.organisation = coach_, .post = "village_keeper"}, {}};
  ASSERT_TRUE(act<rules::Task>(manager_, [&](Act& a) { return service::ask_somebody(a, request); }).ok());
  auto const id = first_task(keeper_);
  EXPECT_TRUE(act<rules::Task>(keeper_, [&](Act& a) { return service::take_task(a, {id}); }).ok());
  auto const second = act<rules::Task>(other_keeper_, [&](Act& a) { return service::take_task(a, {id}); });
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.refusal().kind, &refusal::taken_by_other);
  EXPECT_TRUE(act<rules::Task>(keeper_, [&](Act& a) { return service::finish_task(a, {id, "12 个"}); }).ok());
  EXPECT_EQ(sources(other_keeper_), Sources{});
}

TEST_P(Inbox, a_task_that_stands_for_work_does_not_end_by_hand) {
  ask_for({.node = {41}}, "a");
  auto const id = first_task(keeper_);
  auto const ended = act<rules::Task>(keeper_, [&](Act& a) { return service::finish_task(a, {id, ""}); });
  ASSERT_FALSE(ended.ok());
  EXPECT_EQ(ended.refusal().kind, &refusal::ends_by_itself);
}

TEST_P(Inbox, who_ended_a_task_by_mistake_takes_that_back_within_ten_minutes) {
  service::AskSomebody const request{"清点空袋", {.organisation = coach_, .post = "village_keeper"}, {}};
  ASSERT_TRUE(act<rules::Task>(manager_, [&](Act& a) { return service::ask_somebody(a, request); }).ok());
  auto const id = first_task(keeper_);
  auto const finish = [&] {
    return act<rules::Task>(keeper_, [&](Act& a) { return service::finish_task(a, {id, "12 个"}); }).ok();
  };
  auto const reopen = [&](Hat const& hat) {
    return act<rules::Task>(hat, [&](Act& a) { return service::reopen_task(a, {id}); });
  };
  EXPECT_EQ(reopen(keeper_).refusal().kind, &refusal::task_state_forbids) << "it has not ended";
  ASSERT_TRUE(finish());
  EXPECT_EQ(reopen(other_keeper_).refusal().kind, &refusal::reopen_not_yours);
  auto const again = reopen(keeper_).value();
  EXPECT_EQ(again.state, rules::TaskState::open) << "nobody had taken it";
  EXPECT_EQ(again.outcome, "");
  EXPECT_EQ(waiting(other_keeper_).tasks, 1);
  ASSERT_TRUE(finish());
  now_ = now_.plus_ms(rules::kReopenMs + 1);
  EXPECT_EQ(reopen(keeper_).refusal().kind, &refusal::reopen_too_late);
}

TEST_P(Inbox, what_is_late_is_listed_apart) {
  ask_for({.node = {41}}, "late", now_.plus_ms(1000));
  ask_for({.node = {41}}, "in time", now_.plus_ms(9000));
  ask_for({.node = {41}}, "no deadline");
  EXPECT_EQ(sources(keeper_, {.overdue = true}), Sources{});
  now_ = now_.plus_ms(2000);
  EXPECT_EQ(sources(keeper_, {.overdue = true}), Sources{"late"});
}

TEST_P(Inbox, the_task_of_somebody_else_is_not_there) {
  ask_for({.node = {41}}, "a");
  auto const id = first_task(keeper_);
  auto const taken = act<rules::Task>(other_keeper_, [&](Act& a) { return service::take_task(a, {id}); });
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.refusal().kind, &refusal::task_unknown);
}

TEST_P(Inbox, pages_follow_each_other_without_gap) {
  for (int i = 0; i < 5; ++i) ask_for({.node = {41}}, std::to_string(i));
  auto const first =
      look<service::TaskList>(keeper_, [](Look& l) { return service::list_tasks(l, {.limit = 3}); });
  ASSERT_EQ(first.items.size(), 3u);
  auto const rest = sources(keeper_, {.cursor = *first.next, .limit = 3});
  EXPECT_EQ(rest, (Sources{"1", "0"}));
}

TEST_P(Inbox, clause_2_2_5a_a_notice_shows_who_has_read_and_who_has_confirmed_it) {
  service::SendNotice request;
  request.title = "明日逢集，加班一趟";
  request.to_post = "village_keeper";
  request.must_acknowledge = true;
  auto const sent =
      act<rules::Notice>(manager_, [&](Act& a) { return service::send_notice(a, request); }).value();
  EXPECT_EQ(waiting(keeper_).notices, 1);
  EXPECT_EQ(waiting(liaison_).notices, 0);
  auto const read = [&](bool acknowledge) {
    return act<service::NoticeView>(keeper_, [&](Act& a) {
      return service::read_notice(a, {sent.id, acknowledge});
    });
  };
  auto const first = read(false).value().read_at;
  now_ = now_.plus_ms(60'000);
  EXPECT_EQ(read(true).value().read_at, first);
  auto const readers =
      look<service::ReaderList>(manager_, [&](Look& l) { return service::list_readers(l, {sent.id}); });
  EXPECT_EQ(readers.items.size(), 2u);
  EXPECT_EQ(readers.read, 1);
  EXPECT_EQ(readers.acknowledged, 1);
  EXPECT_EQ(readers.items.front().name, "李四");  // has not read it
  EXPECT_EQ(waiting(keeper_).notices, 0);
}

TEST_P(Inbox, a_keeper_tells_no_other_village) {
  service::SendNotice request;
  request.title = "停电";
  request.to_node = {42};
  auto const sent = act<rules::Notice>(keeper_, [&](Act& a) { return service::send_notice(a, request); });
  ASSERT_FALSE(sent.ok());
  EXPECT_EQ(sent.refusal().kind, &refusal::out_of_reach);
}

ON_EACH_ENGINE(Inbox);

}  // namespace
}  // namespace message
