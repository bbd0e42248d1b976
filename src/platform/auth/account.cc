// The rows of accounts.
#include "platform/auth/account.h"

#include "platform/db/object.h"

namespace platform::auth {

void insert_account(db::Tx& tx, base::Region region, Account const& a) {
  tx.insert("auth_account", region, a);
}

std::optional<Account> find_account(db::Tx& tx, base::Region region, std::string_view login) {
  static std::string const sql =
      "SELECT " + db::columns_of<Account>() + " FROM auth_account WHERE region = $1 AND login = $2";
  return tx.find<Account>(sql, {region, login});
}

std::optional<Account> find_account(db::Tx& tx, base::Region region, PersonId person) {
  static std::string const sql =
      "SELECT " + db::columns_of<Account>() + " FROM auth_account WHERE region = $1 AND person = $2";
  return tx.find<Account>(sql, {region, person});
}

void count_failure(db::Tx& tx, base::Region region, PersonId person, base::Instant now) {
  tx.execute(
      "UPDATE auth_account SET locked_until = CASE WHEN failures + 1 >= $3 THEN $4 ELSE locked_until END,"
      " failures = CASE WHEN failures + 1 >= $3 THEN 0 ELSE failures + 1 END WHERE region = $1 AND person = "
      "$2",
      {region, person, kFailuresMax, now.plus_ms(kLockMs)});
}

void forget_failures(db::Tx& tx, base::Region region, PersonId person) {
  tx.execute("UPDATE auth_account SET failures = 0 WHERE region = $1 AND person = $2", {region, person});
}

bool use_totp_step(db::Tx& tx, base::Region region, PersonId person, std::int64_t step) {
  return tx.execute(
             "UPDATE auth_account SET totp_step = $3 WHERE region = $1 AND person = $2 AND totp_step < $3",
             {region, person, step}) == 1;
}

void save_password(db::Tx& tx, base::Region region, PersonId person, std::string const& encoded,
                   bool must_change) {
  tx.execute("UPDATE auth_account SET password = $3, must_change = $4 WHERE region = $1 AND person = $2",
             {region, person, encoded, must_change});
}

void save_totp(db::Tx& tx, base::Region region, PersonId person, std::string const& secret,
               std::int64_t step) {
  tx.execute("UPDATE auth_account SET totp = $3, totp_step = $4 WHERE region = $1 AND person = $2",
             {region, person, secret, step});
}

void disable_account(db::Tx& tx, base::Region region, PersonId person) {
  tx.execute("UPDATE auth_account SET disabled = 1 WHERE region = $1 AND person = $2", {region, person});
}

}  // namespace platform::auth
