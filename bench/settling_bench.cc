// A prefecture's month on disk: signed hand-over lines under 60 agreements rated, stored as statements in
// bounded transactions, rated again, and posted in both sides' books; beside SQLite alone writing the same
// rows in transactions of the same size (targets P5, R6).
//
//   settling_bench [LINES [POSTINGS]]
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "modules/agreement/module.h"
#include "modules/mail/module.h"
#include "modules/message/module.h"
#include "modules/network/module.h"
#include "modules/org/module.h"
#include "modules/settlement/module.h"
#include "modules/settlement/service/batch_rating.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/store/statement.h"
#include "platform/command/command_line.h"
#include "testing/database.h"
#include "testing/temporary_folder.h"

namespace schema {
std::span<platform::db::Migration const> platform();
}

namespace {

using namespace settlement;
using Clock = std::chrono::steady_clock;

constexpr base::Region kRegion{530'100};
constexpr rules::Period kMonth{{20261101}, {20261130}};
constexpr std::int64_t kAgreements = 60, kPostingsOfABatch = 500;
constexpr OrganisationId kPost{1};

double seconds_since(Clock::time_point from) {
  return std::chrono::duration<double>(Clock::now() - from).count();
}
double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}
base::Instant now_of(std::int64_t step) { return base::instant_of({20261202}, {9 * 3600}).plus_ms(step); }

rules::Terms terms_of(std::int64_t n) {
  rules::Terms t{.version = {n}, .agreement = {n}, .number = "XY-" + std::to_string(n), .title = "合作协议"};
  t.payer = kPost;
  t.payee = {n + 10};
  t.from_day = {20260101};
  rating::Rule item{.id = {1}, .basis = rating::Basis::item, .link = rating::Link::handover};
  item.tiers = {{0, 400 + n}, {10'000, 300}};
  item.tax = {true, 900};
  rating::Rule weight{.id = {2}, .basis = rating::Basis::kg, .link = rating::Link::transport};
  weight.tiers = {{0, 120}};
  weight.tax = {true, 900};
  t.tariff.rules = {item, weight};
  t.names = {{1, "交接"}, {2, "运输"}};
  return t;
}

/// What both sides of an agreement signed in the month; the same whenever it is asked for.
std::vector<rules::DayEvents> days_of(rules::Terms const& t, std::int64_t lines) {
  std::mt19937_64 random{static_cast<std::uint64_t>(t.agreement.value)};
  std::vector<rules::DayEvents> out;
  std::int64_t key = t.agreement.value * 100'000'000;
  for (auto day = kMonth.first; day <= kMonth.last; day = base::add_days(day, 1)) out.push_back({.day = day});
  for (std::int64_t i = 0; i < lines; ++i) {
    auto& day = out[static_cast<std::size_t>(i) % out.size()];
    mail::SignedLine l{
        .handover = {++key}, .line = 1, .giver = kPost, .receiver = t.payee, .product = "parcel"};
    l.signed_at = rules::beginning_of(day.day).plus_ms(static_cast<std::int64_t>(random() % 60'000'000));
    l.code = std::to_string(200'000'000'000'000 + key);
    l.route = std::to_string(101 + random() % 12);
    l.n_bags = 1;
    l.n_items = 1 + static_cast<std::int64_t>(random() % 3);
    l.weight_g = {static_cast<std::int64_t>(random() % 20'000)};
    day.lines.push_back(std::move(l));
  }
  return out;
}

service::Prepared prepared_of(rules::Terms const& t, std::vector<rules::DayEvents> const& days,
                              StatementId id, std::int64_t version) {
  service::Prepared p;
  auto bill = rules::bill_of({t}, kMonth, days, {});
  if (!bill) throw std::runtime_error{bill.refusal().kind->code};
  p.bill = std::move(bill).value();
  auto& s = p.statement;
  s.id = id;
  s.number = "JS-" + t.number;
  s.agreement = t.agreement;
  s.payer = t.payer;
  s.payee = t.payee;
  s.first_day = kMonth.first;
  s.last_day = kMonth.last;
  s.state = rules::StatementState::draft;
  s.version = version;
  for (auto const& b : p.bill.lines) p.lines.push_back(rules::to_line(b, id, std::ssize(p.lines) + 1));
  rules::sum_up(s, p.lines);
  return p;
}

struct Month {
  std::vector<std::int64_t> due_li;
  double rated_s{}, stored_s{};
};

Month settle(platform::db::Database& database, std::int64_t lines, std::int64_t version) {
  Month out;
  for (std::int64_t n = 1; n <= kAgreements; ++n) {
    auto const t = terms_of(n);
    auto days = days_of(t, lines / kAgreements);
    std::mt19937_64 random{7};
    if (version > 1)
      for (auto& d : days) std::ranges::shuffle(d.lines, random);
    auto from = Clock::now();
    auto const p = prepared_of(t, days, {n}, version);
    out.rated_s += seconds_since(from);
    from = Clock::now();
    if (!service::store_in_batches(database, kRegion, now_of(version * 100'000 + n), p))
      throw std::runtime_error{"store"};
    out.stored_s += seconds_since(from);
    database.read(
        [&](Tx& tx) { out.due_li.push_back(store::get_statement(tx, kRegion, {n}).value().due_li.value); });
  }
  return out;
}

/// A sale and what it owes, in both sides' books.
service::Entering entering(Act& act, service::AccountFinder& accounts, std::int64_t i) {
  using accounting::Purpose;
  OrganisationId const payee{i % kAgreements + 11};
  base::Money const gross{1'090 + i % 1'000 * 10}, tax{90}, net = gross - tax, zero{};
  auto const account = [&](OrganisationId party, Purpose purpose, OrganisationId with) {
    return accounts.of(party, purpose, with).value();
  };
  accounting::Enter enter{act.make_id<accounting::OperationId>(), act.now, false, {}};
  enter.entries = {{account(payee, Purpose::receivable, kPost), gross},
                   {account(payee, Purpose::income, kPost), zero - net},
                   {account(payee, Purpose::output_tax, {}), zero - tax},
                   {account(kPost, Purpose::cost, payee), net},
                   {account(kPost, Purpose::input_tax, {}), tax},
                   {account(kPost, Purpose::payable, payee), zero - gross}};
  return {std::move(enter), {"settlement/statement/1", "bench"}};
}

/// Postings of six entries, so many in a transaction.
double post(platform::db::Database& database, std::int64_t postings) {
  auto const from = Clock::now();
  for (std::int64_t done = 0; done < postings; done += kPostingsOfABatch)
    platform::command::act_as_operator(database, kRegion, now_of(30'000'000 + done), [&](Act& act) {
      service::AccountFinder accounts{act};
      std::vector<service::Entering> all;
      for (std::int64_t i = done; i < done + kPostingsOfABatch && i < postings; ++i)
        all.push_back(entering(act, accounts, i));
      if (!service::enter_all(act, all)) throw std::runtime_error{"post"};
      return true;
    });
  return seconds_since(from);
}

/// SQLite without us, with the same durability.
class Raw {
 public:
  explicit Raw(std::string const& file) {
    if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) throw std::runtime_error{sqlite3_errmsg(db_)};
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("PRAGMA cache_size=-65536");
  }
  Raw(Raw const&) = delete;
  Raw& operator=(Raw const&) = delete;
  ~Raw() { sqlite3_close(db_); }

  void run(std::string const& sql) {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error{sql + ": " + sqlite3_errmsg(db_)};
  }
  sqlite3_stmt* prepare(std::string const& sql) {
    sqlite3_stmt* out = nullptr;
    if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &out, nullptr) != SQLITE_OK)
      throw std::runtime_error{sql + ": " + sqlite3_errmsg(db_)};
    return out;
  }

 private:
  sqlite3* db_{};
};

using Cell = std::variant<std::int64_t, std::string>;
using Row = std::vector<Cell>;

/// A table, which is copied row by row: all of it at once would be the largest thing in memory.
struct Copied {
  std::size_t rows{};
  double seconds{};  ///< for the inserts and their commits alone
};

std::vector<Row> next_rows(sqlite3_stmt* s, std::size_t most) {
  std::vector<Row> out;
  while (out.size() < most && sqlite3_step(s) == SQLITE_ROW) {
    auto& row = out.emplace_back();
    for (int c = 0; c < sqlite3_column_count(s); ++c)
      if (sqlite3_column_type(s, c) == SQLITE_INTEGER)
        row.emplace_back(sqlite3_column_int64(s, c));
      else
        row.emplace_back(std::string{reinterpret_cast<char const*>(sqlite3_column_blob(s, c)),
                                     static_cast<std::size_t>(sqlite3_column_bytes(s, c))});
  }
  return out;
}

void insert(sqlite3_stmt* s, Row const& row) {
  for (std::size_t c = 0; c < row.size(); ++c) {
    auto const at = static_cast<int>(c) + 1;
    if (auto const* n = std::get_if<std::int64_t>(&row[c]))
      sqlite3_bind_int64(s, at, *n);
    else
      sqlite3_bind_text(s, at, std::get<std::string>(row[c]).data(),
                        static_cast<int>(std::get<std::string>(row[c]).size()), SQLITE_STATIC);
  }
  if (sqlite3_step(s) != SQLITE_DONE) throw std::runtime_error{"insert"};
  sqlite3_reset(s);
}

std::int64_t number(Raw& in, std::string const& sql) {
  auto* s = in.prepare(sql);
  sqlite3_step(s);
  auto const n = sqlite3_column_int64(s, 0);
  sqlite3_finalize(s);
  return n;
}

void make_table(Raw& from, Raw& to, std::string const& table) {
  auto* s =
      from.prepare("SELECT sql FROM sqlite_master WHERE tbl_name = '" + table + "' AND sql IS NOT NULL");
  while (sqlite3_step(s) == SQLITE_ROW) to.run(reinterpret_cast<char const*>(sqlite3_column_text(s, 0)));
  sqlite3_finalize(s);
}

/// In the order in which we wrote them.
Copied copy(Raw& from, Raw& to, std::string const& table, std::size_t rows_of_a_transaction) {
  make_table(from, to, table);
  auto* read = from.prepare("SELECT * FROM " + table);
  std::string marks = "?";
  for (int c = 1; c < sqlite3_column_count(read); ++c) marks += ",?";
  auto* write = to.prepare("INSERT INTO " + table + " VALUES (" + marks + ")");
  Copied out;
  // A statement that has ended begins anew when it is stepped again: a short batch is the last one.
  for (auto more = true; more;) {
    auto const rows = next_rows(read, rows_of_a_transaction);
    more = rows.size() == rows_of_a_transaction;
    auto const begun = Clock::now();
    to.run("BEGIN IMMEDIATE");
    for (auto const& row : rows) insert(write, row);
    to.run("COMMIT");
    out.seconds += seconds_since(begun);
    out.rows += rows.size();
  }
  sqlite3_finalize(read);
  sqlite3_finalize(write);
  return out;
}

/// The rows of the postings written by SQLite alone, those of one of our transactions in one of its own.
Copied copy_books(Raw& from, Raw& to, std::int64_t postings) {
  Copied out;
  for (auto const* table :
       {"settlement_posting", "settlement_change", "settlement_operation", "journal_event"}) {
    auto const all = number(from, std::string{"SELECT count(*) FROM "} + table);
    auto const share = std::max<std::int64_t>(1, all * kPostingsOfABatch / postings);
    auto const done = copy(from, to, table, static_cast<std::size_t>(share));
    out.seconds += done.seconds;
    out.rows += done.rows;
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::int64_t const lines = argc > 1 ? std::atoll(argv[1]) : 300'000;
  std::int64_t const postings = argc > 2 ? std::atoll(argv[2]) : 20'000;
  testing_support::TemporaryFolder const folder;
  auto const file = folder.path() + "/bench.db";
  auto const database = platform::db::open_sqlite({.file = file});
  database->migrate(
      testing_support::joined({schema::platform(), network::module.migrations(), org::module.migrations(),
                               message::module.migrations(), mail::module.migrations(),
                               agreement::module.migrations(), module.migrations()}));
  auto const first = settle(*database, lines, 1), second = settle(*database, lines, 2);
  auto const same = first.due_li == second.due_li;
  auto const peak = peak_mib();
  auto const posted = post(*database, postings);
  Raw raw{file}, alone{folder.path() + "/alone.db"};
  auto const parts = copy(raw, alone, "settlement_part", service::kRowsOfABatch);
  fmt::print(
      "{} lines, {} agreements: rated in {:.2f} s, stored in {:.2f} s ({:.0f} rows/s), again over it {:.2f} "
      "s, "
      "peak {:.0f} MiB; shuffled and again: {}\n",
      lines, kAgreements, first.rated_s, first.stored_s, static_cast<double>(parts.rows) / first.stored_s,
      second.stored_s, peak, same ? "identical to the cent" : "DIFFERENT");
  fmt::print("SQLite alone, the same {} rows in the same transactions: {:.2f} s; ours {:.2f} times that\n",
             parts.rows, parts.seconds, first.stored_s / parts.seconds);
  auto const books = copy_books(raw, alone, postings);
  fmt::print(
      "{} durable postings of 6 entries, {} a transaction: {:.2f} s, {:.0f} postings/s; SQLite alone, their "
      "{} rows: {:.2f} s, {:.0f}/s; ours {:.2f} times that; peak {:.0f} MiB in all\n",
      postings, kPostingsOfABatch, posted, static_cast<double>(postings) / posted, books.rows, books.seconds,
      static_cast<double>(postings) / books.seconds, posted / books.seconds, peak_mib());
  return same ? 0 : 1;
}
