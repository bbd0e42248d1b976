// Rows and memory of sessions.
#include "platform/auth/session.h"

#include <algorithm>

#include "platform/auth/secret.h"
#include "platform/db/object.h"

namespace platform::auth {
namespace {

constexpr std::int64_t kMemoryMs = 30'000;
constexpr std::int64_t kSeenEveryMs = 60'000;

struct SessionRow {
  std::string token_hash;
  PersonId person;
  HatId hat;
  std::string csrf;
  std::int64_t idle_ms{};
  base::Instant created_at, seen_at;
  std::string address, device;
};
DESCRIBE(SessionRow, "A session.", FIELD(token_hash, "SHA-256"), FIELD(person, "whose"), FIELD(hat, "worn"),
         FIELD(csrf, "write token"), FIELD(idle_ms, "ends after"), FIELD(created_at, "begun"),
         FIELD(seen_at, "last used"), FIELD(address, "from where"), FIELD(device, "with what"))

}  // namespace

Sessions::Sessions(db::Database& database, base::Region region, HatsOf hats_of,
                   std::function<base::Instant()> clock)
    : database_{database}, region_{region}, hats_of_{std::move(hats_of)}, clock_{std::move(clock)} {}

NewSession Sessions::open(Hat const& hat, Origin const& origin) {
  auto const token = to_base64url(random_bytes(32));
  auto const now = clock_();
  SessionRow const row{sha256_hex(token),
                       hat.person,
                       hat.id,
                       to_base64url(random_bytes(18)),
                       origin.scanner ? kScannerIdleMs : kDeskIdleMs,
                       now,
                       now,
                       origin.address,
                       origin.device};
  database_.write_now([&](db::Tx& tx) {
    tx.insert("auth_session", region_, row);
    return true;
  });
  Session const session{std::make_shared<Hat const>(hat), row.csrf};
  remember(row.token_hash, session);
  return {token, session};
}

std::optional<Session> Sessions::recall(std::string_view token) {
  auto const hash = sha256_hex(token);
  std::lock_guard lock{mutex_};
  auto const known = memory_.find(hash);
  if (known == memory_.end()) return {};
  if (known->second.until < clock_()) {
    memory_.erase(known);
    return {};
  }
  return known->second.session;
}

std::optional<Session> Sessions::load(std::string_view token) {
  static std::string const sql =
      "SELECT " + db::columns_of<SessionRow>() + " FROM auth_session WHERE region = $1 AND token_hash = $2";
  auto const hash = sha256_hex(token);
  auto const now = clock_();
  std::optional<SessionRow> row;
  std::optional<Session> session;
  database_.read([&](db::Tx& tx) {
    row = tx.find<SessionRow>(sql, {region_, hash});
    if (!row || now.ms - row->seen_at.ms > row->idle_ms) return;
    auto const hats = hats_of_(tx, region_, row->person, now);
    auto const worn = std::ranges::find(hats, row->hat, &Hat::id);
    if (worn != hats.end()) session = Session{std::make_shared<Hat const>(*worn), row->csrf};
  });
  if (!session) return {};
  if (now.ms - row->seen_at.ms > kSeenEveryMs)
    database_.write(
        [region = region_, hash, now](db::Tx& tx) {
          return tx.execute("UPDATE auth_session SET seen_at = $3 WHERE region = $1 AND token_hash = $2",
                            {region, hash, now}) > 0;
        },
        [](std::exception_ptr) {});
  remember(hash, *session);
  return session;
}

void Sessions::end(std::string_view token) {
  auto const hash = sha256_hex(token);
  {
    std::lock_guard lock{mutex_};
    memory_.erase(hash);
  }
  database_.write_now([&](db::Tx& tx) {
    tx.execute("DELETE FROM auth_session WHERE region = $1 AND token_hash = $2", {region_, hash});
    return true;
  });
}

void Sessions::forget(PersonId person) {
  std::lock_guard lock{mutex_};
  std::erase_if(memory_, [person](auto const& m) { return m.second.session.hat->person == person; });
}

void Sessions::end_all(PersonId person) {
  forget(person);
  database_.write_now([&](db::Tx& tx) {
    tx.execute("DELETE FROM auth_session WHERE region = $1 AND person = $2", {region_, person});
    return true;
  });
}

void Sessions::remember(std::string const& token_hash, Session const& session) {
  std::lock_guard lock{mutex_};
  memory_[token_hash] = {session, clock_().plus_ms(kMemoryMs)};
}

}  // namespace platform::auth
