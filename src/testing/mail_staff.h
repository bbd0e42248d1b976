// The people of a small county's mail with their signing keys, and short ways to hand over; after every test
// the books of each node balance and nothing is in two hands.
#pragma once
#include <map>
#include <type_traits>

#include "app/demo/client.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/delivery.h"
#include "modules/mail/service/evidence.h"
#include "modules/mail/service/handover.h"
#include "modules/mail/service/view.h"
#include "modules/message/jobs/overdue.h"
#include "modules/message/service/inbox.h"
#include "modules/message/service/texting.h"
#include "platform/auth/signing_key.h"
#include "testing/mail_county.h"
#include "testing/outcome.h"

namespace mail {

using testing_support::outcome_of;

class MailStaff : public MailCounty {
 protected:
  using Hat = platform::auth::Hat;
  using Line = rules::HandoverLine;

  void SetUp() override {
    MailCounty::SetUp();
    if (IsSkipped()) return;
    clerk_.permissions.insert("mail.check");
    sorter_ = join({"赵分拣", "sorter1", post_, "sorter", {centre_}});
    driver_ = join({"陈师傅", "driver1", coach_, "driver", {}});
    driver_.reach = platform::auth::Reach::own;
    head_ = join({"周站长", "head1", coach_, "station_head", {town_}});
    keeper_ = join({"吴掌柜", "keeper1", coach_, "village_keeper", {village_}});
    for (auto* hat : {&sorter_, &head_, &keeper_}) hat->permissions = clerk_.permissions;
    for (auto const* hat : {&clerk_, &sorter_, &driver_, &head_, &keeper_}) register_key(*hat);
  }
  void TearDown() override {
    if (IsSkipped()) return;
    for (auto const& d : days()) EXPECT_TRUE(d.balanced) << "books of node " << d.day.node.value;
    database_->read([](org::Tx& tx) {
      EXPECT_EQ(tx.find_integer(
                    "SELECT count(*) FROM (SELECT subject, subject_id FROM mail_custody WHERE until_at = 0"
                    " GROUP BY subject, subject_id HAVING count(*) > 1) AS twice"),
                0);
    });
  }

  template <typename T, typename Request>
  base::Result<T> attempt(Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
                          std::type_identity_t<Request> const& request) {
    return act<T>(hat, [&](auto& a) { return use(a, request); });
  }
  template <typename T, typename Request>
  T done(Hat const& hat, base::Result<T> (*use)(service::Act&, Request const&),
         std::type_identity_t<Request> const& request) {
    return must<T>(hat, [&](auto& a) { return use(a, request); });
  }
  template <typename T, typename Request>
  T ask(base::Result<T> (*use)(service::Look&, Request const&),
        std::type_identity_t<Request> const& request) {
    return look<T>(boss_, [&](auto& l) { return use(l, request); });
  }

  /// A look that may be refused.
  template <typename T, typename Request>
  base::Result<T> attempt(Hat const& hat, base::Result<T> (*use)(service::Look&, Request const&),
                          std::type_identity_t<Request> const& request) {
    return try_look<T>(hat, [&](auto& l) { return use(l, request); });
  }

