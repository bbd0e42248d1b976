// The chain names the first entry changed, taken out, put in or cut off; checkpoints name what a new head hides.
#include "platform/event/journal.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include "platform/event/checkpoint.h"
#include "testing/database.h"

namespace platform::event {
namespace {

constexpr base::Region kRegion{530'190};
constexpr base::Instant kNow{1'795'500'000'000};
std::string const kKey(32, 'k');

Event make_event(std::int64_t id) {
  Event e;
  e.id = {id};
  e.type = "test.weighed";
  e.subject = "test/" + std::to_string(id);
  e.at = e.happened_at = kNow;
  e.person = {7};
  e.hat = {70};
  e.organisation = {2};
  e.node = {3};
  e.command = "c" + std::to_string(id);
  e.data.text = R"({"grams":)" + std::to_string(id) + "}";
  return e;
}

std::string digest(EVP_MD const* kind, std::string const& text) {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_Digest(text.data(), text.size(), bytes, &length, kind, nullptr);
  std::string out;
  for (unsigned i = 0; i < length; ++i) out += {"0123456789abcdef"[bytes[i] >> 4], "0123456789abcdef"[bytes[i] & 15]};
  return out;
}

class Journal : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (!IsSkipped()) database_ = &database();
  }
  void write(std::function<void(db::Tx&)> const& work) {
    database_->write_now([&](db::Tx& tx) {
      work(tx);
      return true;
    });
  }
  void append_some(std::int64_t from, std::int64_t until) {
    write([&](db::Tx& tx) {
      for (auto id = from; id <= until; ++id) append(tx, kRegion, make_event(id));
    });
  }
  std::vector<Sealed> seal(HashKind kind = HashKind::sha256, std::size_t limit = 1000) {
    std::vector<Sealed> out;
    write([&](db::Tx& tx) { out = seal_waiting(tx, kRegion, kind, limit); });
    return out;
  }
  Verification verified(HashKind kind = HashKind::sha256) {
    Verification out;
    database_->read([&](db::Tx& tx) { out = verify(tx, kRegion, kind); });
    return out;
  }
  std::optional<Break> against_signed(std::string const& key = public_key_of(kKey)) {
    std::optional<Break> out;
    database_->read([&](db::Tx& tx) { out = compare_checkpoints(tx, kRegion, key); });
    return out;
  }
  /// The first broken place after a statement of somebody who can write the database; 0 when nothing is noticed.
  std::int64_t broken_by(std::string const& sql) {
    auto place = std::int64_t{-1};
    database_->write_now([&](db::Tx& tx) {
      EXPECT_GT(tx.execute(sql), 0) << sql;
      auto const found = verify(tx, kRegion, HashKind::sha256).first_break;
      place = found ? found->n : 0;
      return false;  // the next trial finds it whole
    });
    return place;
  }
  db::Database* database_{};
};
ON_EACH_ENGINE(Journal);

TEST_P(Journal, each_entry_is_the_hash_of_the_one_before_and_its_own_form_by_sha_256_and_by_sm3) {
  append_some(1, 2);
  std::string const forms[] = {
      "1:1,12:test.weighed,6:test/1,13:1795500000000,13:1795500000000,1:7,2:70,1:2,1:3,2:c1,11:{\"grams\":1},",
      "1:2,12:test.weighed,6:test/2,13:1795500000000,13:1795500000000,1:7,2:70,1:2,1:3,2:c2,11:{\"grams\":2},"};
  for (auto const kind : {HashKind::sha256, HashKind::sm3}) {
    auto const* algorithm = kind == HashKind::sm3 ? EVP_sm3() : EVP_sha256();
    auto const sealed = seal(kind);
    ASSERT_EQ(sealed.size(), 2U);
    EXPECT_EQ(sealed[0].hash, digest(algorithm, forms[0]));
    EXPECT_EQ(sealed[1].hash, digest(algorithm, sealed[0].hash + forms[1]));
    EXPECT_FALSE(verified(kind).first_break);
    EXPECT_TRUE(verified(kind == HashKind::sm3 ? HashKind::sha256 : HashKind::sm3).first_break);
    write([](db::Tx& tx) {
      tx.execute("UPDATE journal_event SET n = 0, hash = ''");
      tx.execute("DELETE FROM journal_head");
    });
  }
}

TEST_P(Journal, events_are_sealed_in_the_order_of_their_ids_and_later_ones_follow) {
  append_some(5, 8);
  append_some(1, 4);
  auto const first = seal(HashKind::sha256, 3);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[2].event.id.value, 3);
  auto const rest = seal();
  ASSERT_EQ(rest.size(), 5U);
  EXPECT_EQ(rest.front().n, 4);
  append_some(9, 9);
  EXPECT_EQ(verified().waiting, 1);
  EXPECT_EQ(seal().front().n, 9);
  EXPECT_EQ(verified().entries, 9);
  EXPECT_FALSE(verified().first_break);
}

