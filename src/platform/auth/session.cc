// Rows and memory of sessions.
#include "platform/auth/session.h"

#include <algorithm>

#include "platform/auth/secret.h"
#include "platform/db/object.h"

namespace platform::auth {
namespace {

constexpr std::int64_t kMemoryMs = 30'000;
constexpr std::int64_t kSeenEveryMs = 60'000;
constexpr std::size_t kIdLength = 16;

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

std::string select_row() {
  return "SELECT " + db::columns_of<SessionRow>() + " FROM auth_session WHERE region = $1";
}

std::optional<SessionRow> find_row(db::Tx& tx, base::Region region, std::string const& hash) {
  static std::string const sql = select_row() + " AND token_hash = $2";
  return tx.find<SessionRow>(sql, {region, hash});
}

void delete_row(db::Tx& tx, base::Region region, std::string const& hash) {
  tx.execute("DELETE FROM auth_session WHERE region = $1 AND token_hash = $2", {region, hash});
}

bool is_over(SessionRow const& row, SessionLimits const& limits, base::Instant now) {
  return now.ms - row.seen_at.ms > row.idle_ms || now.ms - row.created_at.ms > limits.whole_ms;
}

}  // namespace

Sessions::Sessions(db::Database& database, base::Region region, HatsOf hats_of,
                   std::function<base::Instant()> clock, SessionLimits limits)
    : database_{database},
      region_{region},
      hats_of_{std::move(hats_of)},
      clock_{std::move(clock)},
      limits_{limits} {}

NewSession Sessions::open(Hat const& hat, Origin const& origin) {
  auto const token = to_base64url(random_bytes(32));
  auto const now = clock_();
  auto const idle_ms = origin.scanner ? limits_.scanner_idle_ms : limits_.desk_idle_ms;
  SessionRow const row{sha256_hex(token), hat.person, hat.id, to_base64url(random_bytes(18)),
                       idle_ms,           now,        now,    origin.address,
                       origin.device};
  database_.write_now([&](db::Tx& tx) {
    tx.insert("auth_session", region_, row);
    return true;
  });
  Session const session{std::make_shared<Hat const>(hat), row.csrf};
  remember(row.token_hash, session);
  return {token, session};
}

std::optional<NewSession> Sessions::change_hat(std::string_view old_token, Hat const& hat,
                                               Origin const& origin) {
  auto const old_hash = sha256_hex(old_token);
  auto const token = to_base64url(random_bytes(32));
  SessionRow row{sha256_hex(token), hat.person, hat.id, to_base64url(random_bytes(18))};
  row.seen_at = clock_();
  row.address = origin.address;
  row.device = origin.device;
  auto changed = false;
  database_.write_now([&](db::Tx& tx) {
    auto const old = find_row(tx, region_, old_hash);
    changed = old && old->person == hat.person && !is_over(*old, limits_, row.seen_at);
    if (!changed) return false;
    row.idle_ms = old->idle_ms;
    row.created_at = old->created_at;
    delete_row(tx, region_, old_hash);
    tx.insert("auth_session", region_, row);
    return true;
  });
  if (!changed) return {};
  {
    std::lock_guard const lock{mutex_};
    memory_.erase(old_hash);
  }
  Session const session{std::make_shared<Hat const>(hat), row.csrf};
  remember(row.token_hash, session);
  return NewSession{token, session};
}

std::optional<Session> Sessions::recall(std::string_view token) {
  auto const hash = sha256_hex(token);
  std::lock_guard const lock{mutex_};
  auto const known = memory_.find(hash);
  if (known == memory_.end()) return {};
  if (known->second.until < clock_()) {
    memory_.erase(known);
    return {};
  }
  return known->second.session;
}

std::optional<Session> Sessions::load(std::string_view token) {
  auto const hash = sha256_hex(token);
  auto const now = clock_();
  std::optional<SessionRow> row;
  std::optional<Session> session;
  database_.read([&](db::Tx& tx) {
    row = find_row(tx, region_, hash);
    if (!row || is_over(*row, limits_, now)) return;
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
  database_.write_now([&](db::Tx& tx) {
    delete_row(tx, region_, hash);
    return true;
  });
  std::lock_guard const lock{mutex_};
  memory_.erase(hash);
}

std::vector<OpenSession> Sessions::list(PersonId person, std::string_view own_token) {
  static std::string const sql = select_row() + " AND person = $2 ORDER BY created_at DESC LIMIT 200";
  auto const own = sha256_hex(own_token);
  auto const now = clock_();
  std::vector<OpenSession> out;
  database_.read([&](db::Tx& tx) {
    for (auto& row : tx.list<SessionRow>(sql, {region_, person}))
      if (!is_over(row, limits_, now))
        out.push_back({row.token_hash.substr(0, kIdLength), row.created_at, row.seen_at,
                       std::move(row.address), std::move(row.device), row.token_hash == own});
  });
  return out;
}

bool Sessions::end_one(PersonId person, std::string_view id) {
  if (id.size() != kIdLength) return false;
  std::int64_t ended = 0;
  database_.write_now([&](db::Tx& tx) {
    ended = tx.execute(
        "DELETE FROM auth_session WHERE region = $1 AND person = $2 AND substr(token_hash, 1, 16) = $3",
        {region_, person, id});
    return ended > 0;
  });
  std::lock_guard const lock{mutex_};
  std::erase_if(memory_, [id](auto const& m) { return m.first.starts_with(id); });
  return ended > 0;
}

void Sessions::forget(PersonId person) {
  auto const now = clock_();
  std::lock_guard const lock{mutex_};
  std::erase_if(memory_, [person](auto const& m) { return m.second.session.hat->person == person; });
  std::erase_if(forgotten_, [now](auto const& f) { return f.second < now; });
  forgotten_[person] = now.plus_ms(kMemoryMs);
}

void Sessions::end_all(PersonId person) {
  forget(person);
  database_.write_now([&](db::Tx& tx) {
    delete_sessions(tx, region_, person);
    return true;
  });
}

void Sessions::purge() {
  auto const now = clock_();
  database_.write_now([&](db::Tx& tx) {
    return tx.execute(
               "DELETE FROM auth_session WHERE region = $1 AND (seen_at + idle_ms < $2 OR created_at < $3)",
               {region_, now, now.plus_ms(-limits_.whole_ms)}) > 0;
  });
}

void Sessions::remember(std::string const& token_hash, Session const& session) {
  auto const now = clock_();
  std::lock_guard const lock{mutex_};
  auto const forgotten = forgotten_.find(session.hat->person);
  if (forgotten != forgotten_.end() && now <= forgotten->second) return;
  if (now.ms - swept_at_.ms > kMemoryMs) {
    std::erase_if(memory_, [now](auto const& m) { return m.second.until < now; });
    swept_at_ = now;
  }
  memory_[token_hash] = {session, now.plus_ms(kMemoryMs)};
}

void delete_sessions(db::Tx& tx, base::Region region, PersonId person) {
  tx.execute("DELETE FROM auth_session WHERE region = $1 AND person = $2", {region, person});
}

}  // namespace platform::auth