  Item item(ItemId id) { return ask(service::view_item, {id}).item; }
  Bag bag(BagId id) { return ask(service::view_bag, {id}).bag; }
  std::vector<service::DayView> days() { return ask(service::list_days, {}).items; }
  service::DayView day_of(NodeId node) {
    for (auto const& d : days())
      if (d.day.node == node) return d;
    return {};
  }
  std::vector<rules::Irregularity> irregularities() {
    return ask(service::list_irregularities, {.limit = 50}).items;
  }
  /// What somebody would have to tell by phone.
  std::vector<message::rules::Text> texts(Hat const& hat) {
    return look<message::service::TextList>(hat, [](auto& l) { return message::service::list_texts(l, {}); })
        .items;
  }
  /// The tasks of somebody once the overdue ones were looked for.
  std::vector<message::service::TaskView> tasks_of(Hat const& hat) {
    message::jobs::escalate_overdue(*database_, boss_.region, now_);
    return look<message::service::TaskList>(hat, [](auto& l) { return message::service::list_tasks(l, {}); })
        .items;
  }
  /// A number with a right check digit each time.
  std::string next_number() { return "KX" + std::to_string(20'000'000'000 + ++numbers_); }
  /// A picture that nobody took before.
  std::string photo(Hat const& hat, NodeId node) {
    auto const bytes = "\xff\xd8\xff\xe0 picture " + std::to_string(++numbers_);
    return must<service::KeptPhoto>(hat,
                                    [&](auto& a) {
                                      return service::keep_photo(a, {node}, {"image/jpeg", "p.jpg", bytes});
                                    })
        .sha256;
  }

  Item checked(service::AcceptItem const& request) {
    auto const made = done(clerk_, service::accept_item, request).item;
    check(made.id);
    return item(made.id);
  }
  Item checked_item() { return checked(parcel(centre_, village_, next_number())); }
  Bag sealed_bag(std::string seal_no = "F0000001") {
    auto const made = done(sorter_, service::open_bag, {centre_, town_, BagKind::ordinary, {}});
    auto const inside = done(sorter_, service::put_into_bag, {made.id, checked_item().number});
    return done(sorter_, seal_bag, {made.id, inside.items_g, std::move(seal_no)});
  }
  /// The waybill of the 07:00 trip with the driver assigned.
  service::WaybillView waybill() {
    auto const w = make_waybill({20261124}).waybill;
    return done(boss_, service::assign_waybill, {w.id, "云A12345", driver_.person});
  }
  /// A sealed bag on its waybill, not handed over yet.
  struct Listed {
    Bag bag;
    WaybillId waybill;
  };
  Listed listed_bag(std::string seal_no = "F0000001") {
    auto const w = waybill().waybill.id;
    auto const b = sealed_bag(std::move(seal_no));
    done(boss_, service::list_bag, {w, b.id, {}, {}});
    return {bag(b.id), w};
  }
  /// The only item of a bag.
  Item inside(BagId id) { return ask(service::view_bag, {id}).items.at(0); }

  struct Move {
    Hat const& giver;
    Hat const& receiver;
    NodeId node, to_node;
    WaybillId waybill;
  };
  Move onto_vehicle(WaybillId w) { return {sorter_, driver_, centre_, {}, w}; }
  Move off_vehicle(WaybillId w) { return {driver_, head_, town_, town_, w}; }
  service::ProposeHandover content(Move const& m, std::vector<Line> lines) {
    service::ProposeHandover p;
    p.uuid = base::Uuid::make_v7(now_, 9, ++numbers_).text();
    p.node = m.node;
    p.to_node = m.to_node;
    p.waybill = m.waybill;
    p.giver = m.giver.person;
    p.giver_organisation = m.giver.organisation;
    p.receiver = m.receiver.person;
    p.receiver_organisation = m.receiver.organisation;
    p.made_at = now_;
    p.lines = std::move(lines);
    return p;
  }
  static Line line_of(Bag const& b, rules::LineResult result = rules::LineResult::good) {
    Line l{.bag = b.id, .code = b.barcode, .result = result};
    l.seal_no = b.seal_no;
    return l;
  }
  service::HandoverView propose(Move const& m, std::vector<Line> lines) {
    return done(m.giver, service::propose_handover, content(m, std::move(lines)));
  }
  service::SignHandover signature(Hat const& hat, service::HandoverView const& v) {
    auto const& key = keys_.at(hat.person);
    return {v.handover.id, v.handover.digest, key.id.value, key.device->sign(v.handover.content)};
  }
  base::Result<service::HandoverView> sign(Hat const& hat, service::HandoverView const& v) {
    return attempt(hat, service::sign_handover, signature(hat, v));
  }
  /// Both sides sign what was proposed.
  service::HandoverView hand_over(Move const& m, std::vector<Line> lines) {
    auto const v = propose(m, std::move(lines));
    EXPECT_DONE(sign(m.giver, v));
    return sign(m.receiver, v).value();
  }
  /// As two phones without network would make it: the content is that of a proposal which never came.
  service::CompleteHandover signed_offline(Move const& m, service::ProposeHandover const& p) {
    rules::Handover h;
    h.uuid = p.uuid;
    h.node = p.node;
    h.to_node = p.to_node;
    h.waybill = p.waybill;
    h.giver = {p.giver, {}, p.giver_organisation, 0, {}};
    h.receiver = {p.receiver, {}, p.receiver_organisation, 0, {}};
    h.made_at = p.made_at;
    h.lines = p.lines;
    auto const text = rules::content_of(h, boss_.region);
    auto const &giver = keys_.at(m.giver.person), &receiver = keys_.at(m.receiver.person);
    return {p, giver.id.value, giver.device->sign(text), receiver.id.value, receiver.device->sign(text)};
  }
  /// A bag that came to the township by coach.
  Bag bag_at_town() {
    auto const [b, w] = listed_bag();
    hand_over(onto_vehicle(w), {line_of(b)});
    hand_over(off_vehicle(w), {line_of(b)});
    return bag(b.id);
  }

  Hat sorter_, driver_, head_, keeper_;
  struct Key {
    platform::auth::KeyId id;
    std::unique_ptr<app::demo::DeviceKey> device;
  };
  std::map<PersonId, Key> keys_;

 private:
  void register_key(Hat const& hat) {
    Key key{{static_cast<std::int64_t>(++numbers_)}, std::make_unique<app::demo::DeviceKey>()};
    platform::auth::SigningKey const row{key.id, hat.person, key.device->public_base64(), "phone", now_, {}};
    database_->write_now([&](org::Tx& tx) {
      platform::auth::insert_key(tx, hat.region, row);
      return true;
    });
    keys_.emplace(hat.person, std::move(key));
  }

  std::int64_t numbers_{};
};

}  // namespace mail