TEST_P(Journal, the_first_altered_entry_is_named_whatever_was_altered) {
  append_some(1, 20);
  seal();
  for (auto const* change :
       {"type = 'test.other'", "subject = 'test/0'", "at = at + 1", "happened_at = happened_at - 1", "person = 8",
        "hat = 71", "organisation = 1", "node = 4", "command = 'c'", "data = '{\"grams\":70}'", "id = 70",
        "hash = 'f' || substr(hash, 2, 62) || 'g'", "hash = ''"})
    EXPECT_EQ(broken_by(std::string{"UPDATE journal_event SET "} + change + " WHERE n = 7"), 7) << change;
  // The boundary between two fields moves although their texts together stay the same.
  EXPECT_EQ(broken_by("UPDATE journal_event SET type = type || substr(subject, 1, 1), subject = substr(subject, 2)"
                      " WHERE n = 7"), 7);
}

TEST_P(Journal, an_entry_taken_out_put_in_or_exchanged_is_named) {
  append_some(1, 20);
  seal();
  EXPECT_EQ(broken_by("DELETE FROM journal_event WHERE n = 7"), 7);
  EXPECT_EQ(broken_by("DELETE FROM journal_event WHERE n = 1"), 1);
  EXPECT_EQ(broken_by("UPDATE journal_event SET n = 0 WHERE n = 7"), 7);
  EXPECT_EQ(broken_by("UPDATE journal_event SET n = -n WHERE n = 7"), 7);
  EXPECT_EQ(broken_by("UPDATE journal_event SET n = 21 WHERE n = 7"), 7);
  EXPECT_EQ(broken_by("INSERT INTO journal_event (region, id, n, hash, type, subject, at, happened_at, person, hat,"
                      " organisation, node, command, data) SELECT region, 99, 21, hash, type, subject, at,"
                      " happened_at, person, hat, organisation, node, command, data FROM journal_event WHERE n = 20"),
            21);
  EXPECT_EQ(broken_by("UPDATE journal_event SET data = (SELECT o.data FROM journal_event o WHERE o.region ="
                      " journal_event.region AND o.n = 22 - journal_event.n) WHERE n IN (10, 12)"), 10);
}

TEST_P(Journal, a_chain_cut_at_its_end_is_named_at_the_first_missing_entry) {
  append_some(1, 20);
  seal();
  EXPECT_EQ(broken_by("DELETE FROM journal_event WHERE n > 15"), 16);
  EXPECT_EQ(broken_by("DELETE FROM journal_event"), 1);
  EXPECT_EQ(broken_by("DELETE FROM journal_head"), 21);
  EXPECT_EQ(broken_by("UPDATE journal_head SET n = 19"), 21);
}

TEST_P(Journal, a_cut_chain_with_a_new_head_or_written_anew_is_found_by_its_signed_checkpoint) {
  append_some(1, 20);
  auto const last = seal().back();
  write([&](db::Tx& tx) { tx.insert("journal_checkpoint", kRegion, sign_checkpoint(kKey, kRegion, last, kNow)); });
  EXPECT_FALSE(against_signed());
  EXPECT_EQ(against_signed(public_key_of(std::string(32, 'x')))->n, 20);
  write([](db::Tx& tx) {
    tx.execute("DELETE FROM journal_event WHERE n > 15");
    tx.execute("UPDATE journal_head SET n = 15, hash = (SELECT e.hash FROM journal_event e WHERE e.n = 15 AND"
               " e.region = journal_head.region)");
  });
  EXPECT_FALSE(verified().first_break);
  ASSERT_TRUE(against_signed());
  EXPECT_EQ(against_signed()->n, 20);
  append_some(31, 35);
  seal();
  EXPECT_EQ(against_signed()->what, "chain differs from a signed checkpoint");
}

TEST_P(Journal, a_checkpoint_with_any_other_text_as_signature_is_a_fault_and_no_crash) {
  append_some(1, 3);
  auto const last = seal().back();
  write([&](db::Tx& tx) { tx.insert("journal_checkpoint", kRegion, sign_checkpoint(kKey, kRegion, last, kNow)); });
  for (auto const* signature : {"", "zz", "0", "汉字", "00ff"}) {
    write([&](db::Tx& tx) { tx.execute("UPDATE journal_checkpoint SET signature = $1", {signature}); });
    ASSERT_TRUE(against_signed()) << signature;
    EXPECT_EQ(against_signed()->n, 3);
  }
}

TEST_P(Journal, a_journal_of_which_only_a_checkpoint_is_left_is_still_looked_at) {
  append_some(1, 3);
  auto const last = seal().back();
  write([&](db::Tx& tx) {
    tx.insert("journal_checkpoint", kRegion, sign_checkpoint(kKey, kRegion, last, kNow));
    tx.execute("DELETE FROM journal_event");
    tx.execute("DELETE FROM journal_head");
  });
  std::vector<base::Region> regions;
  database_->read([&](db::Tx& tx) { regions = list_regions(tx); });
  EXPECT_EQ(regions, std::vector<base::Region>{kRegion});
  EXPECT_EQ(against_signed()->what, "chain cut before a signed checkpoint");
}

TEST_P(Journal, regions_have_chains_of_their_own) {
  append_some(1, 3);
  write([](db::Tx& tx) { append(tx, {110'101}, make_event(1)); });
  auto const own = seal();
  write([](db::Tx& tx) { EXPECT_EQ(seal_waiting(tx, {110'101}, HashKind::sha256, 10).front().n, 1); });
  EXPECT_EQ(own.size(), 3U);
  EXPECT_FALSE(verified().first_break);
}

}  // namespace
}  // namespace platform::event
