// Passwords, locks, one-time codes, recovery codes and device keys.
#include "platform/auth/account.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <memory>
#include <set>

#include "platform/auth/failure_count.h"
#include "platform/auth/installation_key.h"
#include "platform/auth/password.h"
#include "platform/auth/refusals.h"
#include "platform/auth/secret.h"
#include "platform/auth/signing_key.h"
#include "platform/auth/totp.h"
#include "testing/database.h"
#include "testing/temporary_folder.h"

namespace platform::auth {
namespace {

constexpr base::Region kRegion{530'190};
constexpr base::Instant kNow{1'795'500'000'000};
constexpr PersonId kPerson{7};

TEST(Password, is_kept_as_argon2id_with_its_own_salt_and_todays_parameters) {
  auto const one = hash_password("correct horse battery"), two = hash_password("correct horse battery");
  EXPECT_TRUE(one.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
  EXPECT_NE(one, two);
  EXPECT_TRUE(verify_password(one, "correct horse battery"));
  EXPECT_FALSE(verify_password(one, "correct horse batterz"));
  EXPECT_FALSE(verify_password("", "correct horse battery"));
  EXPECT_FALSE(verify_password("$argon2id$v=19$m=47104", "x"));
  EXPECT_FALSE(is_outdated(one));
  EXPECT_TRUE(is_outdated("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA"));
}

TEST(Password, weak_ones_are_refused_and_long_ones_of_any_characters_are_taken_whole) {
  for (auto const* weak : {"short", "password1234", "aaaaaaaaaaaa", "123456789012", "li.wei-li.wei", "Yidao2026!!!",
                           "ChinaPost2026!"})
    EXPECT_FALSE(check_password(weak, "li.wei", "李伟")) << weak;
  for (auto const* good : {"four plain words here", "山高水长路远马亡人心不古否", "x7 Kq!p2 vL9z"})
    EXPECT_TRUE(check_password(good, "li.wei", "李伟")) << good;
  std::string const longest(128, 'q');
  auto const mixed = "begin " + longest.substr(0, 64) + " middle z";
  auto const hash = hash_password(mixed);
  EXPECT_FALSE(verify_password(hash, mixed.substr(0, mixed.size() - 1)));
}

TEST(Password, the_profile_of_djcp_also_asks_for_three_kinds_of_characters) {
  EXPECT_TRUE(check_password("four plain words here", "a", "b", PasswordProfile::asvs));
  EXPECT_FALSE(check_password("fourplainwordshere", "a", "b", PasswordProfile::djcp3));
  EXPECT_TRUE(check_password("Four plain w0rds here", "a", "b", PasswordProfile::djcp3));
}

/// @source RFC 6238 appendix B, SHA-1; the last six of its eight digits
TEST(Totp, codes_are_those_of_rfc_6238) {
  std::string const shared = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // "12345678901234567890"
  std::pair<std::int64_t, char const*> const vectors[] = {{59, "287082"},         {1'111'111'109, "081804"},
                                                          {1'111'111'111, "050471"}, {1'234'567'890, "005924"},
                                                          {2'000'000'000, "279037"}, {20'000'000'000, "353130"}};
  for (auto const& [second, code] : vectors) EXPECT_EQ(make_totp_code(shared, {second * 1000}), code);
}

TEST(Totp, a_code_is_taken_one_step_around_now_and_only_once) {
  auto const secret = make_totp_secret();
  EXPECT_EQ(secret.size(), 32U);
  EXPECT_NE(secret, make_totp_secret());
  auto const code = make_totp_code(secret, kNow);
  auto const step = match_totp(secret, code, 0, kNow);
  ASSERT_TRUE(step);
  EXPECT_TRUE(match_totp(secret, code, 0, kNow.plus_ms(30'000)));
  EXPECT_TRUE(match_totp(secret, code, 0, kNow.plus_ms(-30'000)));
  EXPECT_FALSE(match_totp(secret, code, 0, kNow.plus_ms(90'000)));
  EXPECT_FALSE(match_totp(secret, code, *step, kNow));
  EXPECT_FALSE(match_totp("", "", 0, kNow));
  EXPECT_FALSE(match_totp(secret, "", 0, kNow));
}

TEST(Secrets, sealed_text_opens_only_whole_and_for_its_purpose) {
  auto const sealed = seal("a", "JBSWY3DP");
  EXPECT_NE(sealed, seal("a", "JBSWY3DP"));
  EXPECT_EQ(unseal("a", sealed), "JBSWY3DP");
  EXPECT_FALSE(unseal("b", sealed));
  auto altered = sealed;
  altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(unseal("a", altered));
  EXPECT_FALSE(unseal("a", ""));
  EXPECT_EQ(derived_key("a").size(), 32U);
  EXPECT_NE(derived_key("a"), derived_key("b"));
  EXPECT_NE(keyed_hash("a", "530190199001011234"), keyed_hash("b", "530190199001011234"));
}

TEST(Secrets, of_the_second_factor_are_long_and_never_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 20; ++i) {
    auto const secret = make_totp_secret();
    EXPECT_GE(secret.size() * 5, 160u) << "RFC 4226 asks for 128 bits at least";
    EXPECT_TRUE(seen.insert(secret).second);
    for (auto const& code : make_recovery_codes()) {
      EXPECT_GE(code.size(), 16u);
      EXPECT_TRUE(seen.insert(code).second);
    }
  }
}

TEST(Secrets, the_key_of_an_installation_is_made_at_random_and_read_by_its_owner_only) {
  testing_support::TemporaryFolder const folder;
  auto const key_at = [&](char const* name) {
    auto const file = folder.path() + name;
    load_installation_key(file);
    struct stat info {};
    EXPECT_EQ(stat(file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0400U);
    return derived_key("a");
  };
  auto const before = key_at("/a"), other = key_at("/b");
  EXPECT_NE(before, other);
  EXPECT_EQ(key_at("/a"), before);
}

TEST(FailureCounts, an_address_waits_after_twenty_failures_until_its_quarter_of_an_hour_is_over) {
  FailureCount failures;
  for (int i = 0; i < 19; ++i) failures.count("10.0.0.1", kNow);
  EXPECT_FALSE(failures.is_locked("10.0.0.1", kNow));
  failures.count("10.0.0.1", kNow);
  EXPECT_TRUE(failures.is_locked("10.0.0.1", kNow.plus_ms(15 * 60'000 - 1)));
  EXPECT_FALSE(failures.is_locked("10.0.0.1", kNow.plus_ms(15 * 60'000)));
  EXPECT_FALSE(failures.is_locked("10.0.0.2", kNow));
}

/// A device: keeps its private key to itself.
struct Device {
  Device() {
    std::size_t length = 32;
    std::string bytes(32, '\0');
    EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &length);
    public_key = to_base64(bytes);
  }
  std::string sign(std::string const& text) const {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    std::string out(64, '\0');
    auto length = out.size();
    EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length,
                   reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return to_base64(out);
  }
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
                                                          &EVP_PKEY_free};
  std::string public_key;
};

TEST(DeviceKey, is_taken_with_the_proof_of_its_own_device_for_its_own_person_only) {
  Device const mine, other;
  SigningKey const key{{1}, kPerson, mine.public_key, "phone", kNow, {}};
  auto const text = proof_text(kPerson, mine.public_key);
  EXPECT_TRUE(check_proof(key, mine.sign(text)));
  EXPECT_FALSE(check_proof(key, other.sign(text)));
  EXPECT_FALSE(check_proof(key, mine.sign(proof_text({8}, mine.public_key))));
  for (auto const* proof : {"", "AAAA", "not base64!", "汉"}) EXPECT_FALSE(check_proof(key, proof)) << proof;
  EXPECT_FALSE(check_proof({{1}, kPerson, "AAAA", "", kNow, {}}, mine.sign(text)));
}

class Accounts : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database();
    write([](db::Tx& tx) { insert_account(tx, kRegion, {kPerson, "li.wei", "hash"}); });
  }
  void write(std::function<void(db::Tx&)> const& work) {
    database_->write_now([&](db::Tx& tx) {
      work(tx);
      return true;
    });
  }
  Account account() {
    std::optional<Account> out;
    database_->read([&](db::Tx& tx) { out = find_account(tx, kRegion, "li.wei"); });
    return *out;
  }
  db::Database* database_{};
};
ON_EACH_ENGINE(Accounts);

TEST_P(Accounts, five_failures_in_a_row_lock_for_a_quarter_of_an_hour) {
  for (int i = 1; i <= 4; ++i) write([](db::Tx& tx) { count_failure(tx, kRegion, kPerson, kNow); });
  EXPECT_EQ(account().failures, 4);
  EXPECT_EQ(account().locked_until.ms, 0);
  write([](db::Tx& tx) { count_failure(tx, kRegion, kPerson, kNow); });
  EXPECT_EQ(account().locked_until.ms, kNow.ms + 15 * 60'000);
}

TEST_P(Accounts, a_good_login_begins_the_count_anew) {
  for (int i = 1; i <= 4; ++i) write([](db::Tx& tx) { count_failure(tx, kRegion, kPerson, kNow); });
  write([](db::Tx& tx) { forget_failures(tx, kRegion, kPerson); });
  write([](db::Tx& tx) { count_failure(tx, kRegion, kPerson, kNow); });
  EXPECT_EQ(account().failures, 1);
  EXPECT_EQ(account().locked_until.ms, 0);
}

TEST_P(Accounts, a_step_of_the_second_factor_counts_once_and_no_earlier_one_after_it) {
  write([](db::Tx& tx) {
    EXPECT_TRUE(use_totp_step(tx, kRegion, kPerson, 100));
    EXPECT_FALSE(use_totp_step(tx, kRegion, kPerson, 100));
    EXPECT_FALSE(use_totp_step(tx, kRegion, kPerson, 99));
    EXPECT_TRUE(use_totp_step(tx, kRegion, kPerson, 101));
  });
}

TEST_P(Accounts, a_recovery_code_works_once_for_its_person_and_is_stored_as_a_hash) {
  auto const codes = make_recovery_codes();
  EXPECT_EQ(codes.size(), 10U);
  write([&](db::Tx& tx) {
    save_recovery_codes(tx, kRegion, kPerson, codes);
    EXPECT_FALSE(tx.find_integer("SELECT 1 FROM auth_recovery_code WHERE code_hash = $1", {codes[0]}));
    EXPECT_FALSE(use_recovery_code(tx, kRegion, {8}, codes[0]));
    EXPECT_TRUE(use_recovery_code(tx, kRegion, kPerson, codes[0]));
    EXPECT_FALSE(use_recovery_code(tx, kRegion, kPerson, codes[0]));
    save_recovery_codes(tx, kRegion, kPerson, make_recovery_codes());
    EXPECT_FALSE(use_recovery_code(tx, kRegion, kPerson, codes[1]));
  });
}

TEST_P(Accounts, a_revoked_key_signs_no_more_and_keys_of_a_leaver_are_all_revoked) {
  write([](db::Tx& tx) {
    for (std::int64_t id : {1, 2, 3}) insert_key(tx, kRegion, {{id}, kPerson, "k", "phone", kNow, {}});
    revoke_key(tx, kRegion, {8}, {1}, kNow);
    EXPECT_TRUE(get_key(tx, kRegion, kPerson, {1}));
    revoke_key(tx, kRegion, kPerson, {1}, kNow);
    EXPECT_FALSE(get_key(tx, kRegion, kPerson, {1}));
    EXPECT_FALSE(get_key(tx, kRegion, {8}, {2}));
    revoke_keys(tx, kRegion, kPerson, kNow);
    EXPECT_FALSE(get_key(tx, kRegion, kPerson, {3}));
  });
}

}  // namespace
}  // namespace platform::auth
