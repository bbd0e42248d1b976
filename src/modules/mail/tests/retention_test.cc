// People of items that ended long ago are erased everywhere; the item, its custody and the chain stay as they were.
#include "modules/mail/jobs/retention.h"

#include <gtest/gtest.h>

#include "platform/event/journal.h"
#include "testing/mail_county.h"

namespace mail {
namespace {

class Retention : public MailCounty {
 protected:
  void set_state(ItemId item, char const* state, base::Instant at) {
    database_->write_now([&](org::Tx& tx) {
      return tx.execute("UPDATE mail_item SET state = $3, changed_at = $4 WHERE region = $1 AND id = $2",
                        {boss_.region, item, state, at}) == 1;
    });
  }
  /// In how many columns of how many rows of the whole database a text stands.
  std::int64_t places_of(std::string const& text) {
    std::int64_t n = 0;
    database_->read([&](org::Tx& tx) {
      for (auto const* column :
           {"mail_item.sender_name", "mail_item.sender_phone", "mail_item.sender_address", "mail_item.receiver_name",
            "mail_item.receiver_phone", "mail_item.receiver_address", "mail_item.remark", "mail_check.document_tail",
            "mail_check.note", "mail_delivery.receiver_name", "mail_delivery.reason", "mail_scan.note",
            "journal_event.data", "audit_entry.changes", "command_outcome.body"}) {
        std::string const name = column;
        auto const dot = name.find('.');
        n += tx.find_integer("SELECT count(*) FROM " + name.substr(0, dot) + " WHERE replace(" + name.substr(dot + 1) +
                                 ", $1, '') <> " + name.substr(dot + 1),
                             {text})
                 .value_or(0);
      }
    });
    return n;
  }
};
ON_EACH_ENGINE(Retention);

TEST_P(Retention, people_of_ended_items_are_erased_after_the_time_and_no_others) {
  auto const old = accept("PA123456785CN"), fresh = accept("PA123456799CN"), living = accept("PA123456808CN");
  check(old.id);
  set_state(old.id, "delivered", now_.plus_ms(-181LL * 86'400'000));
  set_state(fresh.id, "delivered", now_.plus_ms(-179LL * 86'400'000));
  set_state(living.id, "waiting", now_.plus_ms(-300LL * 86'400'000));
  EXPECT_EQ(places_of("13800138000"), 3);
  jobs::forget_contacts(*database_, boss_.region, now_.plus_ms(-180LL * 86'400'000));
  EXPECT_EQ(places_of("13800138000"), 2);
  EXPECT_EQ(places_of("张小凡"), 2);
  EXPECT_EQ(places_of("002X"), 0) << "the tail of the document goes too";
  jobs::forget_contacts(*database_, boss_.region, now_);
  EXPECT_EQ(places_of("张小凡"), 1) << "the item on the shelf keeps its addressee";
}

TEST_P(Retention, people_of_an_item_that_was_advised_and_never_came_are_erased_as_well) {
  auto const forgotten = accept("PA123456785CN"), expected = accept("PA123456799CN");
  set_state(forgotten.id, "advised", now_.plus_ms(-181LL * 86'400'000));
  set_state(expected.id, "advised", now_.plus_ms(-179LL * 86'400'000));
  jobs::forget_contacts(*database_, boss_.region, now_.plus_ms(-180LL * 86'400'000));
  EXPECT_EQ(places_of("13800138000"), 1);
  EXPECT_EQ(places_of("老供销社"), 1);
}

TEST_P(Retention, journal_and_audit_never_held_anybody_in_clear_and_the_chain_holds_after_erasure) {
  auto const item = accept("PA123456785CN");
  check(item.id);
  set_state(item.id, "delivered", now_.plus_ms(-181LL * 86'400'000));
  auto const verified = [this] {
    platform::event::Verification out;
    database_->write_now([&](org::Tx& tx) {
      platform::event::seal_waiting(tx, boss_.region, platform::event::HashKind::sha256, 10'000);
      out = platform::event::verify(tx, boss_.region, platform::event::HashKind::sha256);
      return true;
    });
    return out;
  };
  auto const before = verified();
  EXPECT_GT(before.entries, 3);
  jobs::forget_contacts(*database_, boss_.region, now_);
  for (auto const* raw : {"13800138000", "13900139000", "张小凡", "李大壮", "11010519491231002X", "老供销社"})
    EXPECT_EQ(places_of(raw), 0) << raw;
  EXPECT_FALSE(verified().first_break);
  EXPECT_EQ(verified().entries, before.entries);
}

}  // namespace
}  // namespace mail
