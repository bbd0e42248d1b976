// Commands of mail through the bus, sent again as phones do that lost the answer.
#include <gtest/gtest.h>

#include <future>

#include "platform/command/bus.h"
#include "testing/mail_staff.h"

namespace mail {
namespace {

using platform::command::Answer;

class Replays : public MailStaff {
 protected:
  /// The command under an id of the client's, as the HTTP layer would submit it.
  template <typename T, typename Request>
  Answer send(base::Uuid const& id, Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
              std::type_identity_t<Request> const& request) {
    platform::command::Bus bus{*database_, [this] { return now_; }};
    platform::command::Command command{id,   "POST /test", "digest", std::make_shared<Hat const>(hat),
                                       now_, origin_};
    std::promise<Answer> answer;
    bus.submit(
        command,
        [&](service::Act& a) -> base::Result<std::string> {
          return platform::json::render(TRY(use(a, request)));
        },
        [&](Answer got) { answer.set_value(std::move(got)); });
    return answer.get_future().get();
  }
  base::Uuid next_id() { return base::Uuid::make_v7(now_, 3, ++ids_used_); }

 private:
  std::uint64_t ids_used_{};
};

TEST_P(Replays, clause_3_4_1_an_acceptance_sent_three_times_is_one_item_and_one_answer) {
  auto const id = next_id();
  auto const request = parcel(centre_, village_, {});
  auto const first = send(id, clerk_, service::accept_item, request);
  EXPECT_EQ(first.status, 200);
  EXPECT_FALSE(first.replayed);
  for (int n = 0; n < 2; ++n) {
    auto const again = send(id, clerk_, service::accept_item, request);
    EXPECT_TRUE(again.replayed);
    EXPECT_EQ(again.body, first.body);
  }
  EXPECT_EQ(day_of(centre_).in_items, 1);
}

TEST_P(Replays, clause_3_4_2_a_signature_sent_again_moves_the_bag_once) {
  auto const [b, w] = listed_bag();
  auto const v = propose(onto_vehicle(w), {line_of(b)});
  sign(sorter_, v).value();
  auto const id = next_id();
  auto const first = send(id, driver_, service::sign_handover, signature(driver_, v));
  auto const again = send(id, driver_, service::sign_handover, signature(driver_, v));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(day_of(centre_).out_bags, 1);
  EXPECT_EQ(ask(service::view_bag, {b.id}).custody.size(), 2u);
}

TEST_P(Replays, clause_1_3_1_a_refusal_leaves_no_trace_of_what_was_tried) {
  auto request = parcel(centre_, village_, next_number());
  request.contents = "打火机";
  EXPECT_EQ(send(next_id(), clerk_, service::accept_item, request).status, 409);
  EXPECT_TRUE(days().empty());
}

TEST_P(Replays, a_change_made_upon_an_older_state_is_refused) {
  auto stale = checked_item();
  done(clerk_, service::measure_item, {stale.id, {1'300}, {}, {}, {}});
  ++stale.version;
  EXPECT_REFUSED(act<base::Done>(clerk_, [&](auto& a) { return store::save_item(a.tx, a.region, stale); }),
                 refusal::changed_meanwhile);
}

ON_EACH_ENGINE(Replays);

}  // namespace
}  // namespace mail
