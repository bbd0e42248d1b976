// The chain: hash_n = H(hash_{n-1} ‖ canonical form of event n).
//
// Canonical form: for each of id, type, subject, at, happened_at, person, hat, organisation, node, command,
// data, in this order, its text's length in decimal, ':', the text and ','. (A netstring each, so no two
// events share a form.)
#include "platform/event/journal.h"

#include <openssl/evp.h>

#include <set>

#include "base/hex.h"
#include "platform/db/object.h"

namespace platform::event {
namespace {

class Hasher {
 public:
  explicit Hasher(HashKind kind)
      : kind_{kind == HashKind::sm3 ? EVP_sm3() : EVP_sha256()}, context_{EVP_MD_CTX_new()} {}
  ~Hasher() { EVP_MD_CTX_free(context_); }
  Hasher(Hasher const&) = delete;
  Hasher& operator=(Hasher const&) = delete;

  std::string link(std::string const& previous, std::string const& form) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestInit_ex(context_, kind_, nullptr);
    EVP_DigestUpdate(context_, previous.data(), previous.size());
    EVP_DigestUpdate(context_, form.data(), form.size());
    EVP_DigestFinal_ex(context_, digest, &length);
    return base::to_hex(digest, length);
  }

 private:
  EVP_MD const* kind_;
  EVP_MD_CTX* context_;
};

void add(std::string& form, std::string_view text) {
  form += std::to_string(text.size());
  form += ':';
  form += text;
  form += ',';
}

void add(std::string& form, std::int64_t n) { add(form, std::to_string(n)); }

std::string canonical_form(Event const& e) {
  std::string form;
  form.reserve(256 + e.data.text.size());
  add(form, e.id.value);
  add(form, e.type);
  add(form, e.subject);
  add(form, e.at.ms);
  add(form, e.happened_at.ms);
  add(form, e.person.value);
  add(form, e.hat.value);
  add(form, e.organisation.value);
  add(form, e.node.value);
  add(form, e.command);
  add(form, e.data.text);
  return form;
}

struct Head {
  std::int64_t n{};
  std::string hash;
};
DESCRIBE(Head, "The end of a chain.", FIELD(n, ""), FIELD(hash, ""))

Head read_head(db::Tx& tx, base::Region region) {
  return tx.find<Head>("SELECT n, hash FROM journal_head WHERE region = $1", {region}).value_or(Head{});
}

/// Columns n and hash, before those of the event.
struct Place {
  std::int64_t n{};
  std::string hash;
};

/// Calls `sink(place, event)` for each row of a select over n, hash and the event's columns.
template <typename SinkFn>
void each_sealed(db::Tx& tx, std::string const& sql, std::initializer_list<db::Param> params, SinkFn sink) {
  tx.each(sql, params, [&sink](db::Row const& row) {
    Place const place{row.integer(0), std::string{row.text(1)}};
    Event e;
    e.id = {row.integer(2)};
    e.type = row.text(3);
    e.subject = row.text(4);
    e.at = {row.integer(5)};
    e.happened_at = {row.integer(6)};
    e.person = {row.integer(7)};
    e.hat = {row.integer(8)};
    e.organisation = {row.integer(9)};
    e.node = {row.integer(10)};
    e.command = row.text(11);
    e.data.text = row.text(12);
    sink(place, std::move(e));
  });
}

std::string select_sealed(std::string_view rest) {
  return "SELECT n, hash, " + db::columns_of<Event>() + " FROM journal_event WHERE region = $1 " +
         std::string{rest};
}

/// Compares a chain entry by entry with what it should be.
class Verifier {
 public:
  explicit Verifier(HashKind kind) : hasher_{kind} {}
  void look_at(Place const& place, Event const& event) {
    if (found) return;
    if (place.n != entries + 1)
      found = {entries + 1, "entry missing"};
    else if (auto const expected = hasher_.link(last_, canonical_form(event)); expected != place.hash)
      found = {place.n, "event or hash changed"};
    else
      last_ = expected;
    if (!found) ++entries;
  }
  void compare_head(Head const& head) {
    if (found || (head.n == entries && head.hash == last_)) return;
    found = {entries + 1, "chain cut: its head says " + std::to_string(head.n) + " entries"};
  }
  std::int64_t entries{};
  std::optional<Break> found;

 private:
  Hasher hasher_;
  std::string last_;
};

}  // namespace

void append(db::Tx& tx, base::Region region, Event const& e) {
  tx.post(
      "INSERT INTO journal_event (region, id, n, hash, type, subject, at, happened_at, person, hat, "
      "organisation, node,"
      " command, data) VALUES ($1, $2, 0, '', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {region, e.id, e.type, e.subject, e.at, e.happened_at, e.person, e.hat, e.organisation, e.node,
       e.command, e.data});
}

std::vector<Sealed> seal_waiting(db::Tx& tx, base::Region region, HashKind kind, std::size_t limit) {
  static std::string const waiting = "SELECT " + db::columns_of<Event>() +
                                     " FROM journal_event WHERE region = $1 AND n = 0 ORDER BY id LIMIT $2";
  auto events = tx.list<Event>(waiting, {region, limit});
  if (events.empty()) return {};
  auto head = read_head(tx, region);
  Hasher hasher{kind};
  std::vector<Sealed> out;
  out.reserve(events.size());
  for (auto& e : events) {
    head = {head.n + 1, hasher.link(head.hash, canonical_form(e))};
    tx.post("UPDATE journal_event SET n = $3, hash = $4 WHERE region = $1 AND id = $2",
               {region, e.id, head.n, head.hash});
    out.push_back({head.n, head.hash, std::move(e)});
  }
  tx.post(
      "INSERT INTO journal_head (region, n, hash) VALUES ($1, $2, $3)"
      " ON CONFLICT (region) DO UPDATE SET n = $2, hash = $3",
      {region, head.n, head.hash});
  return out;
}

std::vector<base::Region> list_chains(db::Tx& tx) {
  std::set<base::Region> out;
  tx.each("SELECT region FROM journal_head", {}, [&out](db::Row const& row) { out.insert({row.integer(0)}); });
  // From one region to the next: those that wait may be many, and of few regions.
  std::optional<std::int64_t> region = 0;
  while ((region = tx.find_integer(
              "SELECT region FROM journal_event WHERE n = 0 AND region > $1 ORDER BY region LIMIT 1", {*region})))
    out.insert({*region});
  return {out.begin(), out.end()};
}

std::vector<Sealed> list_sealed(db::Tx& tx, base::Region region, std::int64_t after, std::size_t limit) {
  static std::string const sql = select_sealed("AND n > $2 AND n > 0 ORDER BY n LIMIT $3");
  std::vector<Sealed> out;
  each_sealed(tx, sql, {region, after, limit}, [&out](Place const& p, Event e) {
    out.push_back({p.n, p.hash, std::move(e)});
  });
  return out;
}

Verification verify(db::Tx& tx, base::Region region, HashKind kind) {
  static std::string const sql = select_sealed("AND n > 0 ORDER BY n");
  Verifier verifier{kind};
  each_sealed(tx, sql, {region}, [&verifier](Place const& p, Event const& e) { verifier.look_at(p, e); });
  verifier.compare_head(read_head(tx, region));
  auto const waiting =
      tx.find_integer("SELECT count(*) FROM journal_event WHERE region = $1 AND n = 0", {region}).value_or(0);
  return {verifier.entries, waiting, verifier.found};
}

}  // namespace platform::event
